"""Networks to draw in tests: made up, with real names of institutions."""

import random
from itertools import combinations
from pathlib import Path

import networkx as nx

BASE = "https://w3id.org/mrezha/id/"
KINDS = [
    ("commission", "Комисия", "Commission", "#7a3b8f", "hexagon"),
    ("ministry", "Министерство", "Ministry", "#1f5fa8", "square"),
    ("agency", "Агенция или служба", "Agency", "#5aa9e6", "diamond"),
    ("court", "Съд, прокуратура, следствие", "Court or prosecution", "#16324f", "triangle"),
    ("local-network", "Местна мрежа", "Local network", "#2a9d8f", "triangleDown"),
    ("municipality", "Община", "Municipality", "#84b547", "pentagon"),
    ("ngo", "Неправителствена организация", "NGO", "#e9a23b", "dot"),
    ("international", "Международна организация", "International organisation", "#c8553d", "star"),
    ("foreign", "Чуждестранен орган", "Foreign body", "#f0b7a4", "cross"),
    ("fund", "Фонд или програма", "Fund", "#f2d544", "hourglass"),
    ("service", "Услуга", "Service", "#d46a92", "ellipse"),
    ("collective", "Събирателен участник", "Collective actor", "#8a8f98", "dot"),
]
THEMES = [
    ("I", "institutional", "Институционални и организационни мерки", "Institutional and organisational measures"),
    ("II", "prevention", "Превенция", "Prevention"),
    ("III", "training", "Обучение и квалификация на кадрите", "Training of staff"),
    (
        "IV",
        "protection",
        "Защита, възстановяване и реинтеграция на жертвите",
        "Protection and reintegration of victims",
    ),
    ("V", "research", "Изследвания, анализ и статистическа отчетност", "Research, analysis and statistics"),
    ("VI", "cooperation", "Международно сътрудничество", "International cooperation"),
    ("VII", "legislation", "Законодателни мерки", "Legislative measures"),
]
SIZES = {2020: (5, 8, 11, 10, 3, 2, 1), 2025: (7, 33, 20, 8, 6, 4, 1)}
TITLES = [
    "Провеждане на национална кампания за превенция на трафика на хора с цел трудова експлоатация",
    "Обучения за служители, работещи с лица, търсещи закрила",
    "Информационни сесии в училищата за рисковете от трафик",
    "Поддържане на приюти и центрове за закрила и подкрепа на жертвите",
    "Актуализиране на Националния механизъм за насочване и подкрепа на жертви на трафик",
    "Събиране и анализ на статистически данни за пострадалите от трафик",
    "Съвместни проверки на работни места с повишен риск",
]


def empty():
    facts = {
        "years": [2020, 2025],
        "sections": [
            {"year": year, "n": n, "theme": theme, "label_bg": bg, "label_en": en}
            for year in (2020, 2025)
            for n, theme, bg, en in THEMES
        ],
        "kinds": [dict(zip(("id", "label_bg", "label_en", "colour", "shape"), kind, strict=True)) for kind in KINDS],
        "activities": {},
    }
    return nx.MultiDiGraph(**facts)


def institution(network, slug, abbr, bg, en, kind, parent=None, aliases=()):
    what = "collective" if kind == "collective" else "institution"
    network.add_node(
        f"{BASE}{what}/{slug}",
        **{"label_bg": bg, "label_en": en, "abbr": abbr or None, "kind": kind, "collective": kind == "collective"},
        aliases=list(aliases),
        parent=f"{BASE}institution/{parent}" if parent else None,
        **{"leads": [], "partners": [], "pays": []},
    )
    return f"{BASE}{what}/{slug}"


def take_part(network, key, leads, partners, payers=()):
    """Add an activity's roles and the ties that follow from them, as `mrezha.graph.network` does."""
    words = {node: about["abbr"] or about["label_bg"] for node, about in network.nodes(data=True)}
    at = 100 * len(network.graph["activities"])
    for role, actors in (("leads", leads), ("partners", partners), ("pays", payers)):
        for actor in actors:
            network.nodes[actor][role].append(key)
    pairs = [(u, v, "lead-partner") for u in leads for v in partners if u != v]
    pairs += [(*sorted(pair), "co-lead") for pair in combinations(leads, 2)]
    pairs += [(*sorted(pair), "co-partner") for pair in combinations(partners, 2)]
    pairs += [(u, v, "pays") for u in payers for v in leads if u != v]
    for u, v, relation in pairs:
        if not network.has_edge(u, v, relation):
            network.add_edge(u, v, relation, activities=[], evidence=[])
        about = network.edges[u, v, relation]
        if key not in about["activities"]:
            about["activities"].append(key)
            where = {"document": f"programme-{key[:4]}", "start": at, "end": at + 40}
            about["evidence"].append({"activity": key, "from": words[u], "to": words[v], **where})


