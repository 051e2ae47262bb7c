"""Words of funding cells that say what the names after them are, and amounts, as regular expressions."""

import re
from collections.abc import Iterator

from mrezha.loaders.headings import heading_key
from mrezha.loaders.numbers import NUMBER
from mrezha.loaders.records import Span

CURRENCIES = {
    "лв": "BGN",
    "лева": "BGN",
    "bgn": "BGN",
    "евро": "EUR",
    "eur": "EUR",
    "€": "EUR",
    "щ.д": "USD",
    "долара": "USD",
    "usd": "USD",
    "$": "USD",
}
_MANY = r"хил\.?|хиляди|млн\.?|милиона?"
_CURRENCY = r"лв\b|лева\b|bgn\b|евро\b|eur\b|€|щ\.д|долара\b|usd\b|\$"
_IN_WORDS = r"(?:\([^()\d]*\)\s*)?"  # 5 000 (пет хиляди) лв.
_AFTER = rf"(?P<n>{NUMBER})\s*{_IN_WORDS}(?P<many>{_MANY})?\s*(?P<c>{_CURRENCY})"  # 5 000 €
_BEFORE = rf"(?P<c2>€|\$|\b(?:eur|bgn|usd)\b)\s*(?P<n2>{NUMBER})(?:\s*(?P<many2>{_MANY}))?"  # € 5 000
AMOUNT = re.compile(f"{_AFTER}|{_BEFORE}", re.IGNORECASE)
# A line of a cell that is nothing but a number, perhaps behind its label, and what the heading of the cell says it
# counts: „(хил. лв.)“.
LONE = re.compile(rf"^(?:[^\n:]{{2,60}}:)?\s*(?P<n>{NUMBER})[ \t]*$", re.MULTILINE)
# The same at the beginning of a line that then says whose it is: „5 000 – бюджет на НКБТХ“.
SUM_FIRST = re.compile(rf"^[ \t]*(?!(?:19|20)\d\d\b)(?P<n>{NUMBER})[ \t]*(?=[–—-]\s(?!\d)|от\s)", re.MULTILINE)
UNIT = re.compile(rf"(?P<many>{_MANY})?\s*(?P<c>{_CURRENCY})", re.IGNORECASE)

_VAT = r"(?:\s*\(?(?:без|с|вкл\.?|включително)\s+ддс\b\)?)?"

# Programmes and plans of money known by their letters; they are no bodies.
_LETTERS = r"(?:оп\s?(?:рчр|ду|ак|ноир|рр|ос)|прчр|прср|н?пву)\b"

