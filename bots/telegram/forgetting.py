"""Deletion of what the bot's own file keeps, when it is asked for at a terminal (edge).

An entry point of the group "tdkt.forget": `tdkt conversations forget` deletes from the memory, and
here as well, so that one command leaves nothing of a person or a conversation.
"""

from contextlib import closing
from pathlib import Path

from bots.telegram.shelf import Shelf
from bots.telegram.store import FILE, open_store

_CHANNEL = "telegram:"


def forget(data: Path, *, conversation_id: str | None, user: str | None) -> int:
    """Delete the answers of a conversation, or of a person ("telegram:42"), with their ratings and
    comments; how many answers there were. 0 where the bot has never run."""
    if not (data / FILE).is_file():
        return 0
    with closing(open_store(data)) as store:
        shelf = Shelf(store)
        of_person = shelf.forget(int(_digits(user))) if _digits(user) else 0
        return of_person + (shelf.forget_conversation(conversation_id) if conversation_id else 0)


def _digits(user: str | None) -> str:
    """The person's number at Telegram; "" for people of other channels."""
    number = (user or "").removeprefix(_CHANNEL)
    return number if user != number and number.isdecimal() else ""
