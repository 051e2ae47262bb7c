"""The OpenAPI description is true: each address is in it, and whatever is sent gets an answer that it names."""

import re

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import content_type_conformance, status_code_conformance

from mrezha.web.app import application
from mrezha.web.openapi import description

HOST = {"Host": "127.0.0.1"}
CHECKS = [content_type_conformance, status_code_conformance]


@pytest.fixture(scope="session")
def described(bench):
    return schemathesis.openapi.from_asgi("/openapi.json", application(bench), headers=HOST)


OPERATIONS = [(path, method) for path, methods in description()["paths"].items() for method in methods]


def test_each_address_is_described(bench):
    routes = {re.sub(r":path}", "}", r.path): r.methods for r in application(bench).routes if hasattr(r, "methods")}
    methods = {path: {m.upper() for m in found} for path, found in description()["paths"].items()}
    assert {p: m - {"HEAD", "OPTIONS"} for p, m in routes.items() if p != "/openapi.json"} == methods


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_whatever_is_sent_gets_an_answer_that_is_described(described, path, method):
    @given(case=described[path][method].as_strategy())
    @settings(max_examples=5, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def sent(case):
        case.call_and_validate(headers=HOST, checks=CHECKS)

    sent()
