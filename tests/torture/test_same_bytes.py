"""The same input gives the same bytes, whatever the locale, hash seed, time zone, order of files or Python."""

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sized import SMALL, size, version

_SMOKE = """
import hashlib, pathlib, sys
from mrezha.graph.build import build, canonical
from mrezha.graph.chosen import Sources
from mrezha.graph.fingerprint import inputs
from mrezha.graph.report import summary
import json
files = [pathlib.Path(p) for p in sys.argv[1:]]
store, report = build(files)
said = json.dumps(summary(report, inputs(Sources(tuple(files)))), ensure_ascii=False, sort_keys=True)
print(hashlib.sha256(canonical(store) + said.encode()).hexdigest())
"""
_PLAIN = {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "TZ": "UTC"}
OTHER = [
    {"LC_ALL": "C"}, {"LC_ALL": "bg_BG.UTF-8", "LANG": "bg_BG.UTF-8"}, {"PYTHONHASHSEED": "1"},
    {"PYTHONHASHSEED": "4294967295"}, {"TZ": "Pacific/Kiritimati"}, {"TZ": "America/Adak"},
    {"PYTHONUTF8": "0", "LC_ALL": "C"}, {"PYTHONOPTIMIZE": "2"},
]  # fmt: skip


def _digest(folder, *files, python=sys.executable, **env):
    done = subprocess.run(
        [python, "-c", _SMOKE, *map(str, files)], env={**os.environ, **_PLAIN, **env}, cwd=folder, capture_output=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("same")
    first, second = version(folder, 1), folder / "programme-2027.txt"
    second.write_text(SMALL.replace("2026", "2027"), encoding="utf-8")
    return [first, second]


@pytest.fixture(scope="module")
def expected(files, tmp_path_factory):
    return _digest(tmp_path_factory.mktemp("plain"), *files)


@pytest.mark.parametrize("env", OTHER, ids=lambda env: ",".join(f"{k}={v}" for k, v in env.items()))
def test_in_other_surroundings(tmp_path, files, expected, env):
    assert _digest(tmp_path, *files, **env) == expected


@functools.cache
def _pythons() -> dict[str, str]:
    """Other Pythons of this computer, those of pyenv too: its `python3.12` runs only where it was chosen."""
    found, beside = {}, Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser() / "versions"
    for name in {"3.11", "3.12", "3.13", "3.14"} - {f"{sys.version_info.major}.{sys.version_info.minor}"}:
        for path in (*beside.glob(f"{name}.*/bin/python{name}"), shutil.which(f"python{name}")):
            if path and subprocess.run([path, "-c", "import venv"], capture_output=True, check=False).returncode == 0:
                found.setdefault(name, str(path))
    return found


def test_on_other_pythons(tmp_path, files, expected):
    """In full, on each Python that this computer has; CI shows it on the one that it runs on."""
    for name, path in sorted(_pythons().items())[: size(0, 9)]:
        python = tmp_path / name / "bin" / "python"
        subprocess.run([path, "-m", "venv", python.parents[1]], check=True, capture_output=True)
        checkout = Path(__file__).parents[2]
        subprocess.run([python, "-m", "pip", "install", "--quiet", checkout], check=True, capture_output=True)
        assert _digest(tmp_path, *files, python=str(python)) == expected
        print(f"Python {name}: the same bytes")
    assert expected.strip()


def test_in_another_order(tmp_path, files):
    """The dataset is the same; the report lists programmes as they were named, and the command line sorts them."""
    from mrezha.graph.build import build, canonical

    first, second = (canonical(build(order)[0]) for order in (files, files[::-1]))
    assert first == second
