"""The incidence list as a Parquet file beside the store: a table of participations for aggregates and for a cluster.

The file is made of the store when the store is made, lies in the same folder and goes with it; where it is missing
(pyarrow was not installed) the same table is read from the store. It holds nothing that the store does not say.
"""

import math
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from mrezha.graph.coded import Coded
from mrezha.graph.extras import needed
from mrezha.graph.incidence import Incidence, incidence
from mrezha.graph.store import Dataset

if TYPE_CHECKING:
    import pyarrow as pa

NAME = "participations.parquet"
COLUMNS = ("actor", "activity", "role", "section", "year", "numeral", "theme", "collective")
_GROUP = 1 << 22  # rows of a row group: large enough for one dictionary a column in all but the largest registries


def table(found: Incidence) -> "pa.Table":
    """The list as an Arrow table with `COLUMNS`: text as dictionaries, `year` a number, `collective` a truth value.

    Raises:
        MissingExtraError: if pyarrow is not installed.
    """
    pa = needed("pyarrow")
    section = found.section.codes
    texts = {
        **{name: _dictionary(column.codes, column.texts()) for name, column in found.columns().items()},
        **{name: _dictionary(*_per_section(getattr(found, f"{name}s"), section)) for name in ("numeral", "theme")},
    }
    numbers = {"year": found.years[section], "collective": found.collective[found.actor.codes]}
    return pa.table({name: texts[name] if name in texts else pa.array(numbers[name]) for name in COLUMNS})


def participations(dataset: Dataset, *, columns: Sequence[str] = COLUMNS) -> "pa.Table":
    """The table of a dataset: of the file beside its store, or read from the store where there is none.

    Raises:
        MissingExtraError: if pyarrow is not installed.
        QueryError: if the dataset cannot be asked.
    """
    path = _beside(dataset)
    return read(path, columns=columns) if path else table(incidence(dataset)).select(list(columns))


def incidence_list(dataset: Dataset) -> Incidence:
    """The incidence list of a dataset, of the file beside its store where there is one and pyarrow is installed.

    Raises:
        QueryError: if the dataset cannot be asked.
    """
    path = _beside(dataset)
    return incidence_of(read(path)) if path and find_spec("pyarrow") else incidence(dataset)


def _beside(dataset: Dataset) -> Path | None:
    path = dataset.folder / NAME if dataset.folder else None
    return path if path and path.is_file() else None


def write_beside(dataset: Dataset, folder: Path) -> None:
    """Write the table of a dataset into its folder, if pyarrow is installed; without it nothing is missed."""
    if find_spec("pyarrow"):
        write(incidence(dataset), folder / NAME)


def write(found: Incidence, path: Path) -> None:
    """Write the list as Parquet.

    Raises:
        MissingExtraError: if pyarrow is not installed.
    """
    needed("pyarrow.parquet").write_table(
        table(found), path, compression="zstd", row_group_size=_GROUP, dictionary_pagesize_limit=1 << 30
    )


def read(path: Path, *, columns: Sequence[str] = COLUMNS) -> "pa.Table":
    """The columns of a written table.

    Raises:
        MissingExtraError: if pyarrow is not installed.
        FileNotFoundError: if there is no such file.
    """
    text = [name for name in columns if name not in ("year", "collective")]
    found = needed("pyarrow.parquet").read_table(path, columns=list(columns), read_dictionary=text)
    return found.unify_dictionaries().combine_chunks()


def incidence_of(participations: "pa.Table") -> Incidence:
    """A table with all of `COLUMNS` as the incidence list again."""
    coded = {
        name: _coded(participations[name]) for name in ("actor", "activity", "role", "section", "numeral", "theme")
    }
    first = np.unique(coded["section"].codes, return_index=True)[1]
    classes = np.zeros(len(coded["actor"].values), dtype=bool)
    classes[coded["actor"].codes[participations["collective"].to_numpy()]] = True
    numeral, theme = (tuple(coded[n].values[coded[n].codes[first]].tolist()) for n in ("numeral", "theme"))
    return Incidence(
        coded["actor"],
        coded["activity"],
        coded["role"],
        coded["section"],
        classes,
        participations["year"].to_numpy()[first],
        tuple(n.decode() for n in numeral),
        tuple(t.decode() for t in theme),
    )


def counted(participations: "pa.Table", *by: str, **where: Any) -> "pa.Table":
    """How many rows there are of each combination of columns, as `count` beside them, the most first.

    A row is an actor in a role in an activity, so that `counted(t, "actor", role="lead")` is the number of activities
    that each actor leads. `where` keeps the rows with a value in a column.

    Args:
        participations: as `participations` and `read` give it.
        by: one column or several of it.
        where: columns, each with the value that is wanted.
    """
    pa = needed("pyarrow")
    distinct = {name: _numbered(participations[name].combine_chunks()) for name in (*by, *where)}
    kept = np.ones(len(participations), dtype=bool)
    for name, value in where.items():
        values, codes = distinct[name]
        kept &= codes == next((n for n, v in enumerate(values.to_pylist()) if v == value), -1)
    key = np.zeros(int(kept.sum()), dtype=np.int64)
    for name in by:
        values, codes = distinct[name]
        key = key * len(values) + (codes if kept.all() else codes[kept])
    if math.prod(len(distinct[name][0]) for name in by) <= 4 * len(participations):
        every = np.bincount(key)
        found = np.flatnonzero(every)
        counts = every[found]
    else:
        found, counts = np.unique(key, return_counts=True)
    order = np.lexsort((found, -counts))  # values are sorted, and so are their numbers
    left, columns = found[order], {}
    for name in reversed(by):
        left, place = np.divmod(left, len(distinct[name][0]))
        columns[name] = distinct[name][0].take(pa.array(place))
    return pa.table({**{name: columns[name] for name in by}, "count": counts[order]})


def _numbered(column: Any) -> tuple[Any, Any]:
    """The distinct values of a column, sorted, and of each row the place of its value."""
    pa = needed("pyarrow")
    if pa.types.is_dictionary(column.type):
        return column.dictionary, column.indices.to_numpy(zero_copy_only=False)
    values, places = np.unique(column.to_numpy(zero_copy_only=False), return_inverse=True)
    return pa.array(values), places


def _per_section(values: Sequence[str], section: Any) -> tuple[Any, list[str]]:
    distinct = sorted(set(values))
    return np.array([distinct.index(v) for v in values], dtype=np.int32)[section], distinct


def _dictionary(codes: Any, values: list[str]) -> Any:
    pa = needed("pyarrow")
    return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int32()), pa.array(values, pa.string()))


def _coded(column: Any) -> Coded:
    """A dictionary column with its values sorted."""
    whole = column.combine_chunks()
    values, places = np.unique(np.array([v.encode() for v in whole.dictionary.to_pylist()]), return_inverse=True)
    return Coded(values, places.astype(np.int32)[whole.indices.to_numpy(zero_copy_only=False)])
