"""The shortest paths between two bodies as SPARQL."""

from mrezha.queries.conditions import ROW, term, where
from mrezha.queries.question import Question


def path_query(q: Question) -> str:
    """Activities on the shortest paths of named bodies between the actors of the last two filters."""
    *shared, one, other = q.filters
    said = where(shared)
    step = said.replace("?activity", "?step")
    ends = ((0, one), (q.hops, other))
    inner = [f"VALUES ?n{n} {{ {' '.join(term('any', v) for v in f.values)} }}" for n, f in ends]
    for n in range(1, q.hops):
        pair = f"{step} ?step mrz:involves ?n{n - 1}, ?n{n} . ?n{n} a mrz:Institution"
        inner.append(f"{{ SELECT DISTINCT ?n{n - 1} ?n{n} WHERE {{ {pair} }} }}")
    inner.append(f"{step} ?step mrz:involves ?n{q.hops - 1}, ?n{q.hops} .")
    chain = " ".join(f"?n{n}" for n in range(q.hops + 1))
    return (
        "SELECT DISTINCT ?order ?from ?to ?iri ?year ?code ?title ?section WHERE {\n"
        f"  {{ SELECT DISTINCT {chain} WHERE {{\n    {' '.join(inner)} }} }}\n"
        f"  VALUES ?order {{ {' '.join(map(str, range(q.hops)))} }}\n"
        f"  BIND({_nth(q.hops, 0)} AS ?from) BIND({_nth(q.hops, 1)} AS ?to)\n"
        f"  {said} ?activity mrz:involves ?from, ?to . BIND(?activity AS ?iri)\n"
        f"  {ROW}\n}} ORDER BY ?order ?from ?to ?year ?code"
    )


def _nth(hops: int, more: int) -> str:
    """The body at place ?order of a path, or the one after it."""
    return " ".join(f"IF(?order = {n}, ?n{n + more}," for n in range(hops)) + " 1/0" + ")" * hops
