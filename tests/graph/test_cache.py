"""The cache: built on first use, kept, made anew when a source changes, whole or not at all."""

from pathlib import Path

import pytest

from mrezha.graph import cache
from mrezha.graph.store import Dataset
from mrezha.loaders.records import SourceError
from mrezha.loaders.sources import shipped


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MREZHA_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def _copy(tmp_path: Path) -> Path:
    own = tmp_path / "programme-2020-copy.txt"
    own.write_bytes(shipped()[0].read_bytes())
    return own


def test_a_dataset_is_built_once_and_again_when_its_source_changes(folder: Path, tmp_path: Path) -> None:
    own = _copy(tmp_path)
    first = cache.built_folder(cache.Sources((own,)))
    stamp = (first / "dataset.nq").stat().st_mtime_ns
    assert cache.built_folder(cache.Sources((own,))) == first
    assert (first / "dataset.nq").stat().st_mtime_ns == stamp
    own.write_text(own.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert cache.built_folder(cache.Sources((own,))) != first


def test_a_failed_build_leaves_the_old_dataset_and_nothing_else(folder: Path, tmp_path: Path) -> None:
    own = _copy(tmp_path)
    good = cache.built_folder(cache.Sources((own,)))
    own.write_text("no programme", encoding="utf-8")
    with pytest.raises(SourceError):
        cache.built_folder(cache.Sources((own,)))
    assert sorted(p.name for p in folder.iterdir()) == [good.name]
    assert len(Dataset.open(good / "store").select("SELECT ?s { ?s ?p ?o } LIMIT 1")) == 1


def test_what_a_killed_build_left_is_passed_over(folder: Path, tmp_path: Path) -> None:
    own = _copy(tmp_path)
    target = folder / cache.fingerprint(cache.Sources((own,)))
    (target / "store").mkdir(parents=True)  # begun and never finished: there is no report
    assert cache.built_folder(cache.Sources((own,))) == target
    assert (target / "report.json").is_file()


def test_own_files_are_remembered_and_their_loss_is_said(folder: Path, tmp_path: Path) -> None:
    own = _copy(tmp_path)
    assert [str(s) for s in cache.choose_sources([own], only=True).files] == [str(own)]
    assert [str(s) for s in cache.chosen_sources().files] == [str(own)]
    own.unlink()
    with pytest.raises(SourceError, match="run `mrezha build`"):
        cache.chosen_sources()
    assert [s.name for s in cache.choose_sources([], only=False).files] == ["programme-2020.txt", "programme-2025.txt"]


def test_building_again_leaves_a_dataset_that_others_read_where_it_is(folder: Path, tmp_path: Path) -> None:
    sources = cache.Sources((_copy(tmp_path),))
    first = cache.built_folder(sources)
    reader = Dataset.open(first / "store")
    stamp = (first / "dataset.nq").stat().st_ino
    assert cache.built_folder(sources, again=True) == first
    assert (first / "dataset.nq").stat().st_ino == stamp
    assert len(reader.select("SELECT ?s { ?s ?p ?o } LIMIT 1")) == 1
    assert sorted(p.name for p in folder.iterdir()) == [first.name]
