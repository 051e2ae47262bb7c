"""Words of the pages in both languages, from `words.toml`."""

import functools
import tomllib
from importlib.resources import files

LANGUAGES = ("bg", "en")


class Words:
    """The words of one language: `w("nav.map")`, with values for the braces.

    >>> Words("en")("ask.found", n=3)
    '3 found'
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, key: str, **values: object) -> str:
        """The words of a key.

        Raises:
            KeyError: if the file has no such key.
        """
        text = _all()[key][self.lang]
        return text.format(**values) if values else text

    def get(self, key: str, otherwise: str) -> str:
        """The words of a key, or others where there is none.

        >>> Words("en").get("no.such.key", "as it is")
        'as it is'
        """
        return _all()[key][self.lang] if key in _all() else otherwise

    def term(self, key: str) -> str | None:
        """The term of the ontology that the words of a key name, as a prefixed name.

        >>> Words("en").term("reading.act"), Words("en").term("site.name")
        ('mrz:LegalAct', None)
        """
        return _all().get(key, {}).get("term")


@functools.cache
def _all() -> dict[str, dict[str, str]]:
    """Every entry by its path of names, such as `nav.map`."""
    data = tomllib.loads((files("mrezha.web") / "words.toml").read_text(encoding="utf-8"))
    found: dict[str, dict[str, str]] = {}

    def walk(table: dict[str, object], path: str) -> None:
        for key, value in table.items():
            name = f"{path}.{key}" if path else key
            if isinstance(value, dict) and set(LANGUAGES) <= set(value):
                found[name] = {k: str(v) for k, v in value.items()}
            elif isinstance(value, dict):
                walk(value, name)

    walk(data, "")
    return found
