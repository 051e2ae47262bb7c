"""An IATI file of any size as one dataset: written piece by piece, each with what follows from it, in bounded memory.

What follows from an activity follows within it: from its roles, its sections and the actors it names. So each piece is
completed beside the ontology by itself, and its statements go to the file; one that two pieces say stands there twice,
which a store takes as once.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from mrezha.graph.build import add_programme, build
from mrezha.graph.infer import infer
from mrezha.loaders.iati import read_pieces
from mrezha.loaders.records import Programme

Told = Callable[[str], None]


def write_quads(source: Path, target: BinaryIO, tell: Told = lambda _what: None, most: int = 200) -> int:
    """Write the dataset of an IATI file as N-Quads; returns how many doubts there were about its words.

    `most` activities are held at once.

    Raises:
        SourceError: if the file is no IATI activity file, when the place at fault is reached.
    """
    terms, _ = build([])  # the ontology, the authority file, and what follows from them
    before = frozenset(terms)
    _write(before, target)
    activities = doubts = 0
    for piece in read_pieces(source, most):
        _write(_statements(piece, before), target)
        activities, doubts = activities + len(piece.rows), doubts + len(piece.doubts)
        tell(f"{activities:,} activities")
    return doubts


def _statements(piece: Programme, before: frozenset[ox.Quad]) -> Iterator[ox.Quad]:
    """What a piece says, and what follows from it."""
    store = ox.Store()
    store.extend(before)
    add_programme(store, piece)
    infer(store)
    return (quad for quad in store if quad not in before)


def _write(quads: Iterator[ox.Quad] | frozenset[ox.Quad], target: BinaryIO) -> None:
    ox.serialize(quads, target, format=ox.RdfFormat.N_QUADS)
