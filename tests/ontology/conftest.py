"""What the tests of the ontology share: the piece of data of docs/model.md, and the data set of both programmes."""

from pathlib import Path

import pytest

from mrezha.graph.build import build, canonical
from mrezha.loaders.shipped import shipped


@pytest.fixture(scope="session")
def dataset() -> bytes:
    """Both programmes with everything around them, as N-Quads."""
    return canonical(build(shipped())[0])


@pytest.fixture(scope="session")
def piece() -> bytes:
    """The piece of data of docs/model.md, made whole, as Turtle."""
    return Path(__file__).with_name("piece.ttl").read_bytes()
