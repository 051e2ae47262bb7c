"""HermiT and owlrl find good data consistent and seeded errors not, and infer what the program infers."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import owlready2
import owlrl
import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from mrezha.graph.infer import INFERRED
from mrezha.graph.infer import infer as program_infers
from mrezha.ontology import reasoning
from mrezha.ontology.asserted import asserted, ntriples
from mrezha.ontology.contradictions import contradictions
from mrezha.ontology.namespaces import GRAPH
from mrezha.ontology.reasoning import JavaMissingError, Verdict, infer, reason

MRZ = Namespace("https://w3id.org/mrezha/ontology#")
ID = Namespace("https://w3id.org/mrezha/id/")
CODE = Namespace("https://w3id.org/mrezha/code/")
Triple = tuple[Node, Node, Node]

ACTIVITY = ID["activity/2025/2.1.11"]
LEAD, PARTNER = ID["participation/2025/2.1.11/lead/nkbth"], ID["participation/2025/2.1.11/partner/dab"]
NKBTH, DAB, FVS, NPO = ID["institution/nkbth"], ID["institution/dab"], ID["institution/fvs"], ID["collective/npo"]
GOAL, AMOUNT = ID["goal/2025/2/strategic-1"], ID["amount/2025/2.1.11/1/1"]
PIECE = Path(__file__).with_name("piece.ttl").read_bytes()

needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java")

EXPECTED = {
    (ACTIVITY, MRZ.ledBy, NKBTH),
    (NKBTH, MRZ.leads, ACTIVITY),
    (ACTIVITY, MRZ.partneredBy, DAB),
    (NPO, MRZ.partnersIn, ACTIVITY),
    (ACTIVITY, MRZ.involves, NKBTH),
    (DAB, MRZ.takesPartIn, ACTIVITY),
    (NKBTH, MRZ.cooperatesWith, DAB),
    (DAB, MRZ.cooperatesWith, NKBTH),
    (NKBTH, MRZ.responsibleUnder, GOAL),
    (ACTIVITY, MRZ.paidBy, DAB),
    (DAB, MRZ.paysFor, ACTIVITY),
    (ACTIVITY, MRZ.paidBy, FVS),
    (ACTIVITY, MRZ.fundedBy, FVS),
    (ACTIVITY, MRZ.cites, ID["act/zbth"]),
    (ID["act/zbth"], MRZ.citedBy, ACTIVITY),
    (ACTIVITY, MRZ.usesMechanism, CODE["mechanism/national-referral"]),
    (ACTIVITY, MRZ.concernsPlace, ID["place/shumen"]),
    (ACTIVITY, MRZ.underProject, ID["project/breaking-the-chain"]),
    (ACTIVITY, MRZ.addressesAudience, CODE["audience/asylum-seekers"]),
    (ACTIVITY, MRZ.addressesExploitation, CODE["exploitation/labour"]),
    (ACTIVITY, MRZ.runsCampaign, ID["campaign/otvori-ochi"]),
}

# Partners of one activity do not cooperate by that alone, payers take no part, a donor's money is nobody's budget.
UNEXPECTED = {
    (DAB, MRZ.cooperatesWith, NPO),
    (NKBTH, MRZ.cooperatesWith, NKBTH),
    (FVS, MRZ.takesPartIn, ACTIVITY),
    (ACTIVITY, MRZ.budgetHeldBy, FVS),
    (ACTIVITY, MRZ.ledBy, DAB),
    (DAB, MRZ.responsibleUnder, GOAL),
    (ID["activity/2020/2.2"], MRZ.partneredBy, DAB),
    (NPO, RDF.type, MRZ.Institution),
}

# What is wrong, and the words in which the program says so.
ERRORS: dict[str, tuple[Triple, str]] = {
    "one node is the participation of a lead and of a partner": (
        (ACTIVITY, MRZ.hasPartnerParticipation, LEAD), "both lead participation and partner participation",
    ),
    "a participation of both classes": (
        (LEAD, RDF.type, MRZ.PartnerParticipation), "both lead participation and partner participation",
    ),
    "a goal as participant": ((LEAD, MRZ.participant, GOAL), "both actor and goal"),
    "a class of actors that is an institution": ((NPO, RDF.type, MRZ.Institution), "both collective actor and"),
    "a public body that is a civil society organisation": (
        (DAB, RDF.type, MRZ.CivilSocietyOrganisation), "both civil society organisation and public body",
    ),
    "two programmes that supersede each other": (
        (ID["programme/2020"], MRZ.supersedes, ID["programme/2025"]), "“supersedes” cannot hold between",
    ),
    "a programme that supersedes itself": (
        (ID["programme/2025"], MRZ.supersedes, ID["programme/2025"]), "“supersedes” cannot hold between",
    ),
    "a goal both strategic and operational": ((GOAL, RDF.type, MRZ.OperationalGoal), "both operational goal and"),
    "a contribution as participation": ((ACTIVITY, MRZ.hasContribution, PARTNER), "both contribution and part"),
    "an actor for a kind": ((DAB, MRZ.kind, NKBTH), "both actor and list entry"),
    "a theme for a role": ((LEAD, MRZ.role, CODE["theme/prevention"]), "both role and theme"),
    "an activity that is its own row": ((ACTIVITY, RDF.type, MRZ.Row), "both activity and row"),
    "a shortcut to the wrong thing": ((ACTIVITY, MRZ.cites, DAB), "both actor and legal act"),
    "one value for baseline and target": (
        (ID["indicator/2025/2.1.11/1/1"], MRZ.hasTarget, ID["value/2025/2.1.11/1/1/baseline"]), "cannot both link",
    ),
    "words for a number": ((AMOUNT, MRZ.value, Literal("20 000 лв.", lang="bg")), "is no http://www.w3.org/2001/XMLSchema#decimal"),
}  # fmt: skip
# The OWL 2 RL rules of owlrl do not check the datatype of a value.
SEEN_BY_OWLRL = sorted(ERRORS.keys() - {"words for a number"})


def line(triple: Triple) -> str:
    """Return a statement as N-Triples without its full stop, as the program shows it."""
    return " ".join(node.n3() for node in triple)


def with_error(error: str) -> bytes:
    """Return the good data with a mistake."""
    return PIECE + f"{line(ERRORS[error][0])} .\n".encode()


@cache
def verdicts() -> dict[str, Verdict]:
    """Ask HermiT about every mistake, two at a time: most of the time goes by while Java starts."""
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(ERRORS, pool.map(lambda error: reason(with_error(error), "ttl"), ERRORS), strict=True))


def thin(data: bytes) -> Graph:
    """Return data, terms and lists without words and strangers, which only make owlrl slow."""
    own = {t.subject for t in ox.parse(data, format=ox.RdfFormat.TURTLE)}
    kept = [
        t
        for t in asserted(data, "ttl")
        if (t.subject in own or "/mrezha/id/" not in str(t.subject))
        and not (isinstance(t.object, ox.Literal) and t.object.language)
        and t.predicate.value.rpartition("#")[2] not in {"isDefinedBy", "term_status", "example", "notation", "exact"}
    ]
    return Graph().parse(data=ntriples(kept), format="nt")


def closed(data: bytes) -> Graph:
    """Return the closure under the OWL 2 RL rules by owlrl."""
    graph = thin(data)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def rl_errors(graph: Graph) -> list[Node]:
    """Return the contradictions that owlrl notes down."""
    return list(graph.objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")))


def with_super_properties(graph: Graph) -> Graph:
    """Add what HermiT leaves out: it returns most specific properties only."""
    for subject, predicate, value in list(graph):
        for above in graph.transitive_objects(predicate, RDFS.subPropertyOf):
            graph.add((subject, URIRef(str(above)), value))
    return graph


def short_cuts(graph: Graph) -> set[Triple]:
    """Return the statements whose property follows from a chain, directly or as an inverse."""
    heads = set(graph.subjects(OWL.propertyChainAxiom))
    heads |= {q for p in heads for q in (*graph.objects(p, OWL.inverseOf), *graph.subjects(OWL.inverseOf, p))}
    return {(s, p, o) for s, p, o in graph if p in heads}


def whole(data: bytes) -> Graph:
    """Return what `reason` looks at, as an rdflib graph."""
    return Graph().parse(data=ntriples(asserted(data, "ttl")), format="nt")


def by_hermit(data: bytes) -> Graph:
    """Return the good data with what HermiT adds."""
    ontology = reasoning.world(data, "ttl")
    added = infer(ontology)
    graph = whole(data)
    for triple in ontology.world.as_rdflib_graph().get_context(added):
        graph.add(triple)
    return with_super_properties(graph)


def by_program(data: bytes) -> Graph:
    """Return the good data with what the program adds."""
    store = ox.Store()
    store.extend(ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(f"{GRAPH}mine")) for t in asserted(data, "ttl"))
    program_infers(store)
    graph = whole(data)
    quads = store.quads_for_pattern(None, None, None, INFERRED)
    return graph.parse(data=ntriples([ox.Triple(q.subject, q.predicate, q.object) for q in quads]), format="nt")


@needs_java
@pytest.mark.parametrize("error", ERRORS)
def test_a_seeded_error_is_found_and_placed(error: str) -> None:
    triple, words = ERRORS[error]
    verdict = verdicts()[error]
    assert not verdict.consistent
    assert any(words in found.message["en"] for found in verdict.contradictions)
    assert line(triple) in {s for found in verdict.contradictions for s in (*found.suspects, *found.against)}
    assert all(found.message.keys() == {"bg", "en"} for found in verdict.contradictions)


@pytest.mark.parametrize("error", ERRORS)
def test_taking_the_suspects_or_the_rest_away_resolves_it(error: str) -> None:
    """Each side of a contradiction is minimal in this sense: without it the contradiction is gone."""
    triples = asserted(with_error(error), "ttl")
    for found in contradictions(triples):
        for side in (found.suspects, found.against):
            rest = contradictions([t for t in triples if str(t) not in side]) if side else []
            assert found.message not in [other.message for other in rest]


@pytest.mark.parametrize("error", SEEN_BY_OWLRL)
def test_owlrl_finds_a_seeded_error(error: str) -> None:
    assert rl_errors(closed(with_error(error)))


def test_good_data_hold_no_contradiction(dataset: bytes) -> None:
    assert contradictions(asserted(PIECE, "ttl")) == []
    assert contradictions(asserted(dataset)) == []


@needs_java
def test_the_programmes_are_consistent(dataset: bytes) -> None:
    verdict = reason(dataset)
    assert verdict.consistent
    assert verdict.contradictions == []
    assert verdict.statements > 30_000


@needs_java
def test_hermit_and_the_program_infer_the_same() -> None:
    found, ours = by_hermit(PIECE), by_program(PIECE)
    for graph in (found, ours):
        assert not EXPECTED - set(graph)
        assert not UNEXPECTED & set(graph)
    assert short_cuts(found) == short_cuts(ours)


def test_owlrl_and_the_program_infer_the_same() -> None:
    found = closed(PIECE)
    assert not rl_errors(found)
    assert not EXPECTED - set(found)
    assert not UNEXPECTED & set(found)
    assert short_cuts(found) == short_cuts(by_program(PIECE))


def test_short_cuts_are_never_asserted(dataset: bytes) -> None:
    assert not short_cuts(whole(PIECE))
    assert not short_cuts(Graph().parse(data=ntriples(asserted(dataset)), format="nt"))


def test_without_java_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(owlready2, "JAVA_EXE", "no-such-java")
    with pytest.raises(JavaMissingError, match=r"Java is missing.*apt install default-jre-headless"):
        reason(b"", "ttl")


def test_classes_in_one_line() -> None:
    from mrezha.ontology import onto

    assert onto.Activity.iri == str(MRZ.Activity)
    assert onto.LeadParticipation in onto.Participation.subclasses()
    assert onto.world is not owlready2.default_world
