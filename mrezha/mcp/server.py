"""The server: tools and resources of the Model Context Protocol, by its official Python SDK."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError, ToolError
from mcp_types import ToolAnnotations
from pydantic import Field

import mrezha
from mrezha.card import UnknownNameError
from mrezha.graph.gaps import UnknownGapError
from mrezha.mcp import tools
from mrezha.queries.question import NotUnderstood
from mrezha.queries.wording import refusal
from mrezha.web.sparql import Refused

if TYPE_CHECKING:
    from mrezha.knowledge import KnowledgeGraph
    from mrezha.web.pool import Pool

T = TypeVar("T")

_INSTRUCTIONS = """National programmes (Bulgaria's against trafficking in human beings) as a knowledge graph: who does
what, with whom, paid by whom, until when. Every result carries the words of the source with document and characters:
quote them. The document is not the practice; a gap is a property of the text; “НПО” or “общини” are classes of actors,
never expanded to members; the National Commission leads by law, so that its leading place is no finding. A question
that is refused was not understood: search for the names in it, or ask in other words, rather than guess."""

_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)

Year = Annotated[int | None, Field(description="Only the programme of this year.")]
Section = Annotated[
    str | None, Field(description="Only this section, a theme such as prevention, protection, training.")
]


def server(kg: "KnowledgeGraph", pool: "Pool") -> MCPServer[Any]:
    """A server of the graph; `pool` runs the SPARQL of clients within its limits."""
    made: MCPServer[Any] = MCPServer(
        "mrezha", title="Mrezha", version=mrezha.__version__, instructions=_INSTRUCTIONS, log_level="WARNING"
    )
    _add_tools(made, kg, pool)
    _add_resources(made, kg)
    return made


def _add_tools(made: MCPServer[Any], kg: "KnowledgeGraph", pool: "Pool") -> None:
    @made.tool(title="Search entities", annotations=_READS)
    def search_entities(
        text: Annotated[str, Field(description="A name or a part of one, in Bulgarian or English.", min_length=2)],
        kind: Annotated[
            str | None,
            Field(description="actor, collective, place, act, project, mechanism, audience or exploitation"),
        ] = None,
        limit: Annotated[int, Field(ge=1, le=50)] = 10,
    ) -> dict[str, Any]:
        """Institutions, classes of actors, places, acts, projects … by name, with words that name them."""
        return tools.search(kg, text, kind=kind, limit=limit)

    @made.tool(title="Ask a question", annotations=_READS)
    def ask(
        question: Annotated[str, Field(description="In Bulgarian or English: Who partners with A21 on prevention?")],
        year: Year = None,
        section: Section = None,
        lang: Annotated[str | None, Field(description="bg or en; else the question's own", pattern="^(bg|en)$")] = None,
    ) -> dict[str, Any]:
        """Answer a question in words. `reading` says how it was understood; `evidence` has the words it rests on."""
        try:
            return tools.ask(kg, question, year=year, section=section, lang=lang)
        except NotUnderstood as error:
            line, nearest = refusal(error, question, kg.vocabulary)
            raise ToolError("; ".join([line, *(["nearest: " + ", ".join(nearest)] if nearest else [])])) from error

    @made.tool(title="Run a SPARQL query", annotations=_READS)
    def sparql(
        query: Annotated[str, Field(description="SELECT, ASK, CONSTRUCT or DESCRIBE; our prefixes are declared.")],
    ) -> dict[str, Any]:
        """Run SPARQL 1.1 that only reads, within limits of time, memory and rows.

        Prefixes mrz, id, code, skos, rdfs, dcterms, oa need no declaration. An activity (mrz:Activity) has mrz:year,
        skos:notation, rdfs:label, mrz:ledBy, mrz:partneredBy, mrz:paidBy, mrz:hasDeadline, mrz:hasIndicator. Readings
        (mrz:hasReading) lead by dcterms:source to oa:exact, oa:start, oa:end. `evidence` has the words of the
        activities that the result names: select ?activity to get them.
        """
        return _said(lambda: tools.sparql(kg, query, pool))

    @made.tool(title="List gaps", annotations=_READS)
    def list_gaps(
        year: Year = None,
        section: Section = None,
        gap: Annotated[str | None, Field(description="Only this one, such as no-funding, with all its cells.")] = None,
    ) -> dict[str, Any]:
        """Where the text of a programme leaves a gap in coordination: count, among how many, activities, cells."""
        return _said(lambda: tools.gaps(kg, year=year, section=section, gap=gap))

    @made.tool(title="Fetch evidence", annotations=_READS)
    def fetch_evidence(
        activity: Annotated[str, Field(description="The code with its year, 2025/2.1.11, or the address.")],
    ) -> dict[str, Any]:
        """All cells of an activity as printed, each with its document and characters; blank ones are named so."""
        return _said(lambda: tools.evidence(kg, activity))


def _add_resources(made: MCPServer[Any], kg: "KnowledgeGraph") -> None:
    @made.resource("mrezha://methods", title="How the data were made", mime_type="text/plain")
    def methods() -> str:
        """Documents with their hashes, versions, rules, and what the data do not say."""
        return kg.export("methods").decode()

    @made.resource("mrezha://card/{kind}/{name}", title="Card of an entity", mime_type="application/json")
    def entity(kind: str, name: str) -> str:
        """What the programmes say of an institution, a class, a place, an act or a project, with the words of each."""
        return _card(kg, f"{kind}/{name}")

    @made.resource("mrezha://card/activity/{year}/{code}", title="Card of an activity", mime_type="application/json")
    def activity(year: str, code: str) -> str:
        """The cells of an activity as printed."""
        return _card(kg, f"activity/{year}/{code}")


def _card(kg: "KnowledgeGraph", path: str) -> str:
    try:
        return json.dumps(tools.card(kg, path), ensure_ascii=False, default=float)
    except UnknownNameError as error:
        raise ResourceNotFoundError(str(error)) from error


def _said(run: Callable[[], T]) -> T:
    """Run a tool; what a client can mend comes back as one line.

    Raises:
        ToolError: if the query or the name cannot be used.
    """
    try:
        return run()
    except Refused as error:
        raise ToolError(error.message) from error
    except (UnknownNameError, UnknownGapError) as error:
        raise ToolError(str(error)) from error
