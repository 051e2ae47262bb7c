"""One engine on one registry, in a process of its own: `python benchmarks/engines.py ENGINE FILE FOLDER [QUESTION …]`.

Prints lines of JSON as it goes: CPU seconds of loading; then of each question CPU seconds, rows and the peak of memory
so far, in MB. A server's CPU time and memory count as well as its client's.
"""

import contextlib
import json
import os
import re
import shutil
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from questions import SPARQL, WORDS

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "endpoint"))

REPEATS = 5
LONG_ENOUGH = (
    0.2  # CPU seconds: a quicker question is asked many times over, as a server's time is known to 0.01 s only
)
MOST_ASKED = 200
SLOW = 5  # CPU seconds: a slower question is asked once
SHARED = {"mrezha, SPARQL only": "mrezha", "DuckDB": "mrezha", "oxigraph server": "pyoxigraph"}  # whose store is used

Ask = Callable[[str], int]  # a question's name to the number of rows


def ours(file: Path, folder: Path) -> tuple[Ask, list[int]]:
    """Our API over the embedded store, the index of names and the table of participations."""
    from mrezha.graph.measures.ties import ties
    from mrezha.graph.names_index import NamesIndex
    from mrezha.graph.participations import counted, incidence_list, participations
    from mrezha.graph.store import Dataset

    shutil.rmtree(folder / "ours", ignore_errors=True)
    dataset = Dataset.open(_loaded(file, folder) / "store")
    index = NamesIndex.beside(dataset)
    assert index
    special: dict[str, Callable[[], int]] = {
        "led per body": lambda: len(counted(participations(dataset), "actor", role="lead")),
        "pairs": lambda: len(ties(incidence_list(dataset)).weight),
        "text": lambda: len(index.holding(WORDS)),
        "incidence": lambda: len(incidence_list(dataset)),
    }
    return lambda name: special[name]() if name in special else len(dataset.select(SPARQL[name])), []


def ours_sparql(file: Path, folder: Path) -> tuple[Ask, list[int]]:
    """Our API, every question as SPARQL."""
    from mrezha.graph.store import Dataset

    dataset = Dataset.open(_loaded(file, folder) / "store")
    return lambda name: len(dataset.select(SPARQL[name])), []


def _loaded(file: Path, folder: Path) -> Path:
    from mrezha.graph import bulk

    os.environ["MREZHA_CACHE"] = str(folder / "ours")
    there = bulk.loaded()
    return (there or bulk.load(file)).folder


def oxigraph_direct(file: Path, folder: Path) -> tuple[Ask, list[int]]:
    """pyoxigraph by itself, on disk."""
    shutil.rmtree(folder / "oxigraph", ignore_errors=True)
    store = _oxigraph(file, folder)
    return lambda name: sum(1 for _ in store.query(SPARQL[name], use_default_graph_as_union=True)), []  # type: ignore[misc]


def _oxigraph(file: Path, folder: Path) -> Any:
    import pyoxigraph as ox

    path = folder / "oxigraph"
    if not path.exists():
        store = ox.Store(str(path))
        store.bulk_load(path=file, format=ox.RdfFormat.N_QUADS)
        store.optimize()
        store.flush()
        del store
    return ox.Store.read_only(str(path))


def rdflib(file: Path, _folder: Path) -> tuple[Ask, list[int]]:
    """rdflib's memory store."""
    import rdflib

    graph = rdflib.Dataset(default_union=True)
    graph.parse(file, format="nquads")
    return lambda name: len(graph.query(SPARQL[name])), []


def owlready2(file: Path, folder: Path) -> tuple[Ask, list[int]]:
    """owlready2's own SPARQL over SQLite."""
    import owlready2

    triples = _triples(file, folder)
    world = owlready2.World(filename=str(folder / f"owlready-{os.getpid()}.sqlite"))
    world.get_ontology("file://" + str(triples)).load()
    return lambda name: sum(1 for _ in world.sparql(SPARQL[name])), []


def maplib(file: Path, folder: Path) -> tuple[Ask, list[int]]:
    """maplib, in memory."""
    import maplib

    model = maplib.Model()
    model.read(str(_triples(file, folder)), format="ntriples")
    return lambda name: len(model.query(SPARQL[name])), []


