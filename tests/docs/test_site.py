"""The built site: without warnings, and without anything that is fetched from elsewhere."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FETCHED = re.compile(
    r"<(?:script|img|iframe|source|video|audio|embed)\b[^>]*?\b(?:src|srcset)=[\"']?((?:https?:)?//[^\"'\s>]+)"
    r"|<link\b(?![^>]*rel=[\"']?canonical)[^>]*?\bhref=[\"']?((?:https?:)?//[^\"'\s>]+)"
    r"|url\([\"']?((?:https?:)?//[^\"')]+)"
    r"|@import\s+[\"']((?:https?:)?//[^\"']+)"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("mkdocs")
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder)],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_a_reference_that_would_be_fetched_is_found() -> None:
    assert FETCHED.search('<script defer src="https://example.org/a.js"></script>')
    assert FETCHED.search("<link rel=stylesheet href=//example.org/a.css>")
    assert not FETCHED.search('<link rel="canonical" href="https://example.org/"><a href="https://example.org/">x</a>')


def test_the_site_fetches_nothing_from_elsewhere(site: Path) -> None:
    pages = [p for p in site.rglob("*") if p.suffix in (".html", ".css")]
    assert len(pages) > 10
    found = {(p.name, "".join(m)) for p in pages for m in FETCHED.findall(p.read_text(encoding="utf-8"))}
    assert not found


def test_bulgarian_words_can_be_searched(site: Path) -> None:
    index = (site / "search" / "search_index.json").read_text(encoding="utf-8")
    assert '"lang":["en","ru"]' in index.replace(" ", "")


def test_notebooks_are_pages_with_what_their_cells_give(site: Path) -> None:
    """Their cells were run when the site was built, which fails where one of them does."""
    page = (site / "notebooks" / "first-answers.html").read_text(encoding="utf-8")
    assert '<td style="text-align:left">ДАБ</td>' in page
    assert "refused: year" in page
    assert page.count("<iframe srcdoc=") == 1
    assert (site / "notebooks" / "first-answers.ipynb").is_file()
    assert "Фондация „Нова надежда“" in (site / "notebooks" / "your-own-programme.html").read_text(encoding="utf-8")
