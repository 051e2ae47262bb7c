"""Asked in Bulgarian, the command line answers in Bulgarian: every command, every help text, every error."""

import ast
import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

import mrezha
from mrezha import cli
from mrezha.cli import main
from mrezha.cli.options import default_language
from mrezha.graph.gaps import all_rules
from mrezha.graph.measures.overview import SORTS as ACTOR_SORTS
from mrezha.labels import labels
from mrezha.queries.catalogue import catalogue

ROOT = Path(__file__).parents[2]
FOLDERS = ("mrezha", "loaders", "graph", "queries", "export", "ontology", "viz")
SAYING = {  # what is called with a line for the user
    "SourceError", "UsageError", "BadParameter", "ClickException", "ExportError", "QueryError", "QuerySyntaxError",
    "QueryParameterError", "EndpointError", "MissingExtraError", "NothingToDrawError", "UnknownGapError", "Doubt",
    "say",
}  # fmt: skip
LIST = tomllib.loads((files("mrezha.cli") / "bulgarian.toml").read_text(encoding="utf-8"))
LINES = {english: bulgarian for part in LIST.values() for english, bulgarian in part.items()}
WORDS = tomllib.loads((files("mrezha.cli") / "labels.toml").read_text(encoding="utf-8"))


def pieces(line: str) -> list[str]:
    """The words of an English line, between the names in braces and what is typed as it stands."""
    return [p for p in re.split(r"{\w+}|`[^`]*`|--\w+|“|”|„", line) if re.search("[A-Za-z]{4}", p)]


KEPT = {"SPARQL", "mrezha", "from", "note", "verdict", "accept", "reject"}  # names, and what is typed as it stands
ENGLISH = {p.strip(" .,:;()—") for line, said in LINES.items() if line != said for p in pieces(line)}
ENGLISH |= {p.strip(" .,:;()—") for name, words in WORDS.items() for key, line in words.get("en", {}).items()
            if words["bg"][key] != line for p in pieces(line)}  # fmt: skip
ENGLISH -= KEPT
# What is typed in English in either language, and so may be printed: names of commands, ready queries, gaps, choices.
TYPED = {
    word for name in (*cli._COMMANDS, *catalogue(), *all_rules(), *ACTOR_SORTS, "year") for word in name.split("-")
}


def english_in(text: str) -> set[str]:
    """English lines of the program, or whole words of its tables, that stand in a text."""
    return {p for p in ENGLISH if p in text and re.search(rf"(?<![\w/.\-‑=]){re.escape(p)}(?![\w/.\-‑=])", text)}


@pytest.fixture
def said(monkeypatch, capsys, tmp_path):
    """What a command prints in a Bulgarian system, or with `--lang bg` in an English one."""

    def of(*args: str, system: str = "bg_BG.UTF-8") -> tuple[int, str]:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("LC_ALL", system)
        monkeypatch.setenv("COLUMNS", "80")
        monkeypatch.setattr("sys.argv", ["mrezha", *args])
        with pytest.raises(SystemExit) as end:
            main()
        out, err = capsys.readouterr()
        return int(end.value.code or 0), out + err

    return of


def test_each_line_has_the_same_names_in_both_languages() -> None:
    for english, bulgarian in LINES.items():
        assert set(re.findall(r"{\w+}", english)) >= set(re.findall(r"{\w+}", bulgarian)), english
        assert re.search("[а-я]", bulgarian) or not re.search("[a-z]{4}", re.sub(r"{\w+}|--\w+", "", english)), english


