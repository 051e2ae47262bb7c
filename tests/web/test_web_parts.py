"""The parts that need no server: doctests, forms, keywords, pieces, words."""

import doctest
import importlib
import pkgutil
import random
import re
import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mrezha.web
from mrezha.queries.keywords import keywords
from mrezha.web.negotiate import accepted, best
from mrezha.web.passages import pieces
from mrezha.web.words import Words

MODULES = [m.name for m in pkgutil.iter_modules(mrezha.web.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_the_code_are_true(name):
    assert doctest.testmod(importlib.import_module(f"mrezha.web.{name}")).failed == 0


def test_every_word_stands_in_both_languages():
    def walk(table, path=""):
        for key, value in table.items():
            if all(isinstance(v, str) for v in value.values()):
                assert {"bg", "en"} <= set(value) <= {"bg", "en", "term"}, f"{path}{key}"
                assert re.findall(r"{\w+}", value["bg"]) == re.findall(r"{\w+}", value["en"]), f"{path}{key}"
            else:
                walk(value, f"{path}{key}.")

    walk(tomllib.loads((files("mrezha.web") / "words.toml").read_text(encoding="utf-8")))


def test_every_word_that_a_template_names_is_there():
    for template in (files("mrezha.web") / "templates").iterdir():
        for key in re.findall(r'\b[wt]\("([\w.-]+)"[,)]', template.read_text(encoding="utf-8")):
            assert Words("bg").get(key, "") and Words("en").get(key, ""), f"{template.name}: {key}"


def test_templates_hold_no_inline_script_style_or_handler():
    for template in (files("mrezha.web") / "templates").iterdir():
        text = template.read_text(encoding="utf-8")
        assert not re.search(
            r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:|\|\s*safe|https?://(?!w3id)",
            text.replace('"http://"', "").replace('"https://"', ""),
        ), template.name


@given(st.text(), st.integers(0, 50), st.lists(st.tuples(st.integers(0, 5), st.integers(0, 80), st.integers(0, 80))))
def test_pieces_together_are_the_text(text, start, spans):
    cut = pieces(text, start, [(n, min(a, b), max(a, b)) for n, a, b in spans])
    assert "".join(p.text for p in cut) == text


@given(st.text())
def test_no_accept_header_fails(header):
    accepted(header)
    assert best(header, ["text/html", "text/turtle"]) in ("text/html", "text/turtle", None)


HIDDEN = (
    "<http://x#>",
    "<http://\\u0041#>",
    '"#"',
    "'''a'#'''",
    '"""\\""#"""',
    "# c\n",
    "?service",
    ":a\\#",
    "a:b",
    "1<2",
)


def test_a_service_is_found_whatever_stands_before_it():
    rng = random.Random(7)
    for _ in range(2000):
        before = " ".join(rng.choices(HIDDEN, k=rng.randint(0, 6)))
        assert "SERVICE" in keywords(f"SELECT * {{ {before} SerVice <http://x#> {{ }} }}"), before


@pytest.mark.parametrize("text", ["?service", "$from", "'SERVICE'", '"""a SERVICE b"""', "<urn:SERVICE>", "ex:service",
                                  "service:x", "# SERVICE\n", "'\\' SERVICE'"])  # fmt: skip
def test_what_is_no_keyword_is_not_taken_for_one(text):
    assert not keywords(f"SELECT * {{ {text} }}") & {"SERVICE", "FROM"}
