"""What the command line says, in the user's language: English lines, told in Bulgarian by the list `bulgarian.toml`.

The program and its library word errors and remarks in English. As in gettext, the English line is the key; but the keys
have names in braces, so that a line can be told after it was put together, wherever in the library that was.
"""

import functools
import re
import sys
import tomllib
from importlib.resources import files

import click

# What may itself be a line of the list, not a user's word.
_LINES = frozenset({"accepts", "advice", "deep", "error", "form", "hint", "lost", "message", "name", "said", "takes",
                    "text", "version", "what", "where", "why"})  # fmt: skip


def language() -> str:
    """The language asked for with `--lang`, wherever it stands; without it that of the user's system."""
    from mrezha.cli.options import default_language

    context = click.get_current_context(silent=True)
    while context is not None:
        if context.params.get("lang"):
            return str(context.params["lang"])
        context = context.parent
    said = re.search(r"(?:^|\0)--lang[=\0](bg|en)(?:\0|$)", "\0".join(sys.argv[1:]))
    return said[1] if said else default_language()


def say(line: str, *, err: bool = False) -> None:
    """Print lines in the user's language."""
    click.echo("\n".join(told(one, language()) for one in line.split("\n")), err=err)


def told(line: str, lang: str) -> str:
    """A line in a language; as it is where the list does not have it.

    >>> told("a.txt: the file is empty; load a programme", "bg")
    'a.txt: файлът е празен; заредете програма'
    >>> told("  line 3: a baseline without a number: „-“", "bg")
    '  ред 3: текуща стойност без число: „-“'
    """
    if lang != "bg":
        return line
    plain, patterns = _listed()
    if line in plain:
        return plain[line]
    for pattern, bulgarian in patterns:
        if found := pattern.fullmatch(line):
            return bulgarian.format(**{name: _within(name, text) for name, text in found.groupdict().items()})
    return line


def _within(name: str, text: str) -> str:
    """What stands for a name in braces: a line of the list, several of them, or words of the user's."""
    if name not in _LINES:
        return text
    whole = told(text, "bg")
    return whole if whole != text else "; ".join(told(part, "bg") for part in text.split("; "))


@functools.cache
def _listed() -> tuple[dict[str, str], list[tuple[re.Pattern[str], str]]]:
    """Lines without names in braces, and patterns of the others, those with the most words of their own first."""
    listed = tomllib.loads((files("mrezha.cli") / "bulgarian.toml").read_text(encoding="utf-8"))
    lines = {english: bulgarian for part in listed.values() for english, bulgarian in part.items()}
    named = sorted((e for e in lines if "{" in e), key=lambda e: -len(re.sub(r"{\w+}", "", e)))
    return {e: b for e, b in lines.items() if "{" not in e}, [(_pattern(e), lines[e]) for e in named]


def _pattern(english: str) -> re.Pattern[str]:
    parts = re.split(r"{(\w+)}", english)
    return re.compile("".join(f"(?P<{p}>.+?)" if n % 2 else re.escape(p) for n, p in enumerate(parts)), re.DOTALL)
