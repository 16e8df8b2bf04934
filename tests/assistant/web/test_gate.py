"""The gate: who may ask, how much, and what a browser of another site may read."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import httpx
import pytest
from starlette.datastructures import Headers

from assistant.access import ApiKey, Embed, Registry, digest_of, unsealed
from assistant.errors import NotAllowed, TooMany
from assistant.web.gate import TICKET_SECONDS, TicketOffice
from assistant.web.quotas import Limits, Quotas, household
from assistant.web.services import WebServices
from tests.assistant.web.client import client
from tests.fakes_web import DECREE, GUARDED, OPEN, REPLIES, FakeAccess, FakeAssistant, services
from tests.serving import served

SITE = "https://so.example"
EMBED = Embed(id="a1", origin=SITE, added_on=date(2030, 1, 1))
KEY = "tdkt_right"
ACCESS = FakeAccess(
    Registry(
        (EMBED,), (ApiKey(id="k", name="bot", digest=digest_of(KEY), added_on=EMBED.added_on),)
    )
)
ASK = {"question": "Hồ sơ gồm những gì?"}
Request = tuple[str, str, dict[str, str], object]


def guarded(limits: Limits = GUARDED) -> WebServices:
    return services(access=ACCESS, limits=limits)


def send(given: WebServices, *requests: Request) -> list[httpx.Response]:
    async def one_after_another() -> list[httpx.Response]:
        async with client(given) as http:
            return [
                await http.request(method, path, headers=headers, json=body)
                for method, path, headers, body in requests
            ]

    return asyncio.run(one_after_another())


def ticket(origin: str = SITE, embed_id: str | None = "a1", *, now: float | None = None) -> str:
    office = TicketOffice(ACCESS) if now is None else TicketOffice(ACCESS, clock=lambda: now)
    headers = Headers({"origin": origin, "host": "tdkt"})
    return office.issue(headers, embed_id=embed_id, renewed=None)


def own_ticket() -> str:
    return ticket("http://tdkt", None)


def asked(shown: str | None, origin: str | None = SITE) -> Request:
    headers = {"Authorization": f"Bearer {shown}"} if shown else {}
    return "POST", "/v1/ask", headers | ({"Origin": origin} if origin else {}), ASK


def statuses(responses: Sequence[httpx.Response]) -> list[int]:
    return [each.status_code for each in responses]


def test_without_a_key_or_a_ticket_nothing_is_answered() -> None:
    paths = ("/v1/documents", "/v1/search?q=x", f"/v1/documents/{DECREE.id}", "/v1/nothing")
    reading: list[Request] = [("GET", path, {}, None) for path in paths]
    refused = send(guarded(), asked(None), *reading)
    assert statuses(refused) == [401] * 5
    assert refused[0].json()["error"]["message"] == REPLIES.say("access.ticket")
    assert refused[0].headers["www-authenticate"] == "Bearer"


def test_a_path_is_guarded_unless_it_is_named_as_open() -> None:
    open_paths = ("/", "/docs", "/health", "/ready", "/widget.js", "/page/icon.svg")
    found = send(guarded(), *[("GET", path, {}, None) for path in open_paths])
    assert statuses(found) == [200] * 6
    assert statuses(send(guarded(), ("GET", "/administration", {}, None))) == [401]


@pytest.mark.parametrize(
    ("show", "origin", "status"),
    [
        (lambda: KEY, None, 200),
        (lambda: "tdkt_wrong", None, 401),
        (ticket, SITE, 200),
        (ticket, "https://evil.example", 401),
        (ticket, None, 401),
        (lambda: ticket(now=0.0), SITE, 401),
        (own_ticket, "http://tdkt", 200),
        (own_ticket, None, 200),
        (own_ticket, SITE, 401),
        (lambda: "W10=.forged", SITE, 401),
    ],
)
def test_a_key_or_a_ticket_opens_for_whom_it_was_given(
    show: Callable[[], str], origin: str | None, status: int
) -> None:
    assert statuses(send(guarded(), asked(show(), origin))) == [status]


def test_a_ticket_of_a_site_that_was_taken_off_is_no_good() -> None:
    given = replace(guarded(), access=FakeAccess())
    assert statuses(send(given, asked(ticket()))) == [401]


def test_the_page_of_a_registered_site_gets_a_ticket_and_no_other_does() -> None:
    body = {"embed_id": "a1"}
    own: dict[str, object] = {"embed_id": None}
    good, other_site, no_origin, wrong_id, own_page, pretended = send(
        guarded(),
        ("POST", "/v1/tickets", {"Origin": SITE}, body),
        ("POST", "/v1/tickets", {"Origin": "https://evil.example"}, body),
        ("POST", "/v1/tickets", {}, body),
        ("POST", "/v1/tickets", {"Origin": SITE}, {"embed_id": "b2"}),
        ("POST", "/v1/tickets", {"Origin": "http://tdkt"}, own),
        ("POST", "/v1/tickets", {"Origin": SITE}, own),
    )
    assert statuses([good, own_page]) == [200, 200]
    assert statuses([other_site, no_origin, wrong_id, pretended]) == [403] * 4
    assert good.json()["seconds"] == TICKET_SECONDS
    assert good.headers["cache-control"] == "no-store"
    assert statuses(send(guarded(), asked(good.json()["ticket"]))) == [200]


def test_a_renewed_ticket_goes_on_with_its_session_for_a_day() -> None:
    def session(shown: str) -> str:
        found = unsealed(shown, ACCESS.secret())
        assert found is not None
        return found.session

    def renewed(at: float, last: str, embed_id: str | None = "a1", origin: str = SITE) -> str:
        headers = Headers({"origin": origin, "host": "tdkt"})
        office = TicketOffice(ACCESS, clock=lambda: at)
        return session(office.issue(headers, embed_id=embed_id, renewed=last))

    first = ticket(now=0.0)
    assert renewed(3_600.0, first) == session(first)
    assert renewed(90_000.0, first) != session(first)
    assert renewed(1.0, first + "x") != session(first)
    assert renewed(1.0, first, None, "http://tdkt") != session(first)


def test_a_session_that_asks_too_fast_is_told_when_it_may_go_on() -> None:
    shown = ticket()
    limits = replace(GUARDED, session=2)
    reading: Request = (
        "GET", "/v1/documents", {"Authorization": f"Bearer {shown}", "Origin": SITE}, None,
    )  # fmt: skip
    *good, refused = send(
        guarded(limits), asked(shown), reading, reading, asked(shown), asked(shown)
    )
    assert statuses(good) == [200] * 4
    assert refused.status_code == 429
    seconds = int(refused.headers["retry-after"])
    assert 0 < seconds <= 60
    assert refused.json()["error"]["message"] == REPLIES.say("quota.session", seconds=seconds)


def test_a_key_has_no_quota() -> None:
    limits = replace(GUARDED, session=1, embed=1, day=1)
    assert statuses(send(guarded(limits), *[asked(KEY, None)] * 3)) == [200] * 3


def test_quotas_are_of_a_session_of_an_address_of_a_site_and_of_a_day() -> None:
    now = 0.0
    limits = Limits(required=True, session=2, address=3, embed=4, day=5)
    quotas = Quotas(limits, clock=lambda: now)

    def spend(session: str, address: str, embed: str = "a") -> str:
        try:
            quotas.spend(session=session, address=address, embed=embed)
        except TooMany as refused:
            return f"{refused.key} {refused.values['seconds']}"
        return "ok"

    assert [spend("one", "x"), spend("one", "x"), spend("one", "x")] == [
        "ok", "ok", "quota.session 60",
    ]  # fmt: skip
    assert [spend("two", "x"), spend("three", "x")] == ["ok", "quota.address 60"]
    assert [spend("two", "y"), spend("four", "z")] == ["ok", "quota.embed 60"]
    assert spend("four", "z", "b") == "ok"
    now = 61.0
    assert [spend("one", "x"), spend("one", "x")] == ["ok", "quota.day 86339"]
    now = 86_400.0
    assert spend("one", "x") == "ok"


def test_fresh_tickets_do_not_lift_the_limit_of_who_asks_for_them() -> None:
    limits = replace(GUARDED, session=2, address=5)
    trade: Request = ("POST", "/v1/tickets", {"Origin": SITE}, {"embed_id": "a1"})
    *good, refused = send(
        guarded(limits), trade, asked(ticket()), trade, asked(ticket()), trade, asked(ticket())
    )
    assert statuses(good) == [200] * 5
    seconds = int(refused.headers["retry-after"])
    assert refused.json()["error"]["message"] == REPLIES.say("quota.address", seconds=seconds)
    assert statuses(send(guarded(replace(limits, address=2)), trade, trade, trade)) == [
        200, 200, 429,
    ]  # fmt: skip


def test_behind_a_proxy_of_this_machine_visitors_have_addresses_of_their_own() -> None:
    own = {"embed_id": None}
    with served(guarded(replace(GUARDED, address=1))) as address, httpx.Client() as http:

        def trade(visitor: str) -> int:
            headers = {"Origin": address.rstrip("/"), "X-Forwarded-For": visitor}
            return http.post(f"{address}v1/tickets", json=own, headers=headers).status_code

        assert [trade("203.0.113.1"), trade("203.0.113.1"), trade("203.0.113.2")] == [200, 429, 200]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("203.0.113.7", "203.0.113.7", True),
        ("203.0.113.7", "203.0.113.8", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:203.0.113.7", "::ffff:203.0.113.8", False),
        ("", "testclient", False),
    ],
)
def test_addresses_of_one_network_count_together(one: str, other: str, same: bool) -> None:
    assert (household(one) == household(other)) is same


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8000", 200),
        ("127.0.0.1", 200),
        ("[::1]:8000", 200),
        ("evil.example:8000", 403),
        ("127.0.0.1.evil.example", 403),
        ("192.168.1.7", 403),
        ("[", 403),
        ("", 403),
    ],
)
def test_a_service_that_asks_for_nothing_answers_under_its_machines_own_name_alone(
    host: str, status: int
) -> None:
    free = replace(guarded(), limits=replace(OPEN, local=True))
    [response] = send(free, ("POST", "/v1/ask", {"Host": host}, ASK))
    assert response.status_code == status
    if status == 403:
        assert response.json()["error"]["message"] == REPLIES.say("access.host")


def test_a_registered_site_may_read_answers_failures_and_when_to_ask_again() -> None:
    good, refused = send(guarded(), asked(ticket()), asked(None))
    for response in (good, refused):
        assert response.headers["access-control-allow-origin"] == SITE
        assert response.headers["access-control-expose-headers"] == "Retry-After"
        assert "Origin" in response.headers["vary"]
        assert "access-control-allow-credentials" not in response.headers


def test_a_crash_can_be_read_by_a_registered_site_as_well() -> None:
    crashing = FakeAssistant(failure=RuntimeError("x"))
    given = services(assistant=crashing, access=ACCESS, limits=GUARDED)
    [response] = send(given, asked(ticket()))
    assert (response.status_code, response.headers["access-control-allow-origin"]) == (500, SITE)


@pytest.mark.parametrize("origin", ["https://evil.example", "http://so.example", "null"])
def test_no_other_site_may_read_anything(origin: str) -> None:
    preflight = {"Access-Control-Request-Method": "POST", "Origin": origin}
    responses = send(
        services(access=ACCESS), asked(None, origin), ("OPTIONS", "/v1/ask", preflight, None)
    )
    assert not any("access-control-allow-origin" in each.headers for each in responses)
    assert responses[1].status_code == 400


def test_a_registered_site_is_told_before_it_asks_that_it_may() -> None:
    headers = {
        "Origin": SITE,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type",
    }
    [response] = send(guarded(), ("OPTIONS", "/v1/ask", headers, None))
    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == SITE


def test_an_origin_must_be_named_to_get_a_ticket() -> None:
    with pytest.raises(NotAllowed):
        TicketOffice(ACCESS).issue(Headers({}), embed_id=None, renewed=None)


@pytest.mark.parametrize("origin", ["http://[", "null", "", "http://tdkt.example"])
def test_an_origin_that_is_not_the_services_own_gets_no_ticket_of_its_page(origin: str) -> None:
    with pytest.raises(NotAllowed):
        ticket(origin, None)
