"""Text that a command reads: a file, or standard input, as UTF-8 under any locale."""

import sys
from pathlib import Path

from mrezha.loaders.errors import SourceError


def read_text(path: Path | str) -> str:
    """The text of a file, of standard input for `-`.

    Raises:
        SourceError: if it is not UTF-8.
        OSError: if it cannot be read.
    """
    if str(path) != "-":
        content = Path(path).read_bytes()
    elif hasattr(sys.stdin, "buffer"):
        content = sys.stdin.buffer.read()
    else:  # a stand-in of text only
        return sys.stdin.read()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        name = "standard input" if str(path) == "-" else path
        raise SourceError(f"{name}, byte {error.start}: not UTF-8 text; save it as UTF-8 and try again") from None
