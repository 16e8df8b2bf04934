"""The bot's nouns: where something was said, and what is sent back (pure)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a person said something: chat, topic of a forum (None: there is none), message.

    `message_id` is None for what is no message (a pressed button, an inline query).
    """

    chat_id: int
    user_id: int
    topic: int | None = None
    message_id: int | None = None

    @property
    def private(self) -> bool:
        """Whether the person is alone with the bot: groups have negative ids."""
        return self.chat_id > 0

    @property
    def key(self) -> str:
        """One conversation: a chat, a topic and a person."""
        return f"{self.chat_id}:{self.topic or 0}:{self.user_id}"

    @property
    def user(self) -> str:
        """The person as what is remembered names them."""
        return f"telegram:{self.user_id}"


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message; `data` is what comes back when it is pressed, at most 64 bytes."""

    text: str
    data: str


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One message ready to send: `html` for Telegram, `plain` should Telegram refuse it."""

    html: str
    plain: str
    buttons: Rows = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source that a button opens: its marker, its label, and where it is kept."""

    marker: int
    label: str
    passage_id: str
    document_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with what its buttons need, kept so that they work days later.

    `key` is short enough for callback data; `suggestions` and `choices` are whole questions;
    `answer_id` names the turn where answers are remembered; `at` is in seconds since 1970.
    """

    key: str
    place: Place
    question: str
    answer: str
    decision: str
    sources: tuple[Source, ...]
    suggestions: tuple[str, ...]
    choices: tuple[str, ...]
    answer_id: str | None
    at: float
