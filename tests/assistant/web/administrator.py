"""An administrator of the tests: a key, and a client that is signed in."""

import asyncio
from collections.abc import Sequence
from datetime import date
from typing import Any

import httpx

from assistant.access import ApiKey, Registry, Role, digest_of
from assistant.web.services import WebServices
from tests.assistant.web.client import client
from tests.fakes_web import FakeAccess

KEY = "tdkt_of-the-administrator"
PROGRAM_KEY = "tdkt_of-a-program"
OWN = "http://tdkt"
ADDED_ON = date(2030, 1, 1)
Asked = tuple[str, str, Any]


def api_key(key: str, role: Role) -> ApiKey:
    return ApiKey(id=role, name=f"khóa {role}", digest=digest_of(key), added_on=ADDED_ON, role=role)


def access() -> FakeAccess:
    keys = (api_key(KEY, Role.ADMINISTRATOR), api_key(PROGRAM_KEY, Role.PROGRAM))
    return FakeAccess(Registry(keys=keys))


def asked(given: WebServices, *requests: Asked) -> list[httpx.Response]:
    """What an administrator, signed in at the service's own page, is answered."""

    async def one_after_another() -> list[httpx.Response]:
        async with client(given) as http:
            http.headers["Origin"] = OWN
            await http.post("/admin/api/session", json={"key": KEY})
            return await all_of(http, requests)

    return asyncio.run(one_after_another())


async def all_of(http: httpx.AsyncClient, requests: Sequence[Asked]) -> list[httpx.Response]:
    return [
        await http.request(method, "/admin/api/" + path, json=body)
        for method, path, body in requests
    ]
