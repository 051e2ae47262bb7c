"""A cache folder of the tests' own, the built knowledge graph and a browser, made once."""

import os
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from chromium import chromium_path, playwright
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from mrezha.knowledge import KnowledgeGraph

# Benchmarks measure speed, tests never time: a busy machine must not fail a property.
settings.register_profile("mrezha", deadline=None)
settings.load_profile("mrezha")

# Worker processes share it: the dataset of the shipped programmes is built once for all of them. What an earlier run
# counted is forgotten, since the code that counts may have changed. Each checkout has its own, since two may differ.
_CHECKOUT = zlib.crc32(str(Path(__file__).resolve()).encode())
os.environ["MREZHA_CACHE"] = str(Path(tempfile.gettempdir()) / f"mrezha-tests-{os.getuid()}-{_CHECKOUT:08x}")
if "PYTEST_XDIST_WORKER" not in os.environ:
    (Path(os.environ["MREZHA_CACHE"]) / "sources.json").unlink(missing_ok=True)


@pytest.fixture(scope="session")
def kg() -> "KnowledgeGraph":
    from mrezha.knowledge import KnowledgeGraph

    return KnowledgeGraph()


@pytest.fixture(scope="session")
def chromium() -> "Iterator[Browser]":
    """One browser a process: Playwright cannot be started twice in one."""
    path = chromium_path()
    with playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()
