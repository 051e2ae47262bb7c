"""The server for assistants, spoken to by the SDK's own client over standard input and output."""

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from mcp import Client, MCPError, StdioServerParameters

from mrezha.knowledge import KnowledgeGraph
from mrezha.mcp import tools

SERVER = StdioServerParameters(
    command=sys.executable, args=["-m", "mrezha", "mcp", "--rows", "5"], env={**os.environ, "LC_ALL": "C"}
)


async def _asked(run: Callable[[Client], Awaitable[dict[str, Any]]]) -> dict[str, Any]:
    async with Client(SERVER) as client:
        return await run(client)


@pytest.fixture(scope="module")
def heard() -> dict[str, Any]:
    """Everything one client hears in one session: starting a server takes seconds."""

    async def run(client: Client) -> dict[str, Any]:
        async def call(name: str, **arguments: object) -> Any:
            return await client.call_tool(name, arguments)

        said: dict[str, Any] = {
            "tools": (await client.list_tools()).tools,
            "templates": (await client.list_resource_templates()).resource_templates,
            "search": await call("search_entities", text="агенция за бежанците"),
            "ask": await call("ask", question="Who partners with UNHCR?"),
            "refused": await call("ask", question="Who partners with the Ministry of Magic?"),
            "gaps": await call("list_gaps", year=2025, gap="no-funding"),
            "no gap": await call("list_gaps", gap="no-such"),
            "evidence": await call("fetch_evidence", activity="2025/2.6.4"),
            "select": await call("sparql", query="SELECT ?activity { ?activity a mrz:Activity } ORDER BY ?activity"),
            "insert": await call("sparql", query="INSERT DATA { <urn:a> <urn:b> <urn:c> }"),
            "service": await call("sparql", query="SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"),
            "a21": (await client.read_resource("mrezha://card/institution/a21")).contents[0].text,
            "2.6.4": (await client.read_resource("mrezha://card/activity/2025/2.6.4")).contents[0].text,
            "methods": (await client.read_resource("mrezha://methods")).contents[0].text,
        }
        with pytest.raises(MCPError, match="not in the loaded programmes"):
            await client.read_resource("mrezha://card/institution/nobody")
        return said

    with ThreadPoolExecutor(1) as apart:  # a browser of other tests may have a loop running in this thread
        return apart.submit(lambda: asyncio.run(_asked(run))).result()


def test_tools_say_that_they_read_only(heard: dict[str, Any]) -> None:
    assert {t.name for t in heard["tools"]} == {"search_entities", "ask", "sparql", "list_gaps", "fetch_evidence"}
    assert all(t.annotations.read_only_hint and t.description for t in heard["tools"])
    assert {t.uri_template for t in heard["templates"]} == {
        "mrezha://card/{kind}/{name}",
        "mrezha://card/activity/{year}/{code}",
    }


def test_entities_come_with_words_and_a_card(heard: dict[str, Any]) -> None:
    first = heard["search"].structured_content["entities"][0]
    assert (first["abbr"], first["card"]) == ("ДАБ", "mrezha://card/institution/dab")
    assert {"activity", "words", "document", "start", "end"} == set(first["mentions"][0])


def test_an_answer_carries_the_words_it_rests_on(heard: dict[str, Any]) -> None:
    answer = heard["ask"].structured_content
    assert {row["abbr"] for row in answer["rows"]} == {"ДАБ", "МОМ", "НКБТХ"}
    named = {cell["activity"] for cell in answer["evidence"]}
    assert named == {iri.split("/activity/")[1] for iri in answer["sources"]}
    assert all(cell["start"] < cell["end"] for cell in answer["evidence"] if cell["words"])
    assert "not the practice" in answer["caveat"]


def test_what_is_not_understood_is_refused_with_the_nearest_names(heard: dict[str, Any]) -> None:
    assert heard["refused"].is_error
    assert "Magic" in heard["refused"].content[0].text
    assert heard["no gap"].is_error
    assert "no-such" in heard["no gap"].content[0].text


def test_a_gap_has_its_cells(heard: dict[str, Any]) -> None:
    [gap] = heard["gaps"].structured_content["gaps"]
    assert (gap["count"], gap["of"]) == (3, 79)
    assert {cell["activity"] for cell in gap["cells"]} == {"2025/2.2.5", "2025/2.8.2", "2025/3.7.4"}


def test_evidence_has_every_cell_with_its_place(heard: dict[str, Any]) -> None:
    cells = {cell["field"]: cell for cell in heard["evidence"].structured_content["cells"]}
    assert cells["leads"]["words"] == "ДАБ"
    assert cells["leads"]["document"] == "programme-2025"
    assert cells["leads"]["end"] - cells["leads"]["start"] == 3


def test_sparql_reads_only_and_within_limits(heard: dict[str, Any]) -> None:
    result = heard["select"].structured_content
    assert len(result["results"]["results"]["bindings"]) == 5
    assert result["cut"] is True
    assert len({cell["activity"] for cell in result["evidence"]}) == 5
    for refused, said in (("insert", "not valid SPARQL"), ("service", "SERVICE is switched off")):
        assert heard[refused].is_error
        assert said in heard[refused].content[0].text


def test_cards_are_resources(heard: dict[str, Any]) -> None:
    a21 = json.loads(heard["a21"])
    assert a21["title"] == "A21 Campaign Foundation"
    assert {"role", "activity", "words", "document", "start", "end"} <= set(a21["rows"][0])
    assert any(row["words"] == "ДАБ" for row in json.loads(heard["2.6.4"])["rows"])
    assert "e610ce758401dd6cfc86e6e7b11a7ec08ff5d67fc9c0efbab616dd7a104b1600" in heard["methods"]


def test_a_place_has_a_card_too(kg: KnowledgeGraph) -> None:
    shumen = tools.card(kg, "place/shumen")
    assert "2025/2.2.4" in {row["activity"] for row in shumen["rows"]}
