"""Questions with numbers, dates, changes and readings; padding, Latin letters, a search. Expected values by eye."""

import re
import tomllib
from pathlib import Path

import pytest

import mrezha.queries
from mrezha.graph.build import build
from mrezha.graph.store import Dataset
from mrezha.knowledge import KnowledgeGraph
from mrezha.ontology.names import keys_of
from mrezha.queries.lexicon import LANGUAGES, glossary, lexicon
from mrezha.queries.question import NotUnderstood
from mrezha.queries.source import text_of


def codes(kg: KnowledgeGraph, text: str) -> list[str]:
    return [f"{r['year']}/{r['code']}" for r in kg.ask(text).rows]


def actors(kg: KnowledgeGraph, text: str) -> set[str]:
    return {r["iri"].rsplit("/", 1)[-1] for r in kg.ask(text).rows}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("activities due between May and July 2020", ["2020/2.1", "2020/3.1", "2020/3.3", "2020/3.6"]),
        ("дейности със срок от май до юли 2020", ["2020/2.1", "2020/3.1", "2020/3.3", "2020/3.6"]),
        ("дейности, които приключват през третото тримесечие на 2020", ["2020/2.7", "2020/3.1", "2020/5.3"]),
        ("Which activities finish in the first half of 2020?", ["2020/2.1", "2020/3.2", "2020/3.3", "2020/3.6"]),
        ("Which activities are due by June 30, 2020?", ["2020/2.1", "2020/3.2", "2020/3.3", "2020/3.6"]),
        ("Which activities are due by 29 June 2020?", ["2020/3.2", "2020/3.3", "2020/3.6"]),
        ("Кои дейности са със срок 30.12.2020?", ["2020/2.3"]),
        ("activities ending in October", ["2020/3.4", "2020/3.8", "2025/1.2.3", "2025/2.6.5"]),
        ("activities due in may 2020", ["2020/3.3", "2020/3.6"]),
    ],
)
def test_times(question: str, expected: list[str], kg: KnowledgeGraph) -> None:
    assert codes(kg, question) == expected


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Which activities have a deadline in 2025?", 75),  # 79 less two blank and two permanent
        ("кои дейности приключват през 2020", 27),  # 40 less eleven permanent and two without a date
        ("Кои дейности имат срок за изпълнение през 2020 г.?", 27),
        ("Which activities end in 2026?", 0),
        ("Which activities have a deadline in the 2025 programme?", 77),
        ("Кои дейности имат срок?", 117),
        ("Кои дейности имат посочен партньор", 118),
        ("Which activities of 2020 have a lead institution?", 40),
        ("Кои дейности имат финансиране през 2020?", 39),
        ("Which activities have a baseline?", 77),
        ("дейности с числова цел през 2025", 78),
    ],
)
def test_cells_that_are_filled_in_and_years_of_deadlines(question: str, count: int, kg: KnowledgeGraph) -> None:
    assert len(codes(kg, question)) == count


@pytest.mark.parametrize(
    "question", ["Кои дейности имат водещ, различен от НКБТХ?", "кои дейности с партньор имат срок"]
)
def test_a_field_with_more_said_of_it_is_not_taken_for_a_filled_cell(question: str, kg: KnowledgeGraph) -> None:
    with pytest.raises(NotUnderstood):
        kg.ask(question)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which activities have more than 10 partners?", ["2025/2.3.1"]),
        ("Коя дейност има най-много партньори?", ["2025/2.3.1"]),
        ("дейности с поне трима водещи", ["2020/3.2", "2020/3.5", "2020/4.7", "2020/5.1"]),
        ("activities where the Ministry of Interior leads and A21 is partner", ["2025/2.2.2"]),
        ("дейности с водещ ДАЗД и партньор общините", ["2020/4.7", "2025/4.1.2", "2025/4.1.4"]),
        ("activities with a budget between 5000 and 20000 leva", ["2025/1.2.1", "2025/1.2.2"]),
        ("Which activities lack both funding and a deadline?", ["2025/2.8.2", "2025/3.7.4"]),
        ("activities for refugee children", ["2025/2.1.11", "2025/2.1.12", "2025/6.2.1"]),
        ("дейности за деца бежанци", ["2025/2.1.11", "2025/2.1.12", "2025/6.2.1"]),
    ],
)
def test_counts_and_roles(question: str, expected: list[str], kg: KnowledgeGraph) -> None:
    assert codes(kg, question) == expected


def test_the_first_are_not_parted_from_their_equals(kg: KnowledgeGraph) -> None:
    assert actors(kg, "Top 2 institutions by number of activities they lead in 2025") == {"nkbth", "dazd"}
    assert actors(kg, "Кои четири институции водят най-много дейности през 2025?") == {
        "nkbth", "dazd", "dab", "gdbop", "eot"
    }  # fmt: skip


