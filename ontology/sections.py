"""Numbers of sections and the themes they have in every programme of this kind."""

ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
THEMES = ("institutional", "prevention", "training", "protection", "research", "international", "legislation")

_NUMERALS = {numeral.casefold(): number for number, numeral in enumerate(ROMAN) if numeral}
_LOOK_ALIKES = str.maketrans("іхѵ", "ixv")


def roman(number: int) -> str:
    """A section's number as it is printed.

    >>> roman(4), roman(20)
    ('IV', '20')
    """
    return ROMAN[number] if number < len(ROMAN) else str(number)


def section_number(printed: str) -> int:
    """The number of a section named by a numeral of either kind, Cyrillic look-alikes too; 0 if it is none.

    >>> section_number("ІІ"), section_number("iv"), section_number("7"), section_number("право")
    (2, 4, 7, 0)
    """
    if printed.isdecimal():
        return int(printed)
    return _NUMERALS.get(printed.casefold().translate(_LOOK_ALIKES), 0)


def theme_of_section(number: int) -> str | None:
    """The theme (its notation) that sections of a number have, None where there is none.

    >>> theme_of_section(2), theme_of_section(9)
    ('prevention', None)
    """
    return THEMES[number - 1] if 0 < number <= len(THEMES) else None
