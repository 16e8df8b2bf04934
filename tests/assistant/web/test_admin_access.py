"""Who gets in at /admin: an administrator's key, always, and from the service's own page alone."""

import asyncio
from collections.abc import Mapping

import httpx
import pytest

from assistant.access import Registry, Role
from assistant.web.administrators import ADMISSION_SECONDS, COOKIE, Administrators
from assistant.web.services import WebServices
from tests.assistant.web.administrator import KEY, OWN, PROGRAM_KEY, access, api_key
from tests.assistant.web.client import client
from tests.fakes_web import GUARDED, OPEN, REPLIES, FakeAccess, services

DOCUMENTS = "/admin/api/documents"


def send(
    given: WebServices, method: str, path: str, headers: Mapping[str, str], body: object = None
) -> httpx.Response:
    async def once() -> httpx.Response:
        async with client(given) as http:
            return await http.request(method, path, headers=headers, json=body)

    return asyncio.run(once())


def signed_in(given: WebServices, headers: Mapping[str, str] | None = None) -> httpx.Response:
    told = {"Origin": OWN} if headers is None else headers
    return send(given, "POST", "/admin/api/session", told, {"key": KEY})


def with_cookie(given: WebServices, **headers: str) -> dict[str, str]:
    return {"Cookie": f"{COOKIE}={signed_in(given).cookies[COOKIE]}", **headers}


@pytest.mark.parametrize("limits", [OPEN, GUARDED], ids=["questions are free", "guarded"])
def test_without_an_administrators_key_nothing_is_told(limits: object) -> None:
    given = services(access=access(), limits=OPEN if limits is OPEN else GUARDED)
    refused = send(given, "GET", DOCUMENTS, {})
    assert refused.status_code == 401
    assert refused.json()["error"]["message"] == REPLIES.say("admin.session")
    for path in ("session", "documents/x", "nothing/here", ""):
        assert send(given, "GET", f"/admin/api/{path}", {}).status_code == 401


@pytest.mark.parametrize("limits", [OPEN, GUARDED], ids=["questions are free", "guarded"])
def test_the_page_itself_opens_for_everyone_and_holds_nothing(limits: object) -> None:
    given = services(access=access(), limits=OPEN if limits is OPEN else GUARDED)
    page = send(given, "GET", "/admin", {})
    assert page.status_code == 200
    assert "12/2030" not in page.text
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    assert "unsafe" not in page.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("key", "status", "sentence"),
    [
        (KEY, 200, None),
        (PROGRAM_KEY, 403, "admin.role"),
        ("tdkt_wrong", 401, "admin.key"),
        ("", 401, "admin.key"),
    ],
)
def test_a_key_opens_when_it_is_an_administrators(
    key: str, status: int, sentence: str | None
) -> None:
    given = services(access=access())
    by_header = send(given, "GET", DOCUMENTS, {"Authorization": f"Bearer {key}"})
    body = {"key": key}
    by_hand = send(given, "POST", "/admin/api/session", {"Origin": OWN}, body)
    assert (by_header.status_code, by_hand.status_code) == (status, status)
    if sentence:
        assert by_hand.json()["error"]["message"] == REPLIES.say(sentence)
        assert "set-cookie" not in by_hand.headers


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites() -> None:
    response = signed_in(services(access=access()))
    cookie = response.headers["set-cookie"]
    for attribute in ("HttpOnly", "SameSite=strict", "Path=/admin", f"Max-Age={ADMISSION_SECONDS}"):
        assert attribute in cookie
    assert KEY not in cookie
    assert KEY not in response.text
    assert "Secure" not in cookie


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": OWN}, 200),
        ({"Origin": OWN, "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
)
def test_a_cookie_is_good_at_the_services_own_page_alone(
    headers: dict[str, str], status: int
) -> None:
    given = services(access=access())
    assert send(given, "GET", DOCUMENTS, with_cookie(given, **headers)).status_code == status


def test_what_changes_something_must_name_its_origin() -> None:
    given = services(access=access())
    nameless = send(given, "DELETE", "/admin/api/session", with_cookie(given))
    named = send(given, "DELETE", "/admin/api/session", with_cookie(given, Origin=OWN))
    assert (nameless.status_code, named.status_code) == (403, 200)
    assert f"{COOKIE}=" in named.headers["set-cookie"]


def test_another_site_cannot_sign_a_browser_in() -> None:
    given = services(access=access())
    assert signed_in(given, {"Origin": "https://evil.example"}).status_code == 403
    assert signed_in(given, {}).status_code == 403


def test_a_session_ends_with_its_key() -> None:
    keys = access()
    given = services(access=keys)
    cookie = with_cookie(given)
    assert send(given, "GET", DOCUMENTS, cookie).status_code == 200
    keys.registered = Registry(keys=(api_key(PROGRAM_KEY, Role.PROGRAM),))
    assert send(given, "GET", DOCUMENTS, cookie).status_code == 401


def test_a_session_ends_after_a_working_day() -> None:
    given = services(access=access())
    long_ago = Administrators(access(), clock=lambda: 0.0).sign_in(KEY)
    cookie = {"Cookie": f"{COOKIE}={long_ago}"}
    assert send(given, "GET", DOCUMENTS, cookie).status_code == 401


@pytest.mark.parametrize("forged", ["", "x", "W10=.forged", 'WyJhZG1pbmlzdHJhdG9yIiw5OV0=.x"'])
def test_a_cookie_that_was_not_sealed_here_opens_nothing(forged: str) -> None:
    given = services(access=access())
    assert send(given, "GET", DOCUMENTS, {"Cookie": f"{COOKIE}={forged}"}).status_code == 401


def test_a_ticket_of_a_visitor_is_no_admission() -> None:
    given = services(access=FakeAccess(access().registered))
    issued = send(given, "POST", "/v1/tickets", {"Origin": OWN}, {}).json()["ticket"]
    assert send(given, "GET", DOCUMENTS, {"Cookie": f"{COOKIE}={issued}"}).status_code == 401
    shown = {"Authorization": f"Bearer {issued}"}
    assert send(given, "GET", DOCUMENTS, shown).status_code == 401


def test_who_is_signed_in_is_told_by_name() -> None:
    given = services(access=access())
    told = send(given, "GET", "/admin/api/session", with_cookie(given))
    assert told.json() == {"name": "khóa administrator"}
    assert told.headers["cache-control"] == "no-store"


def test_no_key_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    given = services(access=access())
    signed_in(given)
    send(given, "POST", "/admin/api/session", {"Origin": OWN}, {"key": "tdkt_wrong"})
    send(given, "GET", DOCUMENTS + "?q=bí+mật", {"Authorization": f"Bearer {KEY}"})
    assert "/admin/api/session" in caplog.text
    assert "tdkt_" not in caplog.text
    assert "bí" not in caplog.text
