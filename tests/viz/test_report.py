"""The report: three forms of one template, findings first, every number with its rows, the same bytes each time."""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from pypdf import PdfReader

from mrezha.cli import cli
from mrezha.viz.figures.drawing import FIGURES, draw
from mrezha.viz.figures.material import Material
from mrezha.viz.figures.picture import Picture
from mrezha.viz.figures.style import saved
from mrezha.viz.report.blocks import Figure, Heading, Paragraph, Run, Table, blocks
from mrezha.viz.report.pdf import as_pdf
from mrezha.viz.report.word import as_word
from mrezha.viz.report.write import About, rendered, report, words

LANGS = ("bg", "en")
HERE = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def material(kg):
    return Material(kg.dataset, 2025, 2020, draws=20, pair_draws=40)


@pytest.fixture(scope="module")
def pages(material):
    """Both languages, with one figure: drawing them all is the business of the tests of figures."""
    found = {}
    for lang in LANGS:
        some = {"section-lead": draw("section-lead", material, lang)}
        found[lang] = rendered(material, lang, some, About("2026-03-31", "judged.csv"))
    return found


def tree(page):
    return ET.fromstring(page.removeprefix("<!DOCTYPE html>"))


def texts(page):
    return " ".join(" ".join(tree(page).find(".//main").itertext()).split())


def test_words_are_the_same_in_both_languages():
    bg, en = words("bg"), words("en")
    assert bg.keys() == en.keys()
    for key in bg:
        assert sorted(re.findall(r"\{(\w+)\}", bg[key])) == sorted(re.findall(r"\{(\w+)\}", en[key])), key


def test_findings_come_first(pages):
    for lang in LANGS:
        headings = [b for b in blocks(pages[lang]) if isinstance(b, Heading)]
        assert [h.level for h in headings[:2]] == [1, 2]
        assert headings[1].anchor == "findings"
    said = texts(pages["bg"])
    assert "НКБТХ води 51 от 79 дейности" in said
    assert "Няма сума: 76 от 79 (дейности). През 2020 г.: 40 от 40." in said
    assert "дейности, които изглежда продължават – 15; отпаднали от текста – 25; нови – 64" in said
    assert "No amount: 76 of 79 (activities). In 2020: 40 of 40." in texts(pages["en"])


def test_numbers_are_written_as_the_language_has_them(pages):
    assert "HHI 0,41" in texts(pages["bg"])
    assert "HHI 0.41" in texts(pages["en"])


@pytest.mark.parametrize("lang", LANGS)
def test_every_link_leads_to_a_place_of_the_page(pages, lang):
    page = tree(pages[lang])
    places = {e.get("id") for e in page.iter() if e.get("id")}
    links = {e.get("href") for e in page.iter("a")}
    assert links
    assert {link for link in links if link.removeprefix("#") not in places} == set()


def test_every_count_of_the_register_leads_to_its_rows(pages, material):
    """What stands in Annex A is what the rule found, activity by activity."""
    page = tree(pages["en"])
    row_of = {e.get("id"): row for row in page.iter("tr") for e in row.iter() if e.get("id")}
    for finding in (*material.findings, *material.findings_earlier):
        if not finding.count:
            continue
        row = row_of[f"rows-{finding.year}-{finding.gap}"]
        assert f"{finding.count}/{finding.of}" in " ".join(row.itertext())
        assert {a.get("href").removeprefix("#at-") for a in row.iter("a")} == set(finding.activities)


def test_every_activity_has_its_place_in_its_document(pages):
    shipped = {y: (HERE / "loaders" / "programmes" / f"programme-{y}.txt").read_text("utf-8") for y in (2020, 2025)}
    rows = [["".join(cell.itertext()) for cell in row] for row in tree(pages["en"]).iter("tr")]
    found = [re.fullmatch(r"programme-(\d+), (\d+)–(\d+)", row[-1]) for row in rows]
    places = [(row[0], place) for row, place in zip(rows, found, strict=True) if place]
    assert len(places) == 121  # rows of both programmes
    for activity, place in places:
        year, code = activity.split("/")
        if "(" not in code:  # further rows of 3.1.4 do not print it again
            assert code in shipped[int(year)][int(place[2]) : int(place[3])], activity


@pytest.mark.parametrize("lang", LANGS)
def test_the_methods_say_what_was_read_and_how(pages, lang):
    said = texts(pages[lang])
    for document in ("3f9c2466a595344e3767a975b32071452cdeba2464732de109c8c0f9215d8ef5", "e610ce758401dd6cfc86"):
        assert document in said
    for part in ("2026-03-31", "judged.csv", "networkx", "Python 3", {"bg": "праг 0,31", "en": "threshold 0.31"}[lang]):
        assert part in said
    assert all(words(lang)[c] in said for c in ("c_practice", "c_commission", "c_blank", "c_small", "c_dropped"))
    assert "{" not in said


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_needs_no_network_and_is_a_page(pages, lang):
    page = pages[lang]
    assert f'<html lang="{lang}">' in page
    assert not re.search(r'(?:src|href)="(?!data:|#)', page)
    assert "<script" not in page


