"""The map as a file: what its bytes hold and do not hold."""

import json
import os
import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import map_networks
import networkx as nx
import pytest

from mrezha.viz import map as drawn
from mrezha.viz.layout import place
from mrezha.viz.map import map_page

VIZ = Path(drawn.__file__).parent


@pytest.fixture(scope="module")
def real():
    return map_networks.realistic()


@pytest.fixture(scope="module")
def page(real):
    return map_page(real)


def data_of(page):
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)[1])


def test_page_names_its_language_and_title(real):
    assert '<html lang="bg">' in map_page(real) and "<title>Карта на институциите</title>" in map_page(real)
    english = map_page(real, lang="en", title="Who & <whom>")
    assert '<html lang="en">' in english and "<title>Who &amp; &lt;whom&gt;</title>" in english


def test_unknown_language_is_named(real):
    with pytest.raises(ValueError, match=r"'de'.*bg, en"):
        map_page(real, lang="de")


def test_nothing_is_fetched(page):
    assert not re.search(r"<link|<iframe|<object|<embed|@import|\bsrc=|<base", page.split("<script>")[0])
    assert not re.search(r"url\((?!['\"]?(data:|#))", page.split("<script>")[0])
    known = r"w3id\.org/mrezha/|www\.w3\.org/2000/svg"
    licence = r"visjs\.github\.io|almende\.com|github\.com/visjs|www\.apache\.org/licenses|opensource\.org/licenses"
    code = r"github\.com/(uuidjs|zloirock)"  # texts of messages inside vis-network
    for address in re.findall(r"https?://\S{0,60}", page):
        assert re.match(rf"https?://({known}|{licence}|{code})", address), address
    assert "sourceMappingURL" not in page


def test_our_own_scripts_and_styles_name_no_address():
    for file in (VIZ / "static").iterdir():
        found = set(re.findall(r"https?://[^\"'\s]+", file.read_text(encoding="utf-8")))
        assert found <= {"http://www.w3.org/2000/svg"}, file


def test_our_own_scripts_never_write_markup():
    for file in (VIZ / "static").glob("*.js"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text)


def test_policy_allows_these_scripts_only(page):
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1].replace("&#39;", "'")
    assert policy.startswith("default-src 'none'; script-src 'sha256-") and "unsafe-eval" not in policy
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert len(scripts) == 2
    for script in scripts:
        assert f"'{drawn._hash(script)}'" in policy


def test_third_party_code_comes_from_the_installed_pyvis(page):
    assert "@license" in page and "vis-network" in page
    assert not any("vis-network" in file.name for file in VIZ.rglob("*"))


def test_names_with_markup_stay_text():
    network = map_networks.tricky()
    page, plain = map_page(network), map_page(map_networks.empty())
    for tag in ("</script", "<script", "<img"):
        assert page.count(tag) == plain.count(tag)
    assert page.count("</script") == 3
    labels = {node["label_bg"] for node in data_of(page)["nodes"]}
    assert labels == {about["label_bg"] for _, about in network.nodes(data=True)}
    assert "\u2028" not in page


def test_script_that_would_end_its_element_is_refused():
    with pytest.raises(ValueError, match="/script"):
        drawn._inlined("'</SCRIPT>'")


def test_everything_of_the_network_is_in_the_page(real, page):
    data = data_of(page)
    assert [node["iri"] for node in data["nodes"]] == sorted(real)
    assert len(data["edges"]) == real.number_of_edges() and len(data["activities"]) == len(real.graph["activities"])
    strings, keys = data["strings"], [activity["key"] for activity in data["activities"]]
    for edge in data["edges"]:
        u, v = (data["nodes"][edge[end]]["iri"] for end in ("from", "to"))
        about = real.edges[u, v, edge["relation"]]
        assert {keys[i] for i in edge["activities"]} == set(about["activities"])
        evidence = [
            {"activity": keys[a], "from": strings[f], "to": strings[t], "document": strings[d], "start": s, "end": e}
            for a, f, t, d, s, e in edge["evidence"]
        ]
        assert sorted(evidence, key=lambda e: e["start"]) == sorted(about["evidence"], key=lambda e: e["start"])


def test_activities_stand_in_reading_order():
    keys = ["2025/2.1.11", "2025/2.1.9", "2020/7.1"]
    assert sorted(keys, key=drawn._in_order) == ["2020/7.1", "2025/2.1.9", "2025/2.1.11"]


