"""An HTTP client that talks to the app in this process."""

import json
from typing import Any

import httpx
from fastapi import FastAPI

from assistant.web.app import create_app
from assistant.web.services import WebServices
from tests.fakes_web import REPLIES, services


def client(given: WebServices | None = None, *, ping_seconds: float = 10.0) -> httpx.AsyncClient:
    return client_of(create_app(given or services(), REPLIES, ping_seconds=ping_seconds))


def client_of(app: FastAPI) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://tdkt")


def events_of(body: str) -> list[tuple[str, Any]]:
    """Every event of a stream, comments left out; strict about the framing."""
    found = []
    assert body.endswith("\n\n")
    for block in body.removesuffix("\n\n").split("\n\n"):
        if block.startswith(":"):
            continue
        first, second = block.split("\n")
        data = json.loads(second.removeprefix("data: "))
        found.append((first.removeprefix("event: "), data))
    return found
