"""HermiT and owlrl find good data consistent and seeded errors not; with plain rules they infer the same."""

import shutil
from functools import cache
from importlib.resources import files
from pathlib import Path

import owlready2
import owlrl
import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

MRZ = Namespace("https://w3id.org/mrezha/ontology#")
ID = Namespace("https://w3id.org/mrezha/id/")
CODE = Namespace("https://w3id.org/mrezha/code/")
Triple = tuple[Node, Node, Node]

ACTIVITY = ID["activity/2025/2.1.11"]
LEAD, PARTNER = ID["participation/2025/2.1.11/lead/nkbth"], ID["participation/2025/2.1.11/partner/dab"]
NKBTH, DAB, FVS, NPO = ID["institution/nkbth"], ID["institution/dab"], ID["institution/fvs"], ID["collective/npo"]
GOAL = ID["goal/2025/2/strategic-1"]

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

ERRORS: dict[str, set[Triple]] = {
    "one node is the participation of a lead and of a partner": {(ACTIVITY, MRZ.hasPartnerParticipation, LEAD)},
    "a participation of both classes": {(LEAD, RDF.type, MRZ.PartnerParticipation)},
    "a goal as participant": {(LEAD, MRZ.participant, GOAL)},
    "a class of actors that is an institution": {(NPO, RDF.type, MRZ.Institution)},
    "two programmes that supersede each other": {(ID["programme/2020"], MRZ.supersedes, ID["programme/2025"])},
    "a programme that supersedes itself": {(ID["programme/2025"], MRZ.supersedes, ID["programme/2025"])},
    "a goal both strategic and operational": {(GOAL, RDF.type, MRZ.OperationalGoal)},
    "a contribution as participation": {(ACTIVITY, MRZ.hasContribution, PARTNER)},
    "an actor for a kind": {(DAB, MRZ.kind, NKBTH)},
    "a theme for a role": {(LEAD, MRZ.role, CODE["theme/prevention"])},
    "an activity that is its own row": {(ACTIVITY, RDF.type, MRZ.Row)},
    "one value for baseline and target": {
        (ID["indicator/2025/2.1.11/1/1"], MRZ.hasTarget, ID["value/2025/2.1.11/1/1/baseline"])
    },
}

# What HermiT alone sees: the OWL 2 RL rules of owlrl do not check the datatype of a value.
DATATYPE_ERROR: set[Triple] = {(ID["amount/2025/2.1.11/1/1"], MRZ.value, Literal("20 000 лв.", lang="bg"))}


@cache
def vocabulary() -> tuple[Triple, ...]:
    """Read the ontology and the lists."""
    graph = Graph()
    for name in ("mrezha.ttl", "lists.ttl"):
        graph.parse(str(files("mrezha.ontology") / name))
    return tuple(graph)


def whole(extra: set[Triple] | None = None) -> Graph:
    """Return the ontology, the lists and the good data, with some statements added."""
    graph = Graph().parse(Path(__file__).with_name("piece.ttl"))
    for triple in (*vocabulary(), *(extra or ())):
        graph.add(triple)
    return graph


def hermit(graph: Graph, folder: Path, *, infer: bool = False) -> set[Triple]:
    """Run HermiT on a sorted N-Triples copy, in a world of its own, and return what it adds."""
    copy = folder / "copy.nt"
    lines = sorted(graph.serialize(format="nt").splitlines())
    copy.write_text("\n".join(lines) + "\n", "utf-8")
    world = owlready2.World()
    world.get_ontology(copy.as_uri()).load()
    inferred = world.get_ontology("urn:inferred#")
    with inferred:
        # Deadlines have xsd:gYearMonth values, which HermiT refuses unless told to look away.
        owlready2.sync_reasoner_hermit(world, infer_property_values=infer, debug=0, ignore_unsupported_datatypes=True)
    assert not list(world.inconsistent_classes())
    return {triple for triple in world.as_rdflib_graph().get_context(inferred) if isinstance(triple[2], URIRef)}


