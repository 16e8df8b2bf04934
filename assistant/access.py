"""Who may ask: registered sites, keys of programs, tickets of a minute (pure).

A ticket is `payload.seal`, both base64url: JSON `{embed_id, origin, session, expires}`, and the
HMAC-SHA256 of the payload under the service's secret. Keys have 256 random bits, so that their
SHA-256 can be kept in place of a slow password hash: there is nothing to guess.
"""

import base64
import binascii
import hashlib
import hmac
import json
import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from assistant.errors import BadInput

KEY_PREFIX = "tdkt_"
OWN_PAGE = ""
"""The embed id of the service's own page, which is registered by being the service's."""

_DEFAULT_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9.\-]+|\[[0-9a-f:.]+\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Embed:
    """A site whose pages may show the widget; `origin` as a browser sends it."""

    id: str
    origin: str
    added_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    """A program that may ask; only the SHA-256 of its key is kept."""

    id: str
    name: str
    digest: str
    added_on: date


@dataclass(frozen=True, slots=True)
class Registry:
    """Every site and every key there is."""

    embeds: tuple[Embed, ...] = ()
    keys: tuple[ApiKey, ...] = ()

    def embed(self, embed_id: str) -> Embed | None:
        """The site registered under `embed_id`."""
        return next((each for each in self.embeds if each.id == embed_id), None)

    def allows(self, origin: str) -> bool:
        """Whether pages of `origin` may read what the service answers."""
        return any(each.origin == origin for each in self.embeds)

    def knows(self, key: str) -> bool:
        """Whether `key` is one of ours, compared in constant time."""
        digest = digest_of(key)
        return any(hmac.compare_digest(each.digest, digest) for each in self.keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """Lets the pages of one origin ask, for one session, until `expires` (seconds, Unix time)."""

    embed_id: str
    origin: str
    session: str
    expires: int


def digest_of(key: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()


def origin_of(address: str) -> str:
    """An origin as browsers send it: "https://so.gov.vn"; BadInput for what is none."""
    try:
        parts = urlsplit(address.strip().rstrip("/"))
        port, host = parts.port, (parts.hostname or "").encode("idna").decode()
    except (ValueError, UnicodeError):
        raise BadInput(key="access.origin", value=address) from None
    host = f"[{host}]" if ":" in host else host
    whole = parts.scheme in _DEFAULT_PORTS and _HOST.fullmatch(host)
    if not whole or parts.path or parts.query or parts.fragment or parts.username is not None:
        raise BadInput(key="access.origin", value=address)
    told = "" if port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{port}"
    return f"{parts.scheme}://{host}{told}"


def sealed(ticket: Ticket, secret: bytes) -> str:
    """The ticket in the form that travels."""
    fields = [ticket.embed_id, ticket.origin, ticket.session, ticket.expires]
    payload = base64.urlsafe_b64encode(json.dumps(fields).encode())
    return f"{payload.decode()}.{_seal(payload, secret)}"


def unsealed(text: str, secret: bytes) -> Ticket | None:
    """The ticket if its seal is ours, expired or not; None for anything else."""
    payload, _, seal = text.encode().rpartition(b".")
    if not hmac.compare_digest(seal, _seal(payload, secret).encode()):
        return None
    try:
        embed_id, origin, session, expires = json.loads(base64.urlsafe_b64decode(payload))
    except (ValueError, binascii.Error):
        return None
    return Ticket(embed_id=embed_id, origin=origin, session=session, expires=expires)


def _seal(payload: bytes, secret: bytes) -> str:
    digest = hmac.new(secret, payload, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode()
