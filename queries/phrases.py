"""Turns of phrase whose words mean together what none of them means alone."""

from dataclasses import replace

from mrezha.ontology.namespaces import CODE
from mrezha.queries.lexicon import cue, lexicon
from mrezha.queries.meant import ROLES, Meant
from mrezha.queries.question import NotUnderstood
from mrezha.queries.scanned import Item

_DENIALS = ("without", "negated", "but-not")
_DENIED_TOO = ("lead", "pays", "funding", "deadline", "indicator", "target", "baseline", "project")
_CLASSES = ("classes", "only", "without", "mention", "partner", "works-with", "or", "where")


def read_phrases(meant: Meant) -> None:
    """Read all of them, before conditions are taken out."""
    for read in (
        _no_activity,
        _kinds,
        _classes,
        _mere_payers,
        _joining,
        _working,
        _training,
        _connected,
        _on_the_whole,
        _how_often,
    ):
        read(meant)


def _becomes(meant: Meant, item: Item, signal: str) -> None:
    meant.items = [Item("signal", signal, i.first, i.last) if i is item else i for i in meant.items]


def _drop(meant: Meant, *items: Item) -> None:
    meant.items = [i for i in meant.items if i not in items]


def _near(meant: Meant, signal: str, others: tuple[str, ...], most: int) -> list[tuple[Item, Item]]:
    """Pairs of a signal and one of others that follows it, with no more than `most` words between."""
    return [(a, b) for a in meant.all_of(signal) for b in meant.all_of(*others) if 0 <= b.first - a.last <= most]


def _no_activity(meant: Meant) -> None:
    """Whoever "leads no activity" does not lead; no cell is said to be blank."""
    if not (meant.has("who", "noun") or meant.kinds):
        return
    for no, activities in _near(meant, "without", ("activities",), 0):
        role = next((r for r in meant.all_of(*ROLES) if 0 <= no.first - r.last <= 1), None)
        if role and meant.says(no, cue("none")):
            denied = (Item("signal", "negated", role.first, role.first), replace(role, last=activities.first))
            meant.items = [x for i in meant.items if i is not no for x in (denied if i is role else (i,))]


def _kinds(meant: Meant) -> None:
    """Say of "top 5 NGOs", "partners that are NGOs" that bodies of a kind are meant, not the class that is printed."""
    ranked = meant.has("most", "least", "rank")
    for item in [i for i in meant.items if i.kind == "actor"]:
        kind = lexicon().kinds.get(item.value.rsplit("/", 1)[-1])
        before = set(meant.found.said(max(0, item.first - 1), item.first))
        others = [i for i in meant.items if i.kind == "actor" and i is not item]
        said_to_be = before <= cue("are") and before and meant.has("partner", "works-with", "who", "noun") and others
        if kind and ((ranked and not before & cue("with-class") and not others) or said_to_be):
            meant.items = [x for i in meant.items for x in (_of_kind(i, kind) if i is item else [i])]


def _of_kind(item: Item, kind: str) -> list[Item]:
    return [Item("signal", said, item.first, item.last) for said in ("who", f"kind:{kind}")]


def _classes(meant: Meant) -> None:
    """Say "where are the only partners classes such as NGOs, without any named organisation".

    Raises:
        NotUnderstood: if a year is denied, a named partner is not denied, or a denial says nothing of its own.
    """
    _refuse_named(meant)
    classes = meant.all_of("classes")
    if not classes or not meant.has("partner") or not meant.has("only", "without", "negated"):
        return
    years = [i for i in meant.items if i.kind == "year"]
    if any(0 <= y.first - i.last <= 1 for y in years for i in meant.all_of(*_DENIALS)):
        raise NotUnderstood("negation", meant.found.text)
    named = [i for i in meant.all_of("who", "noun") if i.last - i.first == 1]
    none = [i for i in meant.all_of("without", "negated") if _denies_name(meant, i)]
    _drop(meant, *named, *none, *meant.all_of(*(s for s in _CLASSES if s not in ("classes", "without"))))
    _becomes(meant, classes[0], "classes-only")


def _refuse_named(meant: Meant) -> None:
    """Refuse "a named partner" that nothing denies, and beside only classes a denial of nothing else."""
    denials, only_classes = meant.all_of(*_DENIALS), meant.all_of("classes-only")
    for said in only_classes:
        if not meant.says(said, cue("naming")) or meant.says(said, cue("generic")):
            continue
        own = [i for i in denials if 0 <= said.first - i.last <= 1]
        denials = [i for i in denials if i not in own]
        if not own and not meant.says(said, cue("names-none")):
            words = meant.found.words[said.first : said.last]
            raise NotUnderstood("left-out", " ".join(w.text for w in words))
    for denial in [i for i in denials if not _denies_name(meant, i)] if only_classes else ():
        behind = [i for i in meant.items if 0 <= i.first - denial.last <= 2 and i is not denial]
        if not any(i.kind not in ("signal", "year") or i.value in _DENIED_TOO for i in behind):
            raise NotUnderstood("negation", meant.found.text)


