"""The MCP tools: the official client over HTTP, against fakes on a real socket."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

import pytest
from mcp import Client
from mcp.shared.exceptions import MCPError
from mcp_types import CallToolResult, TextContent

from assistant.documents.labelling import label
from assistant.errors import SearchUnavailable
from assistant.mcp.arguments import MOST_CHARACTERS
from assistant.mcp.serving import PATH
from assistant.mcp.tools import create_server
from assistant.types import Answer
from assistant.web.services import Services
from tests.fakes_web import (
    DECREE,
    HOSTILE_DOCUMENT,
    POINT,
    QUOTE,
    REPLIES,
    TEXT,
    FakeAssistant,
    FakeLibrary,
    FakeSearch,
    services,
)
from tests.serving import served_app


@asynccontextmanager
async def over_http(given: Services) -> AsyncIterator[Client]:
    app = create_server(given, REPLIES).streamable_http_app(
        streamable_http_path=PATH, stateless_http=True
    )
    with served_app(app) as address:
        async with Client(address.rstrip("/") + PATH) as client:
            yield client


def called(name: str, arguments: dict[str, Any], given: Services | None = None) -> CallToolResult:
    async def call() -> CallToolResult:
        async with over_http(given or services()) as client:
            return await client.call_tool(name, arguments)

    return asyncio.run(call())


def text_of(result: CallToolResult) -> str:
    [content] = result.content
    assert isinstance(content, TextContent)
    return content.text


def test_every_tool_and_every_argument_is_described_in_vietnamese() -> None:
    async def listed() -> tuple[Any, str | None]:
        async with over_http(services()) as client:
            return (await client.list_tools()).tools, client.instructions

    tools, instructions = asyncio.run(listed())
    assert instructions == REPLIES.say("mcp.instructions")
    assert [tool.name for tool in tools] == ["ask", "search", "get_document"]
    for tool in tools:
        assert tool.description == REPLIES.say(f"mcp.{tool.name}.description")
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint
        for name, argument in tool.input_schema["properties"].items():
            assert argument["description"] == REPLIES.say(f"mcp.argument.{name}")
    assert tools[0].input_schema["required"] == ["question"]


def test_ask_answers_in_markdown_and_with_citations_for_programs() -> None:
    assistant = FakeAssistant()
    result = called(
        "ask",
        {"question": "Hồ sơ gồm gì?", "as_of": "2030-06-01"},
        services(assistant=assistant),
    )
    assert not result.is_error
    assert "[1]" in text_of(result)
    assert QUOTE in text_of(result)
    data = result.structured_content
    [citation] = data["citations"]
    start, end = citation["span"]
    assert TEXT[start:end] == citation["quote"] == QUOTE
    assert data["decision"] == "answer"
    assert [each.as_of for each in assistant.asked] == [date(2030, 6, 1)]


def test_a_refusal_is_an_answer_and_no_error() -> None:
    refusal = Answer(text="Chưa tìm thấy căn cứ.", decision="refuse", nearest=(POINT,))
    result = called("ask", {"question": "Giá vàng?"}, services(assistant=FakeAssistant(refusal)))
    assert not result.is_error
    assert result.structured_content["decision"] == "refuse"
    assert result.structured_content["citations"] == []


def test_search_gives_passages_with_the_ids_of_their_documents() -> None:
    search = FakeSearch()
    result = called("search", {"query": "hồ sơ", "limit": 1}, services(search=search))
    assert search.asked == [("hồ sơ", None, 1)]
    [hit] = result.structured_content["hits"]
    assert (hit["text"], hit["document"]["id"]) == (QUOTE, DECREE.id)
    assert label(POINT) in text_of(result)
    assert DECREE.id in text_of(result)


def test_get_document_gives_the_text_that_spans_refer_to() -> None:
    data = called("get_document", {"document_id": DECREE.id}).structured_content
    assert (data["text"], data["length"], data["next_start"]) == (TEXT, len(TEXT), None)
    assert data["document"]["number"] == DECREE.number


def test_a_long_document_is_read_in_parts_that_join_into_the_whole() -> None:
    library, text = FakeLibrary(), "Điều lệ 🏅. " * 5_000
    library.texts[DECREE.id] = text

    async def read() -> str:
        given, start, parts = services(library=library), 0, []
        async with over_http(given) as client:
            while start is not None:
                arguments = {"document_id": DECREE.id, "start": start}
                data = (await client.call_tool("get_document", arguments)).structured_content
                assert len(data["text"]) <= MOST_CHARACTERS
                parts.append(data["text"])
                start = data["next_start"]
        assert len(parts) > 2
        return "".join(parts)

    assert asyncio.run(read()) == text


@pytest.mark.parametrize(
    ("tool", "arguments", "sentence"),
    [
        ("ask", {"question": " "}, REPLIES.say("input.empty")),
        ("ask", {}, REPLIES.say("mcp.wrong_argument", name="question")),
        ("ask", {"question": "Gì?", "mood": 1}, REPLIES.say("mcp.wrong_argument", name="mood")),
        ("ask", {"question": "Gì?", "as_of": "30/6"}, REPLIES.say("input.date", value="30/6")),
        ("search", {"query": "cờ", "limit": 51}, REPLIES.say("mcp.wrong_argument", name="limit")),
        ("get_document", {"document_id": "x"}, REPLIES.say("mcp.unknown_document", id="x")),
        (
            "get_document",
            {"document_id": HOSTILE_DOCUMENT.id, "start": 10_000},
            REPLIES.say("mcp.past_the_end", length=len(FakeLibrary().texts["hostile"])),
        ),
    ],
)
def test_what_the_caller_can_mend_is_a_tool_error_that_says_how(
    tool: str, arguments: dict[str, Any], sentence: str
) -> None:
    result = called(tool, arguments)
    assert result.is_error
    assert text_of(result) == sentence


def test_a_failing_search_is_a_tool_error_without_its_inner_words() -> None:
    broken = FakeAssistant(failure=SearchUnavailable("/srv/secret is gone"))
    result = called("ask", {"question": "Gì?"}, services(assistant=broken))
    assert result.is_error
    assert text_of(result) == REPLIES.say("error.search_unavailable")


def test_an_unknown_tool_is_an_error_of_the_protocol() -> None:
    async def call() -> None:
        async with over_http(services()) as client:
            with pytest.raises(MCPError, match="get_document"):
                await client.call_tool("delete_everything", {})

    asyncio.run(call())


def test_words_of_a_document_stay_words_in_markdown() -> None:
    shown = text_of(called("get_document", {"document_id": HOSTILE_DOCUMENT.id}))
    assert "\\<script>" in shown


def test_who_cancels_a_question_stops_the_work() -> None:
    assistant = FakeAssistant(wait=0.3)

    async def cancel() -> int:
        async with over_http(services(assistant=assistant)) as client:
            asking = asyncio.create_task(client.call_tool("ask", {"question": "Gì?"}))
            while not assistant.asked:
                await asyncio.sleep(0.01)
            asking.cancel()
            await asyncio.wait([asking])
            async with asyncio.timeout(5):
                while not assistant.closed:
                    await asyncio.sleep(0.02)
        return assistant.closed

    assert asyncio.run(cancel()) == 1
