"""`/sparql`: the protocol for programs, the editor for people, the description of the service for both."""

import anyio
import anyio.to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from mrezha.ontology.namespaces import PREFIXES
from mrezha.queries.catalogue import catalogue
from mrezha.web.bench import Seen, Workbench
from mrezha.web.described import description
from mrezha.web.negotiate import best, language
from mrezha.web.render import page
from mrezha.web.sparql import GRAPH_TYPES, Refused, answer, asked

CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Mrezha-Row-Limit, Mrezha-Truncated",
}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}


async def endpoint(bench: Workbench, request: Request) -> Response:
    """Answer one request of the protocol."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=CORS | _PREFLIGHT)
    try:
        answer = await _answer(bench, request)
    except Refused as refused:
        answer = PlainTextResponse(f"mrezha: {refused.message}\n", refused.status)
        if refused.status == 503:
            answer.headers["Retry-After"] = "5"
    answer.headers.update({**CORS, "Vary": "Accept, Accept-Language, Cookie"})
    return answer


async def _answer(bench: Workbench, request: Request) -> Response:
    accept = request.headers.get("accept", "*/*")
    body = await request.body() if request.method == "POST" else b""
    wanted = asked(request.method, request.url.query, request.headers.get("content-type", ""), body)
    if wanted is None:
        return await anyio.to_thread.run_sync(_described, bench, request, accept)
    done = await anyio.to_thread.run_sync(answer, wanted, accept, bench.pool)
    headers = {"Mrezha-Row-Limit": str(bench.pool.limits.rows)}
    if done.cut:
        headers["Mrezha-Truncated"] = "true"
    return Response(done.body, headers={**headers, "Content-Type": done.media})


def _described(bench: Workbench, request: Request, accept: str) -> Response:
    """Without a query: the editor for a browser, the service description for a program."""
    media = best(accept, ["text/html", *GRAPH_TYPES]) if "html" in accept else best(accept, list(GRAPH_TYPES))
    if media is None:
        raise Refused(406, f"without a query there is a page (text/html) or a description ({', '.join(GRAPH_TYPES)})")
    if media != "text/html":
        address = str(request.url.replace(query=""))
        return Response(description(bench.kg.dataset, address, GRAPH_TYPES[media]), media_type=media)
    return _editor(bench, request, accept)


def _editor(bench: Workbench, request: Request, accept: str) -> Response:
    chosen, kept = request.query_params.get("lang"), request.cookies.get("lang")
    lang = language(chosen, kept, request.headers.get("accept-language", ""))
    seen = Seen("/sparql", {}, lang, accept, str(request.base_url))
    shown = page(
        "sparql.html", bench, seen, limits=bench.pool.limits, queries=list(catalogue().values()), prefixes=PREFIXES
    )  # fmt: skip
    if chosen in ("bg", "en"):
        shown.set_cookie("lang", lang, max_age=31_536_000, samesite="lax", httponly=True)
    return shown