@pytest.mark.parametrize(
    "question",
    [
        "Which institutions take part in at least 15 activities in 2020?",
        "Кой участва в повече от 14 дейности през 2020?",
    ],
)
def test_actors_by_their_activities(question: str, kg: KnowledgeGraph) -> None:
    assert actors(kg, question) == {"ankbth", "mkbth", "nkbth"}


def test_both_sections_and_none_of_a_section(kg: KnowledgeGraph) -> None:
    in_both = {"nkbth", "mkbth", "ankbth", "mvnr", "mon", "gdbop", "dab", "animus", "dazd"}
    assert actors(kg, "Which institutions lead in both prevention and training?") == in_both
    outside = ["2025/4.2.1", "2025/4.2.2", "2025/5.1.5", "2025/6.3.1"]
    assert codes(kg, "What does A21 do besides prevention?") == outside


def test_things_that_activities_name(kg: KnowledgeGraph) -> None:
    assert actors(kg, "In which cities are there activities in 2020?") == {"sofia", "varna", "burgas"}
    assert len(kg.ask("Кои актове споменава дейност 6.1.1?").rows) == 3


def test_who_pays_and_has_no_role(kg: KnowledgeGraph) -> None:
    named = {"fvs", "hans-zaydel", "kts-sveta-petka"}
    classes = {"partnirashti-institutsii", "saotvetni-institutsii"}
    for question in (
        "Which bodies only pay and have no role in the 2020 programme?",
        "кой само плаща, без да участва, в програмата за 2020",
        "Who pays in 2020 but is neither a lead nor a partner?",
    ):
        assert actors(kg, question) == named | classes
    assert {"nkbth", "mvr"}.isdisjoint(actors(kg, "Who pays in 2025 but does not lead?"))


@pytest.mark.parametrize(
    "question",
    [
        "Who pays only for prevention?",
        "Which institutions finance activities in which they have no role?",
        "Кой плаща дейности, в които не участва?",
    ],
)
def test_a_denial_that_may_be_meant_of_each_activity_is_refused(question: str, kg: KnowledgeGraph) -> None:
    with pytest.raises(NotUnderstood):
        kg.ask(question)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What does A21 do outside prevention and training?", ["2025/4.2.1", "2025/4.2.2", "2025/5.1.5", "2025/6.3.1"]),
        ("Where are DAZD and MON together in 2020?", ["2020/2.2"]),
        ("Къде се срещат ДАЗД и МОН?", ["2020/2.2", "2025/2.3.1"]),
        ("Activities based on Council of Ministers Decree No. 100", ["2020/2.2", "2025/2.3.1"]),
        ("Which activity amends the Criminal Code?", ["2025/7.1.1"]),
        ("Which activities does UNHCR join?", ["2025/3.7.1", "2025/3.7.2", "2025/6.2.1"]),
        ("дейности за здравни медиатори", ["2020/3.6", "2025/3.1.3", "2025/3.1.4"]),
        ("Which activities train diplomats or consular staff?", ["2020/3.1", "2025/3.1.7"]),
        ("дейности, финансирани по проект WISE", ["2025/2.4.1", "2025/3.5.1"]),
        ("Does MRRB take part anywhere, and in which activities?", ["2020/2.2", "2025/2.3.1"]),
        (
            "дейности, в които партньорите са само категории, без конкретна организация, 2025",
            ["2025/1.2.5", "2025/2.4.1", "2025/3.7.4", "2025/4.1.4"],
        ),
    ],
)
def test_turns_of_phrase(question: str, expected: list[str], kg: KnowledgeGraph) -> None:
    assert codes(kg, question) == expected


@pytest.mark.parametrize("question", ["What is the largest budget in 2025?", "Коя дейност е с най-голям бюджет?"])
def test_the_largest_amount_has_its_currency(question: str, kg: KnowledgeGraph) -> None:
    [row] = kg.ask(question).rows
    assert (row["code"], row["value"], row["currency"]) == ("4.1.1", 499080, "BGN")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is the largest budget?", ["1.2"]),
        ("коя е най-голямата сума?", ["1.2"]),
        ("the three largest budgets", ["1.2", "1.1", "1.3"]),  # 1955.83, 1500 and 980 leva
        ("колко е най-малкият бюджет", ["1.4"]),
    ],
)
def test_leva_and_euros_are_compared_by_their_worth(question: str, expected: list[str], tmp_path: Path) -> None:
    answer = in_two_currencies(tmp_path).ask(question)
    assert [r["code"] for r in answer.rows] == expected
    assert "1.95583" in answer.reading.replace(",", ".")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("activities that cost more than 1600 leva", ["1.2"]),
        ("дейности с бюджет под 1000 лева", ["1.3", "1.4"]),
    ],
)
def test_a_limit_in_leva_holds_for_euros_too(question: str, expected: list[str], tmp_path: Path) -> None:
    answer = in_two_currencies(tmp_path).ask(question)
    assert [r["code"] for r in answer.rows] == expected
    assert {"leva", "лева"} & set(re.findall(r"\w+", answer.reading))


