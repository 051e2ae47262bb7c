"""Cells of actors: separators, units, brackets, quotes, slips of the pen, remarks, clauses, classes, unknown bodies."""

import documents
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import span_of

from mrezha.loaders.actors import read_actors
from mrezha.ontology.authority import authority
from mrezha.ontology.words import slug


def read(text: str) -> list[str]:
    return [documents.actor(m) for m in read_actors(span_of(text))]


CASES = {
    # separators
    "МВР, МОН; ДАБ/МП": ["mvr = МВР", "mon = МОН", "dab = ДАБ", "mp = МП"],
    "МВР\nМОН": ["mvr = МВР", "mon = МОН"],
    "МВР и МОН": ["mvr = МВР", "mon = МОН"],
    "АЗ - ДБТ": ["az = АЗ", "dbt = ДБТ"],
    "МОМ ДАБ": ["mom = МОМ", "dab = ДАБ"],
    "МВР • МОН | ДАБ": ["mvr = МВР", "mon = МОН", "dab = ДАБ"],
    "ФАА International Justice Mission, Дигнита": [
        "animus = ФАА",
        "ijm = International Justice Mission",
        "dignita = Дигнита",
    ],
    "МВР,, МОН;": ["mvr = МВР", "mon = МОН"],
    "– МВР\n– МОН": ["mvr = МВР", "mon = МОН"],
    "МВР съвместно с Община Варна": ["mvr = МВР", "?obshtina-varna = Община Варна"],
    "МВР, както и НПО": ["mvr = МВР", "npo = НПО"],
    # units and parents
    "ГД“БОП“ към МВР": ["gdbop = ГД“БОП“ към МВР"],
    "Гранична полиция, МВР": ["granichna-politsia = Гранична полиция", "mvr = МВР"],
    "ФОЗ към МУ – София": ["foz = ФОЗ към МУ – София"],
    "Институт по психология при БАН": ["?institut-po-psihologia-pri-ban = Институт по психология при БАН"],
    "дирекция „Миграция“ на МВР": ["?direktsia-migratsia-na-mvr = дирекция „Миграция“ на МВР"],
    "МТСП (дирекция „Закрила“)": ["mtsp = МТСП", "?direktsia-zakrila = дирекция „Закрила“"],
    "МВР на Румъния": ["?mvr-na-rumania = МВР на Румъния"],
    # the same body
    "А21, A21 и Фондация „Кампания А21“": ["a21 = А21 || A21 || Фондация „Кампания А21“"],
    "Международна организация по миграция (МОМ)": ["mom = Международна организация по миграция (МОМ)"],
    "НКБТХ, АНКБТХ": ["nkbth = НКБТХ", "ankbth = АНКБТХ"],
    # slips
    "HKБTX": ["nkbth = HKБTX"],
    "Фондация „Дигн ита“": ["dignita = Фондация „Дигн ита“"],
    "Фондация „Кампания А21": ["a21 = Фондация „Кампания А21"],
    "Фондация Кампания А21“, НПО": ["a21 = Фондация Кампания А21“", "npo = НПО"],
    'Фондация "Анимус", МП': ['animus = Фондация "Анимус"', "mp = МП"],
    "Министерството на вътрешните  работи": ["mvr = Министерството на вътрешните работи"],
    "Министерство\nна правосъдието": ["mp = Министерство на правосъдието"],
    # remarks, clauses, descriptions
    "НКБТХ - относно създаване на линк към МТСП": ["nkbth = НКБТХ"],
    "МВР – по компетентност; НПО": ["mvr = МВР", "npo = НПО"],
    "НКБТХ чрез доставчици: Анимус, А21": ["nkbth = НКБТХ чрез доставчици", "animus = Анимус", "a21 = А21"],
    "Министъра на правосъдието и министъра на вътрешните работи": [
        "?ministara-na-pravosadieto = Министъра на правосъдието",
        "?ministara-na-vatreshnite-raboti = министъра на вътрешните работи",
    ],
    "Община Смолян Фондация „Нова“": ["?obshtina-smolyan = Община Смолян", "?fondatsia-nova = Фондация „Нова“"],
    "по компетентност: МВР, МВнР": ["mvr = МВР", "mvnr = МВнР"],
    "Общини, към които има създадени МКБТХ": ["obshtini = Общини, към които има създадени МКБТХ"],
    "фондация Reshape, Нидерландия": ["reshape = фондация Reshape"],
    "МВнР (вкл. посолствата в Гърция и Италия)": ["mvnr = МВнР"],
    "НПО, предоставящи услуги, МВР": ["npo = НПО, предоставящи услуги", "mvr = МВР"],
    # classes
    "НПО, общини и училища": ["npo = НПО", "obshtini = общини", "uchilishta = училища"],
    "и други институции": ["institutsii-i-organizatsii = други институции"],
    "МВР и др.": ["mvr = МВР", "drugi = и др."],
    "Община Русе, Общините": ["?obshtina-ruse = Община Русе", "obshtini = Общините"],
    "ученически съвети": ["?*uchenicheski-saveti = ученически съвети"],
    "организации от Малта и Кипър": ["?*organizatsii-ot-malta-i-kipar = организации от Малта и Кипър"],
    "държавни и общински институции": ["?*darzhavni-i-obshtinski-institutsii = държавни и общински институции"],
    "НПО – членове на ПРГ; институции": ["npo = НПО – членове на ПРГ", "institutsii = институции"],
    "Работна група (МП, МВР), НПО": ["?rabotna-grupa = Работна група", "mp = МП", "mvr = МВР", "npo = НПО"],
    "Водещ: НКБТХ; партньори: МВР": ["nkbth = НКБТХ", "mvr = МВР"],
    "международни партньори от държави членки": [
        "?*mezhdunarodni-partnyori-ot-darzhavi-chlenki = международни партньори от държави членки"
    ],
    "МП – Главна дирекция „Охрана“": ["mp = МП", "?glavna-direktsia-ohrana = Главна дирекция „Охрана“"],
    "министерствата на труда, здравеопазването и МВР": [
        "mtsp = министерствата на труда",
        "mz = здравеопазването",
        "mvr = МВР",
    ],
    "МВР; банки": ["mvr = МВР", "?*banki = банки"],  # no town of Bankya
    "bTV и Нова телевизия": ["?btv = bTV", "?nova-televizia = Нова телевизия"],
    "частния сектор, консулства": ["?*chastnia-sektor = частния сектор", "?*konsulstva = консулства"],
    "НПО, работещи с деца (Анимус, Дигнита)": ["npo = НПО, работещи с деца", "animus = Анимус", "dignita = Дигнита"],
    "МП и адвокати": ["mp = МП", "?*advokati = адвокати"],
    "други релевантни институции": ["relevantni-institutsii = други релевантни институции"],
    "МВР и др. институции": ["mvr = МВР", "institutsii-i-organizatsii = др. институции"],
    "НПО и др": ["npo = НПО", "drugi = и др"],
    "Областни управители": ["?*oblastni-upraviteli = Областни управители"],
    "МКБТХ – Варна, Бургас, НПО": ["mkbth = МКБТХ – Варна, Бургас", "npo = НПО"],
    "Посолството на САЩ в България, Американско посолство": [
        "?posolstvo-na-sasht-v-balgaria = Посолството на САЩ в България || Американско посолство"
    ],
    "Посолство на Кралство Непал в София": ["?posolstvo-na-nepal-v-balgaria = Посолство на Кралство Непал в София"],
    "Посолство на Филипини в Букурещ": ["?posolstvo-na-filipini-v-bukuresht = Посолство на Филипини в Букурещ"],
    "посолствата на Австрия и Белгия в България": [
        "?posolstvo-na-avstria-v-balgaria = посолствата на Австрия",
        "?posolstvo-na-belgia-v-balgaria = Белгия в България",
    ],
    "посолствата на Великобритания и Франция": [
        "posolstvo-velikobritania = посолствата на Великобритания",
        "?posolstvo-na-frantsia-v-balgaria = Франция",
    ],
    "социални партньори: КНСБ и КТ „Подкрепа“": [
        "?konfederatsia-na-nezavisimite-sindikati-v-balgaria = КНСБ",
        "?konfederatsia-na-truda-podkrepa = КТ „Подкрепа“",
    ],
    # unknown bodies, with separators in their names
    "Министерство на младежта и спорта": ["?ministerstvo-na-mladezhta-i-sporta = Министерство на младежта и спорта"],
    "Фондация „Мама, татко и аз“, МВР": ["?fondatsia-mama-tatko-i-az = Фондация „Мама, татко и аз“", "mvr = МВР"],
    "Сдружение „Заедно“ и Фондация „Изгрев“": [
        "?sdruzhenie-zaedno = Сдружение „Заедно“",
        "?fondatsia-izgrev = Фондация „Изгрев“",
    ],
    "Centre for Peace and Youth; Terre des Hommes": [
        "?centre-for-peace-and-youth = Centre for Peace and Youth",
        "?terre-des-hommes = Terre des Hommes",
    ],
    # brackets, lists, names of one of a kind
    "МВР (ГДБОП) и МП": ["mvr = МВР", "gdbop = ГДБОП", "mp = МП"],
    "1. МВР\n2. МОН": ["mvr = МВР", "mon = МОН"],
    "а) МВР; б) ДАБ": ["mvr = МВР", "dab = ДАБ"],
    "НПО „Заедно“, НПО": ["?npo-zaedno = НПО „Заедно“", "npo = НПО"],
    "Районни съдилища и прокуратури": ["?*rayonni-sadilishta = Районни съдилища", "?*prokuraturi = прокуратури"],
    "Общините Русе, Варна и Бургас": [
        "?obshtina-ruse = Общините Русе",
        "?obshtina-varna = Варна",
        "?obshtina-burgas = Бургас",
    ],
    # bodies side by side, lists behind a plural, classes told by their endings
    "Метрополитен София Българска национална телевизия (БНТ)": [
        "?metropoliten-sofia = Метрополитен София",
        "?balgarska-natsionalna-televizia = Българска национална телевизия (БНТ)",
    ],
    "Конфедерация на труда „Подкрепа” КНСБ": [
        "?konfederatsia-na-truda-podkrepa = Конфедерация на труда „Подкрепа”",
        "?konfederatsia-na-nezavisimite-sindikati-v-balgaria = КНСБ",
    ],
    "МВР - АМВР": ["mvr = МВР", "?amvr = АМВР"],
    "дирекция „Миграция“ – МВР": ["?direktsia-migratsia = дирекция „Миграция“", "mvr = МВР"],
    "МВнР - дирекция „Консулски отношения“": [
        "mvnr = МВнР",
        "?direktsia-konsulski-otnoshenia = дирекция „Консулски отношения“",
    ],
    "министерствата на правосъдието и на външните работи": [
        "mp = министерствата на правосъдието",
        "mvnr = външните работи",
    ],
    "посолствата на Франция и Белгия": [
        "?posolstvo-na-frantsia-v-balgaria = посолствата на Франция",
        "?posolstvo-na-belgia-v-balgaria = Белгия",
    ],
    "организации от Полша, Чехия и Словакия": [
        "?*organizatsii-ot-polsha-chehia-i-slovakia = организации от Полша, Чехия и Словакия"
    ],
    "институциите, членове на НКБТХ": ["institutsii-chlenove-na-nkbth = институциите, членове на НКБТХ"],
    "учители и психолози": ["?*uchiteli = учители", "?*psiholozi = психолози"],
    "домове за деца, лишени от грижа; МВР": [
        "?*domove-za-detsa-lisheni-ot-grizha = домове за деца, лишени от грижа",
        "mvr = МВР",
    ],
    "лица, търсещи закрила": ["?*litsa-tarseshti-zakrila = лица, търсещи закрила"],
    "академични среди": ["?*akademichni-sredi = академични среди"],
    "Български хелзинкски комитет и други": [
        "?balgarski-helzinkski-komitet = Български хелзинкски комитет",
        "drugi = и други",
    ],
    "Асоциация за деца и родители": ["?asotsiatsia-za-detsa-i-roditeli = Асоциация за деца и родители"],
    # a longer name is another body
    "Норвежка инспекция по труда": ["?norvezhka-inspektsia-po-truda = Норвежка инспекция по труда"],
    "Министерство на правосъдието и туризма": [
        "?ministerstvo-na-pravosadieto-i-turizma = Министерство на правосъдието и туризма"
    ],
    "ОД МВР": ["?od-mvr = ОД МВР"],
    "ИА „Главна инспекция по труда“": ["ia-git = ИА „Главна инспекция по труда“"],
    # other scripts, spaced letters, forms of firms
    "Eвропол/ Europol": ["?evropol = Eвропол || Europol"],
    "Фондация П.У.Л.С.": ["puls = Фондация П.У.Л.С"],
    "„Булгартрансгаз“ ЕАД": ["?bulgartransgaz-ead = „Булгартрансгаз“ ЕАД"],
    "СНЦ „Нов път“, с. Хайредин": ["?snts-nov-pat = СНЦ „Нов път“"],
    "НКБТХ в партньорство с МВР": ["nkbth = НКБТХ", "mvr = МВР"],
    "МОН, в т.ч. РУО": ["mon = МОН", "ruo = РУО"],
    "1) МВР 2) МОН": ["mvr = МВР", "mon = МОН"],
    "Министерство на туризма за 2026 г.": ["?ministerstvo-na-turizma = Министерство на туризма"],
    "": [],
    " ,;\n– ": [],
}


