"""Shell completion of institutions and of ready queries with their parameters.

Switched on by `eval "$(_MREZHA_COMPLETE=bash_source mrezha)"`, or `zsh_source`, `fish_source`.
"""

import click
from click.shell_completion import CompletionItem


def names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names and abbreviations of institutions that begin with what is typed, in any case."""
    import mrezha

    start = incomplete.casefold()
    things = [t for t in mrezha.open().vocabulary.things.values() if t.used and t.cls in ("actor", "collective")]
    found = {n: t.label("bg") for t in things for n in t.names if n.casefold().startswith(start)}
    return [CompletionItem(name, help=found[name]) for name in sorted(found)]


def queries(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of the ready queries."""
    from mrezha.queries.catalogue import catalogue

    return [CompletionItem(n, help=q.title["en"]) for n, q in catalogue().items() if n.startswith(incomplete)]


class QueryCommand(click.Command):
    """A command whose options are those of the query it is to run."""

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The command's own options, the query's parameters, and names of institutions for those that take one."""
        from mrezha.queries.catalogue import catalogue

        query = catalogue().get(str(ctx.params.get("query")))
        last = ctx.args[-1] if ctx.args else ""
        if query and any(last == f"--{p.name}" and p.kind == "institution" for p in query.parameters):
            return names(ctx, self.params[0], incomplete)
        found = super().shell_complete(ctx, incomplete)
        if query and incomplete.startswith("-"):
            own = [f"--{p.name}" for p in query.parameters]
            found += [CompletionItem(name) for name in own if name.startswith(incomplete)]
        return found
