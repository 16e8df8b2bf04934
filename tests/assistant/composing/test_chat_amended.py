"""A chat model and an amended law: it never reads, nor says, words that no longer hold."""

import asyncio
from datetime import date

import pytest

from assistant.answering import GroundedAssistant
from assistant.composing.generating import ModelComposer
from assistant.composing.verbatim import VerbatimComposer
from assistant.edges.prompt_files import load_prompt
from assistant.edges.trees import load_trees
from assistant.retrieval.retriever import Retriever
from assistant.types import Answer, Finished, Query, Question
from assistant.understanding.query import understand
from tests.assistant.test_asking_amended import (
    AFTER,
    ASKED,
    BEFORE,
    NEW,
    OLD,
    REWRITTEN,
    WORDS,
    Shelf,
)
from tests.builders import TODAY
from tests.fakes import FakeChatModel, FakeIndex
from tests.fakes_web import REPLIES
from tests.ingest.amended import LAW_TEXT, prepared

FUND = "Điều 4 Luật 91/2031/QH18"


def asked(question: str, on: date, said: str, *texts: str) -> tuple[Answer, str]:
    """The answer on a day, and what the model was shown."""
    library, index, model = Shelf(()), FakeIndex(), FakeChatModel(said)
    for one in map(prepared, (LAW_TEXT, *texts)):
        library.add(one.document, one.text.text, one.passages)
        asyncio.run(index.upsert(one.passages))
    retriever = Retriever(
        words=index, dense=index, library=library, shelf=library, trees=load_trees()
    )
    composer = ModelComposer(
        model=model,
        prompt=load_prompt("answer"),
        library=library,
        standing=retriever.standing,
        replies=REPLIES,
        fallback=VerbatimComposer(library=library, standing=retriever.standing, replies=REPLIES),
    )

    def read(given: Question) -> Query:
        return understand(given, today=TODAY)

    assistant = GroundedAssistant(
        retriever=retriever, library=library, composer=composer, replies=REPLIES, read=read
    )

    async def ask() -> Answer:
        events = [each async for each in assistant.ask(Question(text=question, as_of=on))]
        return next(each.answer for each in events if isinstance(each, Finished))

    return asyncio.run(ask()), model.asked[0].user


def test_the_model_reads_the_clause_that_holds_on_the_day() -> None:
    _, before = asked(ASKED, BEFORE, "", REWRITTEN)
    _, after = asked(ASKED, AFTER, "", REWRITTEN)
    assert OLD in before
    assert NEW not in before
    assert NEW in after
    assert OLD not in after


def test_the_model_reads_changed_words_as_they_read_on_the_day() -> None:
    _, before = asked(FUND, BEFORE, "", WORDS)
    _, after = asked(FUND, AFTER, "", WORDS)
    assert "Quỹ do dân góp." in before
    assert "Quỹ do xã lập." in after
    assert "Quỹ do dân góp." not in after


@pytest.mark.parametrize("said", ["Quỹ do dân góp [1].", "“Quỹ do dân góp.” [1]"])
def test_words_that_no_longer_hold_are_not_said(said: str) -> None:
    before, _ = asked(FUND, BEFORE, said, WORDS)
    after, _ = asked(FUND, AFTER, said, WORDS)
    assert before.origin is not None
    assert after.origin is None
    assert any("“dân góp” nay đọc là “xã lập”" in each for each in after.warnings)


def test_a_clause_that_was_struck_is_not_said() -> None:
    said = "Danh hiệu “Đường đẹp” để tặng cho thôn không lấn chiếm [1]."
    assert asked(ASKED, AFTER, said, REWRITTEN)[0].origin is None
    assert "Không lấn chiếm" not in asked(ASKED, AFTER, "Không lấn chiếm [1].", REWRITTEN)[0].text
