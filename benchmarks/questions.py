"""The questions that all engines are asked, and what a registry made with `made.py` answers."""

from mrezha.graph.incidence import INCIDENCE
from mrezha.graph.remote import declared
from mrezha.ontology.namespaces import CODE, ID
from mrezha.queries.catalogue import bind, catalogue

WORDS = "Институция № 7"  # looked for as a text, in whatever case

_PARTNERS = {"institution": [f"{ID}institution/made-0"], "section": [f"{CODE}theme/prevention"]}
_NAMES = "VALUES ?p { skos:prefLabel skos:altLabel rdfs:label mrz:abbreviation dcterms:title oa:exact }"

SPARQL = {
    name: declared(text)
    for name, text in {
        "look-up": f"SELECT ?p ?o WHERE {{ <{ID}activity/2031/1.1.1> ?p ?o }}",
        "partners": bind(catalogue()["partners-of"], _PARTNERS),
        "incidence": INCIDENCE,
        "no partner": catalogue()["no-partner"].text,
        "led per body": "SELECT ?actor (COUNT(DISTINCT ?activity) AS ?n) WHERE { ?activity mrz:ledBy ?actor } "
        "GROUP BY ?actor",
        "pairs": "SELECT ?a ?b (COUNT(DISTINCT ?activity) AS ?n) WHERE { ?activity mrz:involves ?a , ?b . "
        "?a a mrz:Institution . ?b a mrz:Institution FILTER(STR(?a) < STR(?b)) } GROUP BY ?a ?b",
        "text": f'SELECT ?s ?name WHERE {{ {_NAMES} ?s ?p ?name . FILTER(CONTAINS(LCASE(?name), "{WORDS.lower()}")) }}',
    }.items()
}
