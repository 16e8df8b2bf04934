"""GET routes: search, documents, health, readiness."""

import asyncio
from datetime import date
from typing import Any

import httpx
import pytest

from assistant.errors import IndexMismatch, IndexUnfinished, SearchUnavailable
from assistant.types import Document, Relation, RelationKind
from assistant.web.services import WebServices
from tests.assistant.web.client import client
from tests.fakes_web import DECREE, HOSTILE, QUOTE, REPLIES, TEXT, FakeLibrary, FakeSearch, services


def get(path: str, given: WebServices | None = None, **query: object) -> httpx.Response:
    async def send() -> httpx.Response:
        async with client(given) as http:
            return await http.get(path, params={k: str(v) for k, v in query.items()})

    return asyncio.run(send())


def test_search_gives_passages_best_first() -> None:
    search = FakeSearch()
    response = get("/v1/search", services(search=search), q="hồ sơ", k=1, as_of="2030-06-01")
    [hit] = response.json()["hits"]
    assert search.asked == [("hồ sơ", date(2030, 6, 1), 1)]
    assert (hit["text"], hit["score"], hit["document"]["id"]) == (QUOTE, 1.5, DECREE.id)


def test_search_takes_ten_results_of_today_by_default() -> None:
    search = FakeSearch()
    get("/v1/search", services(search=search), q="hồ sơ")
    assert search.asked == [("hồ sơ", None, 10)]


def test_documents_are_listed_with_how_many_there_are_of_each_kind() -> None:
    data = get("/v1/documents").json()
    assert [each["id"] for each in data["documents"]] == ["hostile", DECREE.id, "tin"]
    assert data["total"] == 3
    assert sorted(data["counts"], key=str) == [
        {"kind": "nghị định", "documents": 1},
        {"kind": "tin tức", "documents": 1},
        {"kind": None, "documents": 1},
    ]


def test_documents_can_be_chosen_by_kind() -> None:
    data = get("/v1/documents", kind="tin tức").json()
    assert ([each["id"] for each in data["documents"]], data["total"]) == (["tin"], 1)
    assert len(data["counts"]) == 3


@pytest.mark.parametrize(("offset", "ids"), [(0, ["hostile", DECREE.id]), (2, ["tin"]), (9, [])])
def test_documents_come_page_by_page(offset: int, ids: list[str]) -> None:
    data = get("/v1/documents", limit=2, offset=offset).json()
    assert [each["id"] for each in data["documents"]] == ids
    assert (data["total"], data["limit"], data["offset"]) == (3, 2, offset)


def test_a_list_with_details_tells_of_each_document_what_its_own_address_tells() -> None:
    listed = get("/v1/documents", details="true").json()["documents"]
    own = get(f"/v1/documents/{DECREE.id}").json()["document"]
    assert [each for each in listed if each["id"] == DECREE.id] == [own]


def test_a_document_is_shown_whole_with_the_places_of_its_passages() -> None:
    data: dict[str, Any] = get(f"/v1/documents/{DECREE.id}").json()
    assert data["text"] == TEXT
    assert data["document"]["number"] == "12/2030/NĐ-CP"
    assert "source" not in data["document"]
    [passage] = data["passages"]
    start, end = passage["span"]
    assert data["text"][start:end] == QUOTE
    assert passage["headings"] == ["Hồ sơ đề nghị"]


def test_a_document_says_until_when_it_is_in_force_as_the_others_tell_it() -> None:
    number = DECREE.number or ""
    ending = Relation(kind=RelationKind.REPLACES, number=number, on=date(2031, 1, 1))
    newer = Document(
        id="z", source="z", fingerprint="2", number="9/2031/NĐ-CP", relations=(ending,)
    )
    given = services(library=FakeLibrary(newer))
    data = get(f"/v1/documents/{DECREE.id}", given).json()
    assert data["document"]["effective_to"] is None
    assert data["validity"] == {
        "from": "2030-03-01", "to": "2030-12-31", "ended_by": "9/2031/NĐ-CP", "inferred": False,
    }  # fmt: skip


def test_an_id_with_a_slash_may_come_encoded() -> None:
    assert get("/v1/documents/nghi-dinh%2F12-2030").json()["text"] == TEXT


def test_words_of_a_document_are_data_and_arrive_unchanged() -> None:
    response = get("/v1/documents/hostile")
    assert response.json()["text"] == HOSTILE
    assert response.headers["content-type"] == "application/json"
    assert response.headers["x-content-type-options"] == "nosniff"


def test_the_process_is_healthy_even_when_it_is_not_ready() -> None:
    assert get("/health", services(not_ready=SearchUnavailable("closed"))).status_code == 200


def test_ready_says_so() -> None:
    response = get("/ready")
    assert (response.status_code, response.json()) == (200, {"status": "ready"})


def test_an_index_that_does_not_match_is_not_ready_and_says_what_mends_it() -> None:
    failure = IndexMismatch("fingerprints differ", expected="mô hình B", found="mô hình A")
    response = get("/ready", services(not_ready=failure))
    error = response.json()["error"]
    assert (response.status_code, error["key"]) == (503, "error.index_mismatch")
    assert error["message"] == REPLIES.say(
        "error.index_mismatch", expected="mô hình B", found="mô hình A"
    )
    assert "retry-after" not in response.headers


def test_a_busy_index_may_be_asked_again_soon() -> None:
    response = get("/ready", services(not_ready=SearchUnavailable("locked")))
    assert response.status_code == 503
    assert int(response.headers["retry-after"]) > 0


def test_the_history_of_a_document_tells_what_others_did_to_it() -> None:
    data: dict[str, Any] = get("/v1/documents/12%2F2030%2FNĐ-CP/history").json()
    told = [(each["on"], each["happening"]) for each in data["timeline"]]
    assert told == [("2030-01-05", "issued"), ("2030-03-01", "begins"), ("2031-03-01", "undergoes")]
    assert data["timeline"][2]["other"]["number"] == "99/2031/NĐ-CP"


def test_a_declared_text_has_a_history_too() -> None:
    data: dict[str, Any] = get("/v1/documents/99%2F2031%2FNĐ-CP/history").json()
    assert (data["declared"], data["document"]["number"]) == (True, "99/2031/NĐ-CP")
    assert [each["happening"] for each in data["timeline"]] == ["begins", "does"]


def test_an_unknown_document_has_no_history() -> None:
    assert get("/v1/documents/1%2F1999%2FNĐ-CP/history").status_code == 404


def test_a_service_that_answers_from_words_alone_says_what_mends_it() -> None:
    response = get("/ready", services(amiss=IndexUnfinished("left by a killed writer")))
    assert (response.status_code, response.json()) == (
        200,
        {
            "status": "degraded",
            "key": "error.index_unfinished",
            "message": REPLIES.say("error.index_unfinished"),
        },
    )
