"""The gaps that people counted from the documents, in tests/expected/notes-*.md, before the rules were written.

The codes are copied from the tables "Gaps counted by eye". Where the program differs, DIFFERENCES says who is right and
docs/gaps.md gives the reason.
"""

import pytest

COUNTED = {
    ("no-lead", 2020): "",
    ("no-partner", 2020): "",
    ("partner-only-as-class", 2020): "1.1 2.3 3.7",
    ("lead-is-partner", 2020): "1.2 3.2 4.7 7.1",
    ("no-funding", 2020): "2.3",
    ("no-deadline", 2020): "",
    ("result-blank", 2020): "",
    ("no-lead", 2025): "2.8.2",
    ("no-partner", 2025): "2.8.2",
    ("partner-only-as-class", 2025): "1.2.5 2.4.1 3.7.4 4.1.4",
    ("lead-is-partner", 2025): "",
    ("no-funding", 2025): "2.2.5 2.8.2 3.7.4",
    ("no-deadline", 2025): "2.8.2 3.7.4",
    ("no-baseline", 2025): "2.8.2 6.2.2",
    ("zero-baseline-on-continuing-work", 2025): "1.2.1 2.6.5 2.6.6 3.1.1 4.2.1 5.1.1",
    ("result-blank", 2025): "2.8.2 6.2.2",
    ("no-numeric-target", 2025): "2.8.2",
    (
        "goal-number-mismatch",
        2025,
    ): "2.2.2 2.2.3 2.2.4 2.2.5 2.3.1 2.4.1 2.5.1 2.5.2 2.6.1 2.6.2 2.6.3 2.6.4 2.6.5 2.6.6 2.6.7 2.6.8 2.6.9",
    ("goal-without-text", 2025): "2.2.2 2.2.3 2.2.4 2.2.5",
    ("target-not-above-baseline", 2025): "3.6.2",
    ("no-international-partner", 2020): "6.1",
    ("no-international-partner", 2025): "6.2.2 6.3.1",
    ("vague-source", 2020): "1.1 1.2 1.3 2.7 2.8 3.3 3.4 3.5 3.6 3.7 3.10 3.11 4.1 4.3 4.5 4.6 4.9 4.10 5.1",
    ("vague-source", 2025): "3.1.1 3.1.2 3.2.2 6.2.1",
    ("activity-without-operational-goal", 2025): "3.1.1 3.1.2 3.1.3 3.1.4 3.1.5 3.1.6 3.1.7 5.1.1 5.1.2",
}
FOLDED = (
    "1.1.1 1.2.1 1.3.1 2.1.6 2.1.7 2.1.8 2.1.13 2.2.5 2.3.1 2.5.1 2.5.2 2.6.1 2.6.2 2.6.5 2.6.8 2.6.9 2.8.1 "
    "3.1.1 3.1.2 3.6.1 3.6.2 4.1.3 5.1.3"
)
UNUSED = "БПМР МО МП МЦРМП НИП ЦИД"
UNDEFINED = {
    "ЗБТХ": "1.1 1.3 1.4 1.5 4.1 4.2 5.2 7.1", "НМН": "1.1 1.5 3.3 3.4 3.5 3.7 3.8 4.1 4.2", "МЗ": "2.2", "МРРБ": "2.2",
    "МФ": "2.2", "МС": "2.2 7.1", "ГДБОП": "2.4 2.7", "ЕС": "2.8 6.2", "ПРБ": "3.4", "НБПП": "3.4", "ОЗД": "3.5",
    "МУ": "3.6", "КМОР": "3.10 3.11 4.9", "ФВС": "4.3", "ЖТХ": "4.5", "СО": "4.8", "ЕИСПП": "5.1", "ВКП": "5.1",
    "ГРЕТА": "5.2", "САЩ": "5.2", "ООН": "6.1", "Р": "2.5 2.6 5.1",
}  # fmt: skip
DIFFERENCES = {
    # The first reader took „10те общини“ for a target; the readers settled afterwards that it says where, not how much.
    ("no-numeric-target", 2020): {"2.1"},
    # The reader marks a single letter „Р“ (Р България) as doubtful; for the rule an abbreviation has two or more.
    ("abbreviation-undefined", 2020): {"Р"},
}


def codes(finding):
    return [a.split("/")[1] for a in finding.activities]


@pytest.mark.parametrize(("gap", "year"), COUNTED)
def test_counted_by_eye(found, gap, year):
    assert codes(found[gap, year]) == COUNTED[gap, year].split()


def test_lead_is_partner_folded(folded):
    assert codes(folded["lead-is-partner", 2025]) == FOLDED.split()


def test_no_amount_but_in_three_rows(kg, found):
    assert found["no-amount", 2020].count == 40
    every = {r["code"] for r in kg.activities(year=2025)}
    assert every - set(codes(found["no-amount", 2025])) == {"1.2.1", "1.2.2", "4.1.1"}


def test_no_numeric_target_in_2020(kg, found):
    counted = {r["code"] for r in kg.activities(year=2020)} - DIFFERENCES["no-numeric-target", 2020]
    assert set(codes(found["no-numeric-target", 2020])) == counted | DIFFERENCES["no-numeric-target", 2020]


def test_abbreviations_of_2020(found):
    unused, undefined = (found[f"abbreviation-{word}", 2020] for word in ("unused", "undefined"))
    assert sorted(h.note_bg for h in unused.hits) == UNUSED.split()
    used_in = {h.note_bg: " ".join(a.split("/")[1] for a in h.activities) for h in undefined.hits}
    assert used_in == {k: v for k, v in UNDEFINED.items() if k not in DIFFERENCES["abbreviation-undefined", 2020]}


@pytest.mark.parametrize("gap", ["no-baseline", "goal-number-mismatch", "goal-without-text", "goal-without-activity"])
def test_a_column_or_tie_that_2020_never_had_is_no_gap(found, gap):
    assert (found[gap, 2020].count, found[gap, 2020].of) == (0, 0)


@pytest.mark.parametrize(("year", "n"), [(2020, 40), (2025, 79)])
def test_activities_are_codes_not_rows(found, year, n):
    assert found["no-amount", year].of == n
