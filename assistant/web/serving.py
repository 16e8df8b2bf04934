"""`tdkt serve`: the service at a terminal (edge)."""

import argparse
import asyncio
import socket
import sys

from assistant.edges.prompt_files import load_replies
from assistant.errors import BadInput
from assistant.settings import load_settings
from assistant.web.app import create_app, serve
from assistant.web.services import Services
from assistant.wiring import Opened, open_assistant

LARGEST_PORT = 65_535


def configure(parser: argparse.ArgumentParser) -> None:
    """`tdkt serve [--host] [--port]`."""
    replies = load_replies()
    parser.add_argument("--host", help=replies.say("cli.serve.host"))
    parser.add_argument("--port", type=int, help=replies.say("cli.serve.port"))
    parser.set_defaults(run=_serve)


def _serve(arguments: argparse.Namespace) -> int:
    replies, settings = load_replies(), load_settings()
    opened = open_assistant(settings, replies)
    services = services_of(opened)
    host = arguments.host or settings.host
    port = settings.port if arguments.port is None else arguments.port
    if not 0 <= port <= LARGEST_PORT:
        raise BadInput(key="cli.serve.wrong_port", port=port)
    check_free(host, port)
    amiss = asyncio.run(opened.ready())  # told now; and the first question is not slow
    if amiss is not None:
        print(replies.say(amiss.key, **amiss.values), file=sys.stderr, flush=True)
    print(replies.say("cli.serve.open", host=host, port=port), flush=True)
    serve(create_app(services, replies), host=host, port=port)
    return 0


def services_of(opened: Opened) -> Services:
    """What the routes are given by the index of this process."""
    return Services(
        assistant=opened.assistant,
        library=opened.stores.library,
        memory=opened.memory,
        search=opened.search,
        readiness=opened.ready,
    )


def check_free(host: str, port: int) -> None:
    """BadInput (cli.serve.taken) before the address is announced, not after."""
    try:
        socket.create_server((host, port)).close()
    except OSError as error:
        raise BadInput(str(error), key="cli.serve.taken", host=host, port=port) from error
