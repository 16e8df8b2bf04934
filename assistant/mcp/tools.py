"""The tools `ask`, `search` and `get_document` (edge: the MCP SDK).

Each answers twice: as Markdown, for programs that hand their model text alone, and as JSON in the
shapes of `wire`. What goes wrong is a tool error with the sentence that says what to mend.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.shared.exceptions import MCPError
from mcp_types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    Tool,
    ToolAnnotations,
)
from pydantic import BaseModel

from assistant.documents.labelling import document_name, label
from assistant.errors import BadInput
from assistant.markdown import answer_markdown, inert
from assistant.mcp.arguments import (
    MOST_CHARACTERS,
    AskArguments,
    DocumentArguments,
    SearchArguments,
    arguments_of,
    schema_of,
)
from assistant.prompting import Replies
from assistant.types import Hit
from assistant.web.asking import finished
from assistant.web.problems import problem_of
from assistant.web.requests import question_of
from assistant.web.services import Services
from assistant.wire import Json, answer_json, document_details_json, hit_json

NAME = "tdkt"
VERSION = "1"

Context = ServerRequestContext[Any]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a tool has to say: to a reader, and to a program."""

    text: str
    data: Json


class Tools:
    """The tools over the services of one process."""

    def __init__(self, services: Services, replies: Replies) -> None:
        self._services = services
        self._replies = replies
        self._calls: dict[str, Callable[[dict[str, Any]], Awaitable[_Told]]] = {
            "ask": self._ask,
            "search": self._search,
            "get_document": self._get_document,
        }

    async def listed(self, _: Context, __: PaginatedRequestParams | None) -> ListToolsResult:
        """Every tool with what it takes and gives."""
        return ListToolsResult(tools=[self._tool(*each) for each in _TOOLS])

    async def called(self, _: Context, params: CallToolRequestParams) -> CallToolResult:
        """What a tool answers; MCPError for a tool that there is not."""
        call = self._calls.get(params.name)
        if call is None:
            known = ", ".join(self._calls)
            sentence = self._replies.say("mcp.unknown_tool", name=params.name[:60], known=known)
            raise MCPError(INVALID_PARAMS, sentence)
        try:
            told = await call(params.arguments or {})
        except Exception as error:  # the last place that can put it into words
            message = problem_of(error, self._replies).message
            return CallToolResult(content=[TextContent(text=message)], is_error=True)
        return CallToolResult(content=[TextContent(text=told.text)], structured_content=told.data)

    async def _ask(self, given: dict[str, Any]) -> _Told:
        wanted = arguments_of(AskArguments, given)
        question = question_of(wanted.question, as_of=wanted.as_of)
        last, query = await finished(self._services.assistant, question)
        data = answer_json(
            last.answer, query, conversation_id=None, took_ms=0, answer_id=last.answer_id
        )
        return _Told(answer_markdown(last.answer, query, self._replies), data)

    async def _search(self, given: dict[str, Any]) -> _Told:
        wanted = arguments_of(SearchArguments, given)
        words = question_of(wanted.query).text
        hits = await self._services.search(words, as_of=wanted.as_of, limit=wanted.limit)
        return _Told(self._listing(hits), {"hits": [hit_json(hit) for hit in hits]})

    def _listing(self, hits: Sequence[Hit]) -> str:
        shown = [
            self._replies.say(
                "mcp.hit",
                place=place,
                label=inert(label(hit.passage)),
                document_id=hit.passage.document_id,
                text=inert(hit.passage.text),
            )
            for place, hit in enumerate(hits, start=1)
        ]
        return "\n\n".join(shown) or self._replies.say("mcp.no_hits")

    async def _get_document(self, given: dict[str, Any]) -> _Told:
        wanted = arguments_of(DocumentArguments, given)
        library = self._services.library
        text = await library.text(wanted.document_id)
        passages = await library.passages(wanted.document_id)
        if text is None or not passages:
            raise BadInput(key="mcp.unknown_document", id=wanted.document_id[:80])
        if wanted.start >= len(text):
            raise BadInput(key="mcp.past_the_end", length=len(text))
        document, end = passages[0].document, min(wanted.start + MOST_CHARACTERS, len(text))
        part, more = text[wanted.start : end], end if end < len(text) else None
        name = inert(document_name(document))
        shown = f"# {name}\n\n{inert(part)}"
        if more is not None:
            shown += "\n\n" + self._replies.say("mcp.more", next=more, length=len(text))
        data: Json = {
            "document": document_details_json(document),
            "text": part,
            "span": [wanted.start, end],
            "length": len(text),
            "next_start": more,
        }
        return _Told(shown, data)

    def _tool(self, name: str, kind: type[BaseModel], gives: dict[str, str]) -> Tool:
        say = self._replies.say
        return Tool(
            name=name,
            title=say(f"mcp.{name}.title"),
            description=say(f"mcp.{name}.description"),
            input_schema=schema_of(kind, self._replies),
            output_schema={
                "type": "object",
                "properties": {key: {"type": value} for key, value in gives.items()},
                "required": list(gives),
            },
            annotations=ToolAnnotations(
                read_only_hint=True, idempotent_hint=True, open_world_hint=False
            ),
        )


_TOOLS: tuple[tuple[str, type[BaseModel], dict[str, str]], ...] = (
    (
        "ask",
        AskArguments,
        {"answer": "string", "decision": "string", "citations": "array", "understood": "object"},
    ),
    ("search", SearchArguments, {"hits": "array"}),
    (
        "get_document",
        DocumentArguments,
        {"document": "object", "text": "string", "span": "array", "length": "integer"},
    ),
)
"""Each tool with what it takes, and the fields that a program can count on in what it gives."""


def create_server(services: Services, replies: Replies) -> Server[Any]:
    """The MCP server over these services, for either transport."""
    tools = Tools(services, replies)
    return Server(
        NAME,
        version=VERSION,
        title=replies.say("chat.name"),
        instructions=replies.say("mcp.instructions"),
        on_list_tools=tools.listed,
        on_call_tool=tools.called,
    )
