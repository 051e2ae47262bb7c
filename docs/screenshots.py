"""The pictures of the documentation, taken of the program itself: `make screenshots` writes docs/img/.

Needs Chromium and the packages of the `test` extra. Take them anew when the pages have changed, and look at them.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

IMG = Path(__file__).parent / "img"
DESKTOP, PHONE = (1280, 800), (390, 844)

# name: size, light or dark, address in the workbench, what to click before
PICTURES: dict[str, tuple[tuple[int, int], str, str, str]] = {
    "map": (DESKTOP, "light", "/map.html?lang=en#lang=en", ""),
    "map-card": (DESKTOP, "light", "/map.html?lang=bg#lang=bg&open=n:institution/a21", ""),
    "map-compare": (DESKTOP, "light", "/map.html?lang=en#lang=en&compare=2020-2025&commission=0", ""),
    "map-phone": (PHONE, "dark", "/map.html?lang=bg#lang=bg&open=n:institution/a21", ""),
    "ask": (DESKTOP, "light", "/ask?lang=en&q=who+partners+with+A21+on+prevention", ""),
    "activity": (DESKTOP, "light", "/id/activity/2025/2.1.13?lang=en", ".read >> nth=1"),
    "sparql": (DESKTOP, "dark", "/sparql?lang=en", "button.main"),
}


@contextmanager
def workbench() -> Iterator[str]:
    """The address of a workbench on the shipped programmes."""
    command = [sys.executable, "-m", "mrezha", "serve", "--port", "0"]
    env = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as serving:  # noqa: S603 -- ours
        try:
            assert serving.stdout is not None  # noqa: S101 -- for the type checker
            yield serving.stdout.readline().split("/ ")[0]
        finally:
            serving.send_signal(signal.SIGINT)


def taken(page: Page, click: str) -> bytes:
    """The picture of a page after a click, in 256 colours, rare ones kept: they tell kinds of institutions apart."""
    if click:
        page.locator(click).click()
    page.wait_for_timeout(600)
    made = BytesIO()
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(made, "PNG", optimize=True)
    return made.getvalue()


def take_all(browser: Browser, folder: Path) -> None:
    """Write every picture into a folder; the tests do so too, into one of their own."""
    with workbench() as address:
        for name, ((width, height), theme, path, click) in PICTURES.items():
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme)  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(address + path, timeout=120_000)
            (folder / f"{name}.png").write_bytes(taken(page, click))
            context.close()


def main() -> None:
    """Write every picture of the documentation."""
    IMG.mkdir(exist_ok=True)
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        take_all(browser, IMG)
        browser.close()


if __name__ == "__main__":
    main()
