"""No command asks the network: each is run with every connection and look-up of a name refused."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from typed import typed as run

from mrezha.cli import cli
from mrezha.loaders.shipped import shipped

ASKING = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg"}
# In a process of its own every module is imported: in that of the tests most have been.
IMPORTING = f"""
import importlib, pkgutil, sys
def hear(event, args):
    if event in {ASKING}:
        print("asked the network:", event, args)
sys.addaudithook(hear)
import mrezha
for module in pkgutil.walk_packages(mrezha.__path__, "mrezha."):
    if module.name.rpartition(".")[2] != "__main__":
        importlib.import_module(module.name)
print(len(sys.modules))
"""
COMMANDS = {
    "build": ["build", "--only", "PROGRAMME"],
    "load": ["load", "dataset.nq"],
    "ask": ["ask", "Who partners with UNHCR?", "--why", "--sparql"],
    "query": ["query", "partners-of", "--institution", "A21"],
    "show": ["show", "2025/2.1.11"],
    "actors": ["actors", "--year", "2025"],
    "network": ["network", "--year", "2025"],
    "changes": ["changes", "2020", "2025"],
    "gaps": ["gaps", "--year", "2025", "--detail"],
    "map": ["map", "--output", "map.html"],
    "figure": ["figure", "lead-pay", "--year", "2025", "--output", "lead-pay.svg"],
    "report": ["report", "--year", "2025", "--output", "report.html", "--draws", "20"],
    "export": ["export", "--format", "nq", "--output", "dataset.nq"],
    "check": ["check"],
}
SERVERS = {"serve", "mcp"}  # they wait to be asked; tests/web and tests/mcp block what goes out


class Asked(BaseException):
    """A connection or the look-up of a name: nothing that a command catches."""


@pytest.fixture(scope="module")
def asked() -> Iterator[list[str]]:
    """What asks the network during these tests is refused and listed, in whatever thread it is."""
    heard: list[str] = []
    listening = True

    def hear(event: str, args: tuple[object, ...]) -> None:
        if event in ASKING and listening:
            heard.append(f"{event} {args}")
            raise Asked(event)

    sys.addaudithook(hear)  # for as long as the process lives
    yield heard
    listening = False


def test_every_command_is_tried() -> None:
    assert set(cli.list_commands(click.Context(cli))) == set(COMMANDS) | SERVERS


def test_a_connection_would_be_seen(asked: list[str]) -> None:
    with pytest.raises(Asked):
        run("ask", "Who partners with UNHCR?", MREZHA_ENDPOINT="http://127.0.0.1:9/query")
    assert len(asked) == 1
    asked.clear()


def test_no_module_asks_when_it_is_imported() -> None:
    done = subprocess.run([sys.executable, "-c", IMPORTING], capture_output=True, encoding="utf-8", check=True)
    assert int(done.stdout) > 500  # the number of modules and nothing else


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where files are written and read; the dataset to load is there."""
    made = tmp_path_factory.mktemp("alone")
    assert run(*COMMANDS["export"], cwd=made).returncode == 0
    return made


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_asks_the_network(command: str, folder: Path, asked: list[str]) -> None:
    args = [str(shipped()[0]) if a == "PROGRAMME" else a for a in COMMANDS[command]]
    own = {"MREZHA_CACHE": str(folder / "cache")} if command in ("build", "load") else {}
    done = run(*args, cwd=folder, **own)
    assert done.returncode == 0, done.stderr
    assert asked == []
