"""Words of what is printed and exported, from `cli/labels.toml` and `export/words.toml`."""

import functools
import tomllib
from importlib.resources import files

_FILES = ("cli/labels.toml", "export/words.toml")


@functools.cache
def _all() -> dict[str, dict[str, dict[str, str]]]:
    texts = (files("mrezha").joinpath(*name.split("/")).read_text(encoding="utf-8") for name in _FILES)
    return {group: words for text in texts for group, words in tomllib.loads(text).items()}


def labels(group: str, lang: str) -> dict[str, str]:
    """The words of a group in a language.

    >>> labels("titles", "en")["code"], labels("ties", "en")["co-lead"]
    ('activity', 'lead together')
    """
    return _all()[group][lang]
