"""Hostile names, hosts and requests."""

import html
import json
import random
import string
from urllib.parse import quote

import pytest
from web_names import HOSTILE

PAGES = ("/institutions",
         "/id/institution/a21", "/id/activity/2025/2.1.13", "/activities", "/id/programme/2025", "/gaps",
         "/changes", "/actors", "/queries/institutions?run=1", "/ask?q=в кои дейности участва А21",
         "/ask?q=с кого партнира НКБТХ", "/map.html")  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", ["bg", "en"])
def test_markup_in_names_is_shown_as_text(hostile, path, lang):
    answer = hostile.get(path, params=None if "?" in path else {"lang": lang})
    assert answer.status_code == 200
    for piece in ("<script>alert", "<img src=x", ">49<"):
        assert piece not in answer.text, piece


def test_the_name_itself_arrives_whole(hostile):
    assert HOSTILE in html.unescape(hostile.get("/id/institution/a21?lang=bg").text)
    offered = hostile.get("/suggest", params={"q": "<scr"}).json()
    assert offered[0]["shown"] == HOSTILE


@pytest.mark.parametrize(
    "q", [HOSTILE, "'\"><svg/onload=alert(1)>", "{{7*7}}", "../../etc/passwd", "\u202e\u0000x", "а" * 9000]
)
def test_markup_in_a_question_is_shown_as_text(client, q):
    answer = client.get("/ask", params={"q": q}) if len(q) < 2000 else client.get("/ask", params={"q": q[:1500]})
    assert answer.status_code == 200
    assert "<svg/onload" not in answer.text and "<script>alert" not in answer.text and ">49<" not in answer.text


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.", "", "[::1", "evil.example:80"]
)
def test_a_foreign_host_name_is_refused(client, host):
    assert client.get("/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST:1"])
def test_the_computer_itself_is_served(client, host):
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/static/web.css", "/nothing", "/sparql", "/id/place/varna.ttl", "/suggest?q=а"])
def test_every_answer_carries_the_headers(client, path):
    headers = client.get(path).headers
    assert "script-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static//etc/passwd", "/static/"])
def test_only_static_files_are_served(client, path):
    assert client.get(path).status_code in (404, 405)


def test_pages_take_no_other_method(client):
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert client.request(method, "/").status_code == 405


def test_addresses_of_any_shape_are_answered(client):
    rng = random.Random(11)
    letters = string.printable + 'а\u202e\u0301\U0001f600<>"{}|^`\\%'
    for _ in range(150):
        tail = "".join(rng.choices(letters, k=rng.randint(1, 40)))
        for path in ("/id/institution/", "/id/activity/", "/queries/", "/code/"):
            answer = client.get(path + quote(tail))
            assert answer.status_code in (200, 400, 404), tail


def test_parameters_of_any_shape_are_answered(client):
    values = ("9999999999999", "-1", "II", "x'\"<>", "２０２５", "²")
    slow = dict.fromkeys(("/gaps", "/changes", "/actors"), ("²",))
    for path in ("/activities", "/institutions", "/queries/leads", "/map.html", *slow):
        for value in slow.get(path, values):
            query = {"year": value, "section": value, "format": value, "from": value, "run": "1"}
            answer = client.get(path, params=query)
            assert answer.status_code in (200, 404), (path, value)
            assert "Traceback" not in answer.text


def test_a_saved_table_holds_no_formula(hostile):
    rows = hostile.get("/institutions?format=csv").content.decode("utf-8-sig")
    assert not any(line.startswith(("=", "+", "@")) for line in rows.splitlines())
    assert json.loads(hostile.get("/institutions?format=json").text)
