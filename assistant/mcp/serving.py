"""`tdkt mcp`: the MCP server at a terminal, over stdio or HTTP (edge)."""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, redirect_stdout

from mcp.server.stdio import stdio_server

from assistant.edges.access import AccessFile
from assistant.edges.prompt_files import load_replies
from assistant.edges.remote import RemoteAssistant, RemoteLibrary, RemoteSearch, connected
from assistant.mcp.tools import create_server
from assistant.prompting import Replies
from assistant.settings import Settings, load_settings
from assistant.web.app import server_of
from assistant.web.gate import Gate
from assistant.web.guard import Guard
from assistant.web.services import Services
from assistant.web.serving import check_free, limits_of, services_of, tell_unguarded
from assistant.wiring import open_assistant

PORT = 8001
"""Beside `tdkt serve`, which takes 8000."""
PATH = "/mcp"


def configure(parser: argparse.ArgumentParser) -> None:
    """`tdkt mcp [--http [--host HOST] [--port PORT]]`."""
    words = load_replies().under("cli.mcp")
    parser.add_argument("--http", action="store_true", help=words["http"])
    parser.add_argument("--host", help=words["host"])
    parser.add_argument("--port", type=int, default=PORT, help=words["port"])
    parser.set_defaults(run=_serve)


def _serve(arguments: argparse.Namespace) -> int:
    replies, settings = load_replies(), load_settings()
    host = arguments.host or settings.host
    if arguments.http:
        port = check_free(host, arguments.port)
        asyncio.run(_over_http(settings, replies, host=host, port=port))
    else:
        asyncio.run(_over_stdio(settings, replies))
    return 0


async def _over_stdio(settings: Settings, replies: Replies) -> None:
    """Until the other side closes our input; nothing but the protocol goes to our output."""
    async with _services(settings, replies) as services:
        server = create_server(services, replies)
        async with stdio_server() as (received, sent):
            await server.run(received, sent, server.create_initialization_options())


async def _over_http(settings: Settings, replies: Replies, *, host: str, port: int) -> None:
    """Until interrupted. Without sessions: every request stands alone, none is kept waiting. Who
    may ask is the same as of `tdkt serve`, whose keys are wanted here."""
    async with _services(settings, replies) as services:
        server = create_server(services, replies)
        app = server.streamable_http_app(streamable_http_path=PATH, stateless_http=True, host=host)
        limits = limits_of(settings, host=host)
        gate = Gate(app, access=AccessFile(settings.data), limits=limits)
        print(replies.say("cli.mcp.open", host=host, port=port, path=PATH), flush=True)
        tell_unguarded(replies, limits, host=host)
        await server_of(Guard(gate, replies=replies), host=host, port=port).serve()


@asynccontextmanager
async def _services(settings: Settings, replies: Replies) -> AsyncIterator[Services]:
    """Those of the index here, or of a running service where an address is set."""
    if settings.assistant_url:
        async with connected(key=settings.assistant_key) as client:
            search = RemoteSearch(settings.assistant_url, client)
            yield Services(
                assistant=RemoteAssistant(settings.assistant_url, client),
                library=RemoteLibrary(settings.assistant_url, client),
                memory=None,
                search=search,
                readiness=search.ready,
            )
        return
    with redirect_stdout(sys.stderr):
        services = services_of(open_assistant(settings, replies))
        await services.readiness()
    yield services
