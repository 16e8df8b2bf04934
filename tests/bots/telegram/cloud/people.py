"""Chats, people, and what they do: every act becomes an update for the bot (pure)."""

import re
import threading
import time
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from tests.bots.telegram.cloud.markup import units

Json = dict[str, Any]
BOT: Json = {
    "id": 4242,
    "is_bot": True,
    "first_name": "Trợ lý TĐKT",
    "username": "tdkt_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": True,
    "supports_inline_queries": True,
}
_ENTITIES = {"bot_command": r"(?<!\S)/\w+(?:@\w+)?", "mention": r"(?<!\w)@\w+"}


@dataclass
class Chat:
    """A private chat (positive id) or a supergroup, with its messages by id."""

    id: int
    title: str
    topics: tuple[int, ...] = ()
    messages: dict[int, Json] = field(default_factory=dict)
    blocked: bool = False

    @property
    def json(self) -> Json:
        if self.id > 0:
            return {"id": self.id, "type": "private", "first_name": self.title}
        forum = {"is_forum": True} if self.topics else {}
        return {"id": self.id, "type": "supergroup", "title": self.title, **forum}


class World:
    """Everything on the other side of the bot. Methods may be called from any thread."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.lock = threading.RLock()
        self.clock = clock
        self.chats: dict[int, Chat] = {}
        self.updates: list[Json] = []
        self.callbacks: dict[str, float] = {}
        self.answers: dict[str, Json] = {}
        self.inline: dict[str, Json] = {}
        self.files: dict[str, tuple[str, bytes]] = {}
        self._numbers = 1000
        self._private_ids = 0

    def number(self) -> int:
        with self.lock:
            self._numbers += 1
            return self._numbers

    def message_id(self, chat: Chat) -> int:
        """Private chats share one sequence, a supergroup has its own."""
        if chat.id < 0:
            return max(chat.messages, default=0) + 1
        self._private_ids += 1
        return self._private_ids

    def person(self, user_id: int, name: str = "Lan") -> Chat:
        """The private chat of a person who has started the bot."""
        with self.lock:
            return self.chats.setdefault(user_id, Chat(user_id, name))

    def group(self, chat_id: int, *, topics: tuple[int, ...] = ()) -> Chat:
        with self.lock:
            return self.chats.setdefault(chat_id, Chat(chat_id, f"Nhóm {-chat_id}", topics))

    def say(self, chat: Chat, text: str, *, user: int | None = None, **more: Any) -> Json:
        """Someone writes `text`; `thread`, `reply_to` and further fields of a message."""
        with self.lock:
            message = self._message(chat, user or chat.id, **more)
            message |= {"text": text, "entities": entities_of(text)}
            return self._posted(chat, message)

    def post(self, chat: Chat, content: Json, *, user: int | None = None, **more: Any) -> Json:
        """Someone sends something that is no text: {"voice": …}, {"sticker": …}."""
        with self.lock:
            return self._posted(chat, self._message(chat, user or chat.id, **more) | content)

    def _message(
        self, chat: Chat, user: int, *, thread: int | None = None, reply_to: int | None = None
    ) -> Json:
        message: Json = {
            "message_id": self.message_id(chat),
            "date": int(time.time()),
            "chat": chat.json,
            "from": person_json(user, self.chats),
        }
        if thread is not None:
            message |= {"message_thread_id": thread, "is_topic_message": True}
        if reply_to is not None:
            message["reply_to_message"] = chat.messages[reply_to]
        return message

    def _posted(self, chat: Chat, message: Json) -> Json:
        chat.messages[message["message_id"]] = message
        self.update("message", message)
        return message

    def edit(self, chat: Chat, message_id: int, text: str) -> None:
        """A person edits what they wrote."""
        with self.lock:
            message = chat.messages[message_id]
            message |= {"text": text, "entities": entities_of(text), "edit_date": int(time.time())}
            self.update("edited_message", dict(message))

    def press(self, chat: Chat, message_id: int, words: str, *, user: int | None = None) -> str:
        """Press the button whose text holds `words`; the id of the callback query."""
        with self.lock:
            message = chat.messages[message_id]
            buttons = [each for row in message["reply_markup"]["inline_keyboard"] for each in row]
            data = next(each["callback_data"] for each in buttons if words in each["text"])
            query_id = str(self.number())
            self.callbacks[query_id] = self.clock()
            query = {
                "id": query_id,
                "from": person_json(user or chat.id, self.chats),
                "message": message,
                "chat_instance": "1",
                "data": data,
            }
            self.update("callback_query", query)
            return query_id

    def query(self, user: int, text: str) -> str:
        """Someone types `@tdkt_bot text` in any chat; the id of the inline query."""
        with self.lock:
            query_id = str(self.number())
            self.inline[query_id] = {}
            asker = person_json(user, self.chats)
            self.update(
                "inline_query", {"id": query_id, "from": asker, "query": text, "offset": ""}
            )
            return query_id

    def upload(self, name: str, content: bytes) -> Json:
        """A document as it stands in a message."""
        file_id = f"file{self.number()}"
        self.files[file_id] = (f"documents/{file_id}", content)
        return {
            "document": {
                "file_id": file_id,
                "file_unique_id": file_id,
                "file_name": name,
                "file_size": len(content),
            }
        }

    def update(self, kind: str, content: Json) -> None:
        with self.lock:
            self.updates.append({"update_id": self.number(), kind: deepcopy(content)})

    def replies(self, chat: Chat) -> list[Json]:
        """What the bot said in a chat, in order."""
        with self.lock:
            return [each for each in chat.messages.values() if each["from"]["id"] == BOT["id"]]


def person_json(user: int, chats: dict[int, Chat]) -> Json:
    name = chats[user].title if user in chats else f"Người {user}"
    return {"id": user, "is_bot": False, "first_name": name}


def entities_of(text: str) -> list[Json]:
    """Commands and mentions, found as Telegram's apps find them."""
    return [
        {"type": kind, "offset": units(text[: m.start()]), "length": units(m[0])}
        for kind, pattern in _ENTITIES.items()
        for m in re.finditer(pattern, text)
    ]