def _denies_name(meant: Meant, denial: Item) -> bool:
    """Whether a denial stands before "named", as in "without any named organisation"."""
    return meant.says(Item("signal", denial.value, denial.first, denial.last + 2), cue("naming"))


def _mere_payers(meant: Meant) -> None:
    """Whoever "only pays", "pays and has no role", "pays but is no partner".

    Raises:
        NotUnderstood: if it is asked of each activity.
    """
    pays = meant.all_of("pays")
    if not pays or any(i.kind == "actor" for i in meant.items) or not meant.has("who", "noun"):
        return
    if len([i for i in meant.items if i.kind == "year"]) > 1 or meant.has("projects"):
        return
    denied = [pair for said in _DENIALS for pair in _near(meant, said, ("involved", "lead", "partner"), 2)]
    denied += [(i, i) for i in meant.all_of("but-not", "without") if meant.says(i, cue("no-role"))]
    activities = [i for i in meant.all_of("activities") if not meant.says(i, cue("which") | cue("asks-which"))]
    denied = [(d, r) for d, r in denied if not any(0 <= d.first - a.last <= 1 for a in activities)]  # "without a lead"
    said = meant.found.said()
    if any(said[i] in cue("which") for a in activities for d, _ in denied for i in range(a.last, d.first)):
        raise NotUnderstood("negation", meant.found.text)  # "activities in which they have no role": of each?
    only = [one for one, paid in _near(meant, "only", ("pays",), 1)]
    if not denied and (not only or any(i.kind == "theme" for i in meant.items)):
        return  # "who only pays for prevention": nothing else, or for nothing else?
    roles = {role.value for _, role in denied if role.value in ("lead", "partner")}
    both = len(roles) != 1 or only or any(role.value not in ("lead", "partner") for _, role in denied)
    meant.payers_without = "any" if both else roles.pop()
    _drop(meant, *only, *(i for pair in denied for i in pair))


def _joining(meant: Meant) -> None:
    """An actor that joins activities takes part in them; "joins as a partner" is a partner."""
    activities = meant.all_of("activities")
    actors = [i for i in meant.items if i.kind == "actor"]
    if len([i for i in meant.items if i.kind == "year"]) > 1 or not activities or not actors:
        return
    for item in meant.all_of("gained"):
        if meant.says(item, cue("joins-programme")) and activities[0].first < item.first:
            beside = any(0 <= role.first - item.last <= 2 for role in meant.all_of("lead", "partner", "pays"))
            _drop(meant, item) if beside else _becomes(meant, item, "involved")


def _working(meant: Meant) -> None:
    """„Кой работи с общините“: whoever works with a body or class that is named shares activities with it."""
    for item in meant.all_of("concerns"):
        actors = [i for i in meant.items if i.kind == "actor" and 0 <= i.first - item.last <= 1]
        if actors and meant.says(item, cue("works")) and meant.has("who") and not meant.has("activities", *ROLES):
            _becomes(meant, item, "works-with")


def _connected(meant: Meant) -> None:
    """„Как МОМ е свързана с ДАЗД“: what stands between two bodies connects them."""
    actors = [i for i in meant.items if i.kind == "actor"]
    if len(actors) != 2 or meant.has("activities", *ROLES):
        return
    for item in meant.all_of("concerns"):
        if actors[0].last <= item.first and 0 <= actors[1].first - item.last <= 1:
            _becomes(meant, item, "connection")


def _training(meant: Meant) -> None:
    """Whoever asks which activities train somebody asks for the section of trainings."""
    groups = [i for i in meant.items if i.kind == "audience"]
    if any(i.kind in ("theme", "code") for i in meant.items):
        return
    for item in meant.all_of("concerns"):
        if meant.says(item, cue("trains")) and any(0 <= i.first - item.last <= 1 for i in groups):
            meant.items = [
                Item("theme", f"{CODE}theme/training", i.first, i.last) if i is item else i for i in meant.items
            ]
            return


def _on_the_whole(meant: Meant) -> None:
    """The word "overall" asks for a sum only of money and of what is counted."""
    if not meant.has("amount", "count"):
        _drop(meant, *(i for i in meant.all_of("total") if meant.says(i, cue("on-the-whole"))))


def _how_often(meant: Meant) -> None:
    """How often bodies act is counted in activities; how often something is held no programme says.

    Raises:
        NotUnderstood: if no body is named.
    """
    for item in meant.all_of("count"):
        if meant.says(item, cue("how-often")) and not any(i.kind == "actor" for i in meant.items):
            raise NotUnderstood("left-out", " ".join(w.text for w in meant.found.words[item.first : item.last]))
