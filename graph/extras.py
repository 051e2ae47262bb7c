"""Libraries that only some of the work needs, imported when it does."""

import importlib
from typing import Any

# which extra of this package brings a library
_EXTRAS = {
    "igraph": "scale",
    "pyarrow": "scale",
    "pyarrow.parquet": "scale",
    "matplotlib": "report",
    "fpdf": "report",
    "pyspark": "spark",
    "pyspark.sql": "spark",
}


class MissingExtraError(Exception):
    """A library is not installed; the message says in one line how to install it."""


def needed(name: str) -> Any:
    """A library, imported.

    >>> needed("json").dumps([1])
    '[1]'

    Raises:
        MissingExtraError: if it is not installed.
    """
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        library = name.partition(".")[0]
        if error.name and error.name.partition(".")[0] != library:
            raise
        extra = _EXTRAS.get(name)
        install = f'pip install "mrezha[{extra}]"' if extra else f"pip install {library}"
        raise MissingExtraError(f"{library} is not installed, and this needs it; {install}") from error
