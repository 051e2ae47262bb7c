"""The language of a text."""


def language_of(text: str) -> str:
    """The language of a question: Bulgarian if most of its letters are Cyrillic.

    >>> language_of("С кого партнира А21?"), language_of("who leads")
    ('bg', 'en')
    """
    letters = [c for c in text if c.isalpha()]
    return "bg" if sum("Ѐ" <= c <= "ӿ" for c in letters) * 2 > len(letters) else "en"
