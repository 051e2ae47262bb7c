"""Numbers of activities, made such that each is of one section."""

from collections import defaultdict
from collections.abc import Sequence

from mrezha.loaders.layout import RawRow
from mrezha.loaders.records import Doubt


def codes_of(rows: Sequence[RawRow]) -> tuple[list[str | None], list[Doubt]]:
    """The code of each row, None where none is printed, and what a person should look at.

    A number that stands in two sections has that of its section put before it, unless it begins with it already; where
    several do, as in a document that counts anew in each section, all numbers have.
    """
    sections: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        if row.code:
            sections[row.code].add(row.section)
    twice = {code for code, where in sections.items() if len(where) > 1}
    anew = len(twice) > 1
    found, doubts = [], []
    for row in rows:
        code = row.code
        if code and (anew or (code in twice and code.split(".", 1)[0] != str(row.section))):
            code = f"{row.section}.{code}"
            if code in sections:
                code = f"{row.section}-{row.code}"
            said = f"the number {row.code} stands in another section too; called {code}"
            doubts.append(
                Doubt(
                    f"{said}, and so on with all" if anew else said, row.span.part(row.span.start, row.span.start + 80)
                )
            )
        found.append(code)
    return found, doubts[:1] if anew else doubts
