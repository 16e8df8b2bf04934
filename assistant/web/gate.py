"""The gate before everything that answers: a key, or a ticket of a registered site (edge: ASGI).

What is not named as open is guarded, so that a new route cannot be forgotten. Failures are raised:
the guard around this layer puts them into words. What administrators alone may do wants their key
whatever the limits say.
"""

import ipaddress
import secrets
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.access import KEY_PREFIX, OWN_PAGE, Ticket, sealed, unsealed
from assistant.errors import NotAllowed
from assistant.web.administrators import API, SESSION, Administrators
from assistant.web.quotas import Limits, Quotas, household
from assistant.web.services import Access

TICKET_SECONDS = 60
SESSION_SECONDS = 86_400
"""For so long after its last ticket a session goes on under the next one."""
TICKETS = "/v1/tickets"
_OPEN = frozenset(
    {
        "/", "/admin", "/docs", "/openapi.json", "/health", "/ready",
        "/widget.js", TICKETS,
    }
)  # fmt: skip
_OPEN_FOLDERS = ("/docs/swagger/", "/page/", "/widget/")


class TicketOffice:
    """Trades an origin and an embed id for a ticket."""

    def __init__(self, access: Access, *, clock: Callable[[], float] = time.time) -> None:
        self._access = access
        self._clock = clock

    def issue(self, headers: Headers, *, embed_id: str | None, renewed: str | None) -> str:
        """A ticket for the page that asks; NotAllowed when its origin is not registered.

        `renewed` is the page's last ticket, expired or not: its session goes on.
        """
        origin, named = headers.get("origin", ""), embed_id or OWN_PAGE
        if not self._registered(origin, named, host=headers.get("host", "")):
            raise NotAllowed(key="access.origin_unknown")
        now, last = int(self._clock()), unsealed(renewed or "", self._access.secret())
        same = last is not None and (last.embed_id, last.origin) == (named, origin)
        goes_on = last if same and last and last.expires + SESSION_SECONDS > now else None
        session = goes_on.session if goes_on else secrets.token_hex(12)
        ticket = Ticket(
            embed_id=named, origin=origin, session=session, expires=now + TICKET_SECONDS
        )
        return sealed(ticket, self._access.secret())

    def _registered(self, origin: str, embed_id: str, *, host: str) -> bool:
        if embed_id == OWN_PAGE:
            return bool(host) and origin in (f"https://{host}", f"http://{host}")
        embed = self._access.registry().embed(embed_id)
        return embed is not None and embed.origin == origin


class Gate:
    """Lets through who shows a key or a ticket, and counts what tickets are used for."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        access: Access,
        limits: Limits,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._app = app
        self._access = access
        self._required = limits.required
        self._local = limits.local
        self._quotas = Quotas(limits, clock=clock)
        self._clock = clock
        self._administrators = Administrators(access, clock=clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or raise NotAllowed or TooMany."""
        if scope["type"] == "http":
            self._let_in(scope)
        await self._app(scope, receive, send)

    def _let_in(self, scope: Scope) -> None:
        if self._local and not _names_this_machine(Headers(scope=scope).get("host", "")):
            raise NotAllowed(key="access.host")
        if scope["path"].startswith(API):
            self._admit_administrator(scope)
        elif self._required and scope["path"] == TICKETS:
            self._quotas.spend(address=_address(scope))  # or fresh sessions would have no end
        elif self._required and not _is_open(scope["path"]):
            self._admit(scope)

    def _admit_administrator(self, scope: Scope) -> None:
        """To sign in only the origin must be right; the key comes in the body."""
        connection = HTTPConnection(scope)
        if scope["path"] == SESSION and scope["method"] == "POST":
            self._administrators.check_origin(connection)
        else:
            self._administrators.admitted(connection)

    def _admit(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        scheme, _, shown = headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            raise NotAllowed(key="access.ticket")
        if shown.startswith(KEY_PREFIX):
            if not self._access.registry().knows(shown):
                raise NotAllowed(key="access.key")
            return
        ticket = unsealed(shown, self._access.secret())
        if ticket is None or not self._is_good(ticket, origin=headers.get("origin")):
            raise NotAllowed(key="access.ticket")
        if _is_counted(scope):
            self._quotas.spend(
                session=ticket.session, address=_address(scope), embed=ticket.embed_id
            )

    def _is_good(self, ticket: Ticket, *, origin: str | None) -> bool:
        """Whether the ticket is used where and when it was meant to be.

        Browsers name no origin when a page reads from its own service.
        """
        if ticket.expires <= self._clock():
            return False
        if ticket.embed_id == OWN_PAGE:
            return origin in (None, ticket.origin)
        known = self._access.registry().embed(ticket.embed_id)
        return known is not None and origin == known.origin and origin == ticket.origin


class CrossOrigin(CORSMiddleware):
    """Browsers let the pages of registered sites, and no others, read what is answered."""

    def __init__(self, app: ASGIApp, *, access: Access) -> None:
        super().__init__(
            app,
            allow_methods=["GET", "POST", "DELETE"],
            allow_headers=["Authorization", "Content-Type"],
            expose_headers=["Retry-After"],
        )
        self._access = access

    def is_allowed_origin(self, origin: str) -> bool:
        """Whether `origin` is registered at this moment."""
        return self._access.registry().allows(origin)


def _is_open(path: str) -> bool:
    return path in _OPEN or path.startswith(_OPEN_FOLDERS)


def _is_counted(scope: Scope) -> bool:
    """What costs a search counts; reading a document does not."""
    return bool(scope["method"] == "POST" or scope["path"] == "/v1/search")


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach `host`."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _names_this_machine(host: str) -> bool:
    """Of a Host header, with its port or without."""
    try:
        return is_loopback(urlsplit(f"//{host}").hostname or "")
    except ValueError:
        return False


def _address(scope: Scope) -> str:
    """Of whoever asks; behind a proxy on this machine uvicorn puts the one it forwards for."""
    return household(scope["client"][0]) if scope.get("client") else ""
