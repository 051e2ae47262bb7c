"""Word and Excel files are zip archives of XML: checked before a library unpacks them."""

import io
import zipfile
import zlib

from mrezha.loaders.errors import SourceError

LARGEST = 100 * 1024**2
_MOST_MEMBERS = 10_000

# What the libraries raise on archives and XML that are broken in some way; none is a failure of this program.
DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, SyntaxError, LookupError, ValueError, TypeError,
    AttributeError, ArithmeticError, RecursionError,
)  # fmt: skip


def check_archive(content: bytes, name: str) -> None:
    """Refuse an archive that swells, or whose XML has a document type, which is how entities are made and files named.

    Raises:
        SourceError: if it does.
        zipfile.BadZipFile: if it is no archive.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        if sum(m.file_size for m in members) > LARGEST or len(members) > _MOST_MEMBERS:
            raise SourceError(
                f"{name}: swells to more than {LARGEST // 1024**2} MB or {_MOST_MEMBERS} parts when unpacked, which no "
                "programme does; copy its tables into a new document"
            )
        for member in members:
            if member.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(member):
                raise SourceError(
                    f"{name}: {member.filename} declares entities, which no office program writes; "
                    "copy its tables into a new document"
                )