def in_two_currencies(folder: Path) -> KnowledgeGraph:
    """A programme with two sums in leva and two in euros."""
    file = folder / "programme-2031.csv"
    sums = ("1500 лв.", "1000 евро", "980 лв.", "500 евро")
    rows = [f"2031,I,1.{n},Среща,МВР,{said}" for n, said in enumerate(sums, 1)]
    file.write_text("year,section,code,title,leads,funding_text\n" + "\n".join(rows) + "\n", encoding="utf-8")
    store, _ = build([file])
    return KnowledgeGraph(Dataset(store))


def test_the_top_partners_are_those_most_often_a_partner(kg: KnowledgeGraph) -> None:
    assert actors(kg, "top 5 partners in 2025") == {"a21", "mkbth", "mom", "mvr", "nkbth"}
    assert "organisations with the most partners" in kg.ask("Who has the most partners in 2025?").reading


def test_words_of_an_indicator_that_mean_something_else_elsewhere(kg: KnowledgeGraph) -> None:
    baseline = kg.ask("For activity 5.1.4, what is the baseline number of cases entered in the database?")
    assert [r["value"] for r in baseline.rows] == [26]
    target = kg.ask("what is the target number of trained health mediators in 3.1.3")
    assert [r["value"] for r in target.rows] == [20]


# -- changes -------------------------------------------------------------------------------------------------------


def test_what_became_of_an_activity_is_said_to_be_a_proposal(kg: KnowledgeGraph) -> None:
    answer = kg.ask("Какво стана с дейност 2.2 от 2020?")
    assert [(r["from"], f"{r['year']}/{r['code']}") for r in answer.rows] == [("2020/2.2", "2025/2.3.1")]
    assert "предлага" in answer.reading
    assert [str(r["iri"]) for r in kg.query(answer.sparql)] == [r["iri"] for r in answer.rows]


def test_new_and_dropped_activities_are_those_of_the_comparison(kg: KnowledgeGraph) -> None:
    found = kg.changes(2020, 2025)
    assert set(codes(kg, "Which activities are new in 2025?")) == set(found["new"])
    assert set(codes(kg, "Кои дейности от 2020 са отпаднали?")) == set(found["dropped"])
    moved = {p["to"] for p in found["continued"] if p["lead_changed"]}
    assert set(codes(kg, "Which activities changed their lead between 2020 and 2025?")) == moved


# -- what is not plain ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "question",
    [
        "партньори на агенцията",
        "What does the Commission lead?",
        "What is the goal of 2025/2.1.1?",
        "What is new in 2025?",
    ],
)
def test_an_ambiguous_question_lists_readings_that_can_be_asked(question: str, kg: KnowledgeGraph) -> None:
    with pytest.raises(NotUnderstood) as refused:
        kg.ask(question)
    assert refused.value.reason == "ambiguous"
    assert len(refused.value.readings) > 1
    for again in refused.value.readings:
        assert kg.ask(again).reading


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("дейности за подкасти", ["2025/2.6.9"]),
        ("Which activities mention podcasts?", ["2025/2.6.9"]),
        ("Кои дейности говорят за интернет?", ["2020/2.5", "2020/3.2"]),
        ("Кои дейности споменават COVID?", ["2020/2.4"]),
    ],
)
def test_the_last_resort_is_a_search_and_says_so(question: str, expected: list[str], kg: KnowledgeGraph) -> None:
    assert codes(kg, question) == expected
    assert re.search("search for words|търсене по думи", kg.ask(question).reading)


@pytest.mark.parametrize(
    "question", ["activities about football", "кой води дейностите за интернет", "Which activities does NATO lead?"]
)
def test_no_search_where_the_text_lacks_the_word_or_somebody_is_asked_for(question: str, kg: KnowledgeGraph) -> None:
    with pytest.raises(NotUnderstood):
        kg.ask(question)


@pytest.mark.parametrize(
    "question",
    [
        "Кога е създадена НКБТХ?",
        "Where is A21 located?",
        "Къде се намира ДАЗД?",
        "What is the National Referral Mechanism?",
        "How does trafficking in Romania work?",
        "Кои дейности са изпълнени през 2025?",
        "How many ministers does Bulgaria have",
        "How many ministries does Bulgaria have?",
        "How many municipalities are there in Bulgaria?",
        "Колко министерства има в България?",
        "Who amended the Criminal Code?",
        "Activities of MVR outside Bulgaria",
        "Какво планира Румъния за превенция в своята национална програма?",
    ],
)
def test_what_no_programme_says_is_refused(question: str, kg: KnowledgeGraph) -> None:
    with pytest.raises(NotUnderstood):
        kg.ask(question)


