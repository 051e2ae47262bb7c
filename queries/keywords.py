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
_OPERATORS = re.compile(r"[-!+*/|&=^]|\b(?:union|optional|minus|bind|in)\b", re.IGNORECASE)
# The engine's parser and evaluator call themselves once a level or operator, and end the whole process where the stack
# does: seen at 9000 brackets and at 20 000 operators.
_DEEPEST, _MOST_OPERATORS = 250, 4000


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


def too_deep(query: str) -> str | None:
    """What of a query goes deeper than the engine can follow, None if nothing does.

    >>> too_deep("SELECT * { ?s ?p '((((' }"), too_deep("SELECT * " + "{" * 300)
    (None, 'more than 250 brackets within each other')
    """
    if len(query) <= _MOST_OPERATORS and sum(map(query.count, "{([<")) <= _DEEPEST:
        return None
    bare, depth = _OTHER.sub(" ", query), 0
    for mark in re.findall(r"[{}()\[\]]|<<|>>", bare):
        depth += 1 if mark in ("{", "(", "[", "<<") else -1
        if depth > _DEEPEST:
            return f"more than {_DEEPEST} brackets within each other"
    if sum(1 for _ in _OPERATORS.finditer(bare)) > _MOST_OPERATORS:
        return f"more than {_MOST_OPERATORS} operators"
    return None
