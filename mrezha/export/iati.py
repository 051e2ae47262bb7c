"""Activities as IATI 2.03 XML: what aid researchers' and donors' tools read.

The order of elements is that of the standard's schema. Every value that was read from words carries their place in
attributes of our own namespace, for which the standard leaves room.
"""

import io
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent, register_namespace

from mrezha.export.frames import day_of
from mrezha.export.jsonl import rows
from mrezha.loaders.iati_codes import COUNTRY, NO_SECTOR, PREFIX, THEMES, TYPE_OF_KIND
from mrezha.ontology.namespaces import BASE

if TYPE_CHECKING:
    from mrezha.export.registry import Scope
    from mrezha.knowledge.programmes import Programmes

Record = dict[str, Any]

_OURS = f"{BASE}iati#"  # attributes that an IATI file of ours carries beside the standard's
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ROLES = (("leads", "2"), ("partners", "4"), ("budget_holders", "1"), ("funders", "1"))
_UNNAMED = {"bg": "не е посочен", "en": "not named"}
_LANGUAGES = """
SELECT DISTINCT ?year ?language {
  ?d a mrz:Document ; mrz:states/mrz:year ?year ; dcterms:title ?t BIND(LANG(?t) AS ?language)
}
"""


def export(kg: "Programmes", scope: "Scope") -> bytes:
    """One `iati-activity` an activity; rows that repeat one are one activity with several budgets and results."""
    register_namespace("mrezha", _OURS)
    languages = {row["year"]: str(row["language"]) for row in kg.query(_LANGUAGES)}
    themes = kg.network(year=scope.year, section=scope.section).graph["activities"]
    by_activity: dict[str, list[Record]] = {}
    for record in rows(kg, scope):
        by_activity.setdefault(f"{record['year']}/{record['code']}", []).append(record)
    root = Element("iati-activities", {"version": "2.03"})
    for key, records in by_activity.items():
        _activity(root, records, themes[key]["theme"], languages[records[0]["year"]])
    indent(root)
    buffer = io.BytesIO()
    ElementTree(root).write(buffer, encoding="utf-8", xml_declaration=True)
    return buffer.getvalue() + b"\n"


def _activity(root: Element, records: list[Record], theme: str | None, lang: str) -> None:
    first = records[0]
    about = SubElement(root, "iati-activity", {_LANG: lang, "linked-data-uri": first["iri"], **_place(first["source"])})
    SubElement(about, "iati-identifier").text = _identifier(first)
    reporting = SubElement(about, "reporting-org", {"ref": PREFIX, "type": "90", "secondary-reporter": "1"})
    _narrative(reporting, "Mrezha", "en")
    _narrative(SubElement(about, "title"), first["title"], lang)
    _descriptions(about, records, lang)
    _organisations(about, records, lang)
    SubElement(about, "other-identifier", {"ref": first["iri"], "type": "A9"})
    SubElement(about, "activity-status", {"code": "1"})  # a programme plans; what came of it, it does not say
    start, end = _period(records)
    SubElement(about, "activity-date", {"type": "1", "iso-date": start})
    SubElement(about, "activity-date", {"type": "3", "iso-date": end})
    if lang in COUNTRY:
        SubElement(about, "recipient-country", {"code": COUNTRY[lang], "percentage": "100"})
    for place in _once(p for r in records for p in r["places"]):
        _names(SubElement(SubElement(about, "location"), "name"), place, lang)
    if theme:
        SubElement(about, "sector", {"vocabulary": "99", "vocabulary-uri": THEMES, "code": theme})
    elif len(first["section"]) == 3 and first["section"].isdecimal() and first["section"] != str(NO_SECTOR):
        SubElement(about, "sector", {"vocabulary": "2", "code": first["section"]})
    for record in records:
        for amount in record["amounts"]:
            _budget(about, amount, record["year"])
    for record in records:
        _result(about, record, lang)


def _identifier(record: Record) -> str:
    """An identifier under our prefix for a printed code; one that was read from IATI is its own."""
    printed = re.fullmatch(r"[0-9.]+", record["code"])
    return f"{PREFIX}-{record['year']}-{record['code']}" if printed else unquote(record["code"])