def test_pdf_and_word_say_what_the_page_says(pages, material):
    figure = draw("section-lead", material, "bg").figure
    listed = list(blocks(pages["bg"]))
    pdf = as_pdf(listed, {"section-lead": saved(figure, "svg")}, title="Т", lang="bg")
    reader = PdfReader(io.BytesIO(pdf))
    text = " ".join(" ".join(p.extract_text() for p in reader.pages).split())
    word = as_word(listed, {"section-lead": saved(figure, "png", dots=60)}, title="Т", lang="bg")
    document = Document(io.BytesIO(word))
    said = " ".join(p.text for p in document.paragraphs)
    for sentence in ("НКБТХ води 51 от 79 дейности", "Документът не е практиката", "Регистър на пропуските"):
        assert sentence in text
        assert sentence in said
    assert reader.metadata.title == "Съгласуване в Националната програма за 2025 г."
    assert reader.trailer["/Root"]["/Lang"] == "bg"
    assert len(reader.outline) > 5
    tables = [b for b in listed if isinstance(b, Table)]
    assert [len(t.rows) for t in document.tables] == [1 + len(t.rows) for t in tables]
    assert "bg-BG" in zipfile.ZipFile(io.BytesIO(word)).read("word/styles.xml").decode()


def test_the_same_blocks_give_the_same_bytes(pages):
    some = [b for b in blocks(pages["bg"]) if not isinstance(b, Figure)][:16]
    for write in (as_pdf, as_word):
        assert write(some, {}, title="Т", lang="bg") == write(some, {}, title="Т", lang="bg")


def test_blocks_know_what_the_template_may_hold():
    page = (
        '<html><main><h2 id="x">A</h2>'
        '<section class="box"><p class="note">one <a href="#x">two</a>, three</p></section>'
        '<table data-widths="1 3"><caption>C</caption>'
        '<tr><th>h</th><th>i</th></tr><tr><td class="n">1</td><td>b</td></tr>'
        '</table><ul><li>item</li></ul><figure><img id="f" alt="words"/></figure></main></html>'
    )
    heading, paragraph, table, item, figure = blocks(page)
    assert heading == Heading(2, "A", "x")
    assert paragraph == Paragraph((Run("one "), Run("two", link="#x"), Run(", three")), "note")
    assert (table.caption, table.widths, table.rows[0][0].number) == ("C", (0.25, 0.75), True)
    assert item.item
    assert figure == Figure("f", "words", "")
    with pytest.raises(ValueError, match="<video>"):
        list(blocks("<html><main><video/></main></html>"))


def test_a_programme_alone_has_no_part_on_changes(kg):
    alone = Material(kg.dataset, 2020, draws=5, pair_draws=20)
    page = rendered(alone, "en", {}, About())
    assert 'id="changes"' not in page
    assert as_word([b for b in blocks(page) if isinstance(b, Table)], {}, title="T", lang="en")[:2] == b"PK"
    assert "undated" in texts(page)
    assert texts(page).count("2025") == 0


def test_an_unknown_form_is_refused(material):
    with pytest.raises(ValueError, match="odt"):
        report(material, "bg", "odt")


def test_from_outside(tmp_path, monkeypatch):
    monkeypatch.setattr("mrezha.viz.report.write.FIGURES", ("section-lead",))
    file = tmp_path / "brief.html"
    words_ = ["report", "--draws", "20", "--lang", "en", "--output", str(file), "--figures", str(tmp_path / "drawn")]
    assert CliRunner().invoke(cli, words_).exit_code == 0
    assert "NCCTHB leads 51 of 79 activities" in file.read_text("utf-8")
    assert {f.suffix for f in (tmp_path / "drawn").iterdir()} == {".svg", ".pdf", ".png"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--output", "brief.odt"], ".html, .pdf, .docx"),
        (["--date", "31.3.2026"], "2026-03-31"),
        (["--year", "2019"], "no programme of this year"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(options, said):
    done = CliRunner().invoke(cli, ["report", *options])
    assert (done.exit_code, said in done.output) == (2, True)


def test_all_figures_have_a_place(material, pages):
    from matplotlib.figure import Figure as Drawing

    page = rendered(material, "en", {name: Picture(name, Drawing((1, 1)), "t", "a") for name in FIGURES}, About())
    assert [b.name for b in blocks(page) if isinstance(b, Figure)] == [
        "compound", "lead-pay", "section-lead", "what-if", "null-band", "adjacency", "slope",
    ]  # fmt: skip
