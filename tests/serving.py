"""A web app on a real socket, served by uvicorn in a thread of this process."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from assistant.web.app import create_app
from assistant.web.services import WebServices
from tests.fakes_web import REPLIES


@contextmanager
def served(given: WebServices, *, port: int = 0) -> Iterator[str]:
    """The address of the whole service over `given`, with a slash at its end."""
    with served_app(create_app(given, REPLIES), port=port) as address:
        yield address


@contextmanager
def served_app(app: ASGIApp, *, port: int = 0) -> Iterator[str]:
    """The address of an app, with a slash at its end."""
    listener = socket.create_server(("127.0.0.1", port))
    config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()