def closed(graph: Graph) -> Graph:
    """Return the closure under the OWL 2 RL rules by owlrl, leaving out words, which only make it slow."""
    for triple in [t for t in graph if isinstance(t[2], Literal) and t[2].language]:
        graph.remove(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def rl_errors(graph: Graph) -> list[Node]:
    """Return the contradictions that owlrl notes down."""
    return list(closed(graph).objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")))


def super_properties(graph: Graph) -> Graph:
    """Add what HermiT leaves out: it returns most specific properties only."""
    for subject, predicate, value in list(graph):
        for above in set(graph.transitive_objects(predicate, RDFS.subPropertyOf)) - {None}:
            graph.add((subject, URIRef(str(above)), value))
    return graph


def materialised(graph: Graph) -> Graph:
    """Apply chains, super-properties, inverses and symmetry until nothing new comes: what a generic program does."""
    chains = [(head, *Collection(graph, chain)) for head, chain in graph.subject_objects(OWL.propertyChainAxiom)]
    above = list(graph.subject_objects(RDFS.subPropertyOf))
    inverse = [pair for a, b in graph.subject_objects(OWL.inverseOf) for pair in ((a, b), (b, a))]
    inverse += [(p, p) for p in graph.subjects(RDF.type, OWL.SymmetricProperty)]
    size = -1
    while size != len(graph):
        size = len(graph)
        new = {(s, high, o) for low, high in above for s, o in graph.subject_objects(low)}
        new |= {(o, q, s) for p, q in inverse for s, o in graph.subject_objects(p)}
        new |= {(s, head, o) for head, p, q in chains for s, m in graph.subject_objects(p) for o in graph.objects(m, q)}
        for triple in new:
            graph.add(triple)
    return graph


def short_cuts(graph: Graph) -> set[Triple]:
    """Return the statements whose property follows from a chain, directly or as an inverse."""
    heads = set(graph.subjects(OWL.propertyChainAxiom))
    heads |= {q for p in heads for q in (*graph.objects(p, OWL.inverseOf), *graph.subjects(OWL.inverseOf, p))}
    return {(s, p, o) for s, p, o in graph if p in heads}


@needs_java
def test_hermit_finds_the_good_data_consistent(tmp_path: Path) -> None:
    hermit(whole(), tmp_path)


@needs_java
def test_hermit_finds_the_ontology_alone_consistent(tmp_path: Path) -> None:
    graph = Graph()
    for triple in vocabulary():
        graph.add(triple)
    hermit(graph, tmp_path)


@needs_java
@pytest.mark.parametrize("error", ERRORS)
def test_hermit_finds_a_seeded_error(error: str, tmp_path: Path) -> None:
    with pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
        hermit(whole(ERRORS[error]), tmp_path)


@needs_java
def test_hermit_finds_words_for_a_number(tmp_path: Path) -> None:
    with pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
        hermit(whole(DATATYPE_ERROR), tmp_path)


def test_owlrl_finds_the_good_data_consistent() -> None:
    assert not rl_errors(whole())


@pytest.mark.parametrize("error", ERRORS)
def test_owlrl_finds_a_seeded_error(error: str) -> None:
    assert rl_errors(whole(ERRORS[error]))


@needs_java
def test_hermit_infers_the_short_cuts(tmp_path: Path) -> None:
    found = super_properties(whole(hermit(whole(), tmp_path, infer=True)))
    assert not EXPECTED - set(found)
    assert not UNEXPECTED & set(found)
    assert short_cuts(found) == short_cuts(materialised(whole()))


def test_owlrl_and_plain_rules_infer_the_same() -> None:
    by_rules, by_owlrl = materialised(whole()), closed(whole())
    assert not EXPECTED - set(by_rules)
    assert not UNEXPECTED & set(by_rules)
    assert not EXPECTED - set(by_owlrl)
    assert not UNEXPECTED & set(by_owlrl)
    assert short_cuts(by_owlrl) == short_cuts(by_rules)


def test_short_cuts_are_never_asserted_in_the_piece() -> None:
    assert not short_cuts(whole())
