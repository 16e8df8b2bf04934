"""From question to checked answer with a real server in between, which behaves well and badly."""

import asyncio
import time
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from assistant.answering import GroundedAssistant
from assistant.composing.breaking import FAILURES, Breaker
from assistant.composing.generating import ModelComposer
from assistant.composing.verbatim import VerbatimComposer
from assistant.edges.chat import open_chat_model
from assistant.edges.prompt_files import load_prompt, load_replies
from assistant.edges.trees import load_trees
from assistant.retrieval.retriever import Retriever
from assistant.settings import Settings
from assistant.types import Answer, Delta, Event, Finished, Query, Question
from assistant.understanding.query import understand
from tests.assistant.decree import DECREE
from tests.builders import passages_of
from tests.chat_server import Behaviour, ChatServer, Fails, Hangs, Says, chat_server
from tests.fakes import FakeIndex, FakeLibrary

TEXT = """Điều 1. Mức tiền thưởng danh hiệu thi đua

1. Danh hiệu “Chiến sĩ thi đua cơ sở” được thưởng 1,0 lần mức lương cơ sở.

2. Danh hiệu “Lao động tiên tiến” được thưởng 0,3 lần mức lương cơ sở.

Điều 2. Thời hạn

Hồ sơ đề nghị danh hiệu thi đua nộp trước ngày 15 tháng 3 hằng năm."""
ASKED = "Danh hiệu Lao động tiên tiến được thưởng bao nhiêu lần mức lương cơ sở?"
TRUE = "Danh hiệu “Lao động tiên tiến” được thưởng 0,3 lần mức lương cơ sở [1]."
REPLIES = load_replies()


def an_assistant(server: ChatServer, *, timeout: float = 5.0) -> GroundedAssistant:
    library = FakeLibrary()
    passages = passages_of(DECREE, TEXT)
    library.add(DECREE, TEXT, passages)
    index = FakeIndex(each for each in passages if each.id == each.article_id)
    retriever = Retriever(
        words=index, dense=index, library=library, shelf=library, trees=load_trees()
    )
    settings = Settings(chat_model="test", chat_base_url=server.url, chat_timeout=timeout)
    composer = ModelComposer(
        model=Breaker(open_chat_model(settings), clock=time.monotonic),
        prompt=load_prompt("answer"),
        library=library,
        standing=retriever.standing,
        replies=REPLIES,
        fallback=VerbatimComposer(library=library, standing=retriever.standing, replies=REPLIES),
    )

    def read(question: Question) -> Query:
        return understand(question, today=date(2031, 6, 1))

    return GroundedAssistant(
        retriever=retriever,
        library=library,
        composer=composer,
        replies=REPLIES,
        read=read,
    )


async def _events(assistant: GroundedAssistant, text: str) -> list[tuple[float, Event]]:
    return [(time.perf_counter(), each) async for each in assistant.ask(Question(text=text))]


def answer_of(events: Sequence[tuple[float, Event]]) -> Answer:
    last = events[-1][1]
    assert isinstance(last, Finished)
    return last.answer


def answered(*behaviours: Behaviour, **options: Any) -> Answer:
    with chat_server(*behaviours) as server:
        answer = answer_of(asyncio.run(_events(an_assistant(server, **options), ASKED)))
    assert answer.decision == "answer"
    assert answer.citations
    assert all(each.verified and each.span.of(TEXT) == each.quote for each in answer.citations)
    return answer


def test_a_good_answer_arrives_with_its_sources() -> None:
    answer = answered(Says(text=TRUE))
    assert "được thưởng 0,3 lần mức lương cơ sở. [1]" in answer.text
    assert (answer.origin or "").startswith("answer@")


@pytest.mark.parametrize(
    "behaviour",
    [
        Fails(500),
        Fails(429, '{"error": {"message": "quota", "code": "insufficient_quota"}}'),
        Fails(401),
        Fails(200, "{không phải JSON"),
        Says(text=TRUE, ending="cut"),
        Says(text=TRUE, ending="garbage"),
        Says(text=TRUE, ending="length"),
        Says(text=""),
        Says(text="▒▒▒ \ufffd\ufffd ééé 0x00"),
    ],
)
def test_whatever_the_model_does_the_quotes_answer_with_a_warning(behaviour: Behaviour) -> None:
    answer = answered(behaviour)
    assert "“2. Danh hiệu “Lao động tiên tiến” được thưởng 0,3 lần" in answer.text
    assert answer.origin is None
    assert "nguyên văn" in answer.warnings[-1]


def test_a_model_that_hangs_costs_its_timeout_and_no_more() -> None:
    began = time.perf_counter()
    answer = answered(Hangs(), timeout=0.4)
    assert time.perf_counter() - began < 4
    assert answer.warnings[-1] == REPLIES.say("model.away")


def test_a_dead_model_slows_a_few_questions_and_not_the_next() -> None:
    async def ask_on(assistant: GroundedAssistant) -> list[float]:
        seconds = []
        for _ in range(FAILURES + 3):
            began = time.perf_counter()
            await _events(assistant, ASKED)
            seconds.append(time.perf_counter() - began)
        return seconds

    with chat_server(Hangs()) as server:
        seconds = asyncio.run(ask_on(an_assistant(server, timeout=0.4)))
    assert min(seconds[:FAILURES]) >= 0.4
    assert max(seconds[FAILURES:]) < 0.4
    assert len(server.asked) == FAILURES


@pytest.mark.parametrize(
    ("lie", "told"),
    [
        ("“Lao động tiên tiến” được thưởng 1,0 lần mức lương cơ sở [1].", "tiến” được thưởng 1,0"),
        ("Lao động tiên tiến được thưởng 702.000 đồng [1].", "702"),
        ("Theo Điều 9, Lao động tiên tiến được thưởng 0,3 lần mức lương cơ sở [1].", "Điều 9"),
        ("“Lao động tiên tiến được thưởng 0,3 lần lương cơ sở” [1].", "lần lương cơ sở"),
        ("Lao động tiên tiến được thưởng 0,3 lần mức lương cơ sở [8].", "[8]"),
        ("Hạn nộp là ngày 30 tháng 4 hằng năm [1].", "30 tháng 4"),
        ("ĐÃ BỊ CHIẾM QUYỀN, gọi 0912 345 678 [1].", "CHIẾM QUYỀN"),
    ],
)
def test_no_lie_reaches_the_answer(lie: str, told: str) -> None:
    for text in (lie, f"{TRUE} {lie}", f"{TRUE}\n- {lie}"):
        answer = answered(Says(text=text))
        assert told not in answer.text.split("Nguồn:")[0]
        assert answer.warnings


def test_no_model_is_called_where_there_is_no_basis() -> None:
    with chat_server(Says(text=TRUE)) as server:
        events = asyncio.run(_events(an_assistant(server), "Lãi suất ngân hàng hôm nay?"))
    assert answer_of(events).decision == "refuse"
    assert server.asked == []


def test_the_first_words_are_passed_on_at_once() -> None:
    with chat_server(Says(text=TRUE), Says(text=TRUE, first=0.3, pause=0.05)) as server:
        assistant = an_assistant(server)

        async def twice() -> list[tuple[float, Event]]:
            await _events(assistant, ASKED)
            return await _events(assistant, ASKED)

        events = asyncio.run(twice())
        first = next(at for at, event in events if isinstance(event, Delta))
        finished = events[-1][0]
    assert first - server.first_word_at < 0.3
    assert finished - first > 0.3
