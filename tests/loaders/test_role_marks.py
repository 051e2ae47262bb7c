"""Cells that say themselves who leads and who is a partner."""

import pytest
from written import read, table

SHARED = ("Дейности", "Срок", "Отговорни институции и партньори")


@pytest.mark.parametrize(
    ("cell", "leads", "partners"),
    [
        ("Водеща: МВР\nПартньори: МП, НПО", ["МВР"], ["МП", "НПО"]),
        ("Водещи: МВР и МП; Партньори: А21", ["МВР", "МП"], ["А21"]),
        ("Отговорна институция: МВР. Партньори: НПО", ["МВР"], ["НПО"]),
        ("Партньори – МП; Водеща институция – МВР", ["МВР"], ["МП"]),
        ("МВР (водеща)\nМП (партньор)", ["МВР"], ["МП"]),
        ("МВР (водещ), МП, НПО (партньори)", ["МВР"], ["МП", "НПО"]),
        ("МВР, МП", ["МВР", "МП"], []),
        ("отговорната институция - МП", ["МП"], []),
        ("МВР (ГДБОП)", ["МВР", "ГДБОП"], []),
        ("Водеща: МВР, МП; Водеща: МВР", ["МВР", "МП"], []),
        ("Водеща: МВР\nПартньори: няма", ["МВР"], []),
    ],
)
def test_a_cell_that_says_who_leads_and_who_is_a_partner(tmp_path, cell, leads, partners):
    text = "РАЗДЕЛ I „ПРЕВЕНЦИЯ“\n\n" + table(SHARED, ("1.1 Кампания", "май", cell))
    [row] = read(tmp_path, text).rows
    printed = [[m.spans[0].text.split(" (")[0] for m in those] for those in (row.leads, row.partners)]
    assert [[w.split("- ")[-1] for w in those] for those in printed] == [leads, partners]
    assert all(text.find(m.spans[0].text) >= 0 for m in (*row.leads, *row.partners))


def test_a_partner_that_the_cell_of_leads_names_fills_the_blank_cell_of_partners(tmp_path):
    head = ("Дейности", "Водеща институция", "Партньори")
    rows = ("1.1 Кампания", "МВР; Партньори: МП", ""), ("1.2 Филм", "МВР", "МП; Водеща: НКБТХ")
    first, second = read(tmp_path, "РАЗДЕЛ I „ПРЕВЕНЦИЯ“\n\n" + table(head, *rows)).rows
    assert [m.spans[0].text for m in first.partners] == ["МП"] and first.cells["partners"].state == "stated"
    assert [m.spans[0].text for m in second.leads] == ["МВР", "НКБТХ"]
    assert [m.spans[0].text for m in second.partners] == ["МП"]
