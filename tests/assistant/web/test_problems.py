"""Failures over HTTP: the right status, a Vietnamese sentence that says what to mend, an id."""

import asyncio
import json
import logging
import re
from typing import Any

import httpx
import pytest

from assistant.errors import ModelMissing, SetupError
from assistant.web.services import WebServices
from tests.assistant.web.client import client
from tests.fakes_web import REPLIES, FakeAssistant, services

VIETNAMESE = re.compile(
    "[ạảãàáâậầấẩẫăắằặẳẵđêềếểễệíìịỉĩôồốổỗộơờớởỡợóòọỏõưừứửữựúùụủũéèẹẻẽýỳỵỷỹ]", re.I
)
JSON = {"Content-Type": "application/json"}


def send(
    method: str, path: str, given: WebServices | None = None, **options: Any
) -> httpx.Response:
    async def sent() -> httpx.Response:
        async with client(given) as http:
            return await http.request(method, path, **options)

    return asyncio.run(sent())


def error_of(response: httpx.Response) -> dict[str, str]:
    """The error, after a look that it is whole and speaks Vietnamese."""
    body: dict[str, dict[str, str]] = response.json()
    assert list(body) == ["error"]
    error = body["error"]
    assert list(error) == ["key", "message", "id"]
    assert VIETNAMESE.search(error["message"])
    assert re.fullmatch("[0-9a-f]{8}", error["id"])
    assert "$" not in error["message"]
    return error


@pytest.mark.parametrize(
    ("body", "status", "key"),
    [
        ('{"question": ""}', 422, "input.empty"),
        ('{"question": " \\u200b\\n"}', 422, "input.empty"),
        ('{"question": "?!…"}', 422, "input.no_words"),
        (json.dumps({"question": "a" * 2001}), 422, "input.too_long"),
        ('{"question": "Gì?", "as_of": "30/6/2025"}', 422, "input.date"),
        ('{"question": "Gì?", "as_of": "2025-02-30"}', 422, "input.no_such_day"),
        ('{"question": "Gì?", "as_of": 1751328000}', 422, "input.date"),
        ('{"question": "Gì?", "as_of": "\\ud800"}', 422, "input.date"),
        ('{"question": "Gì?", "as_of": ["2025-01-01"]}', 422, "input.date"),
        ('{"question": 7}', 422, "input.field"),
        ('{"question": null}', 422, "input.field"),
        ('{"question": "\\ud800"}', 422, "input.field"),
        ('{"question": "Gì?", "stream": "yes"}', 422, "input.field"),
        ('{"question": "Gì?", "conversation_id": 5}', 422, "input.field"),
        (json.dumps({"question": "Gì?", "conversation_id": "x" * 201}), 422, "input.field"),
        ("{}", 422, "input.field"),
        ("[]", 422, "http.object"),
        ('"Gì?"', 422, "http.object"),
        ("{question: Gì?}", 400, "input.json"),
        ("", 400, "input.json"),
        ("null", 422, "http.object"),
        ("[" * 20_000, 400, "input.json"),
        (b"\xff\xfe", 400, "input.json"),
        ("x" * 70_000, 413, "http.too_large"),
    ],
)
def test_a_question_that_cannot_be_read_says_what_to_mend(
    body: str | bytes, status: int, key: str
) -> None:
    response = send("POST", "/v1/ask", content=body, headers=JSON)
    assert (response.status_code, error_of(response)["key"]) == (status, key)


def test_two_thousand_characters_are_not_too_many() -> None:
    assert send("POST", "/v1/ask", json={"question": "ạ" * 2000}).status_code == 200


def test_a_sentence_names_the_length_the_field_or_the_day_that_is_wrong() -> None:
    too_long = send("POST", "/v1/ask", json={"question": "a" * 2001})
    assert "2001" in error_of(too_long)["message"]
    wrong_field = send("POST", "/v1/ask", json={"question": "Gì?", "stream": 1})
    assert "“stream”" in error_of(wrong_field)["message"]
    wrong_day = send("POST", "/v1/ask", json={"question": "Gì?", "as_of": "30/6/2025"})
    assert "“30/6/2025”" in error_of(wrong_day)["message"]
    no_such_day = send("POST", "/v1/ask", json={"question": "Gì?", "as_of": "2025-02-31"})
    assert (
        "“2025-02-31” không có trong lịch: tháng 2 năm 2025 có 28 ngày"
        in (error_of(no_such_day)["message"])
    )


