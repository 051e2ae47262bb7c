"""Wheel and sdist: built, installed in a fresh environment, and used outside the checkout."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
DATA = (".ttl", ".toml", ".rq", ".csv", ".html", ".css", ".js", ".json", ".svg", ".txt", ".typed")
FLOORS = ("ontology", "loaders", "queries", "graph", "viz", "mrezha")


def _run(*args: object, cwd: Path, **env: str) -> str:
    done = subprocess.run(
        [*map(str, args)], cwd=cwd, env={**os.environ, **env}, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist of the checkout, and the wheel made of that sdist."""
    folder = tmp_path_factory.mktemp("dist")
    listed = _run("git", "ls-files", "-z", cwd=CHECKOUT).split("\0")
    for name in filter(None, listed):
        target = folder / "checkout" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (CHECKOUT / name).is_file():
            target.write_bytes((CHECKOUT / name).read_bytes())
    code = "import sys, setuptools.build_meta as b; b.build_sdist(sys.argv[1])"
    _run(sys.executable, "-c", code, folder, cwd=folder / "checkout")
    with tarfile.open(next(folder.glob("*.tar.gz"))) as sdist:
        sdist.extractall(folder / "unpacked", filter="data")
    unpacked = next((folder / "unpacked").iterdir())
    _run(sys.executable, "-c", code.replace("build_sdist", "build_wheel"), folder, cwd=unpacked)
    return folder


def test_the_wheel_holds_every_module_and_data_file(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        inside = set(wheel.namelist())
    checkout = built / "checkout"
    files = [p for floor in FLOORS for p in (checkout / floor).rglob("*") if p.suffix in (".py", *DATA)]
    expected = {f"mrezha/{p.relative_to(checkout)}".replace("mrezha/mrezha/", "mrezha/") for p in files}
    assert len(expected) > 200
    assert sorted(expected - inside) == []


def test_it_works_where_the_checkout_is_not(built: Path, tmp_path: Path) -> None:
    """The libraries are this environment's; the program itself is the wheel's."""
    venv.create(tmp_path / "venv", with_pip=False)
    python = tmp_path / "venv" / "bin" / "python"
    site = Path(sysconfig.get_path("purelib", vars={"base": str(tmp_path / "venv")}))
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        wheel.extractall(site)
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    env = {"MREZHA_CACHE": str(tmp_path / "cache"), "PYTHONPATH": ""}
    where = _run(python, "-c", "import mrezha.graph.cache as c; print(c.__file__)", cwd=tmp_path, **env)
    assert str(tmp_path / "venv") in where
    assert "5 graphs" in _run(python, "-m", "mrezha", "build", cwd=tmp_path, **env)
    assert "ДАЗД" in _run(python, "-m", "mrezha", "ask", "Who partners with A21 on prevention?", cwd=tmp_path, **env)
    assert "<script" in _run(python, "-m", "mrezha", "map", "--output", "-", cwd=tmp_path, **env)
    assert _run(python, "-m", "mrezha", "gaps", "--format", "csv", cwd=tmp_path, **env)
