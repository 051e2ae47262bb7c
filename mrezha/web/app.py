"""The application: addresses, and how a request becomes an answer."""

import contextlib
import logging
import os
from collections.abc import AsyncIterator, Callable, Hashable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from weakref import WeakValueDictionary

import anyio
import anyio.to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from mrezha.web import asking, elsewhere, lists, measured, ready, resources
from mrezha.web.bench import NotThere, Seen, Workbench
from mrezha.web.endpoint import endpoint
from mrezha.web.guard import Guard
from mrezha.web.negotiate import language
from mrezha.web.openapi import openapi
from mrezha.web.render import page
from mrezha.web.sparql import Refused

View = Callable[[Workbench, Seen], Response]
_Making = WeakValueDictionary[Hashable, anyio.Lock]

_STATIC = Path(__file__).parent / "static"
_AT_ONCE = 4  # pages are processor's work: more threads only wait for each other
_SLOW = ("/queries/{name}", "/map.html", "/gaps", "/changes", "/actors")  # these wait in a line of their own
_HOUR = 3600
_PAGES: tuple[tuple[str, View], ...] = (
    ("/", asking.home),
    ("/ask", asking.home),
    ("/suggest", asking.suggest),
    ("/activities", lists.activities),
    ("/institutions", lists.institutions),
    *((f"/{name}", lists.named) for name in ("projects", "acts", "places", "themes")),
    ("/queries", ready.queries),
    ("/queries/{name}", ready.query),
    ("/map", elsewhere.map_frame),
    ("/map.html", elsewhere.map_file),
    ("/gaps", measured.gaps),
    ("/changes", measured.changes),
    ("/actors", measured.actors),
    ("/sparql/description", elsewhere.sparql_description),
    ("/sparql/words", elsewhere.sparql_words),
    ("/openapi.json", openapi),
    ("/ontology", elsewhere.ontology),
    ("/ontology.ttl", elsewhere.ontology),
    ("/id/{rest:path}", resources.resource),
    ("/code/{rest:path}", resources.resource),
    ("/graph/{rest:path}", resources.resource),
)


def application(bench: Workbench, hosts: Sequence[str] = ("localhost", "127.0.0.1", "[::1]")) -> Starlette:
    """The workbench as an ASGI application that answers to some host names only."""
    lines = {slow: anyio.CapacityLimiter(_AT_ONCE) for slow in (False, True)}
    making: _Making = WeakValueDictionary()

    def route(path: str, view: View) -> BaseRoute:
        async def handle(request: Request) -> Response:
            return await _answered(bench, view, request, lines[path in _SLOW], making)

        return Route(path, handle, methods=["GET"])

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_in_use, bench)
            yield
            tasks.cancel_scope.cancel()
        bench.close()

    routes = [
        *(route(path, view) for path, view in _PAGES),
        Route("/sparql", partial(endpoint, bench), methods=["GET", "POST", "OPTIONS"]),
        Mount("/static", StaticFiles(directory=_STATIC)),
    ]
    handlers = {HTTPException: partial(_failed, bench), Exception: partial(_broken, bench)}
    return Starlette(
        routes=routes, middleware=[Middleware(Guard, hosts=hosts)], exception_handlers=handlers, lifespan=lifespan
    )  # fmt: skip


async def _in_use(bench: Workbench) -> None:
    """Say every hour that the dataset is in use: a build removes those that nobody asked for since yesterday."""
    while True:
        if isinstance(bench.place, Path):
            with contextlib.suppress(OSError):
                os.utime(bench.place.parent)
        await anyio.sleep(_HOUR)


def seen_of(request: Request) -> Seen:
    """A request as pages see it."""
    query = dict(request.query_params)
    lang = language(query.pop("lang", None), request.cookies.get("lang"), request.headers.get("accept-language", ""))
    return Seen(request.url.path, query, lang, request.headers.get("accept", "*/*"), str(request.base_url))


async def _answered(
    bench: Workbench, view: View, request: Request, limiter: anyio.CapacityLimiter, making: _Making
) -> Response:
    """The answer of a page, from those kept where it is there; who asks while it is made waits for that one."""
    seen = seen_of(request)
    key = (seen.path, tuple(sorted(seen.query.items())), seen.lang, seen.accept)
    async with making.setdefault(key, anyio.Lock()):
        answer = bench.kept.get(key)
        if answer is None:
            answer = await anyio.to_thread.run_sync(_made, bench, view, seen, limiter=limiter)
            if answer.status_code == 200:
                bench.kept.put(key, answer)
    if request.query_params.get("lang") in ("bg", "en"):
        answer = Response(answer.body, answer.status_code, dict(answer.headers))
        answer.set_cookie("lang", seen.lang, max_age=31_536_000, samesite="lax", httponly=True)
    return answer


def _made(bench: Workbench, view: View, seen: Seen) -> Response:
    try:
        answer = view(bench, seen)
    except NotThere:
        answer = _error_page(bench, seen, 404)
    except Refused as refused:
        answer = PlainTextResponse(f"mrezha: {refused.message}\n", refused.status)
    answer.headers["Vary"] = "Accept, Accept-Language, Cookie"
    return answer


def _error_page(bench: Workbench, seen: Seen, status: int) -> Response:
    return page("error.html", bench, seen, status=status, code=status)


async def _failed(bench: Workbench, request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - for the type checker
    answer = _error_page(bench, seen_of(request), error.status_code)
    answer.headers.update(error.headers or {})
    return answer


async def _broken(bench: Workbench, request: Request, error: Exception) -> Response:
    logging.getLogger("mrezha.web").error("%s %s", request.method, request.url.path, exc_info=error)
    return _error_page(bench, seen_of(request), 500)