def activity(network, year, n, code, title):
    theme = next(theme for number, theme, *_ in THEMES if number == n)
    key = f"{year}/{code}"
    network.graph["activities"][key] = {"year": year, "code": code, "section": n, "theme": theme, "title": title}
    return key


def realistic(seed=7):
    """About 70 institutions, 119 activities of two years."""
    rng = random.Random(seed)
    network = empty()
    lines = (Path(__file__).parent / "actors.txt").read_text(encoding="utf-8").splitlines()
    nodes = [institution(network, *line.split("|")) for line in lines]
    nkbth = nodes[0]
    network.nodes[nkbth]["aliases"] += ["Националната комисия", "НКБТХ при МС"]
    network.nodes[f"{BASE}institution/a21"]["aliases"] += ["Кампания А21", "The A21 Campaign"]
    weight = [4 / (1 + i % 9) for i in range(len(nodes))]
    for year, sizes in SIZES.items():
        for (n, *_), size, number in zip(THEMES, sizes, range(1, 8), strict=True):
            home = rng.sample(nodes[2:], 22)
            for i in range(size):
                key = activity(network, year, n, f"{number}.{1 + i // 12}.{1 + i % 12}", rng.choice(TITLES))
                leads = [nkbth] if rng.random() < 0.55 else [rng.choices(nodes, weight)[0]]
                if rng.random() < 0.08:
                    leads.append(rng.choice([node for node in nodes if node not in leads]))
                some = [
                    node
                    for node in dict.fromkeys(rng.choices(home, k=rng.choice((0, 1, 1, 2, 2, 3, 5))))
                    if node not in leads
                ]
                payers = [rng.choice(nodes[50:62])] if rng.random() < 0.18 else []
                take_part(network, key, leads, some, payers)
    for i, node in enumerate(nodes):  # nobody is left out
        if not any(network.nodes[node][role] for role in ("leads", "partners", "pays")):
            take_part(network, activity(network, 2025, "II", f"2.9.{i}", TITLES[0]), [nkbth], [node])
    return network


def tricky():
    """Names that hold markup, quotes and formulas."""
    network = empty()
    bad = institution(
        network,
        "bad",
        None,
        '<script>window.hacked=1</script> & „Зло“ "x"',
        "</script><img src=x onerror=hacked=1>",
        "ngo",
    )
    sum_ = institution(
        network, "sum", None, "=СУМ(1;2)", "=cmd|' /C calc'!A0", "agency", aliases=["<b>удебелено</b>", 'кавички "']
    )
    a21 = institution(network, "a21", "А21", "Фондация „Кампания А21“", "A21 Campaign Foundation", "ngo")
    key = activity(network, 2025, "II", "2.1.1", 'Заглавие с <img src=x onerror="window.hacked=1"> & кавички \u2028')
    take_part(network, key, [bad], [sum_, a21])
    for edge in network.edges(data=True):
        edge[2]["evidence"][0]["from"] = "<script>window.hacked=1</script>\nред"
    return network


def large(ties=1000, nodes=551, seed=1):
    """A random network with this many ties."""
    rng = random.Random(seed)
    network = empty()
    iris = [
        institution(
            network, f"i{i}", f"И{i}" if i % 3 else None, f"Институция номер {i}", f"Institution {i}", KINDS[i % 11][0]
        )
        for i in range(nodes)
    ]
    while network.number_of_edges() < ties:
        number = len(network.graph["activities"])
        key = activity(
            network, (2020, 2025)[number % 2], THEMES[number % 7][0], f"{1 + number % 7}.{number}", TITLES[number % 7]
        )
        u, v = iris[int(nodes * rng.random() ** 2)], rng.choice(iris)
        if u != v:
            take_part(network, key, [u], [v])
        else:
            take_part(network, key, [u], [])
    return network
