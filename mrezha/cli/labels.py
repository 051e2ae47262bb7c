"""Words of the command line's own output, from `labels.toml`."""

import functools
import tomllib
from importlib.resources import files


@functools.cache
def _all() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads((files("mrezha.cli") / "labels.toml").read_text(encoding="utf-8"))


def labels(group: str, lang: str) -> dict[str, str]:
    """The words of a group in a language.

    >>> labels("titles", "en")["code"]
    'activity'
    """
    return _all()[group][lang]
