"""What comes first: the few sentences a reader should take away, each with the place of its rows."""

from collections.abc import Iterator, Mapping
from typing import Any

SHOWN = {"A": 2, "B": 2, "C": 2}  # gaps of each severity that are worth a sentence, the most widespread first


def number(value: float, digits: int, lang: str) -> str:
    """A number with so many decimals, behind a comma in Bulgarian.

    >>> number(0.4105, 2, "bg"), number(2.44, 1, "en")
    ('0,41', '2.4')
    """
    said = f"{value:.{digits}f}"
    return said.replace(".", ",") if lang == "bg" else said


def findings(facts: Mapping[str, Any], w: Mapping[str, str], lang: str) -> list[dict[str, Any]]:
    """Sentences with an `anchor`, in the order of the report: leadership, gaps, compound gaps, pairs, changes."""
    return [{"text": text, "anchor": anchor} for text, anchor in _sentences(facts, w, lang)]


def _sentences(facts: Mapping[str, Any], w: Mapping[str, str], lang: str) -> Iterator[tuple[str, str | None]]:
    sides = {(line["setting"], line["without"]): line["sides"][-1] for line in facts["leadership"]}
    printed, payer = sides["printed", False], sides["payer", False]
    if facts["leads"] and printed["hhi"] is not None:
        first = facts["leads"][0]
        more = w["f_payer"].format(effective=number(payer["effective"], 1, lang)) if payer["hhi"] is not None else ""
        yield w["f_lead"].format(
            name=first["name"], leads=first["leads"], of=facts["activities"], hhi=number(printed["hhi"], 2, lang),
            effective=number(printed["effective"], 1, lang), payer=more,
        ), first["anchor"]  # fmt: skip
    for severity, most in SHOWN.items():
        of_kind = [g for g in facts["register"] if g["severity"] == severity and not g["judged"]]
        found = [g for g in of_kind if g["here"] and g["here"]["count"]]
        for gap in sorted(found, key=lambda g: (-g["here"]["share"], g["gap"]))[:most]:
            yield _gap(gap, facts, w), gap["here"]["anchor"]
    if rows := facts["compound"]["rows"]:
        yield w["f_compound"].format(
            n=facts["compound"]["with"], of=facts["activities"], first=rows[0]["activity"], most=rows[0]["count"]
        ), "compound"  # fmt: skip
    if never := facts["pairs"]["never"]:
        yield w["f_pairs"].format(never=len(never), untestable=facts["pairs"]["untestable"]), "holding"
    if changes := facts["changes"]:
        counts = {k: len(changes[k]) for k in ("continued", "dropped", "new")}
        yield w["f_changes"].format(earlier=facts["earlier"], **counts), "changes"


def _gap(gap: Mapping[str, Any], facts: Mapping[str, Any], w: Mapping[str, str]) -> str:
    here, before = gap["here"], gap["before"]
    text = w["f_gap"].format(title=gap["title"], count=here["count"], of=here["of"], counted=gap["counted"])
    if before:
        text += " " + w["f_before"].format(earlier=facts["earlier"], count=before["count"], of=before["of"])
    return text
