"""Write commands.md from the help of every command, and queries.md from the headers of the ready queries.

Run it with the Python that has the program: `python docs/generate.py`. A test fails while the pages differ.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from mrezha.cli import cli
from mrezha.queries.catalogue import NamedQuery, catalogue

HERE = Path(__file__).parent
NOTE = "<!-- Written by docs/generate.py; change the program instead. -->\n"

_SETTINGS: dict[str, Any] = {"terminal_width": 100, "max_content_width": 100, "help_option_names": ["-h", "--help"]}

COMMANDS_HEAD = f"""{NOTE}
# Commands

Every command of `mrezha`, with its options, as `mrezha COMMAND --help` prints them.

What holds for all of them:

- `--output FILE` writes a file, whole or not at all; `-` is standard output.
- Exit codes: **0** answered; **1** the program failed; **2** wrong usage or bad input, with one line that says what,
  where, and what to do; **3** not understood, or nothing found.
- `MREZHA_CACHE` names the folder for the built graph, where the usual cache folder does not suit.
"""

QUERIES_HEAD = f"""{NOTE}
# Ready queries

Run one with `mrezha query NAME`. Parameters are optional, and names are accepted for addresses: `--institution A21`,
`--section II` or `--section prevention`. Without a parameter a query answers for everything. How to use them, and how
to write your own: [SPARQL](sparql.md).
"""


def commands_page() -> str:
    """The page of commands."""
    parts = [COMMANDS_HEAD]
    for path, command, context in _commands(cli, click.Context(cli, info_name="mrezha", **_SETTINGS)):
        parts.append(f"## {path}\n\n```text\n{command.get_help(context).rstrip()}\n```\n")
    return "\n".join(parts)


def _commands(command: click.Command, context: click.Context) -> Iterator[tuple[str, click.Command, click.Context]]:
    """A command and all commands below it, each with its full name."""
    yield context.command_path, command, context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                yield from _commands(below, click.Context(below, info_name=name, parent=context, **_SETTINGS))


def queries_page() -> str:
    """The page of ready queries."""
    return "\n".join([QUERIES_HEAD, *(_query(query) for query in catalogue().values())])


def _query(query: NamedQuery) -> str:
    lines = [f"## {query.name}", "", f"**{query.title['en']}.** {query.description['en']}", ""]
    lines += [f"**{query.title['bg']}.** {query.description['bg']}", ""]
    if query.parameters:
        lines += ["| parameter | values | listed by |", "|---|---|---|"]
        lines += [f"| `--{p.name}` | {p.accepts} | [{p.listed_by}](#{p.listed_by}) |" for p in query.parameters]
        lines.append("")
    return "\n".join([*lines, "```sh", example(query), "```", ""])


def example(query: NamedQuery) -> str:
    """The query's example as a command line."""
    options = [word for name, value in query.example.items() for word in (f"--{name}", value)]
    return " ".join(["mrezha query", query.name, *(o if o.startswith("--") else _quoted(o) for o in options)])


def _quoted(value: str) -> str:
    """A value as a shell wants it; double quotes hold in every one."""
    return value if value.replace(".", "").replace("-", "").isalnum() else f'"{value}"'


PAGES = {"commands.md": commands_page, "queries.md": queries_page}


def main() -> None:
    """Write the pages."""
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
