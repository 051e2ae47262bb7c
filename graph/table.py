"""Rows of a SELECT as Python values."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

if TYPE_CHECKING:
    import pandas as pd

PythonValue = str | int | float | bool | Decimal | None
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_XSD = "http://www.w3.org/2001/XMLSchema#"


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a SELECT: Python values, None where a variable is not bound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[PythonValue, ...], ...]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, name: str) -> list[PythonValue]:
        """All values of one column."""
        at = self.columns.index(name)
        return [row[at] for row in self.rows]

    def to_pandas(self) -> "pd.DataFrame":
        """The table as a pandas frame; needs `pip install mrezha[pandas]`."""
        import pandas as pd

        rows = [[float(v) if isinstance(v, Decimal) else v for v in row] for row in self.rows]
        return pd.DataFrame(rows, columns=list(self.columns)).convert_dtypes()

    def _repr_html_(self) -> str:
        """The table as a notebook shows it."""
        from mrezha.queries.shown import html_table

        return html_table(self.columns, self.rows)


def _decimal(text: str) -> int | Decimal:
    number = Decimal(text)
    return int(number) if number == number.to_integral_value() else number


_TYPED: dict[str, Callable[[str], PythonValue]] = {
    **dict.fromkeys((f"{_XSD}{t}" for t in ("integer", "nonNegativeInteger", "int", "long")), int),
    f"{_XSD}decimal": _decimal,
    f"{_XSD}double": float,
    f"{_XSD}boolean": lambda text: text in ("true", "1"),
}


def python_value(term: Term | None) -> PythonValue:
    """An RDF term as a Python value: IRIs and text as str, numbers and truth values as themselves."""
    if not isinstance(term, ox.Literal):
        return None if term is None else str(term) if isinstance(term, ox.Triple) else term.value
    typed = _TYPED.get(term.datatype.value)
    return typed(term.value) if typed else term.value
