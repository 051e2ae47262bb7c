"""Corrections change what they say, nothing else, and can be told apart from readings."""

from decimal import Decimal

import documents
import pytest
from readings import deadline_read

from mrezha.loaders.audit import audit
from mrezha.loaders.corrections import HEADER, parse_corrections
from mrezha.loaders.errors import SourceError
from mrezha.loaders.reader import read_programme

TEXT = (
    "Програма за 2026 г.\n\nРАЗДЕЛ I „ПРЕВЕНЦИЯ”\n\n"
    "\tДейности\n\tВодеща институция\n\tПартньор\n\tСрок\n\tИндикатори\n\n"
    "\t1.1 Среща\n\tНКБТХ\n\tМКБТ, Център Изгрев и Надежда; Фонд Заря Фонд Роса; по график; Комитет 7\n"
    "\tв началото на лятото\n\t· Брой срещи - 3\n"
)


def read(folder, *lines, given=None):
    (folder / "p-2026.txt").write_text(TEXT, encoding="utf-8")
    path = folder / (given or "p-2026.corrections.csv")
    path.write_text("\n".join([",".join(HEADER), *lines]), encoding="utf-8")
    return read_programme(folder / "p-2026.txt", corrections=path if given else None)


def partners(programme):
    return [documents.actor(m) for m in programme.rows[0].partners]


def plain(folder):
    (folder / "plain-2026.txt").write_text(TEXT, encoding="utf-8")
    return partners(read_programme(folder / "plain-2026.txt"))


def test_without_corrections(tmp_path):
    assert plain(tmp_path) == [
        "?mkbt = МКБТ",
        "?tsentar-izgrev = Център Изгрев",
        "?nadezhda = Надежда",
        "?fond-zarya-fond-rosa = Фонд Заря Фонд Роса",
        "?grafik = график",
        "?komitet-7 = Комитет 7",
    ]


@pytest.mark.parametrize("value", ["mkbth", "МКБТХ", "Местни комисии за борба с трафика на хора"])
def test_alias_by_slug_or_name(tmp_path, value):
    programme = read(tmp_path, f"alias,МКБТ,{value},a letter is missing")
    assert partners(programme)[0] == "mkbth = МКБТ"
    assert programme.rows[0].partners[0].corrected
    assert partners(programme)[1:] == plain(tmp_path)[1:]


def test_alias_counts_in_every_form_of_the_words(tmp_path):
    assert partners(read(tmp_path, "alias,„мкбт“,mkbth,"))[0] == "mkbth = МКБТ"


def test_split(tmp_path):
    said = partners(read(tmp_path, "split,Фонд Заря Фонд Роса,Фонд Заря | Фонд Роса,two funds"))
    assert "?fond-zarya = Фонд Заря" in said
    assert "?fond-rosa = Фонд Роса" in said


def test_join_keeps_one_and_may_rename(tmp_path):
    programme = read(tmp_path, "join,Център Изгрев и Надежда,Център „Изгрев и надежда“,")
    m = programme.rows[0].partners[1]
    assert (m.label, m.resolved, m.corrected) == ("Център „Изгрев и надежда“", False, True)


def test_ignore(tmp_path):
    programme = read(tmp_path, "ignore,по график,,a remark", "ignore,график,,a remark")
    assert not any("график" in s for s in partners(programme))
    assert len(partners(programme)) == len(plain(tmp_path)) - 1


def test_class(tmp_path):
    m = read(tmp_path, "class,Комитет 7,,").rows[0].partners[-1]
    assert (m.collective, m.corrected) == (True, True)


def test_same_as_joins_two_unknown_names(tmp_path):
    programme = read(tmp_path, "same-as,Фонд Заря Фонд Роса,Комитет 7,")
    assert [s for s in partners(programme) if "komitet-7" in s] == ["?komitet-7 = Фонд Заря Фонд Роса || Комитет 7"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2026-06", (None, "2026-06", False)),
        ("2026-06-01/2026-06-30", ("2026-06-01", "2026-06-30", False)),
        ("permanent", (None, None, True)),
    ],
)
def test_deadline(tmp_path, value, said):
    deadline = read(tmp_path, f"deadline,в началото на лятото,{value},").rows[0].deadline
    assert deadline_read(deadline)[1:] == said
    assert deadline.corrected


def test_target(tmp_path):
    value = read(tmp_path, "target,Брой срещи,4,misprint").rows[0].indicators[0].target
    assert (value.number, value.corrected) == (Decimal(4), True)


def test_a_file_given_by_path(tmp_path):
    assert partners(read(tmp_path, "alias,МКБТ,mkbth,", given="other.csv"))[0] == "mkbth = МКБТ"


def test_corrections_that_meet_nothing_are_reported(tmp_path):
    programme = read(tmp_path, "alias,Никой,mkbth,", "alias,МКБТ,mkbth,")
    assert [c.words for c in audit(programme).unused_corrections] == ["Никой"]
    assert [c.used for c in programme.corrections] == [False, True]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("а,б,в\n", "line 1: the header is not kind,words,value,note"),
        ("kind,words,value,note\nрод,а,б,\n", "line 2: unknown kind “род”; use one of alias"),
        ("kind,words,value,note\nalias,„“,nkbth,\n", "line 2: no words"),
        ("kind,words,value,note\nalias,а,нкбтхх,\n", r"line 2: no known actor “нкбтхх” \(nearest: "),
        ("kind,words,value,note\nsplit,а б,а,\n", "line 2: the value of split must be two or more names"),
        ("kind,words,value,note\ndeadline,а,утре,\n", "must be a date such as 2026-06"),
        ("kind,words,value,note\n\ntarget,а,много,\n", "line 3: the value of target must be a number"),
        ("kind,words,value,note\nignore,а,б,\n", "the value of ignore must be empty"),
    ],
)
def test_broken_corrections(text, said):
    with pytest.raises(SourceError, match=said):
        parse_corrections(text, "c.csv")


def test_a_missing_file(tmp_path):
    (tmp_path / "p-2026.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(SourceError, match="check the path"):
        read_programme(tmp_path / "p-2026.txt", corrections=tmp_path / "none.csv")
