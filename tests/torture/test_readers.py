"""Many readers at once, as on the day of a press conference: everybody is answered, and nothing fails."""

import random
import statistics
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from serving import COUNT, served
from sized import run, size

READERS, SECONDS = (10, 50), (3, 30)
VISITS = [
    ("/", {}),
    ("/ask", {"q": "who partners with A21 on prevention"}),
    ("/suggest", {"q": "Кой води превен"}),
    ("/id/activity/2025/2.1.13", {}),
    ("/id/institution/nkbth", {}),
    ("/activities", {"year": "2025"}),
    ("/gaps", {}),
    ("/map.html", {}),
    ("/sparql", {"query": COUNT}),
    ("/id/institution/a21.ttl", {}),
]


@pytest.mark.parametrize("pause", [0.0, 1.0], ids=["without pauses", "with pauses"])
def test_many_readers_are_all_answered(tmp_path, pause):
    assert run("build", cache=tmp_path).returncode == 0
    readers, seconds, over, waited = size(*READERS), size(*SECONDS), threading.Event(), []

    def reading(number):
        chance = random.Random(number)
        while not over.is_set():
            path, query = chance.choice(VISITS)
            began = time.monotonic()
            status, body = workbench.get(path, **{**query, "lang": chance.choice(["bg", "en"])})
            assert status == 200, (path, status, body[:200])
            waited.append(time.monotonic() - began)
            over.wait(chance.uniform(0.5, 1.5) * pause)

    with served(tmp_path) as workbench, ThreadPoolExecutor(readers) as threads:
        tasks = [threads.submit(reading, number) for number in range(readers)]
        over.wait(seconds)
        over.set()
        for task in tasks:
            task.result()
    assert len(waited) >= readers
    p95 = statistics.quantiles(waited, n=20)[-1]
    print(f"{readers} readers, {seconds} s, pause {pause} s: {len(waited)} answers, p95 {p95 * 1000:.0f} ms")
