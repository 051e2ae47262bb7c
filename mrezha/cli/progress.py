"""A progress bar on standard error, for a person only: nothing when the output goes into a file or a pipe."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from mrezha.graph.build import Progress


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A function that tells what is being done; the bar appears at its first call."""
    if not sys.stderr.isatty():
        yield lambda _what, _done, _of: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    bar = Bar(
        TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn(), TimeRemainingColumn(),
        console=Console(stderr=True),
    )  # fmt: skip
    task = None

    def tell(what: str, done: int, of: int) -> None:
        nonlocal task
        if task is None:
            bar.start()
            task = bar.add_task(what, total=of)
        bar.update(task, description=what, completed=done, total=of)

    try:
        yield tell
    finally:
        if task is not None:
            bar.stop()