def _descriptions(about: Element, records: list[Record], lang: str) -> None:
    """What is expected, the goals, the target groups, and the funding cell in its own words."""
    goals = [r[g]["text"] for r in records[:1] for g in ("strategic_goal", "operational_goal") if r[g]]
    groups = [str(g["label_bg"]) for g in _once(g for r in records for g in r["audiences"])]
    texts = {
        "1": [r["results_text"] for r in records] if any(r["results_text"] for r in records) else [records[0]["title"]],
        "2": goals,
        "3": groups,
        "4": [r["funding_text"] for r in records],
    }
    for kind, said in texts.items():
        text = "; ".join(dict.fromkeys(t for t in said if t))
        if text:
            _narrative(SubElement(about, "description", {"type": kind}), text, lang)


def _organisations(about: Element, records: list[Record], lang: str) -> None:
    found = False
    for key, role in _ROLES:
        for actor in _once(a for r in records for a in r[key]):
            found = True
            source = next(r["source"]["document"] for r in records if any(a["iri"] == actor["iri"] for a in r[key]))
            org = {"role": role, "type": TYPE_OF_KIND.get(actor["kind"], "90"), f"{{{_OURS}}}actor": actor["iri"]}
            _names(
                SubElement(about, "participating-org", {**org, **_place({"document": source, **actor["mentions"][0]})}),
                actor,
                lang,
            )
    if not found:  # the standard wants one; a programme may name none
        _narrative(
            SubElement(about, "participating-org", {"role": "4", f"{{{_OURS}}}unnamed": "true"}),
            _UNNAMED.get(lang, _UNNAMED["en"]),
            lang,
        )


def _budget(about: Element, amount: Record, year: int) -> None:
    budget = SubElement(about, "budget", {"type": "1", "status": "1"})
    SubElement(budget, "period-start", {"iso-date": f"{year}-01-01"})
    SubElement(budget, "period-end", {"iso-date": f"{year}-12-31"})
    value = SubElement(budget, "value", {"currency": amount["currency"], "value-date": f"{year}-01-01"})
    value.text = str(amount["value"])


def _result(about: Element, record: Record, lang: str) -> None:
    """A row's results with its indicators; the standard has no result without one."""
    if not record["indicators"]:
        return
    result = SubElement(about, "result", {"type": "1"})
    _narrative(SubElement(result, "title"), record["results_text"] or record["title"], lang)
    start, end = _period([record])
    for said in record["indicators"]:
        measured = "5" if said["baseline"] is None and said["target"] is None else "2" if said["unit"] == "%" else "1"
        indicator = SubElement(result, "indicator", {"measure": measured})
        _narrative(SubElement(indicator, "title"), said["text"], lang)
        if said["baseline"] is not None:
            SubElement(indicator, "baseline", {"year": str(record["year"]), "value": str(said["baseline"])})
        if said["target"] is not None:
            period = SubElement(indicator, "period")
            SubElement(period, "period-start", {"iso-date": start})
            SubElement(period, "period-end", {"iso-date": end})
            SubElement(period, "target", {"value": str(said["target"])})


def _period(records: list[Record]) -> tuple[str, str]:
    """From the first planned day to the last; the programme's year where a cell is blank or says "permanent"."""
    year, dates = records[0]["year"], [r["deadline"] for r in records]
    start = min((d["start"] for d in dates if d["start"]), default=f"{year}-01")
    end = max((d["end"] for d in dates if d["end"]), default=f"{year}-12")
    return str(day_of(start, last=False)), str(day_of(end, last=True))


def _narrative(parent: Element, text: str, lang: str) -> None:
    SubElement(parent, "narrative", {_LANG: lang}).text = " ".join(text.split())


def _names(parent: Element, thing: Record, lang: str) -> None:
    """The names of a thing in both languages, where it has both."""
    if thing["label_en"] == thing["label_bg"]:
        _narrative(parent, thing["label_bg"], lang)
    else:
        _narrative(parent, thing["label_bg"], "bg")
        _narrative(parent, thing["label_en"], "en")


def _once(things: Iterable[Record]) -> list[Record]:
    """Each thing once, in the order in which they are named."""
    return list({t["iri"]: t for t in reversed(list(things))}.values())[::-1]


def _place(source: Record) -> dict[str, str]:
    return {f"{{{_OURS}}}{key}": str(source[key]) for key in ("document", "start", "end")}
