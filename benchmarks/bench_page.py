"""The page and the plot of `bench.py`."""

import os
import platform
import re
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

from engines import SHARED
from questions import SPARQL

Found = dict[int, dict[str, Any]]  # by the size asked for

_LIBRARIES = ("pyoxigraph", "oxigraph", "rdflib", "owlready2", "maplib", "duckdb", "pyarrow")
# Okabe and Ito's colours, which colour-blind readers tell apart, each with a mark of its own.
_LOOKS = (("#000000", "o"), ("#E69F00", "s"), ("#56B4E9", "^"), ("#009E73", "v"), ("#D55E00", "D"), ("#0072B2", "P"),
          ("#CC79A7", "X"), ("#999999", "*"), ("#B8A800", "h"))  # fmt: skip
_PAGE = """# Benchmarks

Seven questions to one registry on several engines. Made by `make bench`, from seed {seed}:

```sh
make bench SIZES="1e4 1e5" SEED=1
```

**How it was measured.** CPU seconds, client and server together: medians of five after one to warm up, quick questions
many times over, those over five seconds once. In brackets the ratio to pyoxigraph used directly, in which other work on
the machine counts less than in seconds. Answers are read to the end. Each engine runs in a process of its own.
**Load** includes the start of the libraries and, of a server, all it did; Virtuoso is sent the statements by
`mrezha build --endpoint`. **Peak** is the most memory of client and server together, loading included where the engine
loads. A note of rows
stands where an engine gave another number of rows than pyoxigraph; those answers are not the same and the times beside
them are no comparison.

**The machine.** {machine}, shared with other work while this ran. Python {python}; {versions}.

| engine | what it is |
|---|---|
| mrezha | our Python API over the embedded store, with what `mrezha load` puts beside it: the index of names for \
`text`, the table of participations for `incidence`, `led per body` and `pairs`; its load makes these too |
| mrezha, SPARQL only | the same API, every question as SPARQL |
| pyoxigraph | the store that we embed, by itself |
| rdflib | its memory store |
| owlready2 | its own SPARQL over SQLite, without named graphs |
| maplib | in memory, without named graphs |
| DuckDB | over our table of participations: a yardstick that answers three of the questions, no store of statements |
| oxigraph server, Virtuoso | our Python API over a server on the same machine |

| question | |
|---|---|
| look-up | all statements of one activity |
| partners | who works with one institution on prevention (`partners-of`) |
| incidence | who takes part in which activity in which role |
| no partner | activities that nobody helps with (`no-partner`) |
| led per body | how many activities each body leads |
| pairs | pairs of institutions that share activities, and how many |
| text | names that hold a text in any case |

![CPU seconds of each question by the number of statements]({plot})
"""
_END = """## What was not measured

- **Beyond these sizes.** 10⁷ and 10⁸ statements were not run: the machine was shared, and loading alone would take
  some 10 and 100 times what it takes at 10⁶. `make bench SIZES=1e7` does it where there is time.
- **Little at 10⁴.** Most of such a registry is the ontology and the lists, and its answers are of a few rows or none:
  its table shows what a call costs, not how engines work.
- **Some engines at the larger sizes**, to keep the whole short: {left_out}.
  “not done” is what an engine had not answered when its {minutes} minutes by the clock were over.
- **Other servers** (GraphDB, QLever, Fuseki, Neptune): not installed here; see [what to set](servers.md#what-to-set).
- **Several users at once**, and the time of the clock: the machine was shared.
- A dash is a question that an engine was not asked; the name of an error one that it cannot run as it is written for
  all engines.

Networks of a large registry are measured in [Work at scale](scale.md#how-fast).
"""


def page(found: Found, seed: int, most: dict[str, float], minutes: int) -> str:
    """The results as Markdown."""
    versions = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    parts = [
        _PAGE.format(
            seed=seed,
            machine=_machine(),
            python=platform.python_version(),
            versions=versions,
            plot="img/benchmarks.svg",
        )
    ]
    for one in found.values():
        parts.append(f"## {_number(one['statements'])} statements\n\n{table(one['engines'])}")
    for less, more in pairwise(found.values()):
        head = f"## Growth from {_number(less['statements'])} to {_number(more['statements'])} statements"
        times = more["statements"] / less["statements"]
        parts.append(f"{head}\n\nThe registry grew {times:.1f}×.\n\n{growth(less['engines'], more['engines'])}")
    out = "; ".join(f"{engine} above {_number(int(size))}" for engine, size in most.items())
    return "\n".join([*parts, _END.format(left_out=out, minutes=minutes)])