def templates(node: ast.expr) -> list[str]:
    """The lines that an expression can be, with {} for what is filled in; none where it is not written there."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=parts):
            return ["".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in parts)]
        case ast.IfExp(body=one, orelse=other):
            return templates(one) + templates(other)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return [a + b for a in templates(left) for b in templates(right)]
    return []


def test_every_error_of_the_program_can_be_told_in_bulgarian() -> None:
    missing, seen = [], 0
    for source in (p for folder in FOLDERS for p in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            said_here = name in SAYING and not (name == "say" and "viz" in source.parts)  # there it writes on a figure
            for line in templates(node.args[0]) if said_here else []:
                seen += 1
                like = re.compile(".+?".join(map(re.escape, line.split("{}"))), re.DOTALL)
                if re.search("[a-z]{3}", line) and not any(like.fullmatch(english) for english in LINES):
                    missing.append(f"{source.relative_to(ROOT)}: {line}")
    assert seen > 120
    assert missing == []


@pytest.mark.parametrize("command", ["", *cli._COMMANDS])
def test_help_is_in_bulgarian(said, command) -> None:
    code, text = said(*([command] if command else []), "--help")
    assert code == 0
    below = text[text.index("\n\n") :]  # the line of usage holds names only
    assert english_in(re.sub(r"^ +mrezha .*|\[[^\]]*\]|^  [a-z-]+(?=  )", "", below, flags=re.M)) == set()
    assert "Употреба" in text


@pytest.mark.parametrize("system", ["bg_BG.UTF-8", "C"])
def test_help_follows_the_language(said, system) -> None:
    _, text = said("leads", "--help", *(["--lang", "bg"] if system == "C" else []), system=system)
    assert "няма команда" in text


COMMANDS = (
    ("build",), ("check", str(Path(__file__).with_name("small.txt"))), ("query", "--list"),
    ("query", "partners-of", "--institution", "А21"), ("query", "leads"),
    ("show", "ДАЗД"), ("show", "2025/2.1.12"), ("show", "UNHCR"), ("actors", "--draws", "5"),
    ("actors", "--what-if", "А21"),
    ("network",), ("changes", "2020", "2025"), ("gaps",), ("gaps", "--detail", "--gap", "no-lead"),
    ("ask", "С кого партнира А21 по превенцията?"),
    ("ask", "Кои дейности нямат срок?", "--why"),
    ("export", "--format", "methods"),
    ("load",), ("load", "няма.nq"), ("build", "няма.txt"), ("check", "няма.txt"),
    ("show", "Министерство на магията"), ("ask", "Кой е министър на магията?"), ("query", "няма-такава"),
    ("query", "leads", "--year", "MMXX"), ("query", "leads", "--institution", "Магия"), ("actors", "--year", "1999"),
    ("network", "--year", "1999"), ("gaps", "--year", "1999"), ("map", "--year", "1999"), ("changes", "2025", "2020"),
    ("changes", "1999", "2025"), ("gaps", "--gap", "no-lead", "--year", "2020"), ("gaps", "--section", "IX"),
    ("export", "--format", "csv"), ("report", "--output", "r.txt"), ("figure", "slope", "--output", "f.gif"),
    ("build", "--results", "утре"), ("actors", "--top"), ("actors", "--sort", "име"), ("aktors",), ("show",),
)  # fmt: skip


@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
def test_every_command_speaks_bulgarian(said, args, kg) -> None:
    _, text = said(*args)
    names = {label for t in kg.vocabulary.things.values() for label in (t.label("en"), t.label("bg"))}
    for name in sorted(names, key=len, reverse=True):  # names and titles are the documents' own
        text = text.replace(name, "")
    assert english_in(text) - TYPED == set()


@pytest.mark.parametrize("args", [("check", "няма.txt"), ("show", "UNHCR"), ("aktors",), ("network", "--year", "1999")])
def test_the_language_can_be_asked_for(said, args) -> None:
    assert english_in(said(*args, "--lang", "bg", system="C")[1]) <= TYPED | {"agency"}  # in an English name


def test_a_name_in_cyrillic_is_answered_in_bulgarian_unless_said_otherwise(said) -> None:
    assert "води" in said("show", "ДАЗД", system="C")[1]
    assert "leads" in said("show", "ДАЗД", "--lang", "en", system="C")[1]
    assert "leads" in said("show", "UNHCR", system="C")[1]


def test_the_goal_of_a_row_above_is_shown_where_the_cell_is_blank(said) -> None:
    _, text = said("show", "2025/2.1.12")
    assert text.startswith("2025/2.1.12 · раздел II ПРЕВЕНЦИЯ\n")
    assert "Стратегическа цел: 2.1 Повишаване на осведомеността" in text
    assert "[от по-горен ред]" in text
    assert mrezha.open().show("2025/2.1.12", lang="bg").rows[-2][2].endswith("[от по-горен ред]")


def test_words_of_both_languages_are_there(monkeypatch) -> None:
    exported = tomllib.loads((files("mrezha.export") / "words.toml").read_text(encoding="utf-8"))
    assert not set(WORDS) & set(exported)  # one reader has both
    for group, words in (WORDS | exported).items():
        assert set(words["bg"]) == set(words["en"]), group
        assert labels(group, "bg") == words["bg"]
    monkeypatch.setenv("LC_ALL", "bg_BG.UTF-8")
    assert default_language() == "bg"
