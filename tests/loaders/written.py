"""Documents written in a test: tables and forms as they are printed, read, and their rows in short."""

from pathlib import Path

from mrezha.loaders.reader import read_programme
from mrezha.loaders.records import Programme


def table(*rows: tuple[str, ...]) -> str:
    return "\n".join("".join(f"\t{cell}\n" for cell in row) for row in rows) + "\n"


def read(folder: Path, text: str, name: str = "programme-2031.txt") -> Programme:
    """What is read from a document of 2031."""
    file = folder / name
    file.write_text("Програма за 2031 г.\n\n" + text, encoding="utf-8")
    return read_programme(file)


def rows(programme: Programme) -> list[tuple[str, str, list[str], str | None]]:
    """Code, title, leads and deadline of each row."""
    return [
        (r.code, r.title, [m.spans[0].text for m in r.leads], r.deadline and r.deadline.end) for r in programme.rows
    ]
