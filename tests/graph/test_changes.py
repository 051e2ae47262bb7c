"""What changed between the programmes, against pairs that were judged by eye first."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from mrezha.graph.cache import open_dataset
from mrezha.graph.changes import changes
from mrezha.graph.changes_judgements import Judgement, read_judgements
from mrezha.graph.changes_links import continuity_links
from mrezha.graph.changes_match import THRESHOLD, Pair, best_pairs
from mrezha.graph.store import Dataset
from mrezha.loaders.errors import SourceError
from mrezha.ontology.namespaces import ID, MRZ, PREFIXES
from mrezha.ontology.validation import validate

RDF_TYPE = f"{PREFIXES['rdf']}type"
BY_EYE = Path(__file__).parents[1] / "expected" / "continued-2020-2025.csv"


@pytest.fixture(scope="module")
def dataset():
    return open_dataset()


@pytest.fixture(scope="module")
def found(dataset):
    return changes(dataset, 2020, 2025)


def judged(verdict: str) -> set[tuple[str, str]]:
    with BY_EYE.open(encoding="utf-8") as file:
        return {(row["from"], row["to"]) for row in csv.DictReader(file) if row["verdict"] == verdict}


def pairs(found) -> set[tuple[str, str]]:
    return {(pair["from"], pair["to"]) for pair in found["continued"]}


def of(found, earlier: str):
    return next(pair for pair in found["continued"] if pair["from"] == earlier)


def names(those) -> set[str]:
    return {about["abbr"] or about["label_bg"] for about in those}


def test_the_pairs_accepted_by_eye_are_proposed_and_no_rejected_one(found):
    assert judged("accept") <= pairs(found)
    assert not judged("reject") & pairs(found)
    assert pairs(found) - judged("accept") == {("2020/4.1", "2025/4.2.2")}  # uncertain by eye too


def test_the_threshold_is_in_a_gap(found, dataset):
    """Accepted pairs are well above it, pairs that match each other best and were rejected well below."""
    assert min(pair["score"] for pair in found["continued"]) > THRESHOLD + 0.05
    near = changes(dataset, 2020, 2025, [Judgement("2020/5.3", "2025/5.1.4", "reject")])["rejected"]
    assert near[0]["score"] < THRESHOLD - 0.05


def test_every_activity_is_continued_dropped_or_new(found):
    assert len(found["continued"]) + len(found["dropped"]) == 40
    assert len(found["continued"]) + len(found["new"]) == 79
    assert "2020/1.4" in found["dropped"]
    assert "2025/2.1.13" in found["new"]


def test_schools_keep_their_lead_and_change_partners(found):
    pair = of(found, "2020/2.2")
    assert (pair["to"], pair["lead_changed"]) == ("2025/2.3.1", False)
    assert names(pair["partners_lost"]) == {"ЦКБППМН", "МКБТХ", "МФ", "представители на областната и местната власт"}
    assert names(pair["partners_gained"]) == {"ДАНС", "ДАБ", "РУО", "общини", "училища", "детски градини"}
    assert [reason["what"] for reason in pair["reasons"]] == ["words", "theme", "cast", "acts"]


def test_a_lead_that_is_another_unit_of_one_body_is_told_from_another_body(found):
    assert [of(found, "2020/1.1")[k] for k in ("lead_changed", "lead_changed_folded")] == [True, False]
    assert [of(found, "2020/3.6")[k] for k in ("lead_changed", "lead_changed_folded")] == [True, True]
    assert names(of(found, "2020/1.1")["lead_to_partner"]) == {"МКБТХ"}


def test_who_led_and_is_a_partner_now_or_the_other_way_round_is_neither_gained_nor_lost(found):
    """2020/4.1: АНКБТХ leads, НКБТХ is a partner; 2025/4.2.2: НКБТХ leads. 2020/1.1 was led by МКБТХ too."""
    line, first = of(found, "2020/4.1"), of(found, "2020/1.1")
    assert "НКБТХ" not in names(line["partners_lost"])
    assert names(line["partner_to_lead"]) == {"НКБТХ"}
    assert "МКБТХ" not in names(first["partners_gained"])


def test_institutions(found):
    about = {change: names(those) for change, those in found["institutions"].items()}
    assert {"А21", "ДАБ", "ЕОТ"} <= about["entered"]
    assert {"АНКБТХ", "КМОР", "СО"} <= about["left"]
    assert {"БАСП", "ГДБОП"} <= about["changed_role"]
    assert not {"НПО", "общини"} & set.union(*about.values())
    left = next(a for a in found["institutions"]["left"] if a["abbr"] == "АНКБТХ")
    assert left["body"].endswith("/nkbth")


def test_nothing_of_the_form_is_reported(found):
    """Baselines and goals per activity are columns that 2020 lacks."""
    compared = {key for side in found["measures"].values() for key in side}
    assert compared == {"activities", "named_actors", "leadership", "islands", "cut_points"}


def test_a_persons_word_wins(dataset, found):
    said = [
        Judgement("2020/2.2", "2025/2.3.1", "reject", "no"),
        Judgement("2020/1.4", "2025/1.2.5", "accept", "hm"),
        Judgement("2020/4.1", "2025/4.2.2", "uncertain", "the hotline?"),
        Judgement("2020/3.6", "2025/3.1.3", "accept"),
        Judgement("2020/3.6", "2025/3.1.4", "accept"),
    ]
    after = changes(dataset, 2020, 2025, said)
    assert ("2020/2.2", "2025/2.3.1") not in pairs(after)
    assert "2020/2.2" in after["dropped"]
    assert (of(after, "2020/1.4")["judgement"], of(after, "2020/1.4")["note"]) == ("accepted", "hm")
    assert (of(after, "2020/4.1")["judgement"], of(after, "2020/4.1")["note"]) == ("proposed", "the hotline?")
    assert {("2020/3.6", "2025/3.1.3"), ("2020/3.6", "2025/3.1.4")} <= pairs(after)
    assert pairs(found) - pairs(after) == {("2020/2.2", "2025/2.3.1")}


def test_judgements_on_what_is_not_there_are_refused(dataset):
    with pytest.raises(SourceError, match=r"2020/9\.9"):
        changes(dataset, 2020, 2025, [Judgement("2020/9.9", "2025/1.1.1", "accept")])
    with pytest.raises(SourceError, match="2019"):
        changes(dataset, 2019, 2025)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("from,to\n2020/1.1,2025/1.1.1\n", "no column verdict"),
        ("from,to,verdict,note\n2020/1.1,2025/1.1.1,yes,\n", "line 2: “yes”"),
        ("from,to,verdict,note\n1.1,2025/1.1.1,accept,\n", "line 2: “1.1”"),
        ("from,to,verdict\n2020/1.1,2025/1.1.1,accept\n2020/1.1,2025/1.1.1,reject\n", "judged twice"),
        ("", "no column"),
    ],
)
def test_a_bad_file_of_judgements_is_refused_with_its_line(tmp_path, text, message):
    file = tmp_path / "judged.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=message):
        read_judgements(file)


def test_a_file_in_another_encoding_is_refused(tmp_path):
    file = tmp_path / "judged.csv"
    file.write_bytes("from,to,verdict,note\n2020/1.1,2025/1.1.1,accept,да\n".encode("cp1251"))
    with pytest.raises(SourceError, match="UTF-8"):
        read_judgements(file)


def test_the_file_by_eye_is_read(tmp_path):
    assert len(read_judgements(BY_EYE)) == 34
    spreadsheet = tmp_path / "excel.csv"
    spreadsheet.write_text("\ufefffrom,to,verdict,note\r\n 2020/1.1 ,2025/1.1.1,accept,\r\n", encoding="utf-8")
    assert read_judgements(spreadsheet) == [Judgement("2020/1.1", "2025/1.1.1", "accept")]


def test_links_are_nodes_with_a_score_and_a_judgement(dataset):
    links = continuity_links(changes(dataset, 2020, 2025, read_judgements(BY_EYE)))
    graph = Dataset.of_quads(links)
    counted = graph.select(
        f"SELECT ?j (COUNT(?l) AS ?n) {{ ?l a <{MRZ}ContinuityLink> ; <{MRZ}judgement> ?j }} GROUP BY ?j ORDER BY ?j"
    )
    assert {str(j).rsplit("/", 1)[-1]: n for j, n in counted.rows} == {"accepted": 14, "proposed": 1, "rejected": 13}
    assert b"sameAs" not in links
    assert len(graph.select(f"SELECT ?l {{ ?l <{MRZ}score> ?s FILTER(?s >= 0 && ?s <= 1) }}")) == 28


def test_links_fit_the_shapes(found):
    links = continuity_links(found)
    ends = {pair[end] for pair in found["continued"] for end in ("from", "to")}
    typed = "".join(f"<{ID}activity/{key}> a <{MRZ}Activity> .\n" for key in ends).replace(" a ", f" <{RDF_TYPE}> ")
    faults = [v for v in validate(links + typed.encode()) if "continuity" in v.focus]
    assert faults == []
    broken = links.replace(b'"0.88"', b'"1.88"') + typed.encode()
    assert [v for v in validate(broken) if "continuity" in v.focus]


def test_best_pairs_take_each_activity_once():
    a = Pair("a", "x", 0.9, ())
    some = [a, replace(a, later="y", score=0.95), replace(a, earlier="b", score=0.8)]
    assert best_pairs(some) == [some[1]]
    assert best_pairs(reversed(some)) == best_pairs(some)
    assert best_pairs([]) == []
