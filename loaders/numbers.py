"""Numbers as printed in Bulgarian: "499 080", "10 000", "1 500,50", "3б"."""

import re
from decimal import Decimal

# A run of digits, grouped by spaces, no-break spaces or points in threes, with a decimal part after a comma or point.
_GAP = r"[ \xa0\u2009\u202f.]"
NUMBER = rf"\d{{1,3}}(?:{_GAP}\d{{3}})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?"


def number(printed: str) -> Decimal:
    r"""The value of a printed number.

    Raises:
        ValueError: if it is none.

    >>> number("499\xa0080"), number("1.500,5"), number("2,5"), number("10 000")
    (Decimal('499080'), Decimal('1500.5'), Decimal('2.5'), Decimal('10000'))

    """
    if not re.fullmatch(NUMBER, printed):
        raise ValueError(f"“{printed}” is no number")
    grouped = re.fullmatch(rf"\d{{1,3}}(?:{_GAP}\d{{3}})+(?:,\d+)?", printed)
    plain = re.sub(_GAP, "", printed) if grouped else printed
    return Decimal(plain.replace(",", "."))
