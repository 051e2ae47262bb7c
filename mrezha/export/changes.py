"""What changed between two programmes, one row a change."""

from typing import Any

from mrezha.labels import labels

COLUMNS = (
    "change", "from", "to", "score", "judgement", "title", "title_later", "institution", "lead_changed",
    "leads_earlier", "leads_later", "partners_gained", "partners_lost", "other_role", "reasons", "note",
)  # fmt: skip


def change_rows(found: dict[str, Any], lang: str) -> list[dict[str, Any]]:
    """One row a change, whatever its kind, with the keys of `COLUMNS` that it has."""
    words, titles = labels("changes", lang), found["titles"]
    rows = [
        {
            **pair,
            "change": words["continued"],
            "judgement": words[pair["judgement"]],
            "title": titles[pair["from"]],
            "title_later": titles[pair["to"]],
            "lead_changed": words[_lead(pair)],
            "leads_earlier": _names(pair["leads"]["earlier"], lang),
            "leads_later": _names(pair["leads"]["later"], lang),
            "partners_gained": _names(pair["partners_gained"], lang),
            "partners_lost": _names(pair["partners_lost"], lang),
            "other_role": _other_role(pair, lang),
            "reasons": _reasons(pair, lang),
        }
        for pair in found["continued"]
    ]
    rows += [{"change": words["dropped"], "from": a, "title": titles[a]} for a in found["dropped"]]
    rows += [{"change": words["new"], "to": a, "title_later": titles[a]} for a in found["new"]]
    for change, those in found["institutions"].items():
        rows += [{"change": words[change], "institution": short_name(a, lang), "note": _roles(a, lang)} for a in those]
    return rows


def _lead(pair: dict[str, Any]) -> str:
    if not pair["lead_changed"]:
        return "same"
    return "other" if pair["lead_changed_folded"] else "other_unit"


def short_name(actor: dict[str, Any], lang: str) -> str:
    """The abbreviation of an institution of a change, or else its name."""
    return str(actor["abbr"] or actor[f"label_{lang}"] or actor["label_bg"])


def _names(those: list[dict[str, Any]], lang: str) -> list[str]:
    return [short_name(a, lang) for a in those]


def _other_role(pair: dict[str, Any], lang: str) -> str:
    """Who led and is a partner now, or the other way round."""
    words = labels("changes", lang)
    changed = {"now_lead": pair["partner_to_lead"], "now_partner": pair["lead_to_partner"]}
    return "; ".join(
        words[role].format(names=", ".join(_names(those, lang))) for role, those in changed.items() if those
    )


def _reasons(pair: dict[str, Any], lang: str) -> str:
    """Why two activities are held to be one, in a line."""
    words = labels("changes", lang)
    said = []
    for reason in pair["reasons"]:
        line = f"{words['by_' + reason['what']]} {reason['value']:.2f}"
        said.append(f"{line} ({', '.join(reason['shared'])})" if reason["what"] == "words" else line)
    return "; ".join(said)


def _roles(actor: dict[str, Any], lang: str) -> str:
    """What an institution did before and does after: "1/0/0 → 0/2/0" for leads, partner, pays."""
    counts = ["/".join(str(actor[side][c]) for c in ("leads", "partners", "pays")) for side in ("earlier", "later")]
    return " → ".join(counts) + (f" ({labels('changes', lang)['body_stays']})" if actor["body"] else "")
