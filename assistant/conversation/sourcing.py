"""An answer that names the sources of the one before: "nguồn nào?" (pure)."""

from dataclasses import replace

from assistant.composing.rendering import sources_block
from assistant.conversation.following import LONGEST
from assistant.conversation.pointing import asks_where_from, number_pointed
from assistant.documents.labelling import label
from assistant.prompting import Replies
from assistant.types import Answer, Conversation
from assistant.understanding.asks import said


def asks_for_sources(text: str, conversation: Conversation) -> bool:
    """Whether a question only asks for the sources of what was answered before."""
    if len(text) > LONGEST or not any(turn.cited for turn in conversation.turns):
        return False
    now = said(text)
    return asks_where_from(now) and number_pointed(now) is None


def naming_sources(answer: Answer, replies: Replies) -> Answer:
    """`answer`, given anew, with its sources first, each once, and what they say below."""
    if answer.decision != "answer" or not answer.citations:
        return answer
    first: dict[str, int] = {}
    for each in answer.citations:
        first.setdefault(label(each.passage), each.marker)
    named = [replies.say("answer.source", marker=at, label=name) for name, at in first.items()]
    quoted = answer.text.removesuffix(sources_block(answer.citations, replies)).rstrip()
    text = "\n".join([replies.say("answer.from_sources"), *named])
    return replace(answer, text=f"{text}\n\n{quoted}")
