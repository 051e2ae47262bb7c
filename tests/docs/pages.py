"""The pages of the documentation, taken apart: fenced blocks, commands, links."""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
GENERATED = ("commands.md", "queries.md")
PAGES = sorted(p for p in DOCS.glob("*.md"))
WRITTEN = [p for p in PAGES if p.name not in GENERATED]

_FENCE = re.compile(r"^```(?P<language>\w*)(?P<rest>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r'title="([^"]+)"')
_ENDLESS = "Runs until you press Ctrl-C"
_EXIT = re.compile(r"exit code (\d)")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its title (a file it stands for, or an exit code), its text."""

    language: str
    title: str | None
    body: str


@dataclass(frozen=True)
class Command:
    """A line that a reader may type, and the exit code it must have; None if it does not end."""

    line: str
    arguments: list[str]
    stdin: str | None
    code: int | None


def blocks(page: Path) -> list[Block]:
    found = _FENCE.finditer(page.read_text(encoding="utf-8"))
    return [Block(m["language"], (t := _TITLE.search(m["rest"])) and t[1], m["body"]) for m in found]


def commands(block: Block) -> list[Command]:
    """The lines of a block of shell that call the program, also behind `echo … |`."""
    if block.language != "sh":
        return []
    code = _EXIT.search(block.title or "")
    found = []
    for line in block.body.splitlines():
        words = shlex.split(line)
        stdin = None
        if words[:1] == ["echo"] and "|" in words:
            bar = words.index("|")
            stdin, words = " ".join(words[1:bar]), words[bar + 1 :]
        if words[:1] == ["mrezha"]:
            found.append(
                Command(line, words[1:], stdin, None if block.title == _ENDLESS else int(code[1]) if code else 0)
            )
    return found


def links(page: Path) -> list[str]:
    """Targets of links and pictures, without those in code."""
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    return re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", text))


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as the site makes them."""
    from markdown.extensions.toc import slugify_unicode

    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {slugify_unicode(re.sub(r"[`*]", "", h), "-") for h in headings}
