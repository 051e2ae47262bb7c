"""Keywords of a SPARQL query, found without its texts, addresses, names and comments."""

import re

# What may hold a keyword's letters without being one. Alternatives are tried in this order at each place, as a
# SPARQL lexer does: an address before a comment, since addresses hold `#`.
_OTHER = re.compile(
    r"""<[^<>"{}|^`\x00-\x20]*>"""  # address
    r"""|\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}"""  # long texts
    r"""|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'"""  # texts
    r"""|\#[^\n\r]*"""  # comment
    r"""|[?$]\w+"""  # variable
    r"""|@[A-Za-z-]+"""  # language, PREFIX and BASE of Turtle
    r"""|[\w.-]*:(?:[\w.:%-]|\\.)*""",  # name with a prefix
    re.DOTALL,
)
_WORD = re.compile(r"[A-Za-z]+")


def keywords(query: str) -> set[str]:
    """The bare words of a query in capitals.

    >>> sorted(keywords("select * { ?service :from 'LOAD' } # service"))
    ['SELECT']
    >>> "SERVICE" in keywords("SELECT * { <http://a#> service <http://b#> {} }")
    True
    """
    return {word.upper() for word in _WORD.findall(_OTHER.sub(" ", query))}


_FORM = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
_PROLOGUE = re.compile(r"(?:\s|#[^\n\r]*(?:[\n\r]|$)|(?:BASE\s*|PREFIX\s+[^\s:]*:\s*)<[^<>]*>)*", re.IGNORECASE)


def form_of(query: str) -> str | None:
    """SELECT, ASK, CONSTRUCT or DESCRIBE, whichever a query is; None where it is none of them.

    >>> form_of("PREFIX select: <http://a#> # ask\\n ask { ?s a select:DESCRIBE }")
    'ASK'
    """
    found = _FORM.search(_OTHER.sub(" ", query))
    return found[0].upper() if found else None


def prologue_of(query: str) -> str:
    """What stands before the query itself: its prefixes, base and comments.

    >>> prologue_of("PREFIX a: <http://a#>\\n# all\\nSELECT * { ?s a:b ?o }")
    'PREFIX a: <http://a#>\\n# all\\n'
    """
    found = _PROLOGUE.match(query)
    return found[0] if found else ""
