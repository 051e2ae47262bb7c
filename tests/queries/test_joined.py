"""Conditions joined by and, or, not, only: answers put together from the rows that people read by eye."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from mrezha.knowledge import KnowledgeGraph
from mrezha.queries.question import NotUnderstood

BY_EYE = Path(__file__).parents[1] / "expected"
FILES = ("rows-2020", "rows-2025-a", "rows-2025-b")
CELLS = {
    "lead": ("leads",),
    "partner": ("partners",),
    "any": ("leads", "partners"),
    "pays": ("budget_holders", "funders"),
}


class Activity:
    """An activity as its rows were read by eye."""

    def __init__(self) -> None:
        self.year = ""
        self.section = ""
        self.ends = ""
        self.in_cell: dict[str, set[str]] = defaultdict(set)

    def all(self, role: str) -> set[str]:
        return {a for cell in CELLS[role] for a in self.in_cell[cell]}

    def has(self, role: str, *actors: str) -> bool:
        return bool(self.all(role) & set(actors))


def activities_by_eye() -> dict[str, Activity]:
    found: dict[str, Activity] = defaultdict(Activity)
    lines = [line for f in FILES for line in (BY_EYE / f"{f}.jsonl").read_text(encoding="utf-8").splitlines()]
    for row in map(json.loads, lines):
        activity = found[f"{row['year']}/{row['code']}"]
        activity.year = str(row["year"])
        activity.section = row["section"]
        activity.ends = (row["deadline"] or {}).get("end") or activity.ends
        for cells in CELLS.values():
            for cell in cells:
                activity.in_cell[cell] |= {a["actor"] for a in row[cell]}
    return found


ACTIVITIES = activities_by_eye()


def that(holds: Callable[[Activity], bool]) -> set[str]:
    return {code for code, activity in ACTIVITIES.items() if holds(activity)}


def whoever(role: str, holds: Callable[[Activity], bool] = lambda a: True) -> set[str]:
    return {actor for a in ACTIVITIES.values() if holds(a) for actor in a.all(role)}


@pytest.mark.parametrize(
    ("questions", "holds"),
    [
        (
            ("Which activities involve A21 but not MVR?", "Дейности с А21, но без МВР"),
            lambda a: a.has("any", "a21") and not a.has("any", "mvr"),
        ),
        (
            ("Which activities does MVR take part in but not lead?", "В кои дейности МВР участва, но не води?"),
            lambda a: a.has("any", "mvr") and not a.has("lead", "mvr"),
        ),
        (
            (
                "Кои дейности на МВР води МОН?",
                "Which activities of MoI does the Ministry of Education lead?",
                "Which activities of the Ministry of Interior does the Ministry of Education lead?",
                "Which of the Ministry of Interior's activities does the Ministry of Education lead?",
            ),
            lambda a: a.has("any", "mvr") and a.has("lead", "mon"),
        ),
        (
            ("What does MVnR pay for without leading it?", "Какво плаща МВнР, без да води?"),
            lambda a: a.has("pays", "mvnr") and not a.has("lead", "mvnr"),
        ),
        (
            (
                "Which activities are led by NKBTH but not partnered by A21?",
                "Дейности, водени от НКБТХ, в които А21 не е партньор",
            ),
            lambda a: a.has("lead", "nkbth") and not a.has("partner", "a21"),
        ),
        (
            ("Which activities does neither NKBTH nor DAZD lead?", "Кои дейности не водят нито НКБТХ, нито ДАЗД?"),
            lambda a: not a.has("lead", "nkbth", "dazd"),
        ),
        (
            ("Which activities are led only by NKBTH?", "Кои дейности води само НКБТХ?"),
            lambda a: a.all("lead") == {"nkbth"},
        ),
        (
            ("Which activities have A21 as the only partner?", "Къде единственият партньор е А21?"),
            lambda a: a.all("partner") == {"a21"},
        ),
        (
            (
                "Which activities are led by DAZD or NKBTH in prevention?",
                "Дейности по превенция, водени от ДАЗД или НКБТХ",
            ),
            lambda a: a.has("lead", "dazd", "nkbth") and a.section == "II",
        ),
        (
            (
                "Which activities with A21 are neither in prevention nor training?",
                "Дейности на А21 извън раздели II и III",
            ),
            lambda a: a.has("any", "a21") and a.section not in ("II", "III"),
        ),
        (
            (
                "Кои дейности са във втори и трети раздел?",
                "activities in sections 2 and 3",
                "Which activities are in the second or third section?",
            ),
            lambda a: a.section in ("II", "III"),
        ),
        (
            ("Which activities of A21 are in section IV or V?", "Кои дейности на А21 са в раздел IV или V?"),
            lambda a: a.has("any", "a21") and a.section in ("IV", "V"),
        ),
        (
            ("Which activities were due in June or July 2020?", "Кои дейности са със срок юни или юли 2020?"),
            lambda a: a.ends[:7] in ("2020-06", "2020-07"),
        ),
        (
            ("activities due in the summer of 2020", "Дейности през лятото на 2020"),
            lambda a: a.ends[:7] in ("2020-06", "2020-07", "2020-08"),
        ),
    ],
)
def test_activities(questions: tuple[str, str], holds: Callable[[Activity], bool], kg: KnowledgeGraph) -> None:
    for question in questions:
        answer = kg.ask(question)
        assert {f"{r['year']}/{r['code']}" for r in answer.rows} == that(holds) != set(), answer.reading


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (
            (
                "Which institutions never lead?",
                "Кои институции никога не водят?",
                "Which institutions lead no activity?",
            ),
            whoever("any") - whoever("lead"),
        ),
        (
            ("Which bodies lead but are never partners?", "Кои организации водят, но никога не са партньори?"),
            whoever("lead") - whoever("partner"),
        ),
        (
            ("Who takes part in section IV but not in section II?", "Кой участва в раздел IV, но не и в раздел II?"),
            whoever("any", lambda a: a.section == "IV") - whoever("any", lambda a: a.section == "II"),
        ),
        (
            ("Who leads in section V but is not a partner in section II?",),
            whoever("lead", lambda a: a.section == "V") - whoever("partner", lambda a: a.section == "II"),
        ),
        (
            (
                "Which institutions lead no activity but are partners in more than five activities?",
                "Кои институции не водят дейност, но са партньори в повече от пет дейности?",
            ),
            {"mtsp", "ijm", "mom", "a21", "dignita", "tsid"},  # classes of organisations are left out
        ),
        (
            ("Who works with A21 but not with Animus?", "Кой партнира с А21, но не и с Анимус?"),
            whoever("any", lambda a: a.has("any", "a21"))
            - whoever("any", lambda a: a.has("any", "animus"))
            - {"a21", "animus"},
        ),
        (
            ("Which bodies appear only in section IV?", "Кои организации участват само в раздел IV?"),
            whoever("any", lambda a: a.section == "IV") - whoever("any", lambda a: a.section != "IV"),
        ),
    ],
)
def test_actors(questions: tuple[str, ...], expected: set[str], kg: KnowledgeGraph) -> None:
    for question in questions:
        answer = kg.ask(question)
        assert {r["iri"].rsplit("/", 1)[-1] for r in answer.rows} == expected != set(), answer.reading


@pytest.mark.parametrize(
    "question", ["How often do NKBTH and A21 work together?", "Колко пъти НКБТХ и А21 работят заедно?"]
)
def test_how_often_two_work_together(question: str, kg: KnowledgeGraph) -> None:
    assert [r["value"] for r in kg.ask(question).rows] == [
        len(that(lambda a: a.has("any", "nkbth") and a.has("any", "a21")))
    ]


@pytest.mark.parametrize(
    "question", ["How many activities does each section of 2025 have?", "Колко дейности има по раздели през 2025?"]
)
def test_counts_of_each_section(question: str, kg: KnowledgeGraph) -> None:
    expected: dict[str, int] = defaultdict(int)
    for code, activity in ACTIVITIES.items():
        expected[activity.section] += code.startswith("2025/")
    assert {r["section"]: r["value"] for r in kg.ask(question).rows} == expected


@pytest.mark.parametrize(
    ("question", "most", "holds"),
    [
        ("Which section has the fewest activities in 2025?", min, lambda a: a.year == "2025"),
        ("Кой раздел има най-много дейности през 2020?", max, lambda a: a.year == "2020"),
        ("Кой раздел има най-малко дейности през 2025?", min, lambda a: a.year == "2025"),
        ("Which section has most activities?", max, lambda a: True),
        ("Which section does A21 work in most?", max, lambda a: a.has("any", "a21")),
        ("В кой раздел са най-много дейностите на МВР?", max, lambda a: a.has("any", "mvr")),
        ("In which section does NKBTH pay for most activities?", max, lambda a: a.has("pays", "nkbth")),
    ],
)
def test_section_with_most(
    question: str, most: Callable[..., int], holds: Callable[[Activity], bool], kg: KnowledgeGraph
) -> None:
    counts = Counter(ACTIVITIES[code].section for code in that(holds))
    expected = {section: n for section, n in counts.items() if n == most(counts.values())}
    assert {r["section"]: r["value"] for r in kg.ask(question).rows} == expected


def test_what_is_connected_with_what(kg: KnowledgeGraph) -> None:
    asked = ("How is IOM connected with DAZD?", "Как МОМ е свързана с ДАЗД?", "Как е свързана МОМ с ДАЗД?")
    first, *others = [kg.ask(question).rows for question in asked]
    assert len({(r["from"], r["to"]) for r in first}) > 1  # by way of others
    assert [{r["iri"] for r in rows} for rows in others] == [{r["iri"] for r in first}] * 2


def test_kinds_are_said(kg: KnowledgeGraph) -> None:
    for question, said in (("Which partners of A21 are NGOs?", "only NGOs"), ("Топ 5 НПО", "само НПО")):
        answer = kg.ask(question)
        assert {r["kind"] for r in answer.rows} == {"NGO"}
        assert said in answer.reading


@pytest.mark.parametrize(
    "question",
    [
        "Which activities have no funding or deadline?",  # both blank, or one?
        "Does the police work with A21?",  # which police?
        "How do I get from Sofia to Burgas by train?",
        "Какви пропуски има?",
        "Which activities are led by someone other than NKBTH?",
        "Who leads more than 5?",  # of what?
        "Which section has most partners?",
        "How often are trainings held?",
        "Колко пъти се провеждат обучения?",
    ],
)
def test_what_joins_unclearly_is_refused(question: str, kg: KnowledgeGraph) -> None:
    with pytest.raises(NotUnderstood):
        kg.ask(question)


def test_blank_and_filled_in(kg: KnowledgeGraph) -> None:
    for question, expected in (
        ("Which activities have a deadline but no funding?", ["2020/2.3", "2025/2.2.5"]),
        ("Кои дейности нямат нито срок, нито финансиране?", ["2025/2.8.2", "2025/3.7.4"]),
        ("Which activities have no funding or no deadline?", ["2020/2.3", "2025/2.2.5", "2025/2.8.2", "2025/3.7.4"]),
    ):
        assert [f"{r['year']}/{r['code']}" for r in kg.ask(question).rows] == expected
