"""A cache folder of the tests' own, and the built knowledge graph, made once."""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from mrezha.knowledge import KnowledgeGraph

# Worker processes share it: the dataset of the shipped programmes is built once for all of them.
os.environ["MREZHA_CACHE"] = str(Path(tempfile.gettempdir()) / f"mrezha-tests-{os.getuid()}")


@pytest.fixture(scope="session")
def kg() -> "KnowledgeGraph":
    from mrezha.knowledge import KnowledgeGraph

    return KnowledgeGraph()
