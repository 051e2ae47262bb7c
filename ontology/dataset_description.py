"""What a data set says of itself to catalogues: DCAT and VoID, with the counts of its graphs."""

from collections.abc import Iterable

from mrezha.ontology.namespaces import BASE, GRAPH, PREFIXES

_HEAD = """@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

_DATASET = """
<{base}dataset> a dcat:Dataset , void:Dataset ;
  dcterms:title "Националните програми като граф"@bg , "The national programmes as a graph"@en ;
  dcterms:description
    "Кой какво прави, с кого, кой плаща и докога според националните програми за борба с трафика на хора."@bg ,
    "Who does what, with whom, paid by whom, until when by the programmes against trafficking in human beings."@en ;
  dcterms:creator <{base}> ; dcterms:publisher <{base}> ;
  dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
  dcterms:issued "{issued}"^^xsd:date ;
  dcterms:language <http://publications.europa.eu/resource/authority/language/BUL> ,
    <http://publications.europa.eu/resource/authority/language/ENG> ;
  dcterms:spatial <http://publications.europa.eu/resource/authority/country/BGR> ;
  dcterms:conformsTo <{base}ontology> , <{base}shapes> , <{base}profile> ;
  dcat:keyword "трафик на хора"@bg , "публични политики"@bg , "human trafficking"@en , "public policy"@en ;
  dcat:distribution <{base}dataset.nq> ;
  void:vocabulary <{base}ontology> ; void:uriSpace "{base}" ;
  void:exampleResource <{base}id/activity/2025/2.1.11> ;
  void:triples {total} ;
  void:subset {subsets} .

<{base}dataset.nq> a dcat:Distribution ;
  dcterms:title "Целият граф като N-Quads"@bg , "The whole graph as N-Quads"@en ;
  dcat:mediaType <https://www.iana.org/assignments/media-types/application/n-quads> ;
  dcat:downloadURL <{base}dataset.nq> .

<{base}> a foaf:Agent ; foaf:name "The Mrezha maintainers" .
"""

_PURPOSES = {
    "ontology": ("Думите: онтологията и списъците", "The words: the ontology and the lists"),
    "authority": ("Известните институции, актове и места", "The known institutions, acts and places"),
    "inferred": ("Каквото следва от останалото", "What follows from the rest"),
}


def describe(graphs: Iterable[tuple[str, int]], *, issued: str) -> str:
    """A description of a data set in Turtle, from its named graphs, each with the number of its statements.

    `issued` is a date (YYYY-MM-DD) and is not taken from the clock, so that the same data give the same bytes.

    >>> text = describe([(f"{GRAPH}programme-2025", 20), (f"{GRAPH}inferred", 3)], issued="2026-11-23")
    >>> "void:triples 23 ;" in text
    True
    >>> print(text.splitlines()[-1])
      dcterms:title "Каквото казва документът programme-2025"@bg , "What the document programme-2025 says"@en .
    """
    counts = sorted(graphs)
    total = sum(count for _, count in counts)
    subsets = " , ".join(f"<{graph}>" for graph, _ in counts)
    return (
        _HEAD
        + _DATASET.format(base=BASE, issued=issued, total=total, subsets=subsets)
        + "".join(_subset(graph, count) for graph, count in counts)
    )


def _subset(graph: str, count: int) -> str:
    name = graph.removeprefix(GRAPH)
    bg, en = _PURPOSES.get(name, (f"Каквото казва документът {name}", f"What the document {name} says"))
    source = "" if name in _PURPOSES else f"  dcterms:source <{PREFIXES['id']}document/{name}> ;\n"
    return f'\n<{graph}> a void:Dataset ;\n  void:triples {count} ;\n{source}  dcterms:title "{bg}"@bg , "{en}"@en .\n'
