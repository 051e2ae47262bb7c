"""A person's judgements on which activities carry on which: a CSV file that outlives every rebuild."""

import csv
import io
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from mrezha.loaders.errors import SourceError

VERDICTS = ("accept", "reject", "uncertain")
_COLUMNS = ("from", "to", "verdict", "note")
_KEY = re.compile(r"\d{4}/\d+(\.\d+)*")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person says of a pair of activities, such as 2020/2.2 and 2025/2.3.1."""

    earlier: str
    later: str
    verdict: str
    note: str = ""


def read_judgements(path: Path) -> list[Judgement]:
    """The judgements of a CSV file with the columns from, to, verdict (accept, reject or uncertain) and note.

    Raises:
        SourceError: if a line is no judgement, or two lines judge one pair.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise SourceError(f"{path}: not in UTF-8; save it as “CSV UTF-8” and try again") from None
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise SourceError(f"{path}, line {reader.line_num}: cannot be read ({error}); look for a lone quote") from error
    missing = [c for c in _COLUMNS[:3] if c not in (reader.fieldnames or ())]
    if missing:
        raise SourceError(f"{path}: no column {', '.join(missing)}; the first line must be {','.join(_COLUMNS)}")
    found: dict[tuple[str, str], Judgement] = {}
    for line, row in rows:
        where = f"{path}, line {line}"
        judged = _judgement({k: (row.get(k) or "").strip() for k in _COLUMNS}, where)
        pair = judged.earlier, judged.later
        if pair in found:
            raise SourceError(f"{where}: {pair[0]} and {pair[1]} are judged twice; leave one line")
        found[pair] = judged
    return list(found.values())


def _judgement(row: dict[str, str], where: str) -> Judgement:
    for column in ("from", "to"):
        if not _KEY.fullmatch(row[column]):
            raise SourceError(f"{where}: “{row[column]}” is no activity; write year and code, such as 2020/2.2")
    if row["verdict"] not in VERDICTS:
        raise SourceError(f"{where}: “{row['verdict']}” is no verdict; use {', '.join(VERDICTS)}")
    return Judgement(row["from"], row["to"], row["verdict"], row["note"])


def check_known(judgements: Collection[Judgement], earlier: Collection[str], later: Collection[str]) -> None:
    """Refuse judgements on activities that the two programmes do not have.

    Raises:
        SourceError: naming the first such activity.
    """
    for judged in judgements:
        for key, known in ((judged.earlier, earlier), (judged.later, later)):
            if key not in known:
                raise SourceError(f"judgements: {key} is no activity of the programme compared; mend or drop its line")
