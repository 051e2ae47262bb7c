"""What the documentation says holds: its commands run, its Python runs, its links lead somewhere."""

import doctest
import functools
import re
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from pages import DOCS, GENERATED, PAGES, WRITTEN, Command, anchors, blocks, commands, links
from typed import typed

from mrezha.cli import cli, opened
from mrezha.graph.cache import current_folder
from mrezha.knowledge import KnowledgeGraph

sys.path.insert(0, str(DOCS))
import generate

# files that a page speaks of without showing them whole
GIVEN = {
    "judged.csv": "from,to,verdict,note\n2020/2.2,2025/2.3.1,accept,same title and decree\n",
    "water-2024.xml": (DOCS.parent / "tests/loaders/documents/water-2024.xml").read_text(encoding="utf-8"),
}

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.mark.parametrize("name", GENERATED)
def test_generated_page_is_up_to_date(name: str) -> None:
    written = (DOCS / name).read_text(encoding="utf-8")
    assert written == generate.PAGES[name](), "run: python docs/generate.py"


def test_each_command_is_used_on_a_page() -> None:
    used = {c.arguments[0] for page in WRITTEN for b in blocks(page) for c in commands(b) if c.arguments}
    undocumented = set(cli.list_commands(click.Context(cli))) - used
    assert not undocumented, f"no page of docs/ has an example with `mrezha {min(undocumented)}`"


_OPEN: dict[Path, KnowledgeGraph] = {}
_PRINTED: dict[str, str] = {}  # by commands that several pages may have


@pytest.fixture(autouse=True)
def opened_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands of one dataset share the graph that the first of them opened; that each opens it is tested in cli/."""

    def graph(*, endpoint: str | None = None) -> KnowledgeGraph:
        if endpoint:
            return KnowledgeGraph(endpoint=endpoint)
        folder = current_folder()
        if folder not in _OPEN:
            _OPEN[folder] = KnowledgeGraph()
        return _OPEN[folder]

    monkeypatch.setattr(opened, "KnowledgeGraph", graph)


@pytest.fixture
def run(tmp_path: Path) -> Callable[[Command], str]:
    """Run a command in a folder of its own, as the shell would; returns what it prints."""

    def ran(command: Command) -> str:
        done = typed(*command.arguments, stdin=command.stdin, cwd=tmp_path, LC_ALL="C.UTF-8")
        assert done.returncode == command.code, f"{command.line}\n{done.stdout[-500:]}\n{done.stderr[-500:]}"
        return done.stdout + done.stderr

    return ran


def once(run: Callable[[Command], str], folder: Path, command: Command) -> str:
    """What a command prints; run for the first page that has it only, unless it has to do with files."""
    if "--output" in command.arguments or any((folder / a).is_file() for a in command.arguments):
        return run(command)
    if command.line not in _PRINTED:
        _PRINTED[command.line] = run(command)
    return _PRINTED[command.line]


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("page", [p for p in WRITTEN if any(commands(b) for b in blocks(p))], ids=lambda p: p.stem)
def test_commands_of_a_page_run(
    page: Path, tmp_path: Path, run: Callable[[Command], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A titled block is a file, if not of shell; a block of text shows lines of what the commands above it print."""
    prints = functools.partial(once, run, tmp_path)
    if any(c.arguments[:1] in (["build"], ["load"]) for b in blocks(page) for c in commands(b)):
        monkeypatch.setenv("MREZHA_CACHE", str(tmp_path / "cache"))
        prints = run  # of a dataset of the page's own
    for name, text in GIVEN.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    printed = ""
    for block in blocks(page):
        if block.title and block.language != "sh":
            (tmp_path / block.title).write_text(block.body, encoding="utf-8")
        elif block.language == "text":
            for piece in filter(None, map(squeezed, block.body.replace("\n", "…").split("…"))):
                assert piece in printed, f"{page.name} shows what was not printed"
        elif said := commands(block):
            printed = squeezed(" ".join(prints(command) for command in said if command.code is not None))


def test_ready_queries_of_the_catalogue_run() -> None:
    for block in blocks(DOCS / "queries.md"):
        for command in commands(block):
            done = CliRunner().invoke(cli, command.arguments)
            assert done.exit_code in (0, 3), command.line  # a query after gaps may rightly find none


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_links_inside_the_documentation_resolve(page: Path) -> None:
    for link in links(page):
        if "://" in link or link.startswith("mailto:"):
            continue
        path, _, anchor = link.partition("#")
        target = page if not path else (page.parent / path)
        if target.parent.name == "notebooks":
            target = target.with_suffix(".ipynb")  # its page is made when the site is
        assert target.exists(), f"{page.name}: {link} leads nowhere"
        assert not anchor or target.suffix != ".md" or anchor in anchors(target), f"{page.name}: no heading for {link}"


@pytest.mark.parametrize("name", ["python.md"])
def test_python_runs(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = "\n".join(b.body for b in blocks(DOCS / name) if b.language == "python")
    test = doctest.DocTestParser().get_doctest(text, {}, name, name, 0)
    assert test.examples
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    failed = doctest.DocTestRunner(optionflags=flags).run(test).failed
    assert not failed


def test_keys_of_exports_are_documented(kg: KnowledgeGraph) -> None:
    text = (DOCS / "exports.md").read_text(encoding="utf-8")
    documented = {key for line in text.splitlines() for key in re.findall(r"`(\w+)`", line.split(" | ")[0])}
    rows = kg.activities()
    keys = {key for row in rows for key in row} | {key for row in rows for lead in row["leads"] for key in lead}
    answer = kg.ask("Who partners with A21?").as_dict()
    assert keys | set(answer) <= documented


def test_each_page_is_in_the_navigation() -> None:
    listed = (DOCS.parent / "mkdocs.yml").read_text(encoding="utf-8")
    missing = [p.name for p in PAGES if f" {p.name}\n" not in listed]
    assert not missing, f"add to nav in mkdocs.yml: {', '.join(missing)}"
