"""The pages as they are served: words in place, nothing inline, nothing from elsewhere."""

import asyncio
import html
import json
import re
from typing import Any

import httpx
import pytest

from assistant.prompting import Replies
from assistant.web.app import create_app
from tests.assistant.web.client import client, client_of
from tests.fakes_web import REPLIES, services

ROUTES = {
    "/v1/ask": "post",
    "/v1/search": "get",
    "/v1/documents": "get",
    "/v1/documents/{document_id}": "get",
    "/v1/documents/{document_id}/history": "get",
    "/v1/chat/completions": "post",
    "/v1/models": "get",
    "/v1/models/{model}": "get",
    "/v1/feedback": "post",
    "/v1/conversations/{conversation_id}": "delete",
    "/health": "get",
    "/ready": "get",
}


def get(path: str) -> httpx.Response:
    async def send() -> httpx.Response:
        async with client() as http:
            return await http.get(path)

    return asyncio.run(send())


def test_the_page_has_every_word_from_the_replies_in_place() -> None:
    page = get("/").text
    body = re.search(r'data-words="([^"]*)"', page)
    assert body is not None
    assert json.loads(html.unescape(body[1])) == REPLIES.under("page")
    assert REPLIES.say("page.example_6") in page
    assert not re.search(r"\$[a-z]", page.replace(body[0], ""))


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


def test_every_module_that_a_script_imports_is_there() -> None:
    imported = re.findall(r'from "\./([^"]+)"', get("/page/page.js").text)
    assert imported
    assert all(get(f"/page/{each}").status_code == 200 for each in imported)


def test_scripts_never_write_markup() -> None:
    for name in ("page", "answer", "source", "stream", "dom", "docs"):
        script = get(f"/page/{name}.js").text
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", script
        )


def test_every_word_that_a_script_says_is_in_the_replies() -> None:
    scripts = [get(f"/page/{name}.js").text for name in ("page", "answer", "source")]
    said = set(re.findall(r'say\("(\w+)"', "".join(scripts)))
    assert said
    assert said <= set(REPLIES.under("page"))


def test_the_description_has_an_example_of_every_route() -> None:
    described: dict[str, Any] = get("/openapi.json").json()["paths"]
    assert {path: next(iter(methods)) for path, methods in described.items()} == ROUTES
    for path, method in ROUTES.items():
        operation = described[path][method]
        assert operation["summary"]
        assert operation["responses"]["200"]["content"]["application/json"]["example"]
        assert all("example" in each for each in operation.get("parameters", []))
    ask = described["/v1/ask"]["post"]
    assert ask["requestBody"]["content"]["application/json"]["example"]["question"]
    assert ": ping" in ask["responses"]["200"]["content"]["text/event-stream"]["example"]


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
