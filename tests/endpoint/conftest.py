"""The dataset of the shipped programmes on two servers, loaded the way `mrezha build --endpoint` does."""

from collections.abc import Iterator

import pytest
import servers

from mrezha.graph.upload import upload
from mrezha.knowledge import KnowledgeGraph


@pytest.fixture(scope="session")
def on_oxigraph(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with servers.oxigraph(tmp_path_factory.mktemp("oxigraph")) as address:
        upload(kg.dataset.store, address)
        yield address


@pytest.fixture(scope="session")
def on_virtuoso(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with servers.virtuoso(tmp_path_factory.mktemp("virtuoso")) as address:
        with servers.login("dba", servers.PASSWORD):
            upload(kg.dataset.store, address)
        yield address
