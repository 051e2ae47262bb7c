"""An institution in words: who it is, and what it does in each programme."""

from typing import Any

from mrezha.knowledge import KnowledgeGraph
from mrezha.labels import labels


def profile_text(kg: KnowledgeGraph, about_actor: dict[str, Any], lang: str) -> str:
    """What `KnowledgeGraph.profile` returns, in lines."""
    words = labels("profile", lang)
    lines = _head(kg, about_actor["iri"], str(about_actor["kind"]), lang)
    lines += [words["collective"]] if about_actor["collective"] else []
    for year, about in about_actor["years"].items():
        lines += ["", words["of"].format(year=year, of=about["of"])]
        lines.append("  " + words["roles"].format(**{role: len(keys) for role, keys in about["roles"].items()}))
        if "measures" in about:
            lines += [f"  {line}" for line in _measures(about["measures"], lang)]
    lines += (
        ["", *(words["absent"].format(year=year) for year in about_actor["absent"])] if about_actor["absent"] else []
    )
    return "\n".join([*lines, "", *(c[lang] for c in about_actor["caveats"])]) + "\n"


def _head(kg: KnowledgeGraph, iri: str, kind: str, lang: str) -> list[str]:
    thing = kg.vocabulary.things[iri]
    names = [n for n in (thing.label("bg"), thing.label("en"), thing.abbr) if n]
    parent = kg.vocabulary.things.get(thing.parent or "")
    said = next((k[f"label_{lang}"] for k in kg.network().graph["kinds"] if k["id"] == kind), "")
    return [" · ".join(dict.fromkeys(names)), said + (f" ← {parent.label(lang)}" if parent else ""), iri]


def _measures(about: dict[str, Any], lang: str) -> list[str]:
    words = labels("profile", lang)
    sections = [
        f"{n} {s['leads']}/{s['partners']}/{s['pays']} ({s['of']})"
        for n, s in about["sections"].items()
        if s["leads"] or s["partners"] or s["pays"]
    ]
    nearest = ", ".join(f"{_name(a, lang)} ({a['shared']})" for a in about["nearest"])
    lost = {role: len(about["lost"][f"without_{key}"]) for role, key in _LOST.items()}
    broker = [words[role].format(n=n) for role, n in about["brokerage"].items() if n and role != "total"]
    lines = [words["sections"].format(said="; ".join(sections))]
    lines.append(words["together"].format(**about | {"nearest": nearest}) if nearest else words["together_none"])
    lines.append(words["lost"].format(**lost))
    if about["holds"]:
        lines.append(words["holds"].format(names=", ".join(_name(a, lang) for a in about["holds"])))
    return [*lines, words["brokerage"].format(said=", ".join(broker))] if broker else lines


_LOST = {"lead": "lead", "partner": "named_partner", "payer": "payer"}


def _name(actor: dict[str, Any], lang: str) -> str:
    return str((actor["abbr"] if lang == "bg" else None) or actor[f"label_{lang}"])
