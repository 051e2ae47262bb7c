"""The pictures of the documentation: each can be taken today, is on a page, and none is left over."""

import importlib.util
import re
import struct
from pathlib import Path

from PIL import Image

DOCS = Path(__file__).parents[2] / "docs"


def script():
    """docs/screenshots.py as a module."""
    spec = importlib.util.spec_from_file_location("screenshots", DOCS / "screenshots.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def sizes() -> dict[str, tuple[int, int]]:
    """Width and height of each picture that the script takes."""
    return {name: size for name, (size, *_) in script().PICTURES.items()}


def test_each_picture_can_be_taken_of_the_program_as_it_is(kg, chromium, tmp_path) -> None:
    script().take_all(chromium, tmp_path)
    assert {file.stem for file in tmp_path.glob("*.png")} == set(sizes())
    for name, size in sizes().items():
        with Image.open(tmp_path / f"{name}.png") as picture:
            assert picture.size == size
            colours = picture.convert("RGB").getcolors(1 << 24)
            most = max(n for n, _ in colours)
            assert len(colours) > 60 and most < 0.95 * size[0] * size[1], f"{name} shows nothing"


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