def duckdb(file: Path, folder: Path) -> tuple[Ask, list[int]]:
    """DuckDB over the table of participations: the yardstick, not an RDF store."""
    import duckdb

    table = _loaded(file, folder) / "participations.parquet"
    base = duckdb.connect()
    base.execute(f"CREATE TABLE p AS SELECT * FROM '{table}'")
    taking = "SELECT DISTINCT actor, activity FROM p WHERE role <> 'pays' AND NOT collective"
    texts = {
        "incidence": "SELECT actor, activity, role, section FROM p",
        "led per body": "SELECT actor, COUNT(DISTINCT activity) FROM p WHERE role = 'lead' GROUP BY actor",
        "pairs": f"WITH i AS ({taking}) SELECT a.actor, b.actor, COUNT(*) FROM i a JOIN i b USING (activity) "
        "WHERE a.actor < b.actor GROUP BY ALL",
    }
    return lambda name: len(base.execute(texts[name]).fetchall()), []


def oxigraph_server(file: Path, folder: Path) -> tuple[Ask, list[int]]:
    """Our API over the `oxigraph` server."""
    import servers

    from mrezha.graph.remote import Remote
    from mrezha.graph.server import Server
    from mrezha.graph.store import Dataset

    path = folder / "server"
    path.mkdir(exist_ok=True)
    _oxigraph(file, folder)
    if not (path / "db").exists():
        (path / "db").symlink_to(folder / "oxigraph")
    address = _KEEP.enter_context(servers.oxigraph(path))
    dataset = Dataset(Remote(Server(address), {"union-default-graph": ""}))
    return lambda name: len(dataset.select(SPARQL[name])), _children()


def virtuoso(file: Path, folder: Path) -> tuple[Ask, list[int]]:
    """Our API over Virtuoso, loaded as `mrezha build --endpoint` does."""
    import servers

    from mrezha.graph.store import Dataset
    from mrezha.graph.upload import upload

    path = folder / f"virtuoso-{os.getpid()}"
    path.mkdir()
    servers.MOST_ROWS = 5_000_000
    address = _KEEP.enter_context(servers.virtuoso(path))
    with servers.login("dba", servers.PASSWORD):
        upload(_oxigraph(file, folder), address)
    dataset = Dataset.at(address)
    return lambda name: len(dataset.select(SPARQL[name])), _children()


def _triples(file: Path, folder: Path) -> Path:
    """The registry without its graphs."""
    path = folder / "all.nt"
    if not path.exists():
        with file.open(encoding="utf-8") as quads, path.open("w", encoding="utf-8") as triples:
            triples.writelines(re.sub(r" <[^<>]*> \.$", " .", line) for line in quads)
    return path


ENGINES = {
    "mrezha": ours, "mrezha, SPARQL only": ours_sparql, "pyoxigraph": oxigraph_direct, "rdflib": rdflib,
    "owlready2": owlready2, "maplib": maplib, "DuckDB": duckdb, "oxigraph server": oxigraph_server,
    "Virtuoso": virtuoso,
}  # fmt: skip
_KEEP = contextlib.ExitStack()


def _children() -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if stat.read_text().rpartition(")")[2].split()[1] == str(os.getpid()):
                found.append(int(stat.parent.name))
    return found


def cpu(pids: list[int]) -> float:
    """CPU seconds of this process and of servers so far."""
    ticks = 0
    for pid in pids:
        with contextlib.suppress(OSError):
            ticks += sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]))
    return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


def peak(pids: list[int]) -> float:
    """The most memory that this process and servers held so far, in MB."""
    kilobytes = 0
    for pid in (os.getpid(), *pids):  # not `ru_maxrss`, which begins at what the parent had
        with contextlib.suppress(OSError):
            found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
            kilobytes += int(found[1]) if found else 0
    return kilobytes / 1024


def measured(ask: Ask, name: str, pids: list[int]) -> dict[str, Any]:
    """CPU seconds and rows of a question, or why there are none: the median of `REPEATS` after one to warm up."""

    def spent(times: int) -> float:
        before = cpu(pids)
        for _ in range(times):
            ask(name)
        return (cpu(pids) - before) / times

    try:
        rows = ask(name)
        first = spent(1)
        if first > SLOW:
            return {"cpu": first, "rows": rows}
        times = min(MOST_ASKED, round(LONG_ENOUGH / max(first, 1e-5)) + 1)
        return {"cpu": statistics.median(spent(times) for _ in range(REPEATS)), "rows": rows}
    except Exception as error:  # whatever the engine says of a query that it cannot answer
        print(f"{name}: {error!r}"[:500], file=sys.stderr)
        return {"failed": type(error).__name__}


def main() -> None:
    """Measure and print."""
    engine, file, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    before = time.process_time()
    with _KEEP:
        ask, pids = ENGINES[engine](file, folder)
        print(json.dumps({"load": cpu(pids) - before, "peak": round(peak(pids))}), flush=True)
        for name in sys.argv[4:] or SPARQL:
            print(json.dumps({"question": name, **measured(ask, name, pids), "peak": round(peak(pids))}), flush=True)


if __name__ == "__main__":
    main()
