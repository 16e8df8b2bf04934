"""Who may ask: registered sites, keys of programs, tickets of a minute (pure).

A ticket is `payload.seal`, both base64url: JSON `{embed_id, origin, session, expires}`, and the
HMAC-SHA256 of the payload under the service's secret. Keys have 256 random bits, so that their
SHA-256 can be kept in place of a slow password hash: there is nothing to guess.

A key has a role: a program may ask, an administrator may look after the service as well. Who signs
in as an administrator gets an admission, sealed like a ticket and told apart by its form; it names
the key, so that it ends when the key is taken back.
"""

import base64
import binascii
import hashlib
import hmac
import json
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
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


class Role(StrEnum):
    """What a key is good for; the value stands in the file of keys."""

    PROGRAM = "program"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    """A program or a person that may ask; only the SHA-256 of the key is kept."""

    id: str
    name: str
    digest: str
    added_on: date
    role: Role = Role.PROGRAM


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
        """Whether `key` is one of ours."""
        return self.holder(key) is not None

    def holder(self, key: str) -> ApiKey | None:
        """Whose key it is, compared in constant time."""
        digest = digest_of(key)
        known = [each for each in self.keys if hmac.compare_digest(each.digest, digest)]
        return next(iter(known), None)

    def administrator(self, key_id: str) -> ApiKey | None:
        """The administrator's key with this id; None for one that was taken back."""
        found = (each for each in self.keys if each.id == key_id)
        return next((each for each in found if each.role is Role.ADMINISTRATOR), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """Lets the pages of one origin ask, for one session, until `expires` (seconds, Unix time)."""

    embed_id: str
    origin: str
    session: str
    expires: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """Lets the administrator with the key `key_id` in until `expires` (seconds, Unix time)."""

    key_id: str
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
    return _sealed([ticket.embed_id, ticket.origin, ticket.session, ticket.expires], secret)


def unsealed(text: str, secret: bytes) -> Ticket | None:
    """The ticket if its seal is ours, expired or not; None for anything else."""
    match _unsealed(text, secret):
        case [str(embed_id), str(origin), str(session), int(expires)]:
            return Ticket(embed_id=embed_id, origin=origin, session=session, expires=expires)
    return None


def sealed_admission(admission: Admission, secret: bytes) -> str:
    """The admission in the form that travels."""
    return _sealed([admission.key_id, admission.expires], secret)


def unsealed_admission(text: str, secret: bytes) -> Admission | None:
    """The admission if its seal is ours, expired or not; None for anything else."""
    match _unsealed(text, secret):
        case [str(key_id), int(expires)]:
            return Admission(key_id=key_id, expires=expires)
    return None


def _sealed(fields: list[object], secret: bytes) -> str:
    payload = base64.urlsafe_b64encode(json.dumps(fields).encode())
    return f"{payload.decode()}.{_seal(payload, secret)}"


def _unsealed(text: str, secret: bytes) -> object:
    """What was sealed; None where the seal is not ours."""
    payload, _, seal = text.encode().rpartition(b".")
    if not hmac.compare_digest(seal, _seal(payload, secret).encode()):
        return None
    try:
        return json.loads(base64.urlsafe_b64decode(payload))
    except (ValueError, binascii.Error):
        return None


def _seal(payload: bytes, secret: bytes) -> str:
    digest = hmac.new(secret, payload, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode()
