"""Who may look after the service: an administrator's key, typed once, then a cookie (edge).

The key is traded for a cookie rather than kept by the page: the cookie is HttpOnly, so that no
script can read it, is sealed and ends by itself after a working day, and names the key, so that
`tdkt keys remove` ends it at once. A browser sends cookies on its own; that another site makes it
do so is prevented three times: SameSite=Strict, the origin of what changes something must be the
service's own, and a browser that says where a request comes from must say "same-origin". Programs
send the key as `Authorization: Bearer …`, which no browser does unasked.

A key is wanted always, also where questions are free (`TDKT_AUTH` off on this machine alone).
"""

import time
from collections.abc import Callable

from starlette.requests import HTTPConnection

from assistant.access import (
    Admission,
    ApiKey,
    Role,
    sealed_admission,
    unsealed_admission,
)
from assistant.errors import NotAllowed
from assistant.web.services import Access

API = "/admin/api/"
SESSION = f"{API}session"
COOKIE = "tdkt_admin"
ADMISSION_SECONDS = 8 * 3_600
"""A working day."""
_READING = frozenset({"GET", "HEAD"})
_OWN = frozenset({"same-origin", "none"})
"""What a browser says of a request that its own page made, or a person who typed an address."""


class Administrators:
    """Lets administrators in, and nobody else."""

    def __init__(self, access: Access, *, clock: Callable[[], float] = time.time) -> None:
        self._access = access
        self._clock = clock

    def sign_in(self, key: str) -> str:
        """The cookie for an administrator's key; NotAllowed for any other."""
        holder = self._holder(key.strip())
        expires = int(self._clock()) + ADMISSION_SECONDS
        admission = Admission(key_id=holder.id, expires=expires)
        return sealed_admission(admission, self._access.secret())

    def admitted(self, connection: HTTPConnection) -> ApiKey:
        """Whose key or cookie a request shows; NotAllowed when it is none, or from elsewhere."""
        scheme, _, shown = connection.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return self._holder(shown)
        self.check_origin(connection)
        admission = unsealed_admission(connection.cookies.get(COOKIE, ""), self._access.secret())
        if admission is None or admission.expires <= self._clock():
            raise NotAllowed(key="admin.session")
        holder = self._access.registry().administrator(admission.key_id)
        if holder is None:
            raise NotAllowed(key="admin.session")
        return holder

    def check_origin(self, connection: HTTPConnection) -> None:
        """NotAllowed where a page of another origin had the browser send this.

        Browsers name the origin of everything but plain reading; programs that name neither
        origin nor site are no browsers and hold no cookie of a person.
        """
        headers = connection.headers
        host, origin = headers.get("host", ""), headers.get("origin")
        own = bool(host) and origin in (None, f"https://{host}", f"http://{host}")
        nameless = origin is None and connection.scope["method"] not in _READING
        if not own or nameless or headers.get("sec-fetch-site", "none") not in _OWN:
            raise NotAllowed(key="admin.elsewhere")

    def _holder(self, key: str) -> ApiKey:
        holder = self._access.registry().holder(key)
        if holder is None:
            raise NotAllowed(key="admin.key")
        if holder.role is not Role.ADMINISTRATOR:
            raise NotAllowed(key="admin.role")
        return holder
