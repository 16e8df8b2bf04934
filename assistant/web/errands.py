"""What a chat program asks for itself: a title, tags, further questions (pure).

Open WebUI sends such errands to the model of the conversation as ordinary completions, whose
message begins with "### Task:" and shows the JSON it wants. They are no questions of a person:
answered here, without a search.
"""

import json
import re

from assistant.prompting import Replies

LONGEST_TITLE = 50
"""Characters; Open WebUI asks for three to five words, and cuts off what its column cannot hold."""

_BEGIN = "### Task:"
_FORM = re.compile(r"\{\s*\"(title|tags|follow_ups|queries|text)\"\s*:")
_FIRST_LINE = re.compile(r"^[^\S\n]*USER:\s*(.+)$", re.MULTILINE | re.IGNORECASE)
"""Never over lines before `USER`: of a megabyte of empty lines each would be tried from each."""
_HISTORY = "<chat_history>"


def errand(text: str, replies: Replies) -> str | None:
    """What is answered to a chat program's own request; None when a person asked."""
    if not text.lstrip().startswith(_BEGIN):
        return None
    task, _, history = text.partition(_HISTORY)
    forms = _FORM.findall(task) or _FORM.findall(text)
    if not forms:
        return ""
    given: dict[str, object] = {
        "title": _title(history, replies),
        "tags": [replies.say("chat.tag")],
        "text": "",
    }
    return json.dumps({forms[-1]: given.get(forms[-1], [])}, ensure_ascii=False)


def _title(history: str, replies: Replies) -> str:
    """The first question of the conversation, cut between words."""
    asked = _FIRST_LINE.search(history)
    words = asked[1].strip().rstrip("?") if asked else replies.say("chat.title")
    if len(words) <= LONGEST_TITLE:
        return words
    return words[:LONGEST_TITLE].rpartition(" ")[0] + "…"
