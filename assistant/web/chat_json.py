"""The JSON of chat completions, as OpenAI's API shapes it (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.vietnamese import tokens
from assistant.wire import Json

MODEL = "tdkt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What every piece of one completion repeats: its id, and when it began (UNIX seconds)."""

    id: str
    created: int

    def completion(self, content: str, *, usage: Json, citations: Sequence[Json]) -> Json:
        """A whole completion; `citations` is a field of this project's own."""
        message = {"role": "assistant", "content": content, "refusal": None}
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
        return {
            **self._shared("chat.completion"),
            "choices": [choice],
            "usage": usage,
            "citations": list(citations),
        }

    def piece(self, delta: Json, *, finish_reason: str | None = None) -> Json:
        """One chunk of a streamed completion."""
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}
        return {**self._shared("chat.completion.chunk"), "choices": [choice]}

    def end(self, usage: Json) -> Json:
        """The chunk that tells the usage, and has no choices."""
        return {**self._shared("chat.completion.chunk"), "choices": [], "usage": usage}

    def _shared(self, kind: str) -> Json:
        return {"id": self.id, "object": kind, "created": self.created, "model": MODEL}


def usage_of(asked: Sequence[str], answer: str) -> Json:
    """Syllables read and written: there are no tokens of a model to count."""
    read, written = sum(len(tokens(text)) for text in asked), len(tokens(answer))
    return {
        "prompt_tokens": read,
        "completion_tokens": written,
        "total_tokens": read + written,
    }


def model_json(name: str, *, created: int) -> Json:
    """The one model there is; `name` is shown to people."""
    return {
        "id": MODEL,
        "object": "model",
        "created": created,
        "owned_by": "tdkt",
        "name": name,
    }


def error_json(message: str, *, kind: str, code: str, number: str) -> Json:
    """A failure in OpenAI's shape; `number` is the id under which it was logged."""
    error = {"message": message, "type": kind, "param": None, "code": code, "id": number}
    return {"error": error}
