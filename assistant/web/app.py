"""The web service, put together from its services (edge: FastAPI, uvicorn)."""

from contextlib import suppress

import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp

from assistant.prompting import Replies
from assistant.web.admin.routes import add_administration
from assistant.web.completions import completions_router
from assistant.web.gate import CrossOrigin, Gate
from assistant.web.guard import Guard
from assistant.web.pages import add_pages
from assistant.web.problems import install
from assistant.web.routes import api_router
from assistant.web.services import WebServices
from assistant.web.widget import add_widget, load_widget

PING_SECONDS = 10.0
"""Well under the 60 seconds after which nginx and most proxies give up on a silent answer."""


SHUTDOWN_SECONDS = 5
"""What an open stream gets after Ctrl+C; a `tdkt serve` that hangs would be killed instead."""


def create_app(
    services: WebServices, replies: Replies, *, ping_seconds: float = PING_SECONDS
) -> FastAPI:
    """The whole service: API, pages, errors and headers."""
    app = FastAPI(
        title=replies.say("docs.title"),
        description=replies.say("docs.description"),
        version="1",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
    )
    install(app, replies)
    app.include_router(api_router(services, replies, ping_seconds=ping_seconds))
    app.include_router(completions_router(services, replies, ping_seconds=ping_seconds))
    widget = load_widget(services.widget, replies)
    add_widget(app, widget)
    add_administration(app, services, replies)
    add_pages(app, services.library, replies)
    app.add_middleware(Gate, access=services.access, limits=services.limits)
    app.add_middleware(Guard, replies=replies)
    app.add_middleware(CrossOrigin, access=services.access)  # so that failures can be read as well
    return app


def serve(app: ASGIApp, *, host: str, port: int) -> None:
    """Serve until interrupted."""
    with suppress(KeyboardInterrupt):
        server_of(app, host=host, port=port).run()


def server_of(app: ASGIApp, *, host: str, port: int) -> uvicorn.Server:
    """A server of `app`. uvicorn's own access log is off: it would keep what was asked."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            host=host,
            port=port,
            access_log=False,
            log_level="warning",
            timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        )
    )
