"""The real assistant over a small decree, with its searches and its library in memory."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime

from assistant.answering import GroundedAssistant
from assistant.composing.verbatim import VerbatimComposer
from assistant.edges.trees import load_trees
from assistant.ports import Assistant, Finder
from assistant.retrieval.retriever import Retriever
from assistant.types import Answer, Document, Finished, Passage, Query, Question
from assistant.understanding.query import understand
from assistant.wiring import conversing
from tests.builders import TODAY, document_of, passages_of
from tests.fakes import FakeIndex, FakeLibrary, FakeMemory
from tests.fakes_web import REPLIES

RULE = (
    "Điều 1. Hồ sơ đề nghị tặng Kỷ niệm chương\n"
    "1. Hồ sơ gồm tờ trình và danh sách trích ngang.\n"
    "Điều 2. Mức tiền thưởng Kỷ niệm chương\n"
    "1. Mức tiền thưởng là 0,8 lần mức lương cơ sở."
)


def read(question: Question) -> Query:
    """A question as it is read on the day of the tests."""
    return understand(question, today=TODAY)


def grounded_alone(
    index: FakeIndex | None = None, *, dense: Finder | None = None
) -> GroundedAssistant:
    """An assistant that knows RULE; `index` None finds what stands in it, `dense` None is it."""
    return grounded_over({RULE: document_of("07/2025/TT-BTP")}, index=index, dense=dense)


def answer_over(texts: Mapping[str, Document], *said: str) -> Answer:
    """The answer to the last question of one conversation over these texts and documents."""
    memory = FakeMemory(clock=lambda: datetime(2026, 11, 22, tzinfo=UTC))
    assistant = conversing(grounded_over(texts), memory=memory, replies=REPLIES, read=read)

    async def last() -> Answer:
        answers = []
        for text in said:
            async for event in assistant.ask(Question(text=text, conversation_id="c")):
                answers += [event.answer] if isinstance(event, Finished) else []
        return answers[-1]

    return asyncio.run(last())


def grounded_over(
    texts: Mapping[str, Document],
    *,
    index: FakeIndex | None = None,
    dense: Finder | None = None,
) -> GroundedAssistant:
    """An assistant that knows these texts, each with its document."""
    library, passages = FakeLibrary(), list[Passage]()
    for text, document in texts.items():
        library.add(document, text, found := passages_of(document, text))
        passages += found
    return quoting(library, FakeIndex(passages) if index is None else index, dense=dense)


def quoting(
    library: FakeLibrary, index: FakeIndex, *, dense: Finder | None = None
) -> GroundedAssistant:
    """An assistant that quotes what `index` finds of `library`; `dense` None is the same index."""
    retriever = Retriever(
        words=index, dense=dense or index, library=library, shelf=library, trees=load_trees()
    )
    return GroundedAssistant(
        retriever=retriever,
        library=library,
        composer=VerbatimComposer(library=library, standing=retriever.standing, replies=REPLIES),
        replies=REPLIES,
        read=read,
    )


def grounded(index: FakeIndex | None = None) -> Assistant:
    """The same within conversations that a channel keeps itself."""
    return conversing(grounded_alone(index), memory=None, replies=REPLIES, read=read)
