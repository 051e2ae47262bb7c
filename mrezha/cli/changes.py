"""`mrezha changes`: what became of the activities of one programme in a later one."""

import json
from pathlib import Path
from typing import Any

import click

from mrezha.cli.drawing import drawn
from mrezha.cli.opened import opened
from mrezha.cli.options import format_option, lang_option, output_option
from mrezha.cli.output import TABLE_FORMATS, write, write_table
from mrezha.export.changes import COLUMNS, change_rows, short_name
from mrezha.graph.changes_links import continuity_links
from mrezha.labels import labels

_SHOWN = ("from", "to", "score", "judgement", "lead_changed", "partners_gained", "partners_lost", "other_role")


@click.command("changes")
@click.argument("earlier", type=int)
@click.argument("later", type=int)
@click.option(
    "--judgements",
    type=click.Path(exists=True, dir_okay=False),
    help="CSV with from,to,verdict,note; verdict is accept, reject or uncertain. A person's word wins.",
)
@lang_option
@format_option(*TABLE_FORMATS, "nq")
@output_option
def command(earlier: int, later: int, judgements: str | None, lang: str, format_: str, output: Path) -> None:
    """Compare the programmes of two years: activities continued, dropped and new; institutions entered and left.

    \b
    mrezha changes 2020 2025
    mrezha changes 2020 2025 --judgements judged.csv --format csv --output changes.csv
    mrezha changes 2020 2025 --format nq --output continuity.nq

    Pairs are proposals with a score and reasons until a person judges them. nq: the pairs as statements.
    """
    if earlier >= later:
        raise click.UsageError(
            f"the earlier year comes first: mrezha changes {min(earlier, later)} {max(earlier, later)}"
        )
    found = opened().changes(earlier, later, judgements)
    match format_:
        case "json":
            write(json.dumps(found, ensure_ascii=False, indent=1) + "\n", output)
        case "nq":
            write(continuity_links(found), output)
        case "table":
            write(_readable(found, lang, to_terminal=str(output) == "-"), output)
        case _:
            cells = [[row.get(c) for c in COLUMNS] for row in change_rows(found, lang)]
            write_table(COLUMNS, cells, format_, output, titles=[labels("changes", lang)[c] for c in COLUMNS])


def _readable(found: dict[str, Any], lang: str, *, to_terminal: bool) -> str:
    words, titles = labels("changes", lang), found["titles"]
    counts = {k: len(found[k]) for k in ("continued", "dropped", "new")}
    parts = [words["summary"].format(earlier=found["earlier"], later=found["later"], **counts) + "\n"]
    judged = any(pair["judgement"] == "accepted" for pair in found["continued"])
    shown = [c for c in _SHOWN if judged or c != "judgement"]  # that all are proposals is said below
    rows = [[row[c] for c in shown] for row in change_rows(found, lang)[: counts["continued"]]]
    parts.append(drawn([words[c] for c in shown], rows, to_terminal))
    for change in ("dropped", "new"):
        parts.append(f"{words[change]}:\n" + "".join(f"  {a}  {_line(titles[a])}\n" for a in found[change]))
    for change, those in found["institutions"].items():
        names = "; ".join(short_name(a, lang) + ("*" if a["body"] else "") for a in those)
        parts.append(f"{words['institutions_' + change]}: {names}\n")
    parts.append(f"* {words['body_stays']}\n")
    parts.append(_measures(found, lang, to_terminal=to_terminal))
    parts.append("".join(f"{c[lang]}\n" for c in found["caveats"]))
    return "\n".join(parts)


def _line(title: str) -> str:
    """A title in one line."""
    text = " ".join(title.split())
    return text if len(text) <= 90 else text[:89].rstrip() + "…"


def _measures(found: dict[str, Any], lang: str, *, to_terminal: bool) -> str:
    words, sides = labels("changes", lang), [found["measures"][str(found[k])] for k in ("earlier", "later")]
    rows: list[list[Any]] = [
        [words[m], *(side[m] for side in sides)] for m in ("activities", "named_actors", "islands")
    ]
    rows.append([words["cut_points"], *(len(side["cut_points"]) for side in sides)])
    for setting in ("printed", "folded", "payer", "payer_folded"):
        rows.append([words[setting], *(_rounded(side["leadership"][setting]["effective"]) for side in sides)])
    return drawn([words["measure"], str(found["earlier"]), str(found["later"])], rows, to_terminal)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
