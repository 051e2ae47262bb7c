"""Damaged and hostile files, made from a seed: each with a kind, the command that reads it, and what must come of it.

`refused`: one line and exit code 2. `warned`: read, with a warning that names what was odd. `same`: read as the clean
file is. `either`: refused, or read with or without warnings; what counts is that nothing breaks.
"""

import io
import random
import string
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import docx
import openpyxl

TITLE = "Програма за предотвратяване на трафика на хора за 2026 г.\n\nРАЗДЕЛ I „ПРЕВЕНЦИЯ”\n\n"
COLUMNS = ("Дейности", "Бюджет", "Срок", "Очаквани резултати", "Водеща институция", "Партньор")
ROWS = (
    ("1.1 Кампания във Варна", "1 000 лв.", "Юни 2026 г.", "Информирани младежи", "НКБТХ", "НПО, А21"),
    ("1.2 Обучение на учители", "От бюджета на МОН", "Постоянен", "Обучени 20 учители", "МОН", "РУО"),
    ("1.3 Среща", "", "Май 2026 г.", "Среща", "ДАЗД", "Фондация „Нова надежда“"),
)
TABLE = TITLE + "\n".join("".join(f"\t{c}\n" for c in row) for row in (COLUMNS, *ROWS)) + "\n"
FLAT = ("year", "section", "section_title", "code", "title", "leads", "partners", "funding_text", "deadline")
LINES = [["2026", "I", "ПРЕВЕНЦИЯ", *f"{r[0]}".split(" ", 1), r[4], r[5], r[1], r[2]] for r in ROWS]
LOOK_UP = "kind,words,value,note\nalias,Фондация „Нова надежда“,dignita,\n"
LONG = 50 * 1024 * 1024

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True)
class Hostile:
    """A file, what stands beside it, and how it is given to the program; FILE in `args` is its path."""

    name: str
    kind: str
    expect: str
    make: Callable[[], bytes]
    args: tuple[str, ...] = ("build", "--only", "FILE")
    beside: dict[str, bytes] = field(default_factory=dict)


def csv_of(lines: list[list[str]], by: str = ",") -> bytes:
    import csv

    out = io.StringIO()
    csv.writer(out, delimiter=by).writerows(lines)
    return out.getvalue().encode()


def flat(change: Callable[[list[list[str]]], None] = lambda _lines: None, by: str = ",") -> bytes:
    lines = [list(FLAT), *([*line] for line in LINES)]
    change(lines)
    return csv_of(lines, by)


