"""The choice that a person picks of those offered, by its number or by its own words (pure)."""

import re

from assistant.types import Conversation
from assistant.vietnamese import fold


def chosen(text: str, conversation: Conversation) -> str | None:
    """The choice picked by its number, of the last list offered, or by words that it alone has."""
    latest = conversation.turns[-1].choices if conversation.turns else ()
    offered = next((turn.choices for turn in reversed(conversation.turns) if turn.choices), ())
    number = _CHOICE.fullmatch(fold(text))
    if number and 1 <= int(number[1]) <= len(offered):
        return offered[int(number[1]) - 1]
    words = fold(text).strip(" ?.!…")
    having = [each for each in latest if re.search(rf"\b{re.escape(words)}\b", fold(each))]
    return having[0] if words and len(having) == 1 else None


_CHOICE = re.compile(
    r"\W*(?:(?:cau|y|so|chon|lua chon|muc|cai|phuong an) (?:so |thu )?)*(\d{1,2})\W*"
)
