"""The methods of the Bot API, each refusing what the real one refuses (pure)."""

import json
import re
import time
from collections.abc import Callable
from typing import Any

from tests.bots.telegram.cloud.limits import Flood
from tests.bots.telegram.cloud.markup import BadMarkup, Entity, parse_html, units
from tests.bots.telegram.cloud.people import BOT, Chat, Json, World

MOST_TEXT = 4096
MOST_DATA = 64
CALLBACK_SECONDS = 15.0
MOST_FILE = 20 * 1024 * 1024
_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)


class Refused(Exception):
    """An error reply: its HTTP status, its words, and its parameters."""

    def __init__(self, status: int, words: str, **parameters: object) -> None:
        super().__init__(words)
        names = {400: "Bad Request", 403: "Forbidden", 409: "Conflict", 429: "Too Many Requests"}
        self.status = status
        self.json: Json = {
            "ok": False,
            "error_code": status,
            "description": f"{names.get(status, 'Error')}: {words}",
        }
        if parameters:
            self.json["parameters"] = parameters


class Lost(Exception):
    """What `accepted` raises to lose the answer to a call that had its effect."""


def bad(words: str) -> Refused:
    return Refused(400, words)


class Methods:
    """What the bot may call, by name; `world` is what comes of it, `calls` the log of all.

    `accepted` is told of each call after it had its effect and before it is answered.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.flood = Flood()
        self.calls: list[tuple[float, str, Json]] = []
        self.commands: dict[str, list[Json]] = {}
        self.drafts: list[tuple[int, str]] = []
        self.accepted: Callable[[str], None] = lambda name: None

    def call(self, name: str, given: Json) -> object:
        """The result of a call; Refused as the real one would."""
        method: Callable[[Json], object] | None = getattr(self, f"on_{name.lower()}", None)
        if method is None:
            raise Refused(404, "Not Found")
        with self.world.lock:
            self.calls.append((self.world.clock(), name, given))
            result = method(given)
        self.accepted(name)  # it is done, and the bot does not know it yet
        return result

    def on_getme(self, given: Json) -> Json:
        return BOT

    def on_setmycommands(self, given: Json) -> bool:
        commands = json.loads(given["commands"])
        for each in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", each["command"]):
                raise bad("BOT_COMMAND_INVALID")
            if not 1 <= len(each["description"]) <= 256:
                raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        self.commands[given.get("scope", "default")] = commands
        return True

    def on_sendchataction(self, given: Json) -> bool:
        self._open(given)
        if given["action"] not in ("typing", "upload_document"):
            raise bad("wrong parameter action in request")
        return True

    def on_sendmessage(self, given: Json) -> Json:
        chat = self._open(given)
        content = self._content(given)
        self._unhurried(chat)
        message: Json = {
            "message_id": self.world.message_id(chat),
            "date": int(time.time()),
            "chat": chat.json,
            "from": BOT,
            **content,
        }
        if (thread := given.get("message_thread_id")) is not None:
            if int(thread) not in chat.topics:
                raise bad("message thread not found")
            message |= {"message_thread_id": int(thread), "is_topic_message": True}
        if "reply_parameters" in given:
            message |= self._reply(chat, json.loads(given["reply_parameters"]))
        chat.messages[message["message_id"]] = message
        return message

    def _reply(self, chat: Chat, wanted: Json) -> Json:
        if wanted["message_id"] in chat.messages:
            replied = chat.messages[wanted["message_id"]]
            return {
                "reply_to_message": {k: v for k, v in replied.items() if k != "reply_to_message"}
            }
        if wanted.get("allow_sending_without_reply"):
            return {}
        raise bad("message to be replied not found")

    def on_sendmessagedraft(self, given: Json) -> bool:
        chat = self._open(given)
        if chat.id < 0:
            raise bad("drafts can be sent to private chats only")
        if not int(given["draft_id"]):
            raise bad("RANDOM_ID_INVALID")
        self.drafts.append((chat.id, self._content(given, least=0)["text"]))
        return True

    def on_editmessagetext(self, given: Json) -> Json:
        chat, message = self._own(given)
        content = self._content(given)
        kept = {key: message.get(key) for key in ("text", "entities", "reply_markup")}
        if kept == {key: content.get(key) for key in kept}:
            raise bad(_SAME)
        self._unhurried(chat)
        message.pop("reply_markup", None)
        message |= {**content, "edit_date": int(time.time())}
        return message

    def on_editmessagereplymarkup(self, given: Json) -> Json:
        chat, message = self._own(given)
        markup = _markup(given)
        if message.get("reply_markup") == markup:
            raise bad(_SAME)
        self._unhurried(chat)
        message.pop("reply_markup", None)
        message |= {"reply_markup": markup} if markup else {}
        return message

    def on_answercallbackquery(self, given: Json) -> bool:
        asked = self.world.callbacks.get(given["callback_query_id"])
        if asked is None or self.world.clock() - asked > CALLBACK_SECONDS:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        if len(given.get("text", "")) > 200:
            raise bad("MESSAGE_TOO_LONG")
        self.world.answers[given["callback_query_id"]] = given
        return True

    def on_answerinlinequery(self, given: Json) -> bool:
        if given["inline_query_id"] not in self.world.inline:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        results = json.loads(given["results"])
        ids = [each["id"] for each in results]
        if len(results) > 50 or len(set(ids)) < len(ids):
            raise bad("RESULT_ID_DUPLICATE")
        for each in results:
            if not 1 <= len(each["id"].encode()) <= 64:
                raise bad("RESULT_ID_INVALID")
            if not each["title"]:
                raise bad("ARTICLE_TITLE_EMPTY")
            self._content(each["input_message_content"], key="message_text")
        self.world.inline[given["inline_query_id"]] = {**given, "results": results}
        return True

    def on_getfile(self, given: Json) -> Json:
        if given["file_id"] not in self.world.files:
            raise bad("invalid file_id")
        path, content = self.world.files[given["file_id"]]
        if len(content) > MOST_FILE:
            raise bad("file is too big")
        return {"file_id": given["file_id"], "file_unique_id": "u", "file_path": path}

    def _open(self, given: Json) -> Chat:
        chat = self.world.chats.get(int(given["chat_id"]))
        if chat is None:
            raise bad("chat not found")
        if chat.blocked:
            words = (
                "bot was blocked by the user" if chat.id > 0 else "bot was kicked from the group"
            )
            raise Refused(403, words)
        return chat

    def _own(self, given: Json) -> tuple[Chat, Json]:
        chat = self._open(given)
        message = chat.messages.get(int(given["message_id"]))
        if message is None:
            raise bad("message to edit not found")
        if message["from"]["id"] != BOT["id"]:
            raise bad("message can't be edited")
        return chat, message

    def _unhurried(self, chat: Chat) -> None:
        if wait := self.flood.retry_after(chat.id, self.world.clock()):
            raise Refused(429, f"retry after {wait}", retry_after=wait)

    def _content(self, given: Json, *, key: str = "text", least: int = 1) -> Json:
        text, entities = str(given.get(key, "")), list[Entity]()
        if given.get("parse_mode") == "HTML":
            try:
                text, entities = parse_html(text)
            except BadMarkup as error:
                raise bad(f"can't parse entities: {error}") from None
        if units(text.strip()) < least:
            raise bad("message text is empty")
        if units(text) > MOST_TEXT:
            raise bad("message is too long")
        found: list[Any] = [
            {"type": each.type, "offset": each.offset, "length": each.length} for each in entities
        ]
        markup = _markup(given)
        return {"text": text, "entities": found} | ({"reply_markup": markup} if markup else {})


def _markup(given: Json) -> Json | None:
    if not given.get("reply_markup"):
        return None
    markup: Json = json.loads(given["reply_markup"])
    buttons = [each for row in markup["inline_keyboard"] for each in row]
    if len(buttons) > 100:
        raise bad("reply markup is too long")
    for each in buttons:
        if not each["text"]:
            raise bad("can't parse inline keyboard button: Text must be non-empty")
        if "callback_data" in each and not 1 <= len(each["callback_data"].encode()) <= MOST_DATA:
            raise bad("BUTTON_DATA_INVALID")
    return markup if buttons else None
