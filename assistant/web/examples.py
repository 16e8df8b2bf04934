"""Examples for the API's own description, made by the same code that makes real answers (pure)."""

from datetime import date

from assistant.markdown import answer_markdown
from assistant.prompting import Replies
from assistant.telling import history_json, timeline_lines
from assistant.types import (
    Answer,
    Citation,
    Delta,
    Document,
    Event,
    Finished,
    Found,
    Hit,
    Kind,
    Level,
    Passage,
    Question,
    Span,
    Step,
    Understood,
)
from assistant.understanding.query import understand
from assistant.validity.history import history
from assistant.validity.periods import periods
from assistant.validity.standing import standing
from assistant.web.chat_json import MODEL, Head, model_json, usage_of
from assistant.web.streaming import PING, data_frame, frame
from assistant.wire import (
    Json,
    answer_json,
    citation_json,
    document_details_json,
    document_json,
    event_json,
    hit_json,
    outline_json,
    validity_json,
)

_DAY = date(2030, 3, 15)
_TOOK_MS = 180
_MEDIA = "application/json"
_CREATED = 1_900_000_000
_HEAD = Head(id="chatcmpl-3f9a01c2", created=_CREATED)
_ANSWER_ID = "5d1c0f0e2b7a4c0f9a1e3b6d8c2f4a70"
_CONVERSATION_ID = "c0ffee52d4a94f0f8f3b7f6d1e2a9b11"
_STREAMED = ("ask", "completions")
_WRONG = {
    "document": "http.not_found",
    "history": "http.not_found",
    "completions": "chat.no_question",
    "model": "http.not_found",
    "forget": "feedback.off",
    "feedback": "feedback.off",
}
"""What may go wrong on a route, where it is not an empty question."""
_FILE_BODY: Json = {
    "required": True,
    "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
}


