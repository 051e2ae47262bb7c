"""Which form of an answer a client asks for."""

from collections.abc import Sequence


def accepted(header: str) -> list[tuple[str, float]]:
    """The media ranges of an Accept header with their weights; nonsense is left out.

    >>> accepted("text/turtle;q=0.5, */*;q=oops")
    [('text/turtle', 0.5)]
    """
    found = []
    for item in header.split(","):
        name, *parameters = [p.strip().lower() for p in item.split(";")]
        weight = next((p.removeprefix("q=") for p in parameters if p.startswith("q=")), "1")
        try:
            q = float(weight)
        except ValueError:
            continue
        if name and 0 <= q <= 1:
            found.append((name, q))
    return found


def best(header: str, offers: Sequence[str]) -> str | None:
    """The offer that a client likes most; of equals the first offered. None if it takes none of them.

    >>> best("text/html;q=0.8, text/turtle", ["text/html", "text/turtle"])
    'text/turtle'
    >>> best("*/*", ["text/html", "text/turtle"]), best("image/png", ["text/html"])
    ('text/html', None)
    """
    ranges = accepted(header) or [("*/*", 1.0)]
    weights = [_weight(offer, ranges) for offer in offers]
    top = max(weights, default=0.0)
    return offers[weights.index(top)] if top > 0 else None


def _weight(offer: str, ranges: list[tuple[str, float]]) -> float:
    """The weight of the most exact range that covers an offer."""
    for name in (offer, offer.partition("/")[0] + "/*", "*/*"):
        given = [q for n, q in ranges if n == name]
        if given:
            return max(given)
    return 0.0


def language(chosen: str | None, kept: str | None, header: str) -> str:
    """The language of a page: as chosen in the address, as kept from before, as the browser prefers, else English.

    >>> language(None, None, "de, bg;q=0.8, en;q=0.5"), language("en", "bg", "bg"), language(None, "xx", "")
    ('bg', 'en', 'en')
    """
    for said in (chosen, kept):
        if said in ("bg", "en"):
            return said
    wished = sorted(accepted(header), key=lambda item: -item[1])
    return next((n[:2] for n, q in wished if n[:2] in ("bg", "en") and q > 0), "en")
