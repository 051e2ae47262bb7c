"""Numbers of activities: each is of one section."""

import pytest
from written import read, table


def in_sections(*codes):
    head = ("Дейности", "Водеща институция", "Срок")
    parts = [table(head, *((f"{code} Дело", "МВР", "май") for code in those)) for those in codes]
    return "".join(f"РАЗДЕЛ {n}\nДЕЛА\n\n{part}" for n, part in zip(("I", "II", "III"), parts, strict=False))


@pytest.mark.parametrize(
    ("printed", "read_as", "doubts"),
    [
        ((["1.1", "1.2"], ["2.1", "2.2"]), ["1.1", "1.2", "2.1", "2.2"], 0),
        ((["1.1", "1.2"], ["1.1", "1.2", "2.1"]), ["1.1.1", "1.1.2", "2.1.1", "2.1.2", "2.2.1"], 1),
        ((["1.1", "1.2"], ["2.1", "1.2"]), ["1.1", "1.2", "2.1", "2.1.2"], 1),  # one slip
        ((["1.1", "1.2"], ["2.1.2", "1.2"]), ["1.1", "1.2", "2.1.2", "2-1.2"], 1),
    ],
)
def test_a_number_is_of_one_section(tmp_path, printed, read_as, doubts):
    programme = read(tmp_path, in_sections(*printed))
    assert [(r.code, r.part) for r in programme.rows] == [(code, 1) for code in read_as]
    assert ["stands in another section" in d.message for d in programme.doubts] == [True] * doubts
