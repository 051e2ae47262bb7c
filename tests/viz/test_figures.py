"""Figures: every one in both languages, the same bytes each time, no letter without a shape, no number of its own."""

import re
import warnings

import pytest
from click.testing import CliRunner

from mrezha.cli import cli
from mrezha.graph.store import Dataset
from mrezha.viz.figures import style
from mrezha.viz.figures.drawing import FIGURES, TWO_YEARS, draw
from mrezha.viz.figures.labels import spread
from mrezha.viz.figures.material import Material
from mrezha.viz.figures.picture import NothingToDrawError, _words

LANGS = ("bg", "en")
CYRILLIC = re.compile("[А-Яа-я]")


@pytest.fixture(scope="module")
def material(kg):
    return Material(kg.dataset, 2025, 2020, draws=20)


@pytest.fixture(scope="module")
def earlier(kg):
    return Material(kg.dataset, 2020, draws=20)


@pytest.fixture(scope="module")
def pictures(material):
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a glyph that the font lacks, or a layout that does not fit, is a warning
        drawn = {(name, lang): draw(name, material, lang) for name in FIGURES for lang in LANGS}
        for picture in drawn.values():
            picture.figure.draw_without_rendering()
    return drawn


def texts(picture):
    from matplotlib.text import Text

    return [t.get_text() for t in picture.figure.findobj(Text) if t.get_text().strip()]


def test_words_are_the_same_in_both_languages():
    for name, both in _words().items():
        assert both["bg"].keys() == both["en"].keys(), name
        for key in both["bg"]:
            fields = [sorted(re.findall(r"\{(\w+)\}", both[lang][key])) for lang in LANGS]
            assert fields[0] == fields[1], f"{name}.{key}"
    assert {"all", *FIGURES} == set(_words())


@pytest.mark.parametrize("name", FIGURES)
def test_each_figure_says_what_it_counts_and_what_it_is_not(pictures, name):
    for lang in LANGS:
        said = " ".join(texts(pictures[name, lang])).replace("\n", " ")
        assert {"bg": "Документът не е практиката", "en": "The document is not the practice"}[lang] in said
        assert pictures[name, lang].alt
        assert pictures[name, lang].title in said
        assert "{" not in said
        assert "https://" not in said


@pytest.mark.parametrize("name", FIGURES)
def test_no_cyrillic_in_english_but_names_printed_so(pictures, name):
    """Projects are named as printed; everything else is English."""
    for text in texts(pictures[name, "en"]):
        assert not CYRILLIC.search(text) or text.startswith("project: "), text


@pytest.mark.parametrize("name", FIGURES)
def test_nothing_runs_off_the_paper(pictures, name):
    for lang in LANGS:
        figure = pictures[name, lang].figure
        box = figure.get_tightbbox()
        width, height = figure.get_size_inches()
        assert box.x0 >= -0.02
        assert box.y0 >= -0.02
        assert box.x1 <= width + 0.02
        assert box.y1 <= height + 0.02


def test_files_are_the_same_each_time(material, pictures):
    name = "section-lead"
    for format_ in style.FORMATS:
        first = style.saved(pictures[name, "bg"].figure, format_, dots=60)
        assert first == style.saved(draw(name, material, "bg").figure, format_, dots=60)
    with pytest.raises(ValueError, match="gif"):
        style.saved(pictures[name, "bg"].figure, "gif")


def test_letters_of_svg_are_shapes_and_letters_of_pdf_are_letters(pictures):
    figure = pictures["lead-pay", "bg"].figure
    assert b"<text" not in style.saved(figure, "svg")
    from io import BytesIO

    from pypdf import PdfReader

    page = PdfReader(BytesIO(style.saved(figure, "pdf"))).pages[0]
    assert "НКБТХ" in page.extract_text()


def test_the_numbers_are_those_of_the_measures(material, pictures):
    said = texts(pictures["section-lead", "en"])
    numbers = sorted(int(t) for t in said if t.isdigit())
    cells = [s["leads"] for a in material.actors["actors"] for s in a["sections"].values() if s["leads"]]
    assert numbers == sorted([*cells, 1])  # one activity has no named lead: 2025/2.8.2
    assert "2.8.2" in texts(pictures["compound", "en"])


@pytest.mark.parametrize("name", [n for n in FIGURES if n not in TWO_YEARS])
def test_the_other_programme_can_be_drawn_too(earlier, name):
    assert draw(name, earlier, "bg").alt


def test_nothing_to_compare_with_is_said(earlier):
    with pytest.raises(NothingToDrawError, match="no programme before 2020"):
        draw("slope", earlier, "en")


@pytest.mark.parametrize("name", [n for n in FIGURES if n not in TWO_YEARS])
def test_an_empty_graph_is_no_failure(name):
    with pytest.raises(NothingToDrawError):
        draw(name, Material(Dataset.of_quads(b""), 2025, draws=5), "bg")


def test_an_unknown_figure_is_refused(material):
    with pytest.raises(ValueError, match="no figure"):
        draw("pie", material, "bg")


@pytest.mark.parametrize(
    ("wanted", "gap"), [([3, 3, 3], 1), ([0, 0.2, 9], 1), ([5], 2), ([], 1), ([1, 2, 3, 4, 5, 6], 4)]
)
def test_labels_keep_their_distance_and_their_order(wanted, gap):
    found = spread(wanted, gap, 0, 10)
    least = min(gap, 10 / (len(wanted) - 1)) if len(wanted) > 1 else 0
    assert all(0 <= v <= 10 + 1e-6 for v in found)
    assert all(b - a >= least - 1e-6 for a, b in zip(sorted(found), sorted(found)[1:], strict=False))
    assert [found.index(v) for v in sorted(found)] == sorted(range(len(wanted)), key=lambda i: wanted[i])


def test_from_outside(tmp_path):
    file = tmp_path / "who.pdf"
    done = CliRunner().invoke(cli, ["figure", "lead-pay", "--lang", "bg", "--output", str(file)])
    assert (done.exit_code, file.read_bytes()[:5]) == (0, b"%PDF-")
    done = CliRunner().invoke(cli, ["figure", "lead-pay", "--output", str(tmp_path / "who.doc")])
    assert (done.exit_code, ".svg, .pdf, .png" in done.output) == (2, True)
    done = CliRunner().invoke(cli, ["figure", "slope", "--year", "2020"])
    assert (done.exit_code, "no programme before 2020" in done.output) == (2, True)
