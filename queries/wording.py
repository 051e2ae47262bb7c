"""What is said of an answer: how the question was read, the answer in a sentence, why it is refused."""

from typing import Any

from mrezha.ontology.words import fold
from mrezha.queries.language import language_of
from mrezha.queries.lexicon import cue, lexicon
from mrezha.queries.question import Filter, NotUnderstood, Question
from mrezha.queries.scanned import Scan
from mrezha.queries.vocabulary import Vocabulary

_LIKE = 75  # of 100: names that are less like what was typed are no help

# -- the answer ----------------------------------------------------------------------------------------------------


def sentence(question: Question, rows: list[dict[str, Any]], lang: str, *, whether: bool = False) -> str:
    """The answer in a few words; to a question `whether` something is so it begins with yes or no."""
    words = lexicon().readings[lang]
    if whether and question.want == "activities" and not question.count:
        return str(words["yes" if rows else "no"]).format(rows=_said(question, rows, lang))
    return _said(question, rows, lang)


def asks_whether(scanned: Scan) -> bool:
    """Whether a question asks for yes or no: "Does A21 lead …?", „Участва ли …?“."""
    said = [w.text.casefold() for w in scanned.words if w.is_word]
    return bool(said and said[0] in cue("whether-first")) or bool(set(said) & cue("whether"))


def _said(question: Question, rows: list[dict[str, Any]], lang: str) -> str:
    if not rows:
        return str(lexicon().readings[lang]["nothing"])
    if question.want == "path":
        return _path(rows)
    first = rows[0]
    if "text" in first:
        return "; ".join(f"{r['year']}/{r['code']}: {r['text'] or r['value']}" for r in rows)
    if question.want == "counts":
        return ", ".join(f"{r[question.measure]}: {r['value']}" for r in rows)
    if first["kind"] == "number":
        return ", ".join(f"{r['value']} {r.get('currency') or r.get('unit') or ''}".strip() for r in rows)
    if first["kind"] == "activity":
        return ", ".join(f"{r['year']}/{r['code']}" for r in rows)
    return ", ".join((r["abbr"] if lang == "bg" and r["abbr"] else r[f"label_{lang}"]) for r in rows)


def _path(rows: list[dict[str, Any]]) -> str:
    steps: dict[tuple[str, str], list[str]] = {}
    for r in rows:
        steps.setdefault((r["from"], r["to"]), []).append(f"{r['year']}/{r['code']}")
    return "; ".join(f"{a} – {b}: {', '.join(codes)}" for (a, b), codes in steps.items())


# -- how it was read -----------------------------------------------------------------------------------------------


def reading(question: Question, scanned: Scan, vocabulary: Vocabulary, lang: str) -> str:
    """A sentence that says how the question was understood."""
    words = lexicon().readings[lang]
    intent = _intent(question)
    head = words.get(intent) if intent in words else words.get(question.via, words["activities"])
    what = words.get(question.via, "") if question.want == "actors" else words["activities"]
    filters = question.filters
    if question.want == "path":
        what = " – ".join(vocabulary.things[f.values[0]].short(lang) for f in filters[-2:])
        filters = filters[:-2]
    head = str(head).format(what=what, measure=words.get(f"measure-{question.measure}", ""))
    if question.of_kind:
        head += words["of-kind"].format(
            values=", ".join(words[f"kind-{k.rsplit('/', 1)[-1]}"] for k in question.of_kind)
        )
    if question.count:
        head = words["count-named" if question.want == "actors" else "count"].format(what=head)
    said = [_filter(f, vocabulary, lang) for f in filters if f.kind != "activity"]
    if not any(f.kind == "year" for f in filters):
        said.append(words["all-years"].format(values=", ".join(map(str, vocabulary.years))))
    each = [f.values[0] for part in question.and_also for f in part if f.kind == "year" and len(f.values) == 1]
    if len(set(each)) > 1:
        said.append(words["in-each"].format(values=", ".join(each)))
    if question.compared:
        what = f"{question.compared.earlier} → {question.compared.later}"
        said = [*(f"{c}" for c in question.compared.codes), *said[:-1], words["proposed"].format(values=what)]
    joined = dict.fromkeys(part[0].kind for part in question.and_also if part)
    said += [words[f"in-each-{kind}"] for kind in joined if f"in-each-{kind}" in words]
    said += _taken_away(question, vocabulary, lang)
    if question.having:
        op, number = question.having
        said.append(words[f"having-{question.measure}"].format(values=words[f"compare-{op}"].format(n=number)))
    if question.top and question.first > 1:
        said.append(words["first"].format(n=question.first))
    own = {v for f in filters for v in f.values}
    names = [vocabulary.things[w].short(lang) for w in question.without if w not in own]
    if names:
        said.append(words["without"].format(values=", ".join(names)))
    said += [words["corrected"].format(wrong=wrong, right=right) for wrong, right in scanned.corrected]
    return f"{' '.join([head, ', '.join(said)]).strip().removesuffix('.')}.".replace(", (", " (")


