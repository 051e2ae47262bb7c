"""The cache: built on first use, kept, made anew when a source changes, whole or not at all."""

import os
from pathlib import Path

import pytest

from mrezha.graph import cache, chosen
from mrezha.graph.fingerprint import fingerprint
from mrezha.graph.store import Dataset
from mrezha.loaders.errors import SourceError
from mrezha.loaders.shipped import shipped


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
    first = cache.built_folder(chosen.Sources((own,)))
    stamp = (first / "dataset.nq").stat().st_mtime_ns
    assert cache.built_folder(chosen.Sources((own,))) == first
    assert (first / "dataset.nq").stat().st_mtime_ns == stamp
    own.write_text(own.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert cache.built_folder(chosen.Sources((own,))) != first


def test_a_failed_build_leaves_the_old_dataset_and_nothing_else(folder: Path, tmp_path: Path) -> None:
    own = _copy(tmp_path)
    good = cache.built_folder(chosen.Sources((own,)))
    own.write_text("no programme", encoding="utf-8")
    with pytest.raises(SourceError):
        cache.built_folder(chosen.Sources((own,)))
    assert sorted(p.name for p in folder.iterdir()) == [good.name]
    assert len(Dataset.open(good / "store").select("SELECT ?s { ?s ?p ?o } LIMIT 1")) == 1


def test_what_a_killed_build_left_is_passed_over(folder: Path, tmp_path: Path) -> None:
    own = _copy(tmp_path)
    target = folder / fingerprint(chosen.Sources((own,)))
    (target / "store").mkdir(parents=True)  # begun and never finished: there is no report
    made = cache.built_folder(chosen.Sources((own,)))
    assert (made / "report.json").is_file()
    assert cache.built_folder(chosen.Sources((own,))) == made


def test_own_files_are_remembered_and_their_loss_is_said(folder: Path, tmp_path: Path) -> None:
    own = _copy(tmp_path)
    cache.build_choice(chosen.chosen([own], only=True))
    assert chosen.last_build().choice.sources().files == (own,)
    own.unlink()
    with pytest.raises(SourceError, match="run `mrezha build`"):
        cache.current_folder()
    assert [s.name for s in chosen.Choice().sources().files] == ["programme-2020.txt", "programme-2025.txt"]


def test_a_failed_build_leaves_the_choice_as_it_was(folder: Path, tmp_path: Path) -> None:
    good = cache.build_choice(chosen.chosen([_copy(tmp_path)], only=True))
    bad = tmp_path / "letter-2026.txt"
    bad.write_text("no programme", encoding="utf-8")
    with pytest.raises(SourceError):
        cache.build_choice(chosen.chosen([bad], only=True))
    assert cache.current_folder() == good


def test_the_order_of_files_changes_nothing(folder: Path, tmp_path: Path) -> None:
    files = [_copy(tmp_path), tmp_path / "programme-2026.txt"]
    files[1].write_text((Path(__file__).parents[1] / "cli" / "small.txt").read_text(encoding="utf-8"), "utf-8")
    built = {cache.build_choice(chosen.chosen(order, only=True)) for order in (files, files[::-1])}
    assert len(built) == 1


def test_a_damaged_note_is_said_and_mended_by_the_next_build(folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    for text in ("", "{", "[]", '{"files": 1, "only": false}'):
        (folder / "sources.json").write_text(text, encoding="utf-8")
        with pytest.raises(SourceError, match=r"sources.json: damaged; run `mrezha build`"):
            cache.current_folder()
    choice = chosen.chosen([_copy(tmp_path)], only=True)
    assert cache.build_choice(choice) == cache.current_folder()


def test_a_damaged_store_is_built_again(folder: Path, tmp_path: Path) -> None:
    choice = chosen.chosen([_copy(tmp_path)], only=True)
    first = cache.build_choice(choice)
    (first / "store" / "CURRENT").unlink()
    second = cache.current_folder()
    assert second != first
    assert len(Dataset.open(second / "store").select("SELECT ?s { ?s ?p ?o } LIMIT 1")) == 1


def test_only_folders_of_the_cache_are_ever_removed(folder: Path, tmp_path: Path) -> None:
    kept = [folder / "Documents", folder / "building", folder / "thesis.docx"]
    kept[0].mkdir(parents=True)
    kept[1].mkdir()
    kept[2].write_text("mine", encoding="utf-8")
    ours = [folder / "building-x1_", folder / ("0" * 20), folder / f"{'0' * 20}-2"]
    for path in ours:
        path.mkdir()
    for path in (*kept, *ours):
        os.utime(path, (0, 0))
    cache.build_choice(chosen.chosen([_copy(tmp_path)], only=True))
    assert [p.exists() for p in (*kept, *ours)] == [True] * 3 + [False] * 3


def test_building_again_leaves_a_dataset_that_others_read_where_it_is(folder: Path, tmp_path: Path) -> None:
    sources = chosen.Sources((_copy(tmp_path),))
    first = cache.built_folder(sources)
    reader = Dataset.open(first / "store")
    stamp = (first / "dataset.nq").stat().st_ino
    assert cache.built_folder(sources, again=True) == first
    assert (first / "dataset.nq").stat().st_ino == stamp
    assert len(reader.select("SELECT ?s { ?s ?p ?o } LIMIT 1")) == 1
    assert sorted(p.name for p in folder.iterdir()) == [first.name]
