"""The pages as they are served: words in place, nothing inline, nothing from elsewhere."""

import asyncio
import html
import re
from dataclasses import replace
from datetime import date
from typing import Any

import httpx
import pytest

from assistant.prompting import Replies
from assistant.types import Kind
from assistant.web.administrators import COOKIE, SESSION
from assistant.web.app import create_app
from assistant.web.knowledge import knowledge
from tests.assistant.web.administrator import access, asked
from tests.assistant.web.client import client, client_of
from tests.fakes_web import DECREE, HOSTILE, HOSTILE_DOCUMENT, REPLIES, services

ROUTES = {
    "/v1/ask": "post",
    "/v1/feedback": "post",
    "/v1/conversations/{conversation_id}": "delete",
    "/v1/search": "get",
    "/v1/documents": "get",
    "/v1/documents/{document_id}": "get",
    "/v1/documents/{document_id}/history": "get",
    "/v1/tickets": "post",
    "/v1/chat/completions": "post",
    "/v1/models": "get",
    "/v1/models/{model}": "get",
    "/health": "get",
    "/ready": "get",
    "/admin/api/session": "get post delete",
    "/admin/api/documents": "get",
    "/admin/api/documents/{document_id}": "get delete",
    "/admin/api/documents/{document_id}/again": "post",
    "/admin/api/uploads": "post",
    "/admin/api/uploads/{batch}": "delete",
    "/admin/api/uploads/{batch}/files": "post",
    "/admin/api/uploads/{batch}/plan": "post",
    "/admin/api/uploads/{batch}/carry-out": "post",
    "/admin/api/again": "post",
    "/admin/api/errands": "get",
    "/admin/api/errands/{errand_id}": "get",
    "/admin/api/unanswered": "get",
    "/admin/api/feedback": "get",
    "/admin/api/usage": "get",
}


def get(path: str) -> httpx.Response:
    async def send() -> httpx.Response:
        async with client() as http:
            return await http.get(path)

    return asyncio.run(send())


def test_the_page_has_every_word_from_the_replies_in_place() -> None:
    page = get("/").text
    assert REPLIES.say("page.tagline") in page
    assert not re.search(r"\$[a-z]", page)


def test_the_page_names_the_documents_there_are_and_no_markup_of_theirs() -> None:
    page = get("/").text
    assert REPLIES.say("page.count", documents=3) in page
    assert "Nghị định số 12/2030/NĐ-CP <span>05/01/2030</span>" in page
    assert "<li>Nghị định <span>1</span>" in page
    assert REPLIES.say("page.kind_unknown").capitalize() in page
    assert "<img src=x" not in page


def test_the_day_that_a_title_tells_is_not_told_again() -> None:
    news = replace(
        HOSTILE_DOCUMENT, kind=Kind.NEWS, title="Hội nghị ngày 5/1/2030", event_on=date(2030, 1, 5)
    )
    page = knowledge([news], REPLIES)
    assert "Hội nghị ngày 5/1/2030" in page
    assert "05/01/2030" not in page


def test_an_empty_library_says_how_documents_come_in() -> None:
    assert knowledge([], REPLIES) == f"<p>{REPLIES.say('page.library_empty')}</p>"


def test_the_title_of_a_document_is_words_on_the_page() -> None:
    hostile = replace(HOSTILE_DOCUMENT, issued_on=date(2030, 1, 1))
    assert html.escape(HOSTILE) in knowledge([hostile], REPLIES)
    assert "<img" not in knowledge([hostile], REPLIES)


def test_words_cannot_become_markup() -> None:
    words = {**REPLIES.templates, "page.title": '"><script>alert(1)</script>'}
    app = create_app(services(), Replies(words))

    async def send() -> str:
        async with client_of(app) as http:
            return (await http.get("/")).text

    assert "<script>alert" not in asyncio.run(send())


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_a_page_runs_only_its_own_files(path: str) -> None:
    response = get(path)
    policy = response.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'self'" in policy
    assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=", response.text)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', response.text)


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_every_file_that_a_page_names_is_there(path: str) -> None:
    named = re.findall(r'(?:src|href)="([^"#]+)"', get(path).text)
    assert named
    assert {each: get("/" + each).status_code for each in named} == dict.fromkeys(named, 200)


def test_the_description_has_an_example_of_every_route() -> None:
    described: dict[str, Any] = get("/openapi.json").json()["paths"]
    assert {path: " ".join(methods) for path, methods in described.items()} == ROUTES
    for operation in (each for methods in described.values() for each in methods.values()):
        assert operation["summary"]
        assert "example" in operation["responses"]["200"]["content"]["application/json"]
        assert all("example" in each for each in operation.get("parameters", []))
    ask = described["/v1/ask"]["post"]
    assert ask["requestBody"]["content"]["application/json"]["example"]["question"]
    assert ": ping" in ask["responses"]["200"]["content"]["text/event-stream"]["example"]


def test_the_description_says_which_key_a_route_wants() -> None:
    described: dict[str, Any] = get("/openapi.json").json()
    schemes = described["components"]["securitySchemes"]
    assert schemes["administrator"]["scheme"] == "bearer"
    assert (schemes["session"]["in"], schemes["session"]["name"]) == ("cookie", COOKIE)
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            wanted = {name for each in operation["security"] for name in each}
            if path.startswith("/admin/api/") and (path, method) != (SESSION, "post"):
                assert wanted == {"administrator", "session"}
            else:
                assert wanted <= {"key"}


def test_the_examples_for_administrators_have_the_keys_of_real_answers() -> None:
    described = get("/openapi.json").json()["paths"]

    def example(path: str) -> dict[str, Any]:
        told = described[f"/admin/api/{path}"]["get"]["responses"]["200"]
        found: dict[str, Any] = told["content"]["application/json"]["example"]
        return found

    given = services(access=access())
    rows, opened, known = asked(
        given,
        ("GET", "documents", None),
        ("GET", f"documents/{DECREE.id}", None),
        ("GET", "errands", None),
    )
    assert list(example("documents")) == list(rows.json())
    assert list(example("documents")["documents"][0]) == list(rows.json()["documents"][0])
    assert list(example("documents/{document_id}")) == list(opened.json())
    assert list(example("errands")) == list(known.json())


def test_the_example_of_an_answer_has_the_keys_of_a_real_one() -> None:
    described = get("/openapi.json").json()["paths"]["/v1/ask"]["post"]
    example = described["responses"]["200"]["content"]["application/json"]["example"]

    async def ask() -> dict[str, Any]:
        async with client() as http:
            data: dict[str, Any] = (await http.post("/v1/ask", json={"question": "Gì?"})).json()
            return data

    real = asyncio.run(ask())
    assert list(example) == list(real)
    assert list(example["citations"][0]) == list(real["citations"][0])
    assert example["citations"][0]["point"] is None
