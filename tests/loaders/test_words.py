"""Words, keys and slugs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrezha.ontology.words import fold, key_of, slug, squeeze, without_article, words

CYRILLIC = st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъьюя", min_size=1, max_size=12)
ANY = st.text(max_size=80)


@given(ANY)
def test_words_stand_where_they_say(text):
    for word in words(text):
        assert text[word.start : word.end] == word.text


@given(ANY)
def test_words_leave_only_white_space_and_underscores_out(text):
    covered = {i for w in words(text) for i in range(w.start, w.end)}
    assert all(text[i].isspace() or text[i] == "_" for i in range(len(text)) if i not in covered)


@given(CYRILLIC)
def test_folding_twice_is_folding_once(word):
    assert fold(fold(word)) == fold(word) == fold(word.upper())


@given(CYRILLIC)
def test_latin_look_alikes_make_no_difference(word):
    latin = word.translate(str.maketrans("асеорхуі", "aceopxyi"))
    assert fold("я" + latin) == fold("я" + word)
    assert key_of("я" + latin) == key_of("я" + word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("комисия", "Комисията"),
        ("община", "Общините"),
        ("фондация", "Фондации"),
        ("българска", "Българският"),
        ("център", "центрове"),
        ("експерт", "експертите"),
        ("А21", "A21"),
        ("МОМ", "MOM"),
        ("ДА3Д", "ДАЗД"),
        ("прокуратура", "прокуратурата"),
    ],
)
def test_forms_of_one_word_meet(one, other):
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("вътрешни", "външни"),
        ("агенция", "агент"),
        ("правосъдие", "правоприлагане"),
        ("здраве", "здравец"),
        ("Open", "Ореn"),
    ],
)
def test_other_words_stay_apart(one, other):
    assert key_of(one) != key_of(other)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Йордан", "yordan"),
        ("Жечка Чушкова", "zhechka-chushkova"),
        ("Щастие", "shtastie"),
        ("Юлия", "yulia"),
        ("Ямбол", "yambol"),
        ("Стара Загора", "stara-zagora"),
        ("ъгъл", "agal"),
        ("Цар Симеон", "tsar-simeon"),
        ("Шофьор", "shofyor"),
        ("Хасково", "haskovo"),
        ("Фондация „Асоциация Анимус“", "fondatsia-asotsiatsia-animus"),
        ("A21", "a21"),
        ("Open Space", "open-space"),
        ("…", "x"),
    ],
)
def test_slugs_follow_the_official_transliteration(name, said):
    assert slug(name) == said


@given(ANY)
def test_slugs_are_safe_in_addresses(text):
    assert slug(text)
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@given(ANY)
def test_squeezing_leaves_words(text):
    assert squeeze(text).split() == text.split()


@pytest.mark.parametrize(("said", "plain"), [("Общината", "община"), ("съюзът", "съюз"), ("центъра", "центъра")])
def test_articles(said, plain):
    assert without_article(said) == plain
