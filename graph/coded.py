"""A column of text as numbers: the distinct values once, and for each row which of them it is."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.bytes_]

_ROWS = 1 << 16  # rows looked at in one go, so that memory stays bounded


@dataclass(frozen=True, slots=True)
class Coded:
    """Text of many rows: `values`, distinct and sorted by their UTF-8 bytes, and each row's place among them.

    >>> column = Coded(np.array([b"A", b"B"]), np.array([1, 0, 1], dtype=np.int32))
    >>> column.texts(), len(column)
    (['A', 'B'], 3)
    """

    values: Bytes
    codes: Codes

    def __len__(self) -> int:
        return len(self.codes)

    def texts(self) -> list[str]:
        """The distinct values."""
        return [value.decode() for value in self.values.tolist()]


def coded_columns(tsv: bytes) -> dict[str, Coded]:
    """The columns of SPARQL results as tab-separated values, without a Python object a row.

    Every value must be an IRI or a plain string, as they stand there: `<urn:a>` or `"text"`. The name of a column is
    that of its variable.

    >>> found = coded_columns(b'?who\\t?role\\n<urn:b>\\t"lead"\\n<urn:a>\\t"lead"\\n')
    >>> found["who"].texts(), found["who"].codes.tolist(), found["role"].texts()
    (['urn:a', 'urn:b'], [1, 0], ['lead'])

    Raises:
        ValueError: if a row has another number of values than the first line, or a value is of another kind.
    """
    head, _, body = tsv.partition(b"\n")
    names = [name.removeprefix("?") for name in head.decode().rstrip("\r").split("\t")]
    text = np.frombuffer(body, dtype=np.uint8)
    ends = np.flatnonzero((text == ord("\t")) | (text == ord("\n")))
    if len(ends) % len(names) or not (text[ends[len(names) - 1 :: len(names)]] == ord("\n")).all():
        raise ValueError("a row of the results has another number of values than there are variables")
    starts = np.concatenate(([0], ends[:-1] + 1))[: len(ends)]
    if not np.isin(text[starts], np.frombuffer(b'<"', dtype=np.uint8)).all():
        raise ValueError("a value of the results is neither an address nor plain text")
    return {
        name: _coded(text, starts[n :: len(names)] + 1, ends[n :: len(names)] - starts[n :: len(names)] - 2)
        for n, name in enumerate(names)
    }


def _coded(text: npt.NDArray[np.uint8], starts: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64]) -> Coded:
    """Distinct values of a stretch of rows, then of all stretches together."""
    if not len(starts):
        return Coded(np.empty(0, dtype="S1"), np.empty(0, dtype=np.int32))
    width = -(-int(lengths.max()) // 8) * 8 or 8
    parts = [
        _distinct(_cells(text, starts[first : first + _ROWS], lengths[first : first + _ROWS], width))
        for first in range(0, len(starts), _ROWS)
    ]
    values, places = np.unique(np.concatenate([found for found, _ in parts]), return_inverse=True)
    offsets = np.cumsum([0, *(len(found) for found, _ in parts)])
    codes = [places[codes + offset] for (_, codes), offset in zip(parts, offsets[:-1], strict=True)]
    return Coded(values, np.concatenate(codes).astype(np.int32))


def _cells(
    text: npt.NDArray[np.uint8], starts: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64], width: int
) -> npt.NDArray[np.uint64]:
    """Each value padded with zeros to one width, as a row of 64-bit numbers."""
    across = np.arange(width)
    cells = text.take(starts[:, None] + across, mode="clip")
    cells[across >= lengths[:, None]] = 0
    return cells.view(np.uint64)


def _distinct(cells: npt.NDArray[np.uint64]) -> tuple[Bytes, npt.NDArray[np.int64]]:
    """The distinct rows, and which of them each row is: found by a hash, which is then checked value by value."""
    factors = np.random.default_rng(cells.shape[1]).integers(1, 2**63, size=cells.shape[1], dtype=np.uint64) | 1
    mixed = (cells ^ (cells >> np.uint64(29))) * factors
    _, first, codes = np.unique(mixed.sum(axis=1, dtype=np.uint64), return_index=True, return_inverse=True)
    if not (cells[first[codes]] == cells).all():  # two values with one hash: sort the values themselves
        _, first, codes = np.unique(cells, axis=0, return_index=True, return_inverse=True)
    return cells[first].view(f"S{cells.shape[1] * 8}").ravel(), codes.ravel()
