"""What each tool takes, checked before anything runs (edge: pydantic)."""

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import BadInput
from assistant.language.typed_days import day_unread
from assistant.ports import MOST_HITS
from assistant.prompting import Replies
from assistant.web.requests import Day, Text

MOST_CHARACTERS = 20_000
"""Of a document at once: some 8,000 tokens, a tenth of what a model of today reads at most."""

_GIVEN = ConfigDict(extra="forbid", frozen=True)
_T = TypeVar("_T", bound=BaseModel)


class AskArguments(BaseModel):
    """A question, and the day it is asked for."""

    model_config = _GIVEN

    question: Text
    as_of: Day | None = None


class SearchArguments(BaseModel):
    """Words, and how many passages are wanted."""

    model_config = _GIVEN

    query: Text
    limit: Annotated[int, Field(ge=1, le=MOST_HITS)] = 8
    as_of: Day | None = None


class DocumentArguments(BaseModel):
    """A document, and the character to begin at."""

    model_config = _GIVEN

    document_id: Text
    start: Annotated[int, Field(ge=0)] = 0


def schema_of(kind: type[BaseModel], replies: Replies) -> dict[str, Any]:
    """The JSON Schema of the arguments, each described in Vietnamese (`mcp.argument.…`)."""
    schema = kind.model_json_schema()
    words = replies.under("mcp.argument")
    properties = {
        name: {key: value for key, value in each.items() if key != "title"}
        | {"description": words[name]}
        for name, each in schema["properties"].items()
    }
    return {
        "type": "object",
        "properties": properties,
        "required": schema.get("required", []),
        "additionalProperties": False,
    }


def arguments_of(kind: type[_T], given: dict[str, Any]) -> _T:
    """The arguments as they were given; BadInput names the first that is wrong."""
    try:
        return kind.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = str(first["loc"][0]) if first["loc"] else ""
        if first["type"] == "iso_day":
            raise day_unread(str(first["input"])[:60], key="input.date") from None
        raise BadInput(f"{name}: {first['type']}", key="mcp.wrong_argument", name=name) from None
