"""What every request must pass and every answer carries: host, size, and headers that keep a page to itself."""

from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LONGEST_ADDRESS = 16_384
LARGEST_BODY = 262_144
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


class _TooLarge(Exception):
    """A body grew beyond what is allowed."""


class Guard:
    """Lets pass only requests of allowed hosts and sizes; "*" allows every host."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str]) -> None:
        self.app = app
        self.hosts = {host.lower() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal:
            await refusal(scope, receive, _guarded(send))
            return
        started = False

        async def sent(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await _guarded(send)(message)

        try:
            await self.app(scope, _limited(receive), sent)
        except _TooLarge:
            if not started:
                await _refused(413, f"the request is larger than {LARGEST_BODY} bytes")(scope, receive, _guarded(send))

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        host = host_of(headers.get("host", ""))
        if "*" not in self.hosts and host not in self.hosts:
            return _refused(400, "this host name is not served here; start `mrezha serve` with --allow-host NAME")
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
            return _refused(414, f"the address is longer than {LONGEST_ADDRESS} bytes; POST the query instead")
        length = headers.get("content-length", "0")
        if length.isdigit() and int(length) > LARGEST_BODY:
            return _refused(413, f"the request is larger than {LARGEST_BODY} bytes")
        return None


def host_of(header: str) -> str:
    """The host of a Host header without its port.

    >>> host_of("Localhost:8000"), host_of("[::1]:8000"), host_of("127.0.0.1")
    ('localhost', '[::1]', '127.0.0.1')
    """
    name = header.strip().lower()
    if name.startswith("["):
        return "".join(name.partition("]")[:2])
    return name.partition(":")[0]


def _refused(status: int, message: str) -> PlainTextResponse:
    return PlainTextResponse(f"mrezha: {message}\n", status)


def _limited(receive: Receive) -> Receive:
    """Receive no more of a body than allowed, whatever its header said."""
    taken = 0

    async def limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LARGEST_BODY:
            raise _TooLarge
        return message

    return limited


def _guarded(send: Send) -> Send:
    """Add the headers that are not there yet."""

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return guarded
