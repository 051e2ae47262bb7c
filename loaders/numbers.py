"""Numbers as printed in Bulgarian: "499 080", "10 000", "1 500,50", "3б"."""

import re
from decimal import Decimal

# A run of digits grouped in threes by spaces, no-break spaces or points, or by commas (a price has no three places
# behind one); then decimals behind the other mark.
_BY_GAP = r"\d{1,3}(?:[ \xa0\u2009\u202f.]\d{3})+"
_BY_COMMA = r"[1-9]\d{0,2}(?:,\d{3})+"
NUMBER = rf"(?:{_BY_GAP}(?:,\d+|\.\d{{1,2}})?|{_BY_COMMA}(?:\.\d{{1,2}})?)(?!\d)|\d+(?:[.,]\d+)?"

THOUSANDS = {"х": 1000, "м": 1_000_000}  # хиляди, милиона


def number(printed: str) -> Decimal:
    r"""The value of a printed number.

    Raises:
        ValueError: if it is none.

    >>> number("499\xa0080"), number("1.500,5"), number("2,5"), number("10 000"), number("1,500.00")
    (Decimal('499080'), Decimal('1500.5'), Decimal('2.5'), Decimal('10000'), Decimal('1500.00'))

    """
    if not re.fullmatch(NUMBER, printed):
        raise ValueError(f"“{printed}” is no number")
    grouped = re.fullmatch(rf"({_BY_GAP}|{_BY_COMMA})(?:[.,](\d+))?", printed)
    if grouped is None:
        return Decimal(printed.replace(",", "."))
    return Decimal(re.sub(r"\D", "", grouped[1]) + (f".{grouped[2]}" if grouped[2] else ""))