def test_json_must_be_sent_as_json() -> None:
    response = send("POST", "/v1/ask", content=b'{"question": "x"}')
    assert (response.status_code, error_of(response)["key"]) == (415, "http.media_type")


@pytest.mark.parametrize(
    ("path", "status", "key"),
    [
        ("/v1/search", 422, "input.field"),
        ("/v1/search?q=", 422, "input.empty"),
        ("/v1/search?q=" + "a" * 2001, 422, "input.too_long"),
        ("/v1/search?q=h&k=0", 422, "input.limit"),
        ("/v1/search?q=h&k=51", 422, "input.limit"),
        ("/v1/search?q=h&k=ten", 422, "input.limit"),
        ("/v1/search?q=h&as_of=2025", 422, "input.date"),
        ("/v1/documents?kind=thơ", 422, "input.field"),
        ("/v1/documents?limit=0", 422, "input.field"),
        ("/v1/documents?offset=-1", 422, "input.field"),
        ("/v1/documents/không-có", 404, "input.unknown_document"),
        ("/v1/documents/%00%ff", 404, "input.unknown_document"),
        ("/v1/nothing", 404, "http.not_found"),
        ("/page/../app.py", 404, "http.not_found"),
        ("/page/nothing.js", 404, "http.not_found"),
        ("/v1/ask", 405, "http.method"),
    ],
)
def test_an_address_that_cannot_be_served_says_what_to_mend(
    path: str, status: int, key: str
) -> None:
    response = send("GET", path)
    assert (response.status_code, error_of(response)["key"]) == (status, key)


def test_a_wrong_kind_is_answered_with_the_kinds_there_are() -> None:
    message = error_of(send("GET", "/v1/documents?kind=thơ"))["message"]
    assert "nghị định" in message
    assert "tin tức" in message


def test_a_wrong_method_is_told_which_is_right() -> None:
    assert send("DELETE", "/v1/ask").headers["allow"] == "POST"


def test_an_unexpected_failure_is_told_by_an_id_that_stands_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assistant = FakeAssistant(failure=RuntimeError("secret /etc/path"), fails_at=1)
    response = send("POST", "/v1/ask", services(assistant=assistant), json={"question": "Gì?"})
    error = error_of(response)
    assert (response.status_code, error["key"]) == (500, "error.internal")
    assert error["message"] == REPLIES.say("error.internal", id=error["id"])
    assert "secret" not in response.text
    assert error["id"] in caplog.text
    assert "Traceback" in caplog.text
    assert response.headers["x-frame-options"] == "SAMEORIGIN"


def test_a_sentence_that_cannot_be_filled_in_does_not_hide_the_failure() -> None:
    response = send("GET", "/ready", services(not_ready=SetupError("no `mend` was given")))
    error = error_of(response)
    assert (response.status_code, error["key"]) == (503, "error.setup")
    assert error["message"] == REPLIES.say("error.internal", id=error["id"])


def test_a_setup_failure_is_503() -> None:
    failure = ModelMissing("no such folder", model="bge")
    assert send("GET", "/ready", services(not_ready=failure)).status_code == 503


def test_nothing_that_was_asked_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="assistant")
    send("POST", "/v1/ask", json={"question": "Điều bí mật là gì?"})
    send("GET", "/v1/search?q=b%C3%AD+m%E1%BA%ADt")
    assert "POST /v1/ask 200" in caplog.text
    assert "GET /v1/search 200" in caplog.text
    ours = [each.getMessage() for each in caplog.records if each.name.startswith("assistant")]
    assert not any("bí mật" in each or "%C3%AD" in each for each in ours)
