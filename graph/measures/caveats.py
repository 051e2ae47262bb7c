"""What must be said beside the figures, in both languages."""

Words = dict[str, str]

CAVEATS: dict[str, Words] = {
    "practice": {
        "bg": "Документът не е практиката: броят се думи на програмата, не свършена работа.",
        "en": "The document is not the practice: these are counts of a programme's words, not of work done.",
    },
    "commission": {
        "bg": "Националната комисия води по закон; водещото ѝ място не е откритие. Вижте и картината без нея.",
        "en": "The National Commission leads by law; its leading place is no finding. See the picture without it too.",
    },
    "counts": {
        "bg": "Води, партньор и плаща не се събират. Събирателните участници („НПО“, „общини“) не се класират.",
        "en": "Leads, partner and pays are not added up. Collective actors (“NGOs”, “municipalities”) are not ranked.",
    },
    "band": {
        "bg": "Границите са от {draws} случайни мрежи със същите бройки (seed {seed}); и по случайност се очакват "
        "около {expected} участници извън тях. Редовете са малко: това не е проверка на хипотеза.",
        "en": "The band comes from {draws} random networks with the same counts (seed {seed}); about {expected} actors "
        "are expected outside of it by chance. The rows are few: this is no test.",
    },
    "pairs": {
        "bg": "Сравнение с {draws} случайни мрежи със същите бройки (seed {seed}). „Непроверима“: с толкова малко "
        "дейности двамата често не биха се срещнали и случайно, затова редът нищо не показва.",
        "en": "Compared with {draws} random networks with the same counts (seed {seed}). “Untestable”: with so few "
        "activities the two would often not meet by chance either, so that the pair shows nothing.",
    },
    "text": {
        "bg": "„Отпаднала“ значи, че я няма в текста на новата програма, не че е спряна. Разлики между образците "
        "(колони, които единият няма) не се отчитат.",
        "en": "“Dropped” means that the later text does not have it, not that it stopped. Differences of template "
        "(columns that one of them lacks) are not reported.",
    },
    "proposal": {
        "bg": "Двойките са предложения с оценка, докато човек не ги приеме.",
        "en": "Pairs are proposals with a score until a person accepts them.",
    },
}


def caveat(name: str, **values: object) -> Words:
    """One caveat in both languages.

    >>> caveat("counts")["en"][:17]
    'Leads, partner an'
    """
    return {lang: text.format(**values) for lang, text in CAVEATS[name].items()}
