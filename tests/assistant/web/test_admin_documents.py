"""The documents as an administrator sees them: how each stands, found and in pages."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from assistant.types import Document, Failure, Holding, Kind, Relation, RelationKind
from assistant.validity.standing import standing
from assistant.web.admin.catalogue import (
    Listed,
    Order,
    Origin,
    State,
    Wanted,
    catalogue,
    chosen,
)
from assistant.web.services import WebServices
from tests.assistant.web.administrator import access, asked
from tests.fakes_web import DECREE, HOSTILE_DOCUMENT, REPLIES, FakeLibrary, administration, services

NOON = datetime(2031, 5, 19, 5, tzinfo=UTC)
TODAY = date(2031, 5, 20)
OLD = Document(
    id="old",
    source="/srv/van-ban/old.docx",
    fingerprint="1",
    kind=Kind.DECREE,
    number="9/2020/NĐ-CP",
    issuer="Chính phủ",
    effective_from=date(2020, 1, 1),
    effective_to=date(2030, 2, 28),
)
COMING = Document(
    id="coming",
    source="/srv/data/uploads/coming.pdf",
    fingerprint="2",
    kind=Kind.CIRCULAR,
    number="1/2040/TT-BNV",
    issued_on=date(2031, 4, 1),
    effective_from=date(2040, 1, 1),
)
NEWS = Document(
    id="news",
    source="starter/tin.md",
    fingerprint="3",
    kind=Kind.NEWS,
    title="Lễ trao Cờ thi đua",
    event_on=date(2031, 5, 1),
)
AMENDING = Document(
    id="amending",
    source="/srv/van-ban/sua-doi.docx",
    fingerprint="4",
    kind=Kind.DECREE,
    number="5/2031/NĐ-CP",
    issued_on=date(2031, 1, 1),
    effective_from=date(2031, 2, 1),
    relations=(Relation(kind=RelationKind.AMENDS, number="12/2030/NĐ-CP", article="4"),),
)
EVERY = (DECREE, OLD, COMING, NEWS, AMENDING)


def held(document: Document, *, hours: int = 0, passages: int = 1) -> Holding:
    return Holding(
        source=document.source,
        document_id=document.id,
        passages=passages,
        ingested_at=NOON + timedelta(hours=hours),
        failure=None,
    )


HELD = tuple(held(each, hours=n, passages=10 - n) for n, each in enumerate(EVERY))


def listed(on: date = TODAY) -> list[Listed]:
    return catalogue(standing(EVERY, ()), HELD, on=on, uploads="/srv/data/uploads")


def ids(wanted: Wanted) -> list[str]:
    return [each.document.id for each in chosen(listed(), wanted)]


def given(*further: Document, holdings: tuple[Holding, ...] = ()) -> WebServices:
    library = FakeLibrary(*further)
    admin = administration(library, holdings=holdings, uploads=Path("/srv/data/uploads"))
    return services(access=access(), library=library, admin=admin)


def test_each_document_says_how_it_stands_today() -> None:
    states = {each.document.id: each.state for each in listed()}
    assert states == {
        DECREE.id: State.AMENDED,
        "old": State.EXPIRED,
        "coming": State.FUTURE,
        "news": State.UNDATED,
        "amending": State.IN_FORCE,
    }
    before = {each.document.id: each.state for each in listed(date(2031, 1, 31))}
    assert before[DECREE.id] is State.IN_FORCE


def test_an_amended_document_names_what_amends_it() -> None:
    [decree] = [each for each in listed() if each.document is DECREE]
    assert decree.amended_by == ("5/2031/NĐ-CP",)


def test_each_document_says_where_its_file_lies() -> None:
    origins = {each.document.id: each.origin for each in listed()}
    assert (origins["coming"], origins["news"]) == (Origin.UPLOADED, Origin.STARTER)
    assert origins["old"] is Origin.SERVER


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(words="chinh phu 9/2020"), ["old"]),
        (Wanted(words="CỜ THI ĐUA"), ["news"]),
        (Wanted(words="sua-doi.docx"), ["amending"]),
        (Wanted(words="không có chữ này"), []),
        (Wanted(state=State.FUTURE), ["coming"]),
        (Wanted(kind="tin tức"), ["news"]),
        (Wanted(origin=Origin.UPLOADED), ["coming"]),
        (Wanted(state=State.FUTURE, kind="tin tức"), []),
    ],
)
def test_a_document_is_found_by_what_is_known_of_it(wanted: Wanted, found: list[str]) -> None:
    assert ids(wanted) == found


@pytest.mark.parametrize(
    ("order", "found"),
    [
        (Order.INGESTED, ["amending", "news", "coming", "old", DECREE.id]),
        (Order.ISSUED, ["news", "coming", "amending", DECREE.id, "old"]),
        (Order.NAME, ["news", DECREE.id, "amending", "old", "coming"]),
        (Order.PASSAGES, [DECREE.id, "old", "coming", "news", "amending"]),
    ],
)
def test_the_list_is_in_the_order_asked_for(order: Order, found: list[str]) -> None:
    assert ids(Wanted(order=order)) == found


def test_the_list_comes_in_pages_with_how_many_there_are() -> None:
    many = [replace(NEWS, id=f"n-{n:04}", title=f"Tin số {n}") for n in range(1_200)]
    first, last = asked(
        given(*many),
        ("GET", "documents?limit=200&order=name&q=tin+so", None),
        ("GET", "documents?limit=200&offset=1199&q=tin+so", None),
    )
    told = first.json()
    assert (told["total"], told["all"], len(told["documents"])) == (1_200, 1_203, 200)
    assert told["counts"]["kinds"]["tin tức"] == 1_201
    assert len(last.json()["documents"]) == 1


def test_a_row_tells_days_passages_and_when_it_was_ingested() -> None:
    [response] = asked(given(holdings=(held(DECREE, passages=41),)), ("GET", "documents", None))
    [row] = [each for each in response.json()["documents"] if each["id"] == DECREE.id]
    assert row["number"] == "12/2030/NĐ-CP"
    assert row["issuer"] == "Chính phủ"
    assert row["validity"]["from"] == "2030-03-01"
    assert row["passages"] == 41
    assert row["ingested_at"].startswith("2031-05-19T05:00")


def test_what_was_not_taken_is_told_with_the_mend() -> None:
    scan = Failure(key="reject.no_text", values={})
    refused = replace(held(OLD), document_id=None, source="/srv/quet.pdf", failure=scan)
    renewed = replace(held(DECREE), failure=scan)
    [response] = asked(given(holdings=(refused, renewed)), ("GET", "documents", None))
    told = response.json()
    assert told["refused"][0]["source"] == "/srv/quet.pdf"
    assert told["refused"][0]["problem"] == REPLIES.say("reject.no_text")
    [row] = [each for each in told["documents"] if each["id"] == DECREE.id]
    assert row["problem"] == REPLIES.say("reject.no_text")


def test_a_document_is_shown_with_its_timeline_and_its_copies() -> None:
    copy = replace(DECREE, id="copy", source="/srv/copy.docx")
    [response] = asked(given(copy), ("GET", f"documents/{DECREE.id}", None))
    told: dict[str, Any] = response.json()
    assert told["copies"] == [{"id": "copy", "name": "Nghị định số 12/2030/NĐ-CP"}]
    assert told["timeline"][0] == REPLIES.say("history.issued", day="05/01/2030")
    assert any("99/2031/NĐ-CP" in line for line in told["timeline"])
    assert told["source"] == DECREE.source


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("documents/khong-co", 404),
        ("documents?state=xyz", 422),
        ("documents?kind=xyz", 422),
        ("documents?limit=0", 422),
        ("documents?q=" + "x" * 201, 422),
    ],
)
def test_what_cannot_be_listed_is_said_in_a_sentence(path: str, status: int) -> None:
    [response] = asked(given(), ("GET", path, None))
    assert response.status_code == status
    assert response.json()["error"]["message"]


def test_words_of_a_document_come_as_they_are() -> None:
    [response] = asked(given(), ("GET", "documents?q=onerror", None))
    [row] = response.json()["documents"]
    assert row["title"] == HOSTILE_DOCUMENT.title
