"""What a notebook shows of results: HTML that needs nothing but the page, for the `_repr_html_` of our objects."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from mrezha.ontology.namespaces import BASE

if TYPE_CHECKING:
    from mrezha.queries.answer import Answer

_MOST = 60


def html_table(heads: Sequence[str], rows: Iterable[Sequence[Any]], *, caption: str = "", most: int = _MOST) -> str:
    """Rows as an HTML table; of many the first `most`, and how many there are. Addresses become links.

    >>> html_table(["code"], [["2.1"]])
    '<table><thead><tr><th>code</th></tr></thead><tbody><tr><td style="text-align:left">2.1</td></tr></tbody></table>'
    """
    listed = list(rows)
    head = "".join(f"<th>{escape(h)}</th>" for h in heads)
    body = "".join(f"<tr>{''.join(f'<td{_side(v)}>{html_value(v)}</td>' for v in row)}</tr>" for row in listed[:most])
    above = f"<caption>{escape(caption)}</caption>" if caption else ""
    rest = f"<p>… {most} / {len(listed)}</p>" if len(listed) > most else ""
    return f"<table>{above}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"


def html_value(value: Any) -> str:
    """A value for a page: our addresses by their last parts as links, lists with commas, None empty.

    >>> html_value("https://w3id.org/mrezha/id/institution/dab")
    '<a href="https://w3id.org/mrezha/id/institution/dab">institution/dab</a>'
    """
    if isinstance(value, list | tuple):
        return ", ".join(map(html_value, value))
    text = "" if value is None else str(value)
    if text.startswith(BASE) and not set(text) & set(' "<>'):
        short = text.removeprefix(f"{BASE}id/").removeprefix(f"{BASE}code/").removeprefix(BASE)
        return f'<a href="{escape(text)}">{escape(short)}</a>'
    return escape(text)


def _side(value: Any) -> str:
    """Text at the left, where notebooks put it at the right."""
    return "" if isinstance(value, int | float) else ' style="text-align:left"'


def html_answer(answer: "Answer") -> str:
    """An answer: how the question was read, the rows without what only programs want, the query folded away."""
    label = f"label_{answer.language}"
    hidden = {"iri", "kind", "label_bg", "label_en", "activity"} - {label}
    columns = [k for k in dict.fromkeys(key for row in answer.rows for key in row) if k not in hidden]
    rows = [[row.get(k) for k in columns] for row in answer.rows]
    heads = ["label" if k == label else k for k in columns]
    return (
        f"<p><b>{escape(answer.question)}</b><br>{escape(answer.reading)}</p>"
        + (html_table(heads, rows) if rows else f"<p>{escape(answer.answer)}</p>")
        + f"<details><summary>SPARQL</summary><pre>{escape(answer.sparql)}</pre></details>"
    )
