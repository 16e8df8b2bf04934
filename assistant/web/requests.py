"""What a caller may send, checked before anything runs (edge: pydantic)."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictStr,
)
from pydantic_core import PydanticCustomError

from assistant.errors import BadInput
from assistant.types import Question, Rating
from assistant.understanding.query import MOST_CHARACTERS
from assistant.vietnamese import tidy

LONGEST_ID = 200
"""Characters of a conversation id: a UUID has 36, a chat room's address well under this."""
LONGEST_TICKET = 2_000
"""Characters; the longest origin there can be makes a ticket of some 600."""

LONGEST_COMMENT = 2_000
"""Characters of a comment on an answer, as many as a question may have."""

LONGEST_PICK = 4
"""Characters that pick a choice: "2", "[2]", "2."; more is no pick."""

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def iso_day(value: object) -> object:
    """A day written YYYY-MM-DD and nothing else; pydantic alone would take 1751328000 for one."""
    if value is None or isinstance(value, date):
        return value
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("iso_day", "not a day")


def encodable(text: str) -> str:
    """Text that can be sent back: JSON may escape half a surrogate pair, which is no character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise PydanticCustomError("string_unicode", "not Unicode") from None
    return text


Text = Annotated[StrictStr, AfterValidator(encodable)]
Day = Annotated[date, BeforeValidator(iso_day)]


def conversation_name(text: str) -> str:
    """An id that a web client may name: ":" stands in the ids of other channels alone, whose
    conversations ("telegram:42") are not to be reached from here by guessing."""
    if not text.strip() or ":" in text:
        raise PydanticCustomError("conversation", "not a conversation of this channel")
    return text


ConversationId = Annotated[Text, Field(max_length=LONGEST_ID), AfterValidator(conversation_name)]


class AskRequest(BaseModel):
    """The body of POST /v1/ask; fields it does not know are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    question: Text
    as_of: Day | None = None
    conversation_id: ConversationId | None = None
    stream: StrictBool = False


class TicketRequest(BaseModel):
    """The body of POST /v1/tickets: of which site, and the last ticket where there was one."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    embed_id: Annotated[Text, Field(max_length=LONGEST_ID)] | None = None
    ticket: Annotated[Text, Field(max_length=LONGEST_TICKET)] | None = None


class FeedbackRequest(BaseModel):
    """The body of POST /v1/feedback; fields it does not know are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    answer_id: Annotated[Text, Field(max_length=LONGEST_ID)]
    rating: Literal["up", "down"]
    comment: Annotated[Text, Field(max_length=LONGEST_COMMENT)] | None = None

    @property
    def told(self) -> Rating:
        """The rating; a comment of white space is none."""
        comment = tidy(self.comment or "").strip()
        return Rating(useful=self.rating == "up", comment=comment or None)


def question_of(
    text: str, *, as_of: date | None = None, conversation_id: str | None = None
) -> Question:
    """A question that can be asked; BadInput when it is empty, too long or without a word.

    A number alone ("2") may pick a choice of the conversation it belongs to.

    The assistant checks the same again for every channel. Here it is known before the first
    byte of a stream, while the status can still say 422.
    """
    words = tidy(text).strip()
    if not words:
        raise BadInput(key="input.empty")
    if len(words) > MOST_CHARACTERS:
        raise BadInput(key="input.too_long", length=len(words), limit=MOST_CHARACTERS)
    picks = conversation_id is not None and words.isascii() and len(words) <= LONGEST_PICK
    if not any(character.isalpha() for character in words) and not picks:
        raise BadInput(key="input.no_words")
    return Question(text=text, as_of=as_of, conversation_id=conversation_id)
