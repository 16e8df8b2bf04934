"""An answer that names the sources of the one before: "nguồn nào?" (pure)."""

from dataclasses import replace

from assistant.composing.rendering import sources_block
from assistant.conversation.following import LONGEST
from assistant.conversation.pointing import asks_where_from, number_pointed
from assistant.documents.labelling import label
from assistant.prompting import Replies
from assistant.types import Answer, Citation, Conversation
from assistant.understanding.asks import said


def asks_for_sources(text: str, conversation: Conversation) -> bool:
    """Whether a question only asks for the sources of what was answered before."""
    if len(text) > LONGEST or not any(turn.cited for turn in conversation.turns):
        return False
    now = said(text)
    return asks_where_from(now) and number_pointed(now) is None


def naming_sources(answer: Answer, replies: Replies) -> Answer:
    """`answer`, given anew, as its sources alone, each once, to be opened where it is quoted."""
    if answer.decision != "answer" or not answer.citations:
        return answer
    first: dict[str, Citation] = {}
    for each in answer.citations:
        first.setdefault(label(each.passage), each)
    sources = tuple(replace(each, marker=at) for at, each in enumerate(first.values(), start=1))
    told = replies.say("answer.from_sources")
    text = f"{told}\n\n{sources_block(sources, replies)}"
    return replace(answer, text=text, citations=sources, comparison=None)