# What each cue makes of the names after it. Order matters: the first that matches at a place decides.
CUES = [
    ("none", r"(?:изпълняван|осъществяван|реализиран|управляван)\w*\s+от\b"),
    ("none", r"\bмежду\b"),
    ("none", r"\bсъгласно\b"),
    ("none", r"\bпо\s+(?:чл\b|закон|наредба|постановление|правилник|пмс\b|решение|договор)"),
    ("none", r"\bпартньор\w*\s*:"),
    (
        "none",
        r"\bне\s+(?:са|е)\s+необходим\w*(?:\s+допълнителн\w+)?(?:\s+(?:средства|финансиране|ресурс\w*))?"
        r"|\bне\s+(?:се\s+)?изисква\w*(?:\s+финансов\w*)?(?:\s+(?:средства|финансиране|ресурс\w*))?|\bбез(?:\s+финансиране)?\b",
    ),
    ("holder", r"\b(?:съ)?финансиране\s*:"),
    ("holder", r"(?:^|[;,]\s*)държавно\s+делегиран\w+\s+дейност\w*\s+(?:към|на|от)\b"),
    (
        "vague",
        r"(?:\bпо\s+)?(?:външн\w+\s+)?(?:програми\s+и\s+проекти|проекти\s+и\s+програми|външно\s+финансиране)|други\s+донори"
        r"|\b(?:дарения|дарители|спонсор\w*)\b(?!\s+от)|\bевропейски(?:те)?\s+(?:средства|програми|фондове|проекти)"
        r"|\b(?:програми|средства|фондове|проекти)\s+на\s+(?:ес|европейския\s+съюз)\b|\bдържав\w+\s+бюджет\b"
        r"|\bпроектно\s+финансиране",
    ),
    ("vague", r"външн\w+\s+(?:програми|проекти|финансиране|донори|източници)(?:\s+и\s+(?:програми|проекти))?"),
    ("project", r"(?:\bв\s+рамките\s+на\s+)?(?:\bпо\s+)?\bпроект\w*"),
    (
        "funder",
        r"(?:съ)?финансир\w+\s+(?:(?:и\s+)?с\s+подкрепата\s+на|от(?!\s+бюджет)|по(?:\s+линия\s+на)?(?!\s+"
        + _LETTERS
        + r"))\b",
    ),
    ("programme", r"(?:\bпо\s+(?:[\w-]+\s+)?|\bоперативна\s+)?\bпрограма(?:та)?\b|(?:\bпо\s+)?\bоп(?=\s+[„“\"«])"),
    ("vague", rf"(?:\bпо\s+)?\b{_LETTERS}"),
    ("vague", r"\bнационал\w+\s+план\s+за\s+възстановяване(?:\s+и\s+устойчивост)?"),
    ("none", r"\bс(?:ъс)?\s+ддс\b"),
    ("funder", r"\bпо\s+(?=(?:[\w-]+\s+){1,3}механизъм\b)"),
    ("funder", r"\bпо\s+(?:линия\s+на|споразумени\w+\s+с(?:ъс)?)\b"),
    ("funder", r"\bсъс\s+средства\s+(?:от|на)\b"),
    (
        "funder",
        r"\bфинансира\s+се\s+(?:от(?!\s+бюджет)|по)\b|\bс(?:ъс)?\s+(?:финансова(?:та)?\s+)?подкрепа(?:та)?\s+(?:на|от)\b",
    ),
    ("funder", r"\b(?:помощ|грант|дарение|субсидия|спонсориран\w*)\s+(?:от|на)\b(?!\s+бюджет)"),
    ("holder", r"\b(?:осигурен|предоставен)\w*\s+от\b(?!\s+бюджет)"),
    ("holder", r"\bчрез\b"),
    (
        "holder",
        rf"(?<![\d.,])(?:{NUMBER})\s*(?:{_MANY})?\s*(?:{_CURRENCY})\.?{_VAT}(?:\s*[-–—:](?=\s)|\s+(?:от|на)\b)?",
    ),
    ("holder", rf"(?:€|\$|\b(?:eur|bgn|usd)\b)\s*(?:{NUMBER})(?:\s*(?:{_MANY}))?(?:\s*[-–—:](?=\s)|\s+(?:от|на)\b)?"),
    ("holder", r"(?:\b(?:утвърд|делегиран|осигурен|собствен)\w+\s+)*\bбюджет\w*(?:\s+на\b)*"),
    ("holder", r"\bв\s+рамките(?:\s+на)?"),
    ("holder", r"\bсредства\w*\s+(?:от|на)\b(?!\s+бюджет)"),
    ("holder", r"\bза\s+сметка\s+на\b"),
    ("holder", r"\b(?:собствен\w*\s+)?принос\w*\s+(?:на|от)\b"),
    ("none", r"\bза\b"),
    ("holder", r";"),
]
CUE = re.compile("|".join(f"(?P<k{i}>{p})" for i, (_, p) in enumerate(CUES)))


def cue_places(span: Span) -> Iterator[Span]:
    """Where a cell says by a cue what the names after it are („от бюджета на“, „финансиран от“)."""
    for m in CUE.finditer(heading_key(span.text)):
        yield span.part(span.start + m.start(), span.start + m.end())