class Examples:
    """An invented decision, a question on it and its answer, as every route would show them."""

    def __init__(self, replies: Replies) -> None:
        self._replies = replies
        self._text = replies.say("docs.example.text")
        self._passage = self._made_passage()
        self._query = understand(
            Question(text=self._say("example.question"), as_of=_DAY), today=_DAY
        )
        self._answer = self._made_answer()

    @property
    def document(self) -> Document:
        """The invented decision."""
        return self._passage.document

    def responses(self, route: str) -> dict[int | str, Json]:
        """OpenAPI's `responses` of a route: what it answers, and how it fails."""
        right: Json = {_MEDIA: {}}
        if route in _STREAMED:
            right["text/event-stream"] = {"example": self._streams()[route]}
        found: dict[int | str, Json] = {
            200: {"description": self._say(f"{route}.answer"), "content": right}
        }
        if route != "health":
            found["503"] = self._failure("unavailable", "error.search_unavailable")
        if route not in ("health", "ready", "models"):
            key = _WRONG.get(route, "input.empty")
            found["4XX"] = self._failure("bad_input", key)
        return found

    def request(self, route: str) -> Json | None:
        """What OpenAPI shows as the body to send, for the routes that take one."""
        asked = self._say("example.question")
        bodies: dict[str, Json] = {
            "ask": {"question": asked, "as_of": _DAY.isoformat()},
            "completions": {"model": MODEL, "messages": [{"role": "user", "content": asked}]},
            "ticket": {"embed_id": "3f9a01c2b7d4", "ticket": None},
            "feedback": {"answer_id": _ANSWER_ID, "rating": "down", "comment": ""},
        }
        if route == "upload_file":
            return {"requestBody": _FILE_BODY}
        if route not in bodies:
            return None
        return {"requestBody": {"content": {_MEDIA: {"example": bodies[route]}}}}

    def parameters(self) -> dict[str, object]:
        """An example value for every parameter, by its name."""
        return {
            "q": self._say("example.question"),
            "k": 5,
            "as_of": _DAY.isoformat(),
            "kind": Kind.DECISION.value,
            "limit": 20,
            "offset": 0,
            "details": False,
            "document_id": self._passage.document_id,
            "model": MODEL,
            "conversation_id": _CONVERSATION_ID,
        }

    def answers(self) -> dict[str, Json]:
        """What every route answers when all is well, by its name."""
        document = self._passage.document
        told = history(document, standing([document], []))
        return {
            "ask": answer_json(
                self._answer,
                self._query,
                conversation_id=_CONVERSATION_ID,
                took_ms=_TOOK_MS,
                answer_id=_ANSWER_ID,
            ),
            "feedback": {"answer_id": _ANSWER_ID, "rating": "down"},
            "forget": {"conversation_id": _CONVERSATION_ID, "deleted": 3},
            "search": {"hits": [hit_json(Hit(self._passage, 0.82))]},
            "documents": {
                "documents": [document_json(document)],
                "total": 1,
                "limit": 20,
                "offset": 0,
                "counts": [{"kind": document.kind, "documents": 1}],
            },
            "document": {
                "document": document_details_json(document),
                "validity": validity_json(periods([document])[document.id]),
                "text": self._text,
                "passages": [outline_json(self._passage)],
            },
            "ticket": {"ticket": "WyIzZjlh….q3Jx…", "seconds": 60},
            "history": {
                **history_json(told, today=_DAY),
                "lines": timeline_lines(told, self._replies),
            },
            **self._chat(),
            "health": {"status": "ok"},
            "ready": {"status": "ready"},
        }

    def _chat(self) -> dict[str, Json]:
        model = model_json(self._replies.say("chat.name"), created=_CREATED)
        content = answer_markdown(self._answer, self._query, self._replies)
        whole = _HEAD.completion(
            content,
            usage=usage_of([self._query.text], content),
            citations=[citation_json(each) for each in self._answer.citations],
        )
        return {"completions": whole, "models": {"object": "list", "data": [model]}, "model": model}

    def _say(self, key: str) -> str:
        return self._replies.say(f"docs.{key}")

    def _failure(self, name: str, key: str) -> Json:
        problem = {"key": key, "message": self._replies.say(key), "id": "3f9a01c2"}
        return {
            "description": self._say(f"example.{name}"),
            "content": {_MEDIA: {"example": {"error": problem}}},
        }

    def _streams(self) -> dict[str, str]:
        pieces = [
            _HEAD.piece({"role": "assistant", "content": ""}),
            _HEAD.piece({"content": self._answer.text}),
            {**_HEAD.piece({}, finish_reason="stop"), "citations": []},
        ]
        told = b"".join(map(data_frame, pieces))
        return {"ask": self._stream(), "completions": told.decode() + "data: [DONE]\n\n"}

    def _stream(self) -> str:
        events: tuple[Event, ...] = (
            Understood(self._query),
            Found((Hit(self._passage, 0.82),)),
            Delta(self._answer.text),
            Finished(self._answer, answer_id=_ANSWER_ID),
        )
        told = [
            frame(
                *event_json(event, self._query, conversation_id=_CONVERSATION_ID, took_ms=_TOOK_MS)
            )
            for event in events
        ]
        return b"".join([*told[:2], PING, *told[2:]]).decode()

    def _made_passage(self) -> Passage:
        article = self._say("example.article")
        quote = self._say("example.quote")
        start = self._text.index(quote)
        return Passage(
            id="quyet-dinh-01-2030:d3.k1",
            article_id="quyet-dinh-01-2030:d3",
            document=Document(
                id="quyet-dinh-01-2030",
                source="example",
                fingerprint="0" * 64,
                kind=Kind.DECISION,
                number="01/2030/QĐ-UBND",
                title=self._say("example.title"),
                issuer=self._say("example.issuer"),
                issued_on=date(2030, 1, 2),
                effective_from=date(2030, 2, 1),
            ),
            path=(Step(Level.ARTICLE, "3", article), Step(Level.CLAUSE, "1")),
            text=quote,
            span=Span(start, start + len(quote)),
        )

    def _made_answer(self) -> Answer:
        quote = self._passage.text
        return Answer(
            text=self._say("example.answer"),
            decision="answer",
            confidence=1.0,
            citations=(
                Citation(
                    marker=1,
                    passage=self._passage,
                    quote=quote,
                    span=self._passage.span,
                    verified=True,
                ),
            ),
        )
