"""`tdkt serve`: the service at a terminal (edge)."""

import argparse
import asyncio
import socket
import sys

from assistant.edges.access import AccessFile
from assistant.edges.child import tdkt
from assistant.edges.clock import today
from assistant.edges.prompt_files import load_replies
from assistant.errors import BadInput
from assistant.lasting import lasting
from assistant.prompting import Replies
from assistant.settings import Settings, load_settings
from assistant.web.app import create_app, serve
from assistant.web.gate import is_loopback
from assistant.web.quotas import Limits
from assistant.web.services import Administration, Services, WebServices
from assistant.web.widget import installed_folder
from assistant.wiring import Opened, open_assistant

LARGEST_PORT = 65_535
UPLOADS = "uploads"
"""The folder, in that of the data, of documents that administrators sent to the page."""


def configure(parser: argparse.ArgumentParser) -> None:
    """`tdkt serve [--host] [--port]`."""
    replies = load_replies()
    parser.add_argument("--host", help=replies.say("cli.serve.host"))
    parser.add_argument("--port", type=int, help=replies.say("cli.serve.port"))
    parser.set_defaults(run=_serve)


def _serve(arguments: argparse.Namespace) -> int:
    replies, settings = load_replies(), load_settings()
    host = arguments.host or settings.host
    opened = open_assistant(settings, replies)
    limits = limits_of(settings, host=host)
    services = web_services_of(opened, settings, limits=limits)
    port = check_free(host, settings.port if arguments.port is None else arguments.port)
    amiss = asyncio.run(opened.ready())  # told now; and the first question is not slow
    lasting()
    if amiss is not None:
        print(replies.say(amiss.key, **amiss.values), file=sys.stderr, flush=True)
    print(replies.say("cli.serve.open", host=host, port=port), flush=True)
    tell_unguarded(replies, limits, host=host)
    serve(create_app(services, replies), host=host, port=port)
    return 0


def limits_of(settings: Settings, *, host: str) -> Limits:
    """What a request needs: a key or a ticket wherever other machines can reach the service.

    `TDKT_AUTH` overrides that either way; where it is not set, only loopback is free.
    """
    return Limits(
        required=not is_loopback(host) if settings.auth is None else settings.auth,
        local=settings.auth is None and is_loopback(host),
        session=settings.quota_session,
        address=settings.quota_address,
        embed=settings.quota_embed,
        day=settings.quota_day,
    )


def tell_unguarded(replies: Replies, limits: Limits, *, host: str) -> None:
    """Say so where other machines can ask without a key or a ticket."""
    if not limits.required and not is_loopback(host):
        print(replies.say("cli.serve.unguarded"), flush=True)


def services_of(opened: Opened) -> Services:
    """What the routes are given by the index of this process."""
    return Services(
        assistant=opened.assistant,
        library=opened.stores.library,
        memory=opened.memory,
        search=opened.search,
        readiness=opened.ready,
    )


def web_services_of(opened: Opened, settings: Settings, *, limits: Limits) -> WebServices:
    """The same, with what the web service alone uses."""
    services = services_of(opened)
    return WebServices(
        assistant=services.assistant,
        library=services.library,
        memory=services.memory,
        search=services.search,
        readiness=services.readiness,
        widget=installed_folder(),
        access=AccessFile(settings.data),
        limits=limits,
        administration=Administration(
            standing=opened.retriever.standing,
            holdings=opened.stores.library.holdings,
            uploads=settings.data.resolve() / UPLOADS,
            today=today,
            tdkt=tdkt,
        ),
    )


def check_free(host: str, port: int) -> int:
    """The port to listen on, chosen by the system for 0; BadInput (cli.serve.taken,
    cli.serve.wrong_port) before the address is announced."""
    if not 0 <= port <= LARGEST_PORT:
        raise BadInput(key="cli.serve.wrong_port", port=port)
    try:
        with socket.create_server((host, port)) as free:
            return int(free.getsockname()[1])
    except OSError as error:
        raise BadInput(str(error), key="cli.serve.taken", host=host, port=port) from error
