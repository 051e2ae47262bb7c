"""The shipped programmes, read once for all tests of this folder."""

import pytest
import readings

from mrezha.loaders.records import Programme


@pytest.fixture(scope="session")
def programmes() -> dict[int, Programme]:
    return readings.programmes()
