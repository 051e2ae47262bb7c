"""The pictures of the documentation: each page's is there, is a picture of today's list, and none is left over."""

import ast
import re
import struct
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def sizes() -> dict[str, tuple[int, int]]:
    """Width and height of each picture that docs/screenshots.py takes, read from its table without running it."""
    tree = ast.parse((DOCS / "screenshots.py").read_text(encoding="utf-8"))
    known = {"DESKTOP": (1280, 800), "PHONE": (390, 844)}
    table = next(n.value for n in tree.body if isinstance(n, ast.AnnAssign) and n.target.id == "PICTURES")
    return {key.value: known[row.elts[0].id] for key, row in zip(table.keys, table.values, strict=True)}


def test_each_picture_is_taken_by_the_script_and_shown_on_a_page() -> None:
    shown = {
        name for page in DOCS.glob("*.md") for name in re.findall(r"\]\(img/([\w-]+)\.png\)", page.read_text("utf-8"))
    }
    assert shown == set(sizes()) == {file.stem for file in (DOCS / "img").glob("*.png")}


def test_pictures_are_whole_and_small() -> None:
    for name, size in sizes().items():
        data = (DOCS / "img" / f"{name}.png").read_bytes()
        assert data.startswith(b"\x89PNG") and data.endswith(b"IEND\xaeB`\x82")
        assert struct.unpack(">II", data[16:24]) == size and 10_000 < len(data) < 200_000, name
