"""The kind of a body that no list of ours has."""

import csv
import tomllib
from importlib.resources import files

import pytest

from mrezha.loaders.actor_kinds import kind_of
from mrezha.ontology.authority import concepts
from mrezha.ontology.namespaces import CODE, ID

UNKNOWN = f"{ID}institution/x"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Министерство на финансите на Република България", "ministry"),
        ("МИНИСТЕРСТВОТО НА СПОРТА", "ministry"),
        ("Министерство на труда на Румъния", "embassy-or-foreign-body"),
        ("Община Русе", "municipality"),
        ("Столична община, район „Лозенец“", "municipality"),
        ("Районна прокуратура – Варна", "court-or-prosecution"),
        ("ИА „Морска администрация“", "agency"),
        ("Фонд „Социална закрила“", "fund"),
        ("Звено „Майка и бебе“ – Русе", "service"),
        ("Областна администрация – Видин", "public-body"),
        ("Сдружение „Самаряни“", "ngo"),
        ("Сдружение „Помощ за Румъния“", "ngo"),  # a country in a name makes no association a body of that state
        ("Агенция „Пулс“", None),  # may be a firm
        ("Център „Амалипе“", None),
        ("Европейска прокуратура", None),
    ],
)
def test_the_first_words_of_a_name_tell_the_kind(name, kind):
    assert kind_of(UNKNOWN, name) == kind


def test_every_kind_in_our_tables_is_in_the_list_of_kinds():
    bodies, beginnings = (
        (files("mrezha.loaders") / name).read_text(encoding="utf-8") for name in ("bodies.csv", "kinds.toml")
    )
    kinds = {line["kind"] for line in csv.DictReader(bodies.splitlines())} | set(tomllib.loads(beginnings))
    assert len(kinds) > 5
    assert {f"{CODE}kind/{kind}" for kind in kinds} <= set(concepts())
