"""The page of terms: every class, property and list entry in both languages, as one HTML file without scripts."""

from collections import defaultdict
from html import escape

import pyoxigraph as ox

from mrezha.ontology.axioms import OWL, RDFS, TYPE, Axioms
from mrezha.ontology.diagram import draw
from mrezha.ontology.namespaces import CODE, MRZ, PREFIXES, TERM_FILES, read

_SKOS = PREFIXES["skos"]
_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:68rem;margin:0 auto;padding:1rem;color:#1b1b1b;background:#fff}
h1,h2,h3{line-height:1.2}h3{margin:2rem 0 .25rem}h3 code{font-weight:400;color:#555}p,dl{margin:.25rem 0}
dt{float:left;clear:left;color:#555;padding-right:.5rem}dd{margin:0 0 0 12rem}a{color:#0b57a4}
svg{width:100%;height:auto;margin:1rem 0}svg rect{fill:#fff;stroke:#0b57a4}
svg text{font:13px system-ui;text-anchor:middle;fill:#1b1b1b}
svg line{stroke:#888}svg marker path{fill:#888}
svg .link{font-size:11px;fill:#555;paint-order:stroke;stroke:#fff;stroke-width:3}
@media (prefers-color-scheme:dark){body,svg text{background:#16181b;color:#eee;fill:#eee}svg rect{fill:#16181b}
a{color:#8ab8f0}dt,h3 code{color:#aaa}svg .link{fill:#bbb;stroke:#16181b}}
"""
_PARTS = (
    ("Class", "Класове", "Classes"),
    ("ObjectProperty", "Връзки", "Links"),
    ("DatatypeProperty", "Стойности", "Values"),
    ("AnnotationProperty", "Бележки", "Notes"),
)
_ROWS = (  # what is said of a term, in this order
    (f"{RDFS}subClassOf", "вид", "kind of"),
    (f"{RDFS}subPropertyOf", "вид", "kind of"),
    (f"{RDFS}domain", "от", "from"),
    (f"{RDFS}range", "към", "to"),
    (f"{OWL}inverseOf", "обратно на", "inverse of"),
    (f"{OWL}propertyChainAxiom", "следва от", "follows from"),
    (f"{_SKOS}broader", "част от", "part of"),
    (f"{_SKOS}example", "пример", "example"),
    (f"{MRZ}competencyQuestion", "въпрос", "question"),
)

SYNTAXES = {"rdf": "RDF/XML", "jsonld": "JSON-LD", "nt": "N-Triples"}  # beside Turtle, by the ending of the file

Said = dict[str, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]]]


def page() -> str:
    """The whole page.

    >>> text = page()
    >>> '<h3 id="Activity">' in text, 'id="theme-prevention"' in text, "<script" in text
    (True, True, False)
    """
    triples = [t for name in TERM_FILES for t in ox.parse(read(name), format=ox.RdfFormat.TURTLE)]
    said: Said = defaultdict(lambda: defaultdict(list))
    for t in triples:
        said[_name(t.subject)][t.predicate.value].append(t.object)
    axioms = Axioms([ox.Triple(t.subject, t.predicate, t.object) for t in triples])
    terms = [term for term in said if term.startswith(MRZ)]
    body = "".join(
        f"<h2>{bg} · {en}</h2>"
        + "".join(_term(term, said, axioms) for term in terms if _is(said[term], f"{OWL}{kind}"))
        for kind, bg, en in _PARTS
    )
    lists = "".join(_term(entry, said, axioms) for entry in said if _is(said[entry], f"{_SKOS}Concept"))
    return (
        '<!doctype html><html lang="bg"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>Онтология на Мрежа · Mrezha ontology</title><style>{_STYLE}</style>"
        f"<h1>Онтология на Мрежа · Mrezha ontology</h1>{_head(said)}"
        f"{draw(axioms, 'bg')}{draw(axioms, 'en')}{body}<h2>Списъци · Lists</h2>{lists}</html>\n"
    )


def _head(said: Said) -> str:
    about = said[MRZ.removesuffix("#")]
    words = "".join(f'<p lang="{d.language}">{escape(d.value)}</p>' for d in about[f"{PREFIXES['dcterms']}description"]
                    if isinstance(d, ox.Literal))  # fmt: skip
    version = _name(about[f"{OWL}versionIRI"][0])
    others = " ".join(f'<a href="mrezha.{ending}">{name}</a>' for ending, name in SYNTAXES.items())
    return f'{words}<p><code>{version}</code> · <a href="mrezha.ttl">Turtle</a> {others} · CC BY 4.0</p>'


def _term(term: str, said: Said, axioms: Axioms) -> str:
    """One term or list entry: names, definitions, and what the axioms say of it."""
    own = said[term]
    names = [n for p in (f"{RDFS}label", f"{_SKOS}prefLabel") for n in own[p]]
    meanings = own[f"{_SKOS}definition"]
    rows = "".join(
        f"<dt>{bg} · {en}</dt><dd>{'; '.join(_value(v, said, axioms) for v in own[key])}</dd>"
        for key, bg, en in _ROWS
        if own[key]
    )
    return (
        f'<h3 id="{_anchor(term)}">{" · ".join(map(_words, names))} <code>{_short(term)}</code></h3>'
        f"{''.join(f'<p>{_words(m)}</p>' for m in meanings)}<dl>{rows}</dl>"
    )


def _value(value: ox.NamedNode | ox.BlankNode | ox.Literal, said: Said, axioms: Axioms) -> str:
    if isinstance(value, ox.Literal):
        return _words(value)
    if isinstance(value, ox.BlankNode):  # a chain
        return " → ".join(_link(link) for link in axioms.members(_name(value)))
    return _link(value.value) if value.value in said else escape(_short(value.value))


def _words(value: object) -> str:
    assert isinstance(value, ox.Literal)  # noqa: S101  labels and definitions of ours are always words
    return f'<span lang="{value.language}">{escape(value.value)}</span>' if value.language else escape(value.value)


def _link(address: str) -> str:
    return (
        f'<a href="#{_anchor(address)}">{_short(address)}</a>' if address.startswith((MRZ, CODE)) else _short(address)
    )


def _anchor(address: str) -> str:
    return address.removeprefix(MRZ).removeprefix(CODE).replace("/", "-")


def _short(address: str) -> str:
    ends = {
        MRZ: "mrz:",
        CODE: "code:",
        PREFIXES["xsd"]: "xsd:",
        PREFIXES["skos"]: "skos:",
        PREFIXES["dcterms"]: "dcterms:",
    }
    return next(
        (f"{prefix}{address.removeprefix(start)}" for start, prefix in ends.items() if address.startswith(start)),
        address,
    )


def _name(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)


def _is(own: dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]], kind: str) -> bool:
    return any(_name(v) == kind for v in own[TYPE])
