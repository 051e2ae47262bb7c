"""Several builds at once, with readers and a workbench beside them: nobody sees a mixture, and nothing breaks."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor

from serving import COUNT, served
from sized import graph_of, run, size, version

from mrezha.graph.build import build, canonical


def _title(cache):
    """What a command that reads sees."""
    done = run("export", "--format", "jsonl", cache=cache)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["title"]


def test_builds_readers_and_a_workbench_at_once(tmp_path, monkeypatch):
    cache, versions = tmp_path / "cache", [version(tmp_path, n) for n in range(3)]
    titles = {f"Среща {n} на местните комисии" for n in range(3)}
    assert run("build", "--only", versions[0], cache=cache).returncode == 0
    over = threading.Event()

    def building(n):
        for k in range(size(2, 25)):
            done = run("build", "--only", *(["--again"] if k % 2 else []), versions[n], cache=cache)
            assert done.returncode == 0, done.stderr

    def reading():
        seen = set()
        while not over.is_set():
            seen.add(_title(cache))
        return seen

    with served(cache) as workbench, ThreadPoolExecutor(8) as threads:

        def visiting():
            while not over.is_set():
                for path, query in (("/id/activity/2026/1.1", {"lang": "bg"}), ("/sparql", {"query": COUNT})):
                    status, body = workbench.get(path, **query)
                    assert status == 200, body
                    assert "Среща 0 на местните" in body.decode() if path != "/sparql" else b'"1"' in body

        readers, visitors = threads.submit(reading), threads.submit(visiting)
        builders = [threads.submit(building, n) for n in (1, 2, 1)]
        try:
            for builder in builders:
                builder.result()
        finally:
            over.set()
        assert readers.result() <= titles
        visitors.result()
    assert graph_of(cache, monkeypatch) in [canonical(build([v])[0]) for v in versions[1:]]
    assert not list(cache.glob("building-*"))
    assert not list(cache.glob("sources.json.*"))
