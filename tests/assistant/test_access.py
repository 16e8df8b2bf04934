"""Origins, keys and tickets: what is let through, and what is not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.access import (
    Admission,
    ApiKey,
    Embed,
    Registry,
    Role,
    Ticket,
    digest_of,
    origin_of,
    sealed,
    sealed_admission,
    unsealed,
    unsealed_admission,
)
from assistant.errors import BadInput

SECRET = b"s" * 32
TICKET = Ticket(embed_id="a1", origin="https://so.example", session="k", expires=1_000)
DAY = date(2030, 1, 1)


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://So.Example", "https://so.example"),
        (" https://so.example/ ", "https://so.example"),
        ("https://so.example:443", "https://so.example"),
        ("http://10.0.0.7:8080", "http://10.0.0.7:8080"),
        ("http://[::1]:80", "http://[::1]"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
    ],
)
def test_an_address_becomes_the_origin_that_a_browser_sends(address: str, origin: str) -> None:
    assert origin_of(address) == origin


@pytest.mark.parametrize(
    "address",
    [
        "",
        "so.example",
        "https://",
        "ftp://so.example",
        "https://so.example/trang",
        "https://so.example?q",
        "https://me@so.example",
        "https://so.example:99999",
        "https://*.example",
        "https://so.example\nhttps://evil.example",
        "javascript:alert(1)",
        "null",
    ],
)
def test_what_is_no_origin_is_refused(address: str) -> None:
    with pytest.raises(BadInput) as refused:
        origin_of(address)
    assert refused.value.key == "access.origin"


def test_a_ticket_comes_back_as_it_was_sealed() -> None:
    assert unsealed(sealed(TICKET, SECRET), SECRET) == TICKET


def test_a_ticket_sealed_with_another_secret_is_none() -> None:
    assert unsealed(sealed(TICKET, SECRET), b"t" * 32) is None


@pytest.mark.parametrize("place", range(0, 96, 7))
def test_a_ticket_with_a_character_changed_is_none(place: int) -> None:
    travelling = sealed(TICKET, SECRET)
    other = "A" if travelling[place] != "A" else "B"
    assert unsealed(travelling[:place] + other + travelling[place + 1 :], SECRET) is None


@given(st.text(max_size=80))
def test_words_that_were_never_sealed_are_none(words: str) -> None:
    assert unsealed(words, SECRET) is None


def test_a_registry_knows_its_keys_by_their_digests_alone() -> None:
    kept = ApiKey(id="1", name="bot", digest=digest_of("tdkt_right"), added_on=DAY)
    registry = Registry(keys=(kept,))
    assert registry.knows("tdkt_right")
    assert not registry.knows("tdkt_wrong")
    assert not registry.knows(kept.digest)


def test_a_registry_allows_exactly_the_origins_it_has() -> None:
    registry = Registry(embeds=(Embed(id="a", origin="https://so.example", added_on=DAY),))
    assert registry.allows("https://so.example")
    assert not registry.allows("http://so.example")
    assert not registry.allows("https://so.example.evil")
    assert not registry.allows("null")


def test_an_admission_comes_back_as_it_was_sealed_and_is_no_ticket() -> None:
    admission = Admission(key_id="k1", expires=5)
    travelling = sealed_admission(admission, SECRET)
    assert unsealed_admission(travelling, SECRET) == admission
    assert unsealed(travelling, SECRET) is None
    assert unsealed_admission(sealed(TICKET, SECRET), SECRET) is None
    assert unsealed_admission(travelling, b"t" * 32) is None


def test_an_administrator_is_known_by_the_role_of_the_key() -> None:
    day = date(2030, 1, 1)
    program = ApiKey(id="p", name="bot", digest=digest_of("one"), added_on=day)
    person = ApiKey(
        id="a", name="A", digest=digest_of("two"), added_on=day, role=Role.ADMINISTRATOR
    )
    registry = Registry(keys=(program, person))
    assert registry.administrator("a") is person
    assert registry.administrator("p") is None
    assert registry.holder("two") is person
    assert registry.holder("three") is None