def test_a_kind_without_words_is_drawn_under_its_own_name():
    network = map_networks.empty()
    map_networks.institution(network, "x", None, "Х", "X", "strange")
    assert [kind["id"] for kind in data_of(map_page(network))["kinds"]] == ["strange"]


def test_caller_keeps_the_network(real):
    before = nx.to_dict_of_dicts(real), dict(real.nodes(data=True)), json.dumps(real.graph, sort_keys=True)
    map_page(real)
    assert before == (nx.to_dict_of_dicts(real), dict(real.nodes(data=True)), json.dumps(real.graph, sort_keys=True))


def test_same_input_gives_same_bytes(page):
    code = (
        "import hashlib, map_networks; from mrezha.viz.map import map_page;"
        "print(hashlib.sha256(map_page(map_networks.realistic()).encode()).hexdigest())"
    )
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    digests = set()
    for seed in ("0", "1", "2"):
        environment = {**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed}
        digests.add(
            subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True).stdout
        )
    assert len(digests) == 1


def test_order_of_nodes_and_edges_does_not_matter(real, page):
    turned = nx.MultiDiGraph(**real.graph)
    turned.add_nodes_from(reversed(list(real.nodes(data=True))))
    turned.add_edges_from(reversed(list(real.edges(keys=True, data=True))))
    assert map_page(turned) == page


def test_other_seed_other_positions(real, page):
    assert data_of(map_page(real, seed=1))["nodes"][0]["x"] != data_of(page)["nodes"][0]["x"]


def test_size_stays_below_one_and_a_half_megabytes(page):
    assert len(page.encode()) < 1_500_000
    assert len(map_page(map_networks.large(1000)).encode()) < 1_500_000


def test_both_languages_have_the_same_words():
    words = json.loads((VIZ / "static" / "words.json").read_text(encoding="utf-8"))
    assert set(words["bg"]) == set(words["en"])
    for key in words["bg"]:
        assert set(re.findall(r"\{\w+\}", words["bg"][key])) == set(re.findall(r"\{\w+\}", words["en"][key])), key


def test_every_word_is_used():
    words = json.loads((VIZ / "static" / "words.json").read_text(encoding="utf-8"))
    text = "".join(file.read_text(encoding="utf-8") for file in (*VIZ.glob("static/*.js"), *VIZ.glob("templates/*")))
    built = ("role_", "mode_", "kept", "lost", "new", "lead-partner", "co-lead", "co-partner", "pays", "status_two")
    unused = [
        key for key in words["bg"] if not key.startswith(built) and f'"{key}"' not in text and f"w.{key}" not in text
    ]
    assert unused == []


# layout


def test_boxes_do_not_meet(real):
    boxes = {iri: drawn._box(real.nodes[iri]) for iri in real}
    points = drawn._one_mode(real, 2025)
    for a, b in combinations(sorted(real), 2):
        apart_x = abs(points[a][0] - points[b][0]) >= (boxes[a][0] + boxes[b][0]) / 2 - 1
        apart_y = abs(points[a][1] - points[b][1]) >= (boxes[a][1] + boxes[b][1]) / 2 - 1
        assert apart_x or apart_y, (a, b)


@pytest.mark.parametrize(
    "graph", [nx.Graph(), nx.empty_graph(["а"]), nx.empty_graph([*"абвгд"]), nx.path_graph([*"аб"])]
)
def test_layout_of_next_to_nothing(graph):
    assert sorted(place(graph, dict.fromkeys(graph, (40.0, 20.0)))) == sorted(graph)


def test_loops_and_separate_parts_are_laid_out():
    graph = nx.Graph([("а", "а"), ("а", "б"), ("в", "г"), ("г", "д")])
    points = place(graph, dict.fromkeys(graph, (40.0, 20.0)))
    assert len(set(points.values())) == 5


def test_neighbours_are_nearer_than_strangers():
    points = place(nx.path_graph([f"{i:02}" for i in range(12)]), {f"{i:02}": (20.0, 20.0) for i in range(12)})

    def far(a, b):
        return ((points[a][0] - points[b][0]) ** 2 + (points[a][1] - points[b][1]) ** 2) ** 0.5

    assert far("00", "01") * 5 < far("00", "11")