def book(cells: dict[str, object] | None = None) -> bytes:
    made = openpyxl.Workbook()
    for line in [list(FLAT), *LINES]:
        made.active.append(line)
    for where, value in (cells or {}).items():
        made.active[where] = value
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def word(rows: tuple[tuple[str, ...], ...] = (COLUMNS, *ROWS)) -> bytes:
    made = docx.Document()
    for line in TITLE.split("\n"):
        made.add_paragraph(line)
    table = made.add_table(len(rows), len(rows[0]))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def repacked(
    content: bytes, change: Callable[[str, bytes], bytes | None], more: dict[str, bytes] | None = None
) -> bytes:
    """A zip with some of its members changed, left out (None) or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            kept = change(name, old.read(name))
            if kept is not None:
                new.writestr(name, kept)
        for name, data in (more or {}).items():
            new.writestr(name, data)
    return out.getvalue()


def swollen(content: bytes, part: str) -> bytes:
    """A zip of a megabyte whose member, otherwise as it was, holds 300 megabytes of spaces before its last tag."""
    kept = repacked(content, member(part, lambda _d: None))
    out = io.BytesIO(kept)
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        data = old.read(part) if part in old.namelist() else b"<a></a>"
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as new, new.open(part, "w") as member_:
        at = data.rindex(b"</")
        member_.write(data[:at])
        for _ in range(300):
            member_.write(b" " * (1 << 20))
        member_.write(data[at:])
    return out.getvalue()


def member(part: str, change: Callable[[bytes], bytes | None]) -> Callable[[str, bytes], bytes | None]:
    return lambda name, data: change(data) if name == part else data


DOCUMENT, SHEET = "word/document.xml", "xl/worksheets/sheet1.xml"
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "' + b"ha" * 50 + b'">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
) + b"]>"  # fmt: skip
OUTSIDE = b'<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/passwd"><!ENTITY k SYSTEM "http://127.0.0.1:9/x">]>'


def _doctype(doctype: bytes, entity: bytes) -> Callable[[bytes], bytes]:
    """Put a document type before the root and an entity into the first text."""

    def change(data: bytes) -> bytes:
        head, _, rest = data.partition(b"?>")
        rest = rest.replace(b"</w:t>", entity + b"</w:t>", 1).replace(b"</t>", entity + b"</t>", 1)
        return head + b"?>" + doctype + rest

    return change


def _archives(rng: random.Random) -> Iterator[Hostile]:
    """Word and Excel files that are none, are cut, swell, or point outside."""
    for suffix, good, part in ((".docx", word, DOCUMENT), (".xlsx", book, SHEET)):

        def of(kind, expect, make, suffix=suffix):
            return Hostile(f"{kind.replace(' ', '-')}-2026{suffix}", kind, expect, make)

        yield of("clean", "warned", good)
        yield of("no zip", "refused", lambda: b"this is no archive" * 9)
        yield of("empty zip", "refused", lambda: b"PK\x05\x06" + bytes(18))
        yield of("other zip", "refused", lambda: repacked(word(), lambda _n, _d: None, {"a.txt": b"a"}))
        yield of("zip bomb", "refused", lambda good=good, part=part: swollen(good(), part))
        yield of("bomb beside", "either", lambda good=good: swollen(good(), "media/a.bin"))
        yield of("many members", "either", lambda good=good: repacked(
            good(), lambda _n, d: d, {f"media/{n}.bin": b"x" for n in range(20_000)}))  # fmt: skip
        yield of("entity bomb", "refused", lambda good=good, part=part: repacked(
            good(), member(part, _doctype(LAUGHS, b"&j;"))))  # fmt: skip
        yield of("outside entity", "refused", lambda good=good, part=part: repacked(
            good(), member(part, _doctype(OUTSIDE, b"&j;&k;"))))  # fmt: skip
        yield of("broken xml", "refused", lambda good=good, part=part: repacked(
            good(), member(part, lambda d: d[: len(d) // 2])))  # fmt: skip
        yield of("no xml", "refused", lambda good=good, part=part: repacked(
            good(), member(part, lambda _d: b"\0\1\2")))  # fmt: skip
        yield of(
            "part missing", "refused", lambda good=good, part=part: repacked(good(), member(part, lambda _d: None))
        )
        yield of("types missing", "refused", lambda good=good: repacked(
            good(), member("[Content_Types].xml", lambda _d: None)))  # fmt: skip
        yield of(
            "macros", "either", lambda good=good: repacked(good(), lambda _n, d: d, {"vbaProject.bin": b"\xcc" * 99})
        )
        yield of("path upwards", "either", lambda good=good: repacked(
            good(), lambda _n, d: d, {"../../../../tmp/mrezha-was-here": b"x"}))  # fmt: skip
        content = good()
        for n in range(6):
            at = rng.randrange(1, len(content))
            yield of(f"cut {n}", "refused", lambda content=content, at=at: content[:at])
        for n in range(14):
            seed = rng.random()
            yield of(f"bytes changed {n}", "either", lambda content=content, seed=seed: _scattered(content, seed))
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
        for name in names:  # every part without its meaning
            yield of(f"emptied {names.index(name)}", "either", lambda content=content, name=name: repacked(
                content, member(name, lambda _d: b"<a/>")))  # fmt: skip


def _word_only(_rng: random.Random) -> Iterator[Hostile]:
    def of(kind, expect, change):
        make = lambda: repacked(word(), member(DOCUMENT, change))  # noqa: E731
        return Hostile(f"{kind.replace(' ', '-')}-2026.docx", f"docx: {kind}", expect, make)

    for value in (b"0", b"-5", b"100000", b"2147483647", b"99999999999999999999", b"x"):
        span = b'<w:tcPr><w:gridSpan w:val="%s"/>' % value
        yield of(f"span {value.decode()}", "either", lambda d, span=span: d.replace(b"<w:tcPr>", span, 1))
        before = b'<w:tr><w:trPr><w:gridBefore w:val="%s"/><w:gridAfter w:val="%s"/></w:trPr>' % (value, value)
        yield of(f"before {value.decode()}", "either", lambda d, before=before: d.replace(b"<w:tr>", before, 1))
    yield of("rows of one cell", "either", lambda d: d.replace(b"</w:tc><w:tc>", b"</w:tc></w:tr><w:tr><w:tc>"))
    yield of("no cells", "refused", lambda d: d.replace(b"<w:tc>", b"<w:sdt>").replace(b"</w:tc>", b"</w:sdt>"))
    nested = b"<w:tbl><w:tr><w:tc>" * 60 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 60
    yield of("tables in tables", "either", lambda d: d.replace(b"<w:tc>", b"<w:tc>" + nested, 1))
    deep = b"<w:x>" * 5000 + b"</w:x>" * 5000
    yield of("deep", "either", lambda d: d.replace(b"<w:tc>", b"<w:tc>" + deep, 1))
    yield of("merged down first", "either", lambda d: d.replace(b"<w:tcPr>", b"<w:tcPr><w:vMerge/>", 1))
    field_ = b'<w:r><w:instrText>DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"</w:instrText></w:r>'
    yield of("field", "warned", lambda d: d.replace(b"<w:r>", field_ + b"<w:r>", 1))
    picture = b'<w:r><w:pict><v:imagedata xmlns:v="urn:v" r:href="http://127.0.0.1:9/x"/></w:pict></w:r>'
    yield of("picture from outside", "either", lambda d: d.replace(b"<w:r>", picture + b"<w:r>", 1))
    yield of(
        "deleted words",
        "either",
        lambda d: d.replace(b"<w:r>", b"<w:del><w:r>", 1).replace(b"</w:r>", b"</w:r></w:del>", 1),
    )


def _excel_only(_rng: random.Random) -> Iterator[Hostile]:
    def of(kind, expect, make):
        return Hostile(f"{kind.replace(' ', '-')}-2026.xlsx", f"xlsx: {kind}", expect, make)

    yield of("formula cells", "either", lambda: book({"E2": "=1+1", "F3": '=HYPERLINK("http://127.0.0.1:9","x")'}))
    yield of("formula heading", "refused", lambda: book({"E1": "=1+1"}))
    yield of("far cell", "either", lambda: book({"XFD1048576": "x"}))
    yield of("far row", "either", lambda: book({"A1048576": "x"}))
    yield of("far column", "either", lambda: book({"XFD1": "x"}))
    yield of("numbers for words", "warned", lambda: book({"E2": 12.5, "F2": True, "G2": -1e300}))
    yield of("year no number", "refused", lambda: book({"A2": "мнт", "A3": "мнт", "A4": "мнт"}))
    yield of("year huge", "refused", lambda: book(dict.fromkeys(("A2", "A3", "A4"), 10**12)))
    yield of("years differ", "refused", lambda: book({"A2": 2025}))
    yield of("section no number", "either", lambda: book({"B2": "x\n\tРАЗДЕЛ II"}))
    yield of("long cell", "either", lambda: book({"G2": "НПО, " * 6000}))
    for value in ("99999999999", "9" * 400, "0", "-1", "1.1.1.1", "x" * 300, "I\tII", "<b>"):
        yield of(f"code {value[:12]}", "either", lambda value=value: book({"D2": value, "B2": value}))


def _texts(rng: random.Random) -> Iterator[Hostile]:
    clean = TABLE.encode()

    def of(kind, expect, make, name=None):
        return Hostile(name or f"{kind.replace(' ', '-')}-2026.txt", f"txt: {kind}", expect, make)

    for n in range(22):
        at = rng.randrange(1, len(clean))
        yield of(f"cut {n}", "either", lambda at=at: clean[:at])
    for n in range(26):
        seed = rng.random()
        yield of(f"bytes changed {n}", "either", lambda seed=seed: _scattered(clean, seed))
    for encoding in ("cp1251", "koi8-r", "iso8859-5", "cp866", "mac-cyrillic", "utf-16", "utf-16-le", "utf-16-be",
                     "utf-32", "utf-7", "cp855"):  # fmt: skip
        yield of(encoding, "refused", lambda e=encoding: TABLE.encode(e, "replace"))
        yield of(f"{encoding} with bom", "refused", lambda e=encoding: b"\xef\xbb\xbf" + TABLE.encode(e, "replace"))
    yield of("bom", "same", lambda: b"\xef\xbb\xbf" + clean)
    yield of("two boms", "warned", lambda: b"\xef\xbb\xbf" * 2 + clean)
    yield of("crlf", "same", lambda: clean.replace(b"\n", b"\r\n"))
    yield of("cr", "same", lambda: clean.replace(b"\n", b"\r"))
    yield of("nfd", "warned", lambda: unicodedata.normalize("NFD", TABLE).encode())
    yield of("nul", "refused", lambda: clean.replace(b" ", b"\0", 1))
    yield of("zero width", "warned", lambda: TABLE.replace("НКБТХ", "НК\u200bБ\u2060ТХ").encode())
    yield of("right to left", "warned", lambda: TABLE.replace("Нова", "\u202eавоН\u202c").encode())
    yield of("control characters", "warned", lambda: TABLE.replace("Нова", "\x1b[31mНова\x9b2J").encode())
    yield of("markup", "warned", lambda: TABLE.replace("Нова надежда", "<script>alert(1)</script>").encode())
    yield of("entities", "warned", lambda: TABLE.replace("Нова надежда", "&lt;Нова&#0;").encode())
    yield of("rich markup", "warned", lambda: TABLE.replace("Нова надежда", "[bold red]Нова[/]").encode())
    yield of("format braces", "warned", lambda: TABLE.replace("Нова надежда", "{0} {name} %s ${x}").encode())
    yield of("turtle", "warned", lambda: TABLE.replace("Нова надежда", '> . <x:y> "\\"""^^<z:').encode())
    yield of("sparql", "warned", lambda: TABLE.replace("Нова надежда", '" } ; DROP ALL # ').encode())
    yield of("surrogates", "refused", lambda: clean.replace("Нова".encode(), b"\xed\xa0\x80"))
    yield of("astral", "warned", lambda: TABLE.replace("Нова", "\U0001f600\U000e0041").encode())
    yield of("long line", "refused", lambda: ("x" * LONG).encode(), "long-2026.txt")
    yield of("long line of names", "refused", lambda: (TITLE + "\t" + "НПО, " * (LONG // 8)).encode(), "names-2026.txt")
    yield of("many lines", "refused", lambda: (TITLE + "а\n" * (LONG // 3)).encode(), "lines-2026.txt")
    yield of("many sections", "either", lambda: ("РАЗДЕЛ I „А“\n" * 40_000).encode(), "sections-2026.txt")
    yield of("many rows", "either", lambda: (TABLE + "\n".join(TABLE.split("\n\n")[3:]) * 90).encode(), "rows-2026.txt")
    yield of("many tabs", "refused", lambda: (TITLE + "\t\n" * 200_000).encode(), "tabs-2026.txt")
    for name, bomb in (("quotes", "„" * 90_000), ("commas", "," * 90_000), ("brackets", "(" * 90_000),
                       ("digits", "1" * 90_000), ("spaces", " а" * 45_000), ("dashes", "а-" * 45_000),
                       ("and", "и " * 45_000), ("points", "1." * 45_000), ("dates", "до 31.12.2026 г. и " * 4_500),
                       ("money", "1 000 лв. " * 9_000), ("quoted", "„а“ " * 20_000),
                       ("accents", "и\u0306" * 30_000), ("abbreviations", "НКБТХ " * 15_000)):  # fmt: skip
        for cell in ("А21", "Юни 2026 г.", "1 000 лв.", "Информирани младежи", "Кампания във Варна"):
            if (name in ("digits", "points", "quotes") or cell == "А21") or rng.random() < 0.4:
                yield of(f"bomb of {name} in {cell}", "either", lambda c=cell, b=bomb: TABLE.replace(c, b, 1).encode(),
                         f"bomb-{name}-2026.txt")  # fmt: skip
    for n in range(20):
        seed = rng.random()
        yield of(f"cells swapped {n}", "warned", lambda seed=seed: _swapped(seed))
    yield of("codes twice", "warned", lambda: TABLE.replace("1.2 ", "1.1 ").encode())
    yield of("code huge", "either", lambda: TABLE.replace("1.2 ", f"1.{'9' * 5000} ").encode())
    yield of("section huge", "either", lambda: TABLE.replace("РАЗДЕЛ I ", f"РАЗДЕЛ {'9' * 5000} ").encode())
    yield of("section roman huge", "either", lambda: TABLE.replace("РАЗДЕЛ I ", f"РАЗДЕЛ {'X' * 5000} ").encode())
    yield of("year far", "either", lambda: TABLE.replace("2026", "1999").encode(), "far-1999.txt")
    yield of("name odd", "warned", lambda: clean, "име\u202e с\n\x1b[31m [b]2026.txt")
    yield of("name of dots", "either", lambda: clean, "..2026..txt")
    yield of("name of option", "either", lambda: clean, "--only.txt")
    yield of("name of shell", "either", lambda: clean, "$(touch x);`id`&2026.txt")
    yield of("name long", "warned", lambda: clean, "и" * 110 + "2026.txt")


def _flats(rng: random.Random) -> Iterator[Hostile]:
    def of(kind, expect, make):
        return Hostile(f"{kind.replace(' ', '-').replace('/', '')}-2026.csv", f"csv: {kind}", expect, make)

    yield of("clean", "warned", flat)
    for by in (";", "\t"):
        yield of(f"by {ord(by)}", "warned", lambda by=by: flat(by=by))
    for encoding in ("cp1251", "utf-16"):
        yield of(encoding, "refused", lambda e=encoding: flat().decode().encode(e))
    for prefix in ("=", "+", "-", "@", "\t=", "\r=", "'="):
        text = prefix + "cmd|' /C calc'!A0"
        yield of(f"formula {ord(prefix[0])}", "warned", lambda t=text: flat(lambda ls: ls[1].__setitem__(6, t)))
    yield of("open quote", "either", lambda: flat().replace("НПО".encode(), '"НПО'.encode(), 1))
    yield of("long field", "either", lambda: flat(lambda ls: ls[1].__setitem__(6, "НПО, " * 60_000)))
    yield of("long line", "refused", lambda: b"title,leads\n" + b"x" * LONG)
    yield of("columns twice", "either", lambda: flat(lambda ls: ls[0].__setitem__(6, "leads")))
    yield of("short rows", "either", lambda: flat(lambda ls: ls.__setitem__(1, ls[1][:4])))
    yield of("long rows", "either", lambda: flat(lambda ls: ls[1].extend(["x"] * 50)))
    yield of("no rows", "refused", lambda: csv_of([list(FLAT)]))
    yield of("many rows", "either", lambda: csv_of([list(FLAT), *LINES * 60]))
    for column in range(len(FLAT)):
        for value in ("\u202e\x1b[31m<b>", "9" * 3000, "РАЗДЕЛ II\n\tДейности\n"):
            yield of(f"column {column} {len(value)}", "either",
                     lambda c=column, v=value: flat(lambda ls: ls[1].__setitem__(c, v)))  # fmt: skip
    header = [*FLAT, "part", "document", "document_title", "template", "issuer", "licence", "sha256", "before", "text"]
    for n, (document, year, text) in enumerate((
        ("x> <y", "2026", TABLE), ("../../etc", "2026", TABLE), ("a b", "x", TABLE), ("", "2026", TABLE),
        ("programme-2026", "2026", "РАЗДЕЛ"), ("ontology", "2026", TABLE), ("inferred", "2026", TABLE))):  # fmt: skip
        more = ["1", document, "t", "<t>", "<i>", "<l>", "zz", "", text]
        yield of(f"said to be exported {n}", "either", lambda m=more, y=year: csv_of(
            [header, [y, *LINES[0][1:], *m]]))  # fmt: skip
    for n in range(8):
        seed = rng.random()
        yield of(f"bytes changed {n}", "either", lambda seed=seed: _scattered(flat(), seed))


def _beside(rng: random.Random) -> Iterator[Hostile]:
    """Look-up files, metadata and judgements."""
    clean = TABLE.encode()

    def of(kind, expect, ending, content):
        return Hostile(
            "mine-2026.txt", f"beside: {kind}", expect, lambda: clean, beside={f"mine-2026{ending}": content}
        )

    for n, text in enumerate((b"", b"year", b"year = 1e999", b'year = "x"', b"year = -5", b"year = 99999", b"year = true",
                              b"year = 2026.5", b"year = 2026-01-01", b"title = 5", b"a.b.c.d = 1\nyear=2026", b"\xff\xfe",
                              b"year = 2026\nissuer = 5\nlicence = []", b"[" * 5000, b"year = 2026\nlanguage = '<x>'",
                              b"year = 2026\ntitle = '\\u202e<b>'", b"x = " + b"[" * 2000 + b"]" * 2000,
                              b"year = " + b"9" * 5000)):  # fmt: skip
        yield of(f"toml {n}", "either" if b"2026" in text else "refused", ".toml", text)
    for n, line in enumerate((b"kind\n", b"\xff\n", b"kind,words,value,note\nzap,a,b,c\n", b"kind,words,value,note\nalias\n",
                              b'kind,words,value,note\nignore,"a', b"kind,words,value,note\nignore," + b"x" * 200_000,
                              LOOK_UP.encode().replace(b"dignita", b"mvr dignita"), b"kind,words,value,note\nalias,,,\n",
                              "kind,words,value,note\ntarget,НПО,1e9,\n".encode(),
                              "kind,words,value,note\ndeadline,Май 2026 г.,2026-13,\n".encode(),
                              "kind,words,value,note\ndeadline,Май 2026 г.,2026-12/2026-01,\n".encode(),
                              "kind,words,value,note\nsplit,НПО,|,\n".encode(), b"=1+1,a\n",
                              "kind,words,value,note\njoin,НПО,<b>\u202e\x1b[1m,\n".encode())):  # fmt: skip
        yield of(f"corrections {n}", "either", ".corrections.csv", line)
    for n in range(8):
        yield of(f"corrections changed {n}", "either", ".corrections.csv", _scattered(LOOK_UP.encode(), rng.random()))


def _queries(rng: random.Random) -> Iterator[Hostile]:
    good = "SELECT ?a WHERE { ?a a <https://w3id.org/mrezha/ontology#Activity> } LIMIT 1"

    def of(kind, expect, text, *more):
        content = text if isinstance(text, bytes) else text.encode()
        return Hostile("own.rq", f"query: {kind}", expect, lambda: content, ("query", "FILE", *more))

    for text in ("", "SELECT", "SELECT * {", "SELECT * { ?s ?p }", "SELECT * { ?s ?p ?o } LIMIT -1", "{" * 9000,
                 "SELECT * { " + "{" * 9000, "SELECT " + "?x " * 9000, "SELECT ?x { ?x ?y <\u202e> }", good + "\0",
                 "SELECT * { ?s ?p ?o FILTER(" + "(" * 5000 + ") }", "SELECT * { ?s " + "(" * 3000 + " ?o }",
                 "INSERT DATA { <a> <b> <c> }", "LOAD <file:///etc/passwd>", "DROP ALL", "CLEAR DEFAULT", "ASK {}",
                 "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "<a> <b> <c> .", "@prefix : <x> . :a :b",
                 "PREFIX a: <b> SELECT * { a:b ?p ?o . \\u0000 }", "SELECT * { FILTER(" + "!" * 30_000 + "?x) }", "SELECT * { FILTER(" + "1+" * 30_000 + "1>0) }",
                 "SELECT ?x { ?x ?y 'open }", "BASE <a> SELECT * { <b> ?p ?o }", b"\xff\xfe\x00", b"\xef\xbb\xbfSELEC"):  # fmt: skip
        yield of(f"{text[:24]!r}", "refused", text)
    yield of("bom", "either", b"\xef\xbb\xbf" + good.encode())
    yield of("wrong form", "refused", good, "--format", "ttl")
    yield of("from a file", "either", "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }")
    for n in range(12):
        yield of(f"bytes changed {n}", "either", _scattered(good.encode(), rng.random()))
    for n, text in enumerate((b"", b"from,to\n", b"\xff", b"from,to,verdict,note\n2020/1.1,x,accept,\n",
                              b"from,to,verdict,note\n2020/9.9,2025/9.9,accept,\n", b'from,to,verdict,note\n"2020/1.1,',
                              b"from,to,verdict,note\n" + b"x" * 200_000, b"from,to,verdict,note\n\0,,,\n")):  # fmt: skip
        yield Hostile(f"judged-{n}.csv", "judgements", "either", lambda t=text: t,
                      ("changes", "2020", "2025", "--judgements", "FILE"))  # fmt: skip


def _other(_rng: random.Random) -> Iterator[Hostile]:
    for suffix, start in ((".pdf", b"%PDF-1.7"), (".doc", b"\xd0\xcf\x11\xe0"), (".odt", b"PK"), (".rtf", b"{\\rtf1"),
                          (".xls", b"\xd0\xcf"), (".html", b"<html>"), (".ttl", b"@prefix : <x:> . :a :b :c"),
                          (".nq", b"<a:> <b:> <c:> <d:> ."), (".json", b"{}"), (".png", b"\x89PNG\r\n"), (".gz", b"\x1f\x8b"),
                          (".docm", b"PK"), ("", b"abc"), (".TXT", b""), (".exe", b"MZ")):  # fmt: skip
        yield Hostile(f"other-2026{suffix}", f"other: {suffix}", "refused", lambda s=start: s + bytes(range(1, 128)))


def _scattered(content: bytes, seed: float) -> bytes:
    """Some bytes replaced, cut out or doubled."""
    rng, made = random.Random(seed), bytearray(content)
    for _ in range(rng.randint(1, 12)):
        at, n = rng.randrange(len(made)), rng.randint(1, 30)
        match rng.randrange(4):
            case 0:
                made[at : at + n] = rng.randbytes(n)
            case 1:
                del made[at : at + n]
            case 2:
                made[at:at] = made[at : at + n]
            case _:
                made[at : at + 1] = rng.choice(string.printable + "\t\t\t").encode()
        made = made or bytearray(b"x")
    return bytes(made)


def _swapped(seed: float) -> bytes:
    """Cells of a row in another order."""
    rng, rows = random.Random(seed), [[*row] for row in ROWS]
    for row in rows:
        rng.shuffle(row)
    return (TITLE + "\n".join("".join(f"\t{c}\n" for c in row) for row in (COLUMNS, *rows)) + "\n").encode()


def corpus(rng: random.Random) -> list[Hostile]:
    """All inputs of a seed."""
    makers = (_archives, _word_only, _excel_only, _texts, _flats, _beside, _queries, _other)
    return [hostile for maker in makers for hostile in maker(rng)]
