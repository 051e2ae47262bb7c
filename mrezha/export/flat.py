"""One programme as a flat table, which `mrezha build` reads back to the same graph; see loaders/flat.py."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from mrezha.export.registry import ExportError
from mrezha.loaders.flat import write_flat
from mrezha.loaders.reader import read_programme

if TYPE_CHECKING:
    from mrezha.export.registry import Scope
    from mrezha.knowledge.programmes import Programmes


def flat(kg: "Programmes", scope: "Scope", suffix: str) -> bytes:
    """The table of the year's programme, read from its document again.

    Raises:
        ExportError: if no year is given and several are loaded, or it was read from an IATI file.
    """
    sources = kg.sources
    read = {p.metadata.year: p for p in (read_programme(f, sources.corrections) for f in sources.files)}
    year = scope.year or (next(iter(read)) if len(read) == 1 else None)
    if year not in read:
        raise ExportError(f"a flat table holds one programme; choose --year {' or '.join(map(str, sorted(read)))}")
    if read[year].metadata.template == "iati":
        raise ExportError("a flat table holds a programme, not an IATI file; use --format iati, jsonl or workbook")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"table.{suffix}"
        write_flat(read[year], path)
        return path.read_bytes()
