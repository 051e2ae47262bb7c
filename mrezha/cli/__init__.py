"""The command line: a thin layer over the library, with the same verbs."""

import importlib
import sys

import click

from mrezha.cli.helping import Context

# Each command in a module of its own, imported only when it is run: an answer should not wait for the map's libraries.
_COMMANDS = {
    "build": "Read the programmes, and your own, into the graph",
    "load": "Take in a ready dataset of any size",
    "ask": "Answer a question, in Bulgarian or English",
    "query": "Run a ready query, or SPARQL of your own",
    "show": "Show an institution, or an activity with its words",
    "actors": "Rank the actors by what they do",
    "network": "Rank the actors by their place in the network",
    "changes": "Compare the programmes of two years",
    "gaps": "List the gaps in the text of a programme",
    "map": "Draw the map of who works with whom",
    "figure": "Draw a figure for a report",
    "report": "Write a brief on a programme",
    "export": "Write the data for other programs",
    "serve": "Open the workbench in the browser",
    "mcp": "Serve assistants (Model Context Protocol)",
    "check": "Say how much was understood, and whether it holds",
}

_OF_DATASET = tuple(c for c in _COMMANDS if c not in ("build", "check", "load"))


def _endpoint_option(envvar: str | None = None) -> click.Option:
    """`--endpoint URL`, before a command or after it."""
    from mrezha.cli.opened import ENDPOINT

    def remember(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
        if value:
            ctx.meta[ENDPOINT] = value

    return click.Option(
        ["--endpoint"], metavar="URL", envvar=envvar, callback=remember, expose_value=False,
        help="Ask the dataset of this SPARQL 1.1 server, not the one on this computer.",
    )  # fmt: skip


class _Lazy(click.Group):
    """A group that imports a command when it is asked for."""

    context_class = Context

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands in one line each, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command = importlib.import_module(f"mrezha.cli.{name}").command
        assert isinstance(command, click.Command)  # noqa: S101 - for the type checker
        command.context_class = Context
        if name in _OF_DATASET and all(p.name != "endpoint" for p in command.params):
            command.params.append(_endpoint_option())
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """An unknown command gets the nearest known one."""
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], _COMMANDS, 1)
            hint = f"; did you mean `mrezha {near[0]}`?" if near else "; `mrezha --help` lists the commands"
            ctx.fail(f"there is no command “{args[0]}”{hint}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Lazy,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="mrezha", message="mrezha %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """National programmes as a knowledge graph: who does what, with whom, paid by whom, until when.

    \b
    Начало / Start:
      mrezha ask "С кого партнира А21 по превенцията?"
      mrezha show A21
      mrezha map --output map.html
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


cli.params.append(_endpoint_option("MREZHA_ENDPOINT"))


def main() -> None:
    """Run the command line; whatever a user did wrong is one line on standard error and exit code 2."""
    import warnings

    from mrezha.cli.failures import one_line, printable
    from mrezha.cli.told import language, told

    warnings.formatwarning = lambda message, *_args, **_kwargs: f"mrezha: {printable(str(message))}\n"
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # Cyrillic under any locale
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Exit as done:
        code = done.exit_code
    except click.exceptions.Abort:
        code = 130
    except click.ClickException as error:
        click.echo(f"mrezha: {printable(told(error.format_message(), language()))}", err=True)
        code = error.exit_code
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone, `| head` for one; nothing is left to say
        code = 0
    except Exception as error:
        line = one_line(error)
        if line is None:
            raise
        click.echo(f"mrezha: {printable(told(line, language()))}", err=True)
        code = 2
    sys.exit(code if isinstance(code, int) else 0)