@pytest.mark.parametrize("text", CASES)
def test_by_hand(text):
    assert read(text) == CASES[text]


# -- properties ------------------------------------------------------------------------------------------------------

SEPARATORS = st.sampled_from([", ", "; ", "/", ",", ";", "\n", " ,\n", " и ", ";\n"])
KNOWN = sorted(
    (abbr, e.iri.rsplit("/", 1)[-1])
    for e in authority().values()
    if e.type == "Institution" and (abbr := e.abbr) and len(abbr) > 3 and abbr.isalpha() and abbr.isupper()
)
NEW = st.from_regex(
    r"(?:Фондация|Сдружение|Център|Агенция) „[БГЗЛ][ъбгджзкл]{4,8}щ(?: [ъбгджзкл]{4,8}щ)?“", fullmatch=True
)


@given(st.lists(st.sampled_from(KNOWN), min_size=1, max_size=6, unique_by=lambda k: k[1]), st.data())
def test_known_bodies_in_any_order_with_any_separator(bodies, data):
    text = bodies[0][0]
    for name, _ in bodies[1:]:
        text += data.draw(SEPARATORS) + name
    assert read(text) == [f"{address} = {name}" for name, address in bodies]


@given(st.lists(NEW, min_size=1, max_size=5, unique=True), st.data())
def test_unknown_bodies_enter_with_their_exact_words(names, data):
    text = names[0]
    for name in names[1:]:
        text += data.draw(SEPARATORS) + name
    assert read(text) == [f"?{slug(name)} = {name}" for name in names]


ALPHABET = st.sampled_from(
    [
        *'абвйщЯГДЕ ,;/()[]-–„“”"«»\n.:|·12xQ',
        " и ",
        "МВР",
        "НПО",
        "Община",
        "към",
        "на",
        "общини",
        "фондация",
        "вкл.",
        "България",
    ]
)


@settings(max_examples=400)
@given(st.lists(ALPHABET, max_size=40).map("".join))
def test_any_cell_is_read_and_every_span_gives_back_its_words(text):
    for mention in read_actors(span_of(text)):
        assert mention.actor.startswith("https://w3id.org/mrezha/id/")
        for span in mention.spans:
            assert text[span.start : span.end] == span.text
            assert span.text.strip() == span.text != ""


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text):
    mentions = read_actors(span_of(text))
    assert len({m.actor for m in mentions}) == len(mentions)


@given(st.lists(ALPHABET, max_size=30).map("".join))
def test_reading_twice_gives_the_same(text):
    assert read_actors(span_of(text)) == read_actors(span_of(text))
