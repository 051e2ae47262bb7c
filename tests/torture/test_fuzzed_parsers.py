"""Hypothesis over each parser: whatever stands in a cell or a file, readings of its own words or a named error."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sized import size

from mrezha.loaders.actors import read_actors
from mrezha.loaders.corrections import parse_corrections
from mrezha.loaders.deadlines import read_deadline
from mrezha.loaders.errors import SourceError
from mrezha.loaders.funding import read_funding
from mrezha.loaders.indicators import read_indicators
from mrezha.loaders.plain import clean, decode, odd_characters
from mrezha.loaders.reader import take_apart
from mrezha.loaders.records import Cell, Span, State
from mrezha.loaders.references import read_references
from mrezha.queries.keywords import keywords, too_deep

PIECES = ("НКБТХ", "А21", "МВР", "НПО", "и", "или", "в", "на", "„", "“", '"', "(", ")", "-", "–", ",", ";", ".", ":", "/", "\n",
          " ", "\xa0", "\t", "1", "2", "10 000", "лв.", "евро", "30.12.2026", "31.02.2026", "00.00.0000", "май", "Юни 2026 г.",
          "до", "от", "Постоянен", "I", "тримесечие", "2026", "г.", "%", "Брой", "0", "99999999999999999999", "чл.", "ал.",
          "Закон за", "Фондация", "министерство", "общини", "проект", "програма", "бюджет", "РАЗДЕЛ I", "Дейности", "1.1",
          "Водеща институция", "Партньор", "Срок", "é", "\u0301", "\U0001f600", "Ǆ", "ﬃ", "İ", "ß")  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25).map(" ".join).map(clean)
tried = settings(max_examples=size(60, 20_000), suppress_health_check=list(HealthCheck), deadline=None)


def _span(text: str) -> Span:
    """The text as a cell in the middle of a document."""
    return Span(7, 7 + len(text), text).part(7, 7 + len(text))


def _spans(value: object) -> list[Span]:
    """All spans inside readings."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, list | tuple):
        return [s for part in value for s in _spans(part)]
    slots = getattr(type(value), "__slots__", ())
    return [s for name in slots for s in _spans(getattr(value, name))]


def _founded(text: str, readings: object) -> None:
    for span in _spans(readings):
        assert text[span.start - 7 : span.end - 7] == span.text


@tried
@given(WORDS)
@example("31.02.2026 г.")
@example("99999999999999999999 - 10 000 лв.")
def test_cells(text):
    cell = _span(text)
    if not cell.text:
        return
    stated = Cell("target", State.STATED, cell)
    for readings in (
        read_actors(cell), read_funding(cell), read_deadline(cell, 2026), read_references([stated]),
        read_indicators(stated, stated, prose=False), read_indicators(stated, Cell("baseline", State.BLANK), prose=True),
    ):  # fmt: skip
        _founded(text, readings)


@tried
@given(st.lists(WORDS, max_size=20).map("\n\t".join))
def test_documents(text):
    try:
        layout = take_apart("РАЗДЕЛ I „А“\n\n\tДейности\n\tВодеща институция\n\tПартньор\n\n" + text, "a.txt")
    except SourceError as error:
        assert "\n" not in str(error)
        return
    assert layout.rows


@tried
@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_bytes(content):
    try:
        text = decode(content, "a.txt")
    except SourceError as error:
        assert "\n" not in str(error)
        return
    assert clean(text) == text
    assert odd_characters(text) == []


@tried
@given(st.text(max_size=200).map(lambda text: f"kind,words,value,note\n{text}"))
@example("kind,words,value,note\nignore," + "x" * 200_000)
def test_look_up_files(text):
    try:
        parse_corrections(text, "a.csv")
    except SourceError as error:
        assert "a.csv" in str(error)


@tried
@given(
    st.lists(st.sampled_from((*"{}()[]<>'\"#\\\n?$:@.!^*+", "SELECT", "service", "'''", '"""')), max_size=60).map(
        "".join
    )
)
def test_sparql_before_it_is_run(text):
    keywords(text)
    too_deep(text)
