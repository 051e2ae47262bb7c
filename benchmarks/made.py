"""Made-up registries of programmes as N-Quads, streamed: 10 thousand to 100 million statements, the same for a seed.

    python benchmarks/made.py 1e6 --seed 1 --output 1e6.nq

Each programme has the shape of a real one to the last statement: the programme of 2025 is read and written by the
loaders, what follows from it is inferred, and then it is stamped out again and again under other years with other
bodies in its roles. So sections, goals, rows, cells, spans, money, deadlines, indicators and references are as they
are, whatever the loaders come to write. The bodies are drawn from a heavy-tailed (Zipf) population that grows with the
registry, the most drawn into the roles that come most often, and half of the programmes repeat the cast of an earlier
one of their country.
"""

import argparse
import itertools
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mrezha.graph.build import build, canonical
from mrezha.loaders.shipped import shipped
from mrezha.ontology.namespaces import GRAPH, ID, MRZ

YEAR = 2025
FIRST_YEAR = 2031  # questions know years from 1900 to 2099
BODIES_A_PROGRAMME = 12  # new bodies that a programme brings into the population, on average
_SLOT = re.compile(r"(?<=/)(?:institution|lead|partner|holder|funder)/([a-z0-9-]+)(?=>)")
_CODE = re.compile(rf"/{YEAR}/(\d+(?:\.\d+)+)[/>]")
_PROJECT = re.compile(r"(/project/[a-z0-9-]+)(?=>)")
_SPAN = re.compile(r"<[^>]*/id/span/[^>]*>")


@dataclass(frozen=True, slots=True)
class Template:
    """Statements of one programme with {year} and {0}, {1}, … for its bodies, those most in it first."""

    text: str
    bodies: int
    statements: int


def common() -> list[str]:
    """Ontology, lists and authority file, as they are."""
    return [line.decode() for line in canonical(build([])[0]).splitlines(keepends=True)]


def template(most: int | None = None) -> Template:
    """The programme of 2025 with what follows from it; of its first activities only, if at `most` so many lines."""
    source = next(s for s in shipped() if str(YEAR) in s.name)
    shared = set(common())
    lines = [line.decode() for line in canonical(build([source])[0]).splitlines(keepends=True)]
    lines = _first([line for line in lines if line not in shared], most)
    named = [slug for line in lines for kind, slug in _slots(line) if kind == "institution"]
    bodies = {slug: n for n, (slug, _) in enumerate(Counter(named).most_common())}
    text = "".join(lines).replace("{", "{{").replace("}", "}}")
    text = _SLOT.sub(lambda m: m[0].replace(m[1], f"{{{bodies[m[1]]}}}") if m[1] in bodies else m[0], text)
    text = re.sub(rf"(?<=/){YEAR}(?=[/>])|(?<=programme-){YEAR}|(?<=\"){YEAR}(?=\"\^\^)", "{year}", text)
    text = _PROJECT.sub(r"\1-{year}", text)  # every programme has projects of its own
    text = re.sub(r'(/project/[a-z0-9-]+-{year}> <[^>]*label> ")', r"\1{year} ", text)
    return Template(text, len(bodies), len(lines))


def _slots(line: str) -> list[tuple[str, str]]:
    return [(m[0].partition("/")[0], m[1]) for m in _SLOT.finditer(line)]


def _first(lines: list[str], most: int | None) -> list[str]:
    """Whole activities, with the words they were read from, until there are enough statements."""
    if most is None:
        return lines
    by_code: dict[str, list[str]] = {}
    for line in lines:
        found = _CODE.search(line)
        by_code.setdefault(found[1] if found else "", []).append(line)
    spans: dict[str, list[str]] = {}
    kept = []
    for line in by_code.pop(""):
        if line.startswith(f"<{ID}span/"):
            spans.setdefault(line.partition(" ")[0], []).append(line)
        elif "cooperatesWith" not in line and "responsibleUnder" not in line:
            kept.append(line)
    for code in sorted(by_code, key=lambda c: [int(n) for n in c.split(".")]):
        if len(kept) >= most * 0.8:  # their words come on top
            break
        kept += by_code[code]
    read = {span for line in kept for span in _SPAN.findall(line)}
    return kept + [line for span in sorted(read & spans.keys()) for line in spans[span]]


def bodies(count: int) -> Iterator[str]:
    """So many made-up institutions with names in two languages, abbreviations, kinds and parents."""
    graph, inferred = f"<{GRAPH}authority>", f"<{GRAPH}inferred>"
    rdf, skos = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2004/02/skos/core#"
    kinds = ("ministry", "agency", "ngo", "court", "municipality")
    for n in range(count):
        iri = f"<{ID}institution/made-{n}>"
        yield f"{iri} <{rdf}type> <{MRZ}Institution> {graph} .\n"
        yield f"{iri} <{rdf}type> <{MRZ}Actor> {inferred} .\n"
        yield f'{iri} <{skos}prefLabel> "Измислена институция {n} по превенция"@bg {graph} .\n'
        yield f'{iri} <{skos}prefLabel> "Made-up institution {n} for prevention"@en {graph} .\n'
        yield f'{iri} <{skos}altLabel> "Институция № {n}"@bg {graph} .\n'
        yield f'{iri} <{MRZ}abbreviation> "ИИ{n}"@bg {graph} .\n'
        yield f"{iri} <{MRZ}kind> <https://w3id.org/mrezha/code/kind/{kinds[n % len(kinds)]}> {graph} .\n"
        if n % 3 == 2:
            yield f"{iri} <{MRZ}partOf> <{ID}institution/made-{n // 3}> {graph} .\n"


def registry(statements: int, seed: int = 1) -> Iterator[str]:
    """N-Quads of a registry of about so many statements, in pieces."""
    shared = common()
    whole = template()
    each = whole.statements + round(BODIES_A_PROGRAMME * 7.3)
    left = max(statements - len(shared), 1000)
    stamp = whole if left > each else template(left)
    programmes = max(1, round(left / each))
    population = max(stamp.bodies + 40, programmes * BODIES_A_PROGRAMME)
    yield "".join(shared)
    yield from _joined(bodies(population))
    casts = _casts(random.Random(seed), population, stamp.bodies)
    for n, cast in enumerate(itertools.islice(casts, programmes)):
        yield stamp.text.format(*cast, year=FIRST_YEAR + n)


def _casts(chance: random.Random, population: int, size: int) -> Iterator[list[str]]:
    """Bodies for the roles of one programme after the other."""
    total = list(itertools.accumulate(1 / (n + 1) for n in range(population)))
    earlier: dict[int, list[str]] = {}
    for n in itertools.count():
        country = n % 27
        if country not in earlier or chance.random() < 0.5:
            drawn: set[int] = set()
            while len(drawn) < size:
                drawn.update(chance.choices(range(population), cum_weights=total, k=size - len(drawn)))
            earlier[country] = [f"made-{body}" for body in sorted(drawn)]
        yield earlier[country]


def _joined(lines: Iterable[str], most: int = 50_000) -> Iterator[str]:
    lines = iter(lines)
    while piece := "".join(itertools.islice(lines, most)):
        yield piece


def main() -> None:
    """Write a registry to a file or to standard output."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("statements", type=lambda text: int(float(text)), help="about how many, such as 1e6")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", default="-", help="file to write; - is standard output")
    given = parser.parse_args()
    pieces = registry(given.statements, given.seed)
    if given.output == "-":
        sys.stdout.writelines(pieces)
        return
    with open(given.output, "w", encoding="utf-8") as file:  # noqa: PTH123 - streamed
        file.writelines(pieces)


if __name__ == "__main__":
    main()
