"""The listings of the workbook by name, and as pandas frames with types that one can count and sort by."""

from calendar import monthrange
from itertools import pairwise
from typing import TYPE_CHECKING

from mrezha.export import listings
from mrezha.export.changes import COLUMNS, change_rows
from mrezha.export.findings import finding_table
from mrezha.export.jsonl import rows
from mrezha.export.listings import Listing
from mrezha.export.registry import ExportError, Scope

if TYPE_CHECKING:
    import pandas as pd

    from mrezha.knowledge.programmes import Programmes

LISTINGS = ("activities", "roles", "actors", "indicators", "funding", "gaps", "changes")
_CHOSEN_FROM_A_LIST = (
    "section", "role", "kind", "what", "currency", "unit", "document", "severity", "gap", "change", "judgement"
)  # fmt: skip


def listing(kg: "Programmes", name: str, scope: Scope) -> Listing:
    """One of `LISTINGS`.

    Raises:
        ExportError: if there is no such listing.
    """
    match name:
        case "actors":
            return listings.actors(kg.network(year=scope.year, section=scope.section), scope.lang)
        case "gaps":
            return _gaps(kg, scope)
        case "changes":
            return _changes(kg, scope)
    if name not in listings.FROM_ROWS:
        raise ExportError(f"there is no listing “{name}”; there are {', '.join(LISTINGS)}")
    return listings.FROM_ROWS[name](rows(kg, scope), scope.lang)


def frame(kg: "Programmes", name: str, scope: Scope) -> "pd.DataFrame":
    """A listing as a frame; needs `pip install mrezha[pandas]`.

    Whole numbers are `Int64`, numbers `Float64`, yes and no `boolean`, text `string`, words from a list `category`, and
    missing is `NA`. The deadlines `start` and `end` are the first and the last day of what is printed: "December 2025"
    ends on 31 December. Lists stay lists.

    >>> import mrezha
    >>> roles = frame(mrezha.open(), "roles", Scope(year=2025))
    >>> str(roles["year"].dtype), str(roles["role"].dtype)
    ('Int64', 'category')

    Raises:
        ExportError: if there is no such listing.
    """
    import pandas as pd

    found = listing(kg, name, scope)
    data = pd.DataFrame(found.rows, columns=list(found.columns))
    for column in ("baseline", "target", "value"):
        if column in data:
            data[column] = pd.to_numeric(data[column]).astype("Float64")
    data = data.convert_dtypes()
    for column in ("start", "end"):
        if column in data:
            days = [day_of(printed, last=column == "end") for printed in data[column]]
            data[column] = pd.to_datetime(pd.Series(days, dtype="string"))
    return data.astype({c: "category" for c in _CHOSEN_FROM_A_LIST if c in data})


def day_of(printed: object, *, last: bool) -> str | None:
    """The first or last day of a date that is printed as a month or a day; None for none.

    >>> day_of("2025-02", last=True), day_of("2025-02", last=False), day_of("2025-02-10", last=True)
    ('2025-02-28', '2025-02-01', '2025-02-10')
    """
    if not isinstance(printed, str) or len(printed) != len("2025-02"):
        return printed if isinstance(printed, str) else None
    year, month = map(int, printed.split("-"))
    return f"{printed}-{monthrange(year, month)[1] if last else 1:02}"


def _gaps(kg: "Programmes", scope: Scope) -> Listing:
    columns, found = finding_table(kg.gaps(year=scope.year, section=scope.section), scope.lang)
    return Listing(tuple(columns), [dict(zip(columns, row, strict=True)) for row in found])


def _changes(kg: "Programmes", scope: Scope) -> Listing:
    """Between each programme and the one before it; of the year asked for only, whole programmes always."""
    return Listing(
        COLUMNS,
        [
            row
            for earlier, later in pairwise(kg.vocabulary.years)
            if scope.year in (None, later)
            for row in change_rows(kg.changes(earlier, later), scope.lang)
        ],
    )
