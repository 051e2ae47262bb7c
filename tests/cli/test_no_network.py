"""No command asks the network: each is run with every connection and look-up of a name refused."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from mrezha.cli import cli
from mrezha.loaders.sources import shipped

# Run in one process: a refused connection ends the command with the code that no command has of its own.
REFUSING = """
import sys
def hear(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg"):
        raise SystemExit(f"asked the network: {event} {args}")
sys.addaudithook(hear)
sys.argv = ["mrezha", *sys.argv[1:]]
from mrezha.cli import main
main()
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


def run(folder: Path, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", REFUSING, *args], cwd=folder, env={**os.environ, **env},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_every_command_is_tried() -> None:
    assert set(cli.list_commands(click.Context(cli))) == set(COMMANDS) | SERVERS


def test_a_connection_would_be_seen(tmp_path: Path) -> None:
    done = run(tmp_path, "ask", "Who partners with UNHCR?", MREZHA_ENDPOINT="http://127.0.0.1:9/query")
    assert done.returncode == 1
    assert "asked the network" in done.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where files are written and read; the dataset to load is there."""
    made = tmp_path_factory.mktemp("alone")
    assert run(made, *COMMANDS["export"]).returncode == 0
    return made


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_asks_the_network(command: str, folder: Path) -> None:
    args = [str(shipped()[0]) if a == "PROGRAMME" else a for a in COMMANDS[command]]
    own = {"MREZHA_CACHE": str(folder / "cache")} if command in ("build", "load") else {}
    done = run(folder, *args, **own)
    assert done.returncode == 0, done.stderr