def _taken_away(question: Question, vocabulary: Vocabulary, lang: str) -> list[str]:
    """What is said of a set that is taken away: the other programme, or the whole set."""
    words = lexicon().readings[lang]
    if question.but_not is None or question.intent.startswith("payers-not"):
        return []
    if question.intent in ("partners-gained", "partners-lost", "actors-new", "actors-lost"):
        return [words["compared"].format(values=next(f.values[0] for f in question.but_not if f.kind == "year"))]
    whom = [words[question.but_via or question.via], *(_filter(f, vocabulary, lang) for f in question.but_not)]
    return [words["but-not"].format(what=" ".join(whom))]


def _intent(question: Question) -> str:
    """The name under which the lexicon has the head of a reading."""
    if question.intent in ("budget", "with-most"):
        return f"{question.intent}-{question.top}"
    if question.intent == "most":
        return f"{question.top}-partners-reading" if question.measure == "partners" else str(question.top)
    return question.intent


def _filter(f: Filter, vocabulary: Vocabulary, lang: str) -> str:
    words = lexicon().readings[lang]
    if f.of:
        joined = words["or"].join(_filter(part, vocabulary, lang) for part in f.of)
        own = f"filter-not-{f.of[0].kind}"  # said otherwise than by "but not"
        if f.kind == "either":
            return str(joined)
        return (
            _filter(Filter(own[7:], f.of[0].values), vocabulary, lang)
            if own in words
            else words["not"].format(what=joined)
        )
    if f.kind in ("blank", "stated"):
        names = [words[f"field-{v.rsplit('/', 1)[-1]}"] for v in f.values]
    else:
        names = [vocabulary.things[v].short(lang) if v in vocabulary.things else _value(f, v, lang) for v in f.values]
    if f.kind.startswith("count-"):
        _, what, op = f.kind.split("-")
        return str(words[f"filter-count-{what}"]).format(values=words[f"compare-{op}"].format(n=f.values[0]))
    return str(words[f"filter-{f.kind}"]).format(values=", ".join(names))


def _value(f: Filter, value: str, lang: str) -> str:
    """A value as a reader writes it: months by name."""
    if not f.kind.startswith("deadline") or (value.isdigit() and len(value) == 4):
        return value
    year, *rest = value.split("-") if len(value) > 5 else ("", *value.split("-"))
    month = str(lexicon().readings[lang]["months"]).split()[int(rest[0]) - 1]
    return " ".join([*(p.lstrip("0") for p in rest[1:]), month, *([year] if year else [])])


# -- refusals ------------------------------------------------------------------------------------------------------


def refusal(error: NotUnderstood, text: str, vocabulary: Vocabulary, lang: str | None = None) -> tuple[str, list[str]]:
    """A refusal in the question's language or in `lang`: one line that says why, and the nearest known names."""
    lang = lang or language_of(text)
    words = lexicon().readings[lang]
    years = ", ".join(map(str, vocabulary.years))
    line = str(words[f"refused-{error.reason}"]).format(what=error.reading, years=years)
    nearest = nearest_things(error.reading, vocabulary, lang) if error.reason == "words" else []
    return line, nearest


def nearest_things(name: str, vocabulary: Vocabulary, lang: str, limit: int = 3) -> list[str]:
    """Labels of the known things whose names are written most like some words."""
    from rapidfuzz import fuzz, process

    used = [t for t in vocabulary.things.values() if t.used and t.cls != "theme"]
    known = {fold(n): t for t in sorted(used, key=lambda t: t.iri) for n in sorted(t.names) if len(n) > 2}
    found = process.extract(fold(name), list(known), scorer=fuzz.WRatio, limit=limit * 6, score_cutoff=_LIKE)
    return list(dict.fromkeys(known[n].label(lang) for n, _, _ in found))[:limit]


def examples(text: str) -> list[str]:
    """Three questions that can be asked, in the language of a text."""
    return list(lexicon().readings[language_of(text)]["examples"])