# -- how it is said ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("I'm writing an article - which activities does DAZD lead?", "Which activities does DAZD lead?"),
        ("За статията ни: кои дейности води ДАЗД?", "Кои дейности води ДАЗД?"),
        ("koi deinosti vodi DAZD", "Кои дейности води ДАЗД?"),
        ("koi raboti s A21 po prevenciata", "Кой работи с А21 по превенцията?"),
        ("koi sa partniorite na A21", "Кои са партньорите на А21?"),
        ("kakvo se pravi za ukrainski bejanki", "Какво се прави за украински бежанки?"),
        ("koi deinosti u4astva MVR prez 2025", "В кои дейности участва МВР през 2025?"),
        ("партньори на А21 в последната програма", "партньори на А21 през 2025"),
        ("who led prevention in the older programme", "who led prevention in 2020"),
    ],
)
def test_padding_latin_letters_and_names_of_programmes(said: str, plain: str, kg: KnowledgeGraph) -> None:
    assert [r["iri"] for r in kg.ask(said).rows] == [r["iri"] for r in kg.ask(plain).rows] != []


def test_latin_letters_with_an_unknown_word_are_not_guessed(kg: KnowledgeGraph) -> None:
    with pytest.raises(NotUnderstood):
        kg.ask("koi vodi futbola prez 2025")


# -- the lexicon ---------------------------------------------------------------------------------------------------


def test_words_of_a_search_are_single_words() -> None:
    assert not [w for key, found in glossary().items() for w in found if " " in w]


def test_every_phrase_leads_to_its_own_signal() -> None:
    data = [tomllib.loads(text_of(f"lexicon/{lang}.toml"))["signals"] for lang in LANGUAGES]
    said = [(keys_of(phrase), signal) for d in data for signal, phrases in d.items() for phrase in phrases]
    assert [(k, s) for k, s in said if lexicon().phrases[k[0]][k] != s] == []


def test_each_cue_is_asked_for_and_known() -> None:
    code = "".join(p.read_text(encoding="utf-8") for p in Path(mrezha.queries.__path__[0]).glob("*.py"))
    assert set(re.findall(r'cue\("([a-z-]+)"\)', code)) <= set(lexicon().cues)
    assert not [name for name in lexicon().cues if f'"{name}"' not in code]


@pytest.mark.parametrize(
    "question",
    [
        "activities 2.6.1 to 2.6.3",
        "дейности 2.6.1 – 2.6.4",
        "How many activities do ДАЗД and ДАБ lead?",
        "Колко дейности водят МОН и МЗ",
        "Which activities belong to strategic goal 3.3?",
        "В кой град е Деметра?",
        "Which country is Reshape from?",
        "Was activity 2.6.5 carried out?",
        "Изпълнена ли е дейност 3.1.4?",
        "What is the baseline and the target of 2.1.9?",
    ],
)
def test_what_could_be_meant_otherwise_or_is_not_in_the_text_is_refused(question: str, kg: KnowledgeGraph) -> None:
    with pytest.raises(NotUnderstood):
        kg.ask(question)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("What is the target of 2.1.13?", {3, 11, 560}),
        ("Какви са индикаторите на 2.1.5", {2, 100, 200}),
        ("What indicators does 3.2.2 have?", {120, 9}),
        ("Колко участници се очакват на 1.2.2?", {150}),
        ("How many institutions take part in 2025?", {51}),
        ("Колко институции участват през 2020?", {37}),
        ("В кои раздели участва ЕОТ?", {2, 1, 3}),
        ("How many activities are there altogether in both programmes", {119}),
    ],
)
def test_numbers(question: str, numbers: set[int], kg: KnowledgeGraph) -> None:
    assert {int(r["value"]) for r in kg.ask(question).rows} == numbers


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Does the Border Police work with A21?", "Yes: 2025/2.2.2"),
        ("Партнира ли си Деметра с Анимус?", "Не. В заредените програми няма нищо, което да отговаря на въпроса."),
        ("Which activities does A21 lead?", "Nothing in the loaded programmes answers this question."),
        ("Are there activities without a lead institution in 2025?", "Yes: 2025/2.8.2"),
    ],
)
def test_a_question_whether_something_is_so_is_answered_with_yes_or_no(
    question: str, answer: str, kg: KnowledgeGraph
) -> None:
    assert kg.ask(question).answer == answer


def test_the_funder_of_another_project_in_the_same_activity_is_no_answer(kg: KnowledgeGraph) -> None:
    assert actors(kg, "кой плаща за проекта WISE") == {"animus"}
    assert len(actors(kg, "Who funds Safe Hut?")) == 1
