"""An answer for programs that show Markdown and nothing else: text, then its sources (pure)."""

import re

from assistant.documents.labelling import label
from assistant.prompting import Replies
from assistant.types import Answer, Citation, Query
from assistant.vietnamese import tidy

_ACTIVE = re.compile(r"!(?=\[)|\](?=\()|<(?=[A-Za-z/!?])")
"""Where an image, a link or HTML would begin: words of a document must not load or run anything."""
_QUIETED = re.compile(r"\\(?=!\[|\]\(|<)")
_SOURCE = re.compile(
    r"^- \*\*\[(\d+)\]\*\* (.+?)(?: \(\[[^]\n]{0,80}\]\([^()\s]{0,2000}\)\))?$", re.MULTILINE
)
"""The link is bounded: the text comes back from a client, who may have put anything there."""
_CHOICE = re.compile(r"^- \*\*\d+\.\*\* (.+)$", re.MULTILINE)
"""The lines that `chat.source` and `chat.choice` in replies.toml make."""


def answer_markdown(answer: Answer, query: Query, replies: Replies) -> str:
    """The answer's own text with its [n] markers, then what it warns of, and its sources.

    A quote that the text repeats word for word is not repeated below. How the question was read
    stands first where it differs from what was written.
    """
    text = answer.text
    for listed in (_source_lines(answer, replies), _choice_lines(answer, replies)):
        text = text.removesuffix(listed).rstrip()
    blocks = [*_reading(query, replies), inert(text)]
    if answer.choices:
        chosen = [_choice(*each, replies) for each in enumerate(answer.choices, start=1)]
        blocks.append("\n".join(chosen))
    blocks += [
        "> " + inert(replies.say("chat.warning", warning=warning)) for warning in answer.warnings
    ]
    blocks += [_sources(answer, replies)] if answer.citations else []
    return "\n\n".join(blocks)


def sources_shown(text: str) -> list[tuple[int, str]]:
    """The marker and the label of each source in a text that `answer_markdown` made."""
    return [(int(marker), _said(label)) for marker, label in _SOURCE.findall(text)]


def choices_shown(text: str) -> tuple[str, ...]:
    """The questions to choose from in a text that `answer_markdown` made."""
    return tuple(_said(choice) for choice in _CHOICE.findall(text))


def inert(text: str) -> str:
    """The text with a backslash before whatever Markdown would take for an image, link or tag.

    A backslash before punctuation is not shown, so the words on the screen stay the same.
    """
    return _ACTIVE.sub(lambda found: "\\" + found[0], text)


def _said(shown: str) -> str:
    """What `inert` was given."""
    return _QUIETED.sub("", shown)


def _choice(place: int, choice: str, replies: Replies) -> str:
    return replies.say("chat.choice", place=place, choice=inert(choice))


def _reading(query: Query, replies: Replies) -> list[str]:
    if tidy(query.original).strip() == query.text:
        return []
    return [inert(replies.say("chat.understood", text=query.text))]


def _source_lines(answer: Answer, replies: Replies) -> str:
    """The list of sources as a plain text ends with it (`rendering.answer_text`)."""
    lines = [
        replies.say("answer.source", marker=each.marker, label=label(each.passage))
        for each in answer.citations
    ]
    return "\n".join([replies.say("answer.sources"), *lines])


def _choice_lines(answer: Answer, replies: Replies) -> str:
    """The list of choices as a plain text ends with it (`clarifying.clarification`)."""
    return "\n".join(
        replies.say("answer.choice", number=number, choice=choice)
        for number, choice in enumerate(answer.choices, start=1)
    )


def _sources(answer: Answer, replies: Replies) -> str:
    items = [_source(each, answer.text, replies) for each in answer.citations]
    return "\n".join([replies.say("chat.sources"), "", *items])


def _source(citation: Citation, text: str, replies: Replies) -> str:
    document = citation.passage.document
    name = inert(label(citation.passage))
    line = replies.say("chat.source", marker=citation.marker, label=name)
    if document.url and document.url.startswith(("https://", "http://")):
        line += " " + replies.say("chat.link", url=_address(document.url))
    if citation.quote in text:
        return line
    quoted = "\n".join([*(lead.text for lead in citation.leads), citation.quote])
    return "\n".join([line, *(f"  > {inert(each)}" for each in quoted.splitlines())])


def _address(url: str) -> str:
    """The address without what would end a Markdown link early."""
    return re.sub(r"[\s()<>]", lambda found: f"%{ord(found[0]):02X}", url)
