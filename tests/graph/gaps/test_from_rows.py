"""Rules against the rows that people typed from the documents (tests/expected/rows-*.jsonl), by a few plain lines each.

Nothing of the program is used to make the expectation: not its reading, its graph, nor its folding.
"""

import json
import re
from collections import defaultdict
from pathlib import Path

import pytest

EXPECTED = Path(__file__).parents[2] / "expected"
# Who belongs to whom by the programmes and by law; agencies under the Council of Ministers stand alone.
PARENT = {
    "gdbop": "mvr", "granichna-politsia": "mvr", "ia-git": "mtsp", "asp": "mtsp", "az": "mtsp", "dbt": "mtsp",
    "dsp": "mtsp", "ozd": "mtsp", "stsv": "mtsp", "ankbth": "nkbth", "mkbth": "nkbth", "mkbppmn": "tskbppmn",
    "ruo": "mon", "rzi": "mz", "di-mvnr": "mvnr", "foz": "mu-sofia", "ntl": "animus", "eispp": "prb",
    "otdel-analitichen-vkp": "prb", "zveno-mayka-i-bebe": "ksuds-sofia",
}  # fmt: skip
CLASSES = {
    "anti-trafik-koordinatori", "chlenove-na-prg", "detski-gradini", "drugi", "institutsii",
    "diplomaticheski-predstavitelstva", "dostavchitsi-na-uslugi", "institutsii-chlenove-na-nkbth", "obshtini", "npo",
    "institutsii-i-organizatsii", "kompetentni-institutsii", "konsortsium-at-it-es", "konsortsium-it-es", "mestni-npo",
    "mezhdunarodni-organizatsii", "mezhdunarodni-partnyori-po-proekta", "natsionalni-inspektsii-po-truda", "uchilishta",
    "oblastna-i-mestna-vlast", "organizatsii-ot-rumania", "otgovorni-institutsii", "partnirashti-institutsii",
    "politseyski-sluzhbi", "rabotodateli", "relevantni-institutsii", "saotvetni-institutsii", "sindikati",
    "uchastnitsi-v-nmn", "zainteresovani-strani", "zdravni-mediatori",
}  # fmt: skip


def activities(year):
    found = defaultdict(list)
    for path in sorted(EXPECTED.glob(f"rows-{year}*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found[row["code"]].append(row)
    return found


def named(rows, *columns):
    return {a["actor"] for row in rows for c in columns for a in row[c]}


def top(actors):
    return {PARENT.get(a, a) for a in actors}


def payers(rows):
    return named(rows, "budget_holders", "funders") - CLASSES


def plain(text):
    return " ".join(re.findall(r"\w+", (text or "").casefold()))


def copied(rows, every):
    mine = {plain(r["results_text"]) for r in rows} - {""}
    others = {plain(r["results_text"]) for other in every.values() if other is not rows for r in other}
    goals = {plain(r[g]["text"]) for r in rows for g in ("strategic_goal", "operational_goal") if r.get(g)}
    return bool(mine & (others | goals))


RULES = {
    "several-leads": lambda r, _: len(top(named(r, "leads"))) > 1,
    "one-organisation": lambda r, _: (
        len(top(named(r, "leads", "partners") - CLASSES)) == 1
        and bool(named(r, "partners") - CLASSES)
        and bool(named(r, "leads") - CLASSES)
    ),
    "lead-pays-nothing": lambda r, _: (
        bool(payers(r)) and not (top(named(r, "budget_holders", "funders")) & top(named(r, "leads")))
    ),
    "payer-not-a-party": lambda r, _: bool(payers(r) - named(r, "leads", "partners")),
    "shared-budget-without-split": lambda r, _: len(payers(r)) > 1 and not any(x["amounts"] for x in r),
    "no-amount": lambda r, _: not any(x["amounts"] for x in r),
    "no-funding": lambda r, _: not any(x["funding_text"] for x in r),
    "donor-concentration": lambda r, _: any(x["projects"] for x in r) or bool(named(r, "funders")),
    "result-copied": copied,
}


@pytest.mark.parametrize("year", [2020, 2025])
@pytest.mark.parametrize("gap", RULES)
def test_as_in_the_rows_read_by_eye(found, gap, year):
    every = activities(year)
    expected = {code for code, rows in every.items() if RULES[gap](rows, every)}
    assert {a.split("/")[1] for a in found[gap, year].activities} == expected


@pytest.mark.parametrize("year", [2020, 2025])
def test_only_ever_partner(found, year):
    rows = [row for listed in activities(year).values() for row in listed]
    expected = named(rows, "partners") - named(rows, "leads") - CLASSES
    finding = found["only-ever-partner", year]
    assert {a.slug for a in finding.actors} == expected
    assert finding.of == len(named(rows, "leads", "partners") - CLASSES)


@pytest.mark.parametrize("year", [2020, 2025])
def test_section_led_by_one(found, year):
    """Codes begin with the number of their section; an activity of two leads counts half for each."""
    sections = defaultdict(list)
    for code, rows in activities(year).items():
        sections[code.split(".")[0]].append(named(rows, "leads") - CLASSES)
    large = {n: casts for n, casts in sections.items() if len(casts) >= 5}
    share = {n: defaultdict(float) for n in large}
    for n, casts in large.items():
        for leads in casts:
            for lead in leads:
                share[n][lead] += 1 / len(leads) / len(casts)
    expected = {(n, lead) for n, shares in share.items() for lead, part in shares.items() if part >= 0.6}
    finding = found["section-led-by-one", year]
    assert {(h.activities[0].split("/")[1].split(".")[0], a.slug) for h in finding.hits for a in h.actors} == expected
    assert finding.of == len(large)


@pytest.mark.parametrize("year", [2020, 2025])
def test_commonest_deadline(found, year):
    ends = defaultdict(set)
    for code, rows in activities(year).items():
        if any(row["deadline"]["text"] for row in rows):
            ends[max((row["deadline"]["end"] or "")[:7] for row in rows)].add(code)
    commonest = max((v for k, v in ends.items() if k), key=len)
    finding = found["no-sequencing", year]
    assert {a.split("/")[1] for a in finding.activities} == commonest
    assert finding.of == sum(map(len, ends.values()))