def _machine() -> str:
    model = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores ({model[1] if model else platform.machine()}), {memory:.0f} GB of memory"


def _number(value: int) -> str:
    return f"{value:,}".replace(",", "\u00a0")


def table(engines: dict[str, Any]) -> str:
    """A row an engine: load, peak and each question, with the ratio to pyoxigraph."""
    base = engines["pyoxigraph"]["questions"]
    lines = [f"| | load, s | peak, MB | {' | '.join(SPARQL)} |", f"|---|---|---|{'---|' * len(SPARQL)}"]
    for name, one in engines.items():
        load = f"as {SHARED[name]}" if name in SHARED else "–" if one["load"] is None else f"{one['load']:.2f}"
        cells = [_cell(one["questions"][question], base[question]) for question in SPARQL]
        lines.append(f"| {name} | {load} | {one['peak'] or '–'} | {' | '.join(cells)} |")
    rows = [_number(base[name]["rows"]) if "rows" in base[name] else "" for name in SPARQL]
    lines.append(f"| *rows* | | | {' | '.join(rows)} |")
    return "\n".join(lines) + "\n"


def _cell(one: dict[str, Any], base: dict[str, Any]) -> str:
    if "failed" in one:
        return "–" if one["failed"] == "KeyError" else str(one["failed"])
    ratio = f" ({_two(one['cpu'] / base['cpu'])}×)" if base.get("cpu") else ""
    other = "" if one["rows"] == base.get("rows", one["rows"]) else f", {_number(one['rows'])} rows"
    return f"{_two(one['cpu'])}{ratio}{other}"


def _two(value: float) -> str:
    """Two digits that count, without an exponent."""
    return f"{float(f'{value:.1e}'):.7f}".rstrip("0").rstrip(".")


def growth(less: dict[str, Any], more: dict[str, Any]) -> str:
    """How many times longer each question took of more statements."""
    lines = [f"| | {' | '.join(SPARQL)} |", f"|---|{'---|' * len(SPARQL)}"]
    for name, one in more.items():
        if name in less:
            pairs = [(less[name]["questions"][q].get("cpu"), one["questions"][q].get("cpu")) for q in SPARQL]
            lines.append(f"| {name} | {' | '.join(f'{_two(b / a)}×' if a and b else '–' for a, b in pairs)} |")
    return "\n".join(lines) + "\n"


def plot(found: Found, file: Path) -> None:
    """CPU seconds of the answers that are alike by statements, a panel a question, both axes logarithmic."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    mpl.rcParams.update({"svg.hashsalt": "mrezha", "svg.fonttype": "none"})
    figure, panels = plt.subplots(2, 4, figsize=(11, 5.5), sharex=True, layout="constrained")
    names = list(dict.fromkeys(engine for one in found.values() for engine in one["engines"]))
    lines = {}
    for panel, question in zip(panels.flat, SPARQL, strict=False):
        for (colour, mark), engine in zip(_LOOKS, names, strict=False):
            points = [
                (one["statements"], one["engines"][engine]["questions"][question]["cpu"])
                for one in found.values()
                if engine in one["engines"] and _alike(one["engines"], engine, question)
            ]
            lines[engine] = panel.plot(*zip(*points, strict=True) if points else ((), ()), color=colour, marker=mark)[0]
        panel.set(title=question, xscale="log", yscale="log")
        panel.grid(alpha=0.3)
    panels[0, 0].set_ylabel("CPU seconds")
    panels[1, 0].set(ylabel="CPU seconds", xlabel="statements")
    panels[1, 3].axis("off")
    panels[1, 3].legend(lines.values(), lines, loc="center")
    figure.savefig(file, metadata={"Date": None})


def _alike(engines: dict[str, Any], engine: str, question: str) -> bool:
    """Whether an engine answered, with as many rows as pyoxigraph if that did."""
    one, base = (engines[name]["questions"][question] for name in (engine, "pyoxigraph"))
    return "cpu" in one and one["rows"] == base.get("rows", one["rows"])
