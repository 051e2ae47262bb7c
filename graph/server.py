"""Talking to a SPARQL server over HTTP, every failure as one line."""

import os
from collections.abc import Generator, Mapping, Sequence
from urllib.parse import urlsplit, urlunsplit

import httpx

from mrezha.graph.engine import QueryError, one_line

_CONNECT = 10.0  # seconds
_ANSWER = 300.0  # seconds; MREZHA_ENDPOINT_TIMEOUT says otherwise


class EndpointError(QueryError):
    """A server cannot be used; the message says which, why and what to do, in one line."""


class Login(httpx.Auth):
    """Name and password in whichever way the server asks for them, once it asks."""

    def __init__(self, user: str, password: str) -> None:
        self._ways = {"digest": httpx.DigestAuth(user, password), "basic": httpx.BasicAuth(user, password)}
        self._way: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """The request as it is; after a 401 the way that the server names."""
        if self._way is None:
            answer = yield request
            said = answer.headers.get("www-authenticate", "").lower()
            named = [way for name, way in self._ways.items() if name in said]
            if answer.status_code != 401 or not named:
                return
            self._way = named[0]
        yield from self._way.auth_flow(request)


class Server:
    """A server and the connection to it; credentials are the environment's."""

    def __init__(self, address: str) -> None:
        self.address = _checked(address)
        user, password = os.environ.get("MREZHA_ENDPOINT_USER"), os.environ.get("MREZHA_ENDPOINT_PASSWORD", "")
        self.login = Login(user, password) if user else None
        self._seconds = _seconds()
        self._client = httpx.Client(
            auth=self.login,
            timeout=httpx.Timeout(self._seconds, connect=_CONNECT),
            follow_redirects=True,
            headers={"User-Agent": "mrezha"},
        )
        self.software = ""

    def post(self, form: Mapping[str, str | Sequence[str]], accept: str) -> httpx.Response:
        """Send a form to the address for queries.

        Raises:
            EndpointError: if the server cannot be reached or will not serve us.
            QueryError: if it refuses the query.
        """
        answer = self._sent(self.address, data=dict(form), headers={"Accept": accept})
        self.software = answer.headers.get("server", "")
        return answer

    def update(self, text: str) -> None:
        """Send a SPARQL Update.

        Raises:
            EndpointError: if the server cannot be reached or will not change its dataset for us.
        """
        try:
            self._sent(
                self.update_address, content=text.encode(), headers={"Content-Type": "application/sparql-update"}
            )
        except EndpointError:
            raise
        except QueryError as error:
            raise EndpointError(
                f"{self.update_address}: refuses to be changed ({error}); "
                "set MREZHA_ENDPOINT_UPDATE to its address for updates, and MREZHA_ENDPOINT_USER and _PASSWORD"
            ) from error

    @property
    def update_address(self) -> str:
        """Where updates go: `MREZHA_ENDPOINT_UPDATE`, or as the known servers have it."""
        return os.environ.get("MREZHA_ENDPOINT_UPDATE") or update_address(
            self.address, virtuoso="virtuoso" in self.software.lower() and self.login is not None
        )

    def _sent(self, address: str, **request: object) -> httpx.Response:
        try:
            answer = self._client.post(address, **request)  # type: ignore[arg-type]
        except httpx.ReadTimeout:
            raise EndpointError(
                f"{address}: no answer within {self._seconds:g} s; set MREZHA_ENDPOINT_TIMEOUT to wait longer, "
                "or ask for less"
            ) from None
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise EndpointError(
                f"{address}: cannot be reached ({one_line(error) or type(error).__name__}); "
                "check the address and that the server runs"
            ) from error
        if answer.status_code in (401, 403):
            raise EndpointError(
                f"{address}: the server wants another name or password; "
                "set MREZHA_ENDPOINT_USER and MREZHA_ENDPOINT_PASSWORD"
            )
        if answer.status_code in (404, 405, 502, 503, 504):
            raise EndpointError(
                f"{address}: the server answers {answer.status_code} {answer.reason_phrase}; check the address"
            )
        if answer.status_code >= 400:
            raise QueryError(f"the server refused: {_first_line(answer.text) or answer.reason_phrase}")
        return answer


def update_address(address: str, *, virtuoso: bool) -> str:
    """Where a server with this address for queries takes updates, by the custom of its kind.

    >>> update_address("http://localhost:7878/query", virtuoso=False)
    'http://localhost:7878/update'
    >>> update_address("http://localhost:8890/sparql", virtuoso=True)
    'http://localhost:8890/sparql-auth'
    >>> update_address("http://localhost:7200/repositories/mrezha", virtuoso=False)
    'http://localhost:7200/repositories/mrezha/statements'
    """
    parts = urlsplit(address)
    path = parts.path.rstrip("/")
    if path.endswith("/query"):
        path = path.removesuffix("/query") + "/update"
    elif virtuoso and path.endswith("/sparql"):
        path += "-auth"
    elif "/repositories/" in path and not path.endswith("/statements"):
        path += "/statements"
    return urlunsplit(parts._replace(path=path))


def _checked(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise EndpointError(f"{address}: is no address of a server; it begins with http:// or https://")
    if parts.username or parts.password:
        raise EndpointError(
            f"{urlunsplit(parts._replace(netloc=parts.hostname))}: leave name and password out of the address; "
            "set MREZHA_ENDPOINT_USER and MREZHA_ENDPOINT_PASSWORD"
        )
    return address


def _seconds() -> float:
    said = os.environ.get("MREZHA_ENDPOINT_TIMEOUT", "")
    try:
        return float(said) if said else _ANSWER
    except ValueError:
        raise EndpointError(f"MREZHA_ENDPOINT_TIMEOUT is “{said}”; it must be a number of seconds") from None


def _first_line(text: str) -> str:
    return one_line(next((line for line in text.splitlines() if line.strip()), ""))
