"""A document's list of abbreviations gives its bodies their names."""

from pathlib import Path

from mrezha.loaders.reader import read_programme

TEXT = """НАЦИОНАЛНА ПРОГРАМА ЗА 2021 г.
РАЗДЕЛ I
„ПРЕВЕНЦИЯ”

\tДейност 1.1.
\tКонкурс за училищата

\tОтговорна институция
\tМК, МОН

\tПартньори
\tНДФ; Министерството на културата

\tФинансиране
\tОт бюджета на МК

СПИСЪК С АБРЕВИАТУРИ
\tМК
\tМинистерство на културата

\tНДФ
\tНационален дарителски фонд

\tМОН
\tМинистерство на образованието и науката
"""


def test_short_and_full_name_are_one_unknown_actor_and_known_bodies_stay_known(tmp_path: Path) -> None:
    file = tmp_path / "programme-2021.txt"
    file.write_text(TEXT, encoding="utf-8")
    row = read_programme(file).rows[0]
    culture = "https://w3id.org/mrezha/id/institution/ministerstvo-na-kulturata"
    assert [(m.actor, m.label, m.resolved, m.spans[0].text) for m in row.leads] == [
        (culture, "Министерство на културата", False, "МК"),
        (
            "https://w3id.org/mrezha/id/institution/mon",
            "Министерство на образованието и науката",
            True,
            "МОН",
        ),
    ]
    assert [(m.label, m.spans[0].text) for m in row.partners] == [
        ("Национален дарителски фонд", "НДФ"),
        ("Министерство на културата", "Министерството на културата"),
    ]
    assert [m.actor for m in row.funding.holders] == [culture]
