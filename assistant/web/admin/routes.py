"""The routes under `/admin/api/` and the way in (edge: FastAPI)."""

from typing import Annotated

from fastapi import APIRouter, FastAPI, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from assistant.prompting import Replies
from assistant.web.admin.changing import changes_router
from assistant.web.admin.describing import add_admin_route
from assistant.web.admin.documents import documents_router
from assistant.web.admin.page import add_page
from assistant.web.admin.reviewing import reviewing_router
from assistant.web.administrators import ADMISSION_SECONDS, COOKIE, Administrators
from assistant.web.requests import Text
from assistant.web.services import WebServices
from assistant.web.uncached import uncached

LONGEST_KEY = 200
"""Characters; a key has 48."""
_PATH = "/admin"


class SignIn(BaseModel):
    """The body of POST /admin/api/session."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    key: Annotated[Text, Field(max_length=LONGEST_KEY)]


class Sessions:
    """The handlers that let an administrator in and out."""

    def __init__(self, administrators: Administrators) -> None:
        self._administrators = administrators

    async def begin(self, request: SignIn, http: Request) -> Response:
        """Trade the key for a cookie that scripts cannot read and other sites do not send."""
        response = uncached({"seconds": ADMISSION_SECONDS})
        response.set_cookie(
            COOKIE,
            self._administrators.sign_in(request.key),
            max_age=ADMISSION_SECONDS,
            path=_PATH,
            secure=http.url.scheme == "https",
            httponly=True,
            samesite="strict",
        )
        return response

    async def show(self, http: Request) -> Response:
        """Who is signed in."""
        holder = self._administrators.admitted(http)
        return uncached({"name": holder.name})

    async def end(self) -> Response:
        """Take the cookie back."""
        response = uncached({})
        response.delete_cookie(COOKIE, path=_PATH, httponly=True, samesite="strict")
        return response


def add_administration(app: FastAPI, services: WebServices, replies: Replies) -> None:
    """Serve `/admin` and what it asks; the gate before the app lets administrators in alone."""
    sessions = Sessions(Administrators(services.access))
    router = APIRouter()
    for name, method, handler in (
        ("sign_in", "POST", sessions.begin),
        ("signed_in", "GET", sessions.show),
        ("sign_out", "DELETE", sessions.end),
    ):
        add_admin_route(router, name, method, "/session", handler, replies)
    router.include_router(documents_router(services.administration, replies))
    router.include_router(changes_router(services.administration, replies))
    router.include_router(reviewing_router(services, replies))
    app.include_router(router, prefix="/admin/api")
    add_page(app, replies)
