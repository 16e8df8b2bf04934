"""An Answer → messages ready to send, with what their buttons need (pure)."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.documents.labelling import label
from assistant.prompting import Replies
from assistant.types import Answer, Citation, Passage, Query
from assistant.vietnamese import normal, tidy, written
from bots.telegram.markup import Block, Piece, block, messages, paragraph
from bots.telegram.suggesting import Suggestion
from bots.telegram.types import Button, Outgoing, Rows, Source

QUOTE_TAG = "blockquote expandable"
LABEL_LENGTH = 48
"""Characters of a label on a button: a phone shows some 35 to 50 in one row."""
CHOICE_LENGTH = 40
"""Characters of a choice that stands alone in its row and is still read whole."""


def delivered(
    key: str,
    query: Query,
    answer: Answer,
    *,
    suggestions: Sequence[Suggestion],
    kept_day: bool,
    typed: str,
    echoed: bool,
    replies: Replies,
) -> list[Outgoing]:
    """The answer as one or more messages; the last one carries the buttons.

    `kept_day` says that the day was chosen for the whole conversation, not in this question;
    `typed` is what was asked in the person's words; `echoed` repeats it, so that an answer to a
    button stands alone.
    """
    notes = [*answer.warnings]
    if kept_day:
        notes.append(replies.say("telegram.day_kept", day=written(query.as_of)))
    sent = messages(
        [
            *([paragraph(replies.say("telegram.asked", question=typed))] if echoed else []),
            *_reading(query, answer, typed, replies),
            *_body(answer, replies),
            *_choices(answer),
            *_notes(notes, replies),
        ]
    )
    rows = buttons(key, answer, suggestions=suggestions, replies=replies)
    return [*sent[:-1], replace(sent[-1], buttons=rows)]


def sources_of(answer: Answer) -> tuple[Source, ...]:
    """What was cited, or what came closest, in the order of its markers."""
    cited = [(each.marker, each.passage) for each in answer.citations]
    return tuple(
        Source(
            marker=marker,
            label=label(passage),
            passage_id=passage.id,
            document_id=passage.document_id,
        )
        for marker, passage in cited or enumerate(answer.nearest, start=1)
    )


def buttons(
    key: str, answer: Answer, *, suggestions: Sequence[Suggestion], replies: Replies
) -> Rows:
    """👍 👎, one for each source, what may be asked next, and the choices of a question back."""
    choices = [
        (Button(text if _short(answer) else f"{n}. {short_label(text)}", f"c:{key}:{n - 1}"),)
        for n, text in enumerate(answer.choices, start=1)
    ]
    if answer.decision == "clarify":
        return tuple(choices)
    rated = (
        Button(replies.say("telegram.button.good"), f"r:{key}:1"),
        Button(replies.say("telegram.button.bad"), f"r:{key}:0"),
    )
    asked_next = [(Button(each.label, f"q:{key}:{n}"),) for n, each in enumerate(suggestions)]
    return (rated, *source_buttons(key, sources_of(answer), replies), *asked_next)


def source_buttons(key: str, sources: Sequence[Source], replies: Replies) -> Rows:
    """One button for each source, which opens its clause in full."""
    return tuple(
        (
            Button(
                replies.say(
                    "telegram.button.source", marker=each.marker, label=short_label(each.label)
                ),
                f"s:{key}:{each.marker}",
            ),
        )
        for each in sources
    )


def short_label(text: str) -> str:
    """A label for a button: without the summary it was read in, cut at a word."""
    name = without_summary(text)
    if len(name) <= LABEL_LENGTH:
        return name
    return name[: name.rfind(" ", 0, LABEL_LENGTH)] + "…"


def without_summary(text: str) -> str:
    """A label without the summary it was read in, which the note under the answer names."""
    return text.split(" (theo ")[0]


def _reading(query: Query, answer: Answer, typed: str, replies: Replies) -> list[Block]:
    """How the question was read, where that is not just what was typed, and for which day."""
    lines = []
    if normal(query.text) != normal(tidy(typed).strip()):
        lines.append(Piece(replies.say("telegram.understood", text=query.text), "i"))
    day = replies.say("answer.as_of", day=written(query.as_of))
    if query.dated and day not in answer.text:
        lines.append(Piece(replies.say("telegram.as_of", day=written(query.as_of)), "i"))
    return [block(*lines)] if lines else []


def _body(answer: Answer, replies: Replies) -> list[Block]:
    """The text with each quote in it folded; quotes that it only points at follow it."""
    text, blocks, apart = _without_sources(answer, replies), list[Block](), list[Block]()
    for citation in answer.citations:
        found = _quoted_in(text, citation, replies)
        if found is None:
            heading = replies.say(
                "answer.source", marker=citation.marker, label=label(citation.passage)
            )
            apart.append(_headed(heading, _quote(citation)))
            continue
        before, quote, text = found
        *earlier, heading = before.strip().split("\n\n")
        blocks += [*map(paragraph, earlier), _headed(_numbered(heading, citation), quote)]
    return [*blocks, *_paragraphs(text), *apart]


def _quoted_in(text: str, citation: Citation, replies: Replies) -> tuple[str, str, str] | None:
    """What stands before a quotation that begins a line of `text`, its words, and what follows."""
    opening, closing = replies.say("answer.quote", quote="\0", marker=citation.marker).split("\0")
    end = text.find(closing)
    start = 0 if text.startswith(opening) else text.find(f"\n{opening}", 0, max(end, 0)) + 1
    quote = text[start + len(opening) : end]
    if end < 0 or not text.startswith(opening, start) or citation.quote not in quote:
        return None
    return text[:start], quote, text[end + len(closing) :]


def _numbered(heading: str, citation: Citation) -> str:
    """The line that leads to a quote, with its marker; the summary is named in the notes."""
    name = label(citation.passage)
    return f"[{citation.marker}] {heading.strip().replace(name, without_summary(name)) or name}"


def _headed(heading: str, quote: str) -> Block:
    return block(Piece(heading, "b"), Piece(quote, QUOTE_TAG))


def _quote(citation: Citation) -> str:
    return "\n".join([*(lead.text for lead in citation.leads), citation.quote])


def _without_sources(answer: Answer, replies: Replies) -> str:
    """The text without its list of sources: every quote is shown under its own label."""
    head, found, _ = answer.text.rpartition("\n\n" + replies.say("answer.sources") + "\n")
    return head if found and answer.citations else answer.text


def _paragraphs(text: str) -> list[Block]:
    return [paragraph(each) for each in text.strip().split("\n\n") if each.strip()]


def _choices(answer: Answer) -> list[Block]:
    """The questions to pick from, numbered, where a button would show only their beginning."""
    if _short(answer) or all(each in answer.text for each in answer.choices):
        return []
    return [block(*(Piece(f"{n}. {text}") for n, text in enumerate(answer.choices, start=1)))]


def _short(answer: Answer) -> bool:
    return all(len(each) <= CHOICE_LENGTH for each in answer.choices)


def _notes(notes: Sequence[str], replies: Replies) -> list[Block]:
    told = (replies.say("telegram.warning", warning=each) for each in notes)
    return [block(*(Piece(each, "i") for each in told))] if notes else []


def clause(passage: Passage, text: str, *, heading: str) -> list[Outgoing]:
    """A clause in full, under its label, its address where there is one."""
    blocks = [block(Piece(heading[0].upper() + heading[1:], "b"), Piece(text, QUOTE_TAG))]
    if passage.document.url:
        blocks.append(paragraph(passage.document.url))
    return messages(blocks)


def said(text: str, *, rows: Rows = ()) -> list[Outgoing]:
    """A sentence of replies.toml as messages; the last one carries the buttons."""
    sent = messages([paragraph(each) for each in text.split("\n\n")])
    return [*sent[:-1], replace(sent[-1], buttons=rows)]
