"""Words of what is exported, from `words.toml`."""

import functools
import tomllib
from importlib.resources import files


@functools.cache
def _all() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads((files("mrezha.export") / "words.toml").read_text(encoding="utf-8"))


def words(group: str, lang: str) -> dict[str, str]:
    """The words of a group in a language.

    >>> words("network", "en")["co-lead"]
    'lead together'
    """
    return _all()[group][lang]
