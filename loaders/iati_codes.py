"""Codes of the International Aid Transparency Initiative beside ours, from `iati.toml`."""

import tomllib
from importlib.resources import files

_SAID = tomllib.loads((files("mrezha.loaders") / "iati.toml").read_text(encoding="utf-8"))

PREFIX: str = _SAID["prefix"]
THEMES: str = _SAID["themes"]
COUNTRY: dict[str, str] = _SAID["country"]
TYPE_OF_KIND: dict[str, str] = _SAID["type_of_kind"]
KIND_OF_TYPE: dict[str, str] = _SAID["kind_of_type"]
NO_SECTOR = 999  # the number of the section for activities without a sector of the OECD's list
