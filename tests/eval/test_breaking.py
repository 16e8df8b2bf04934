"""The gate must fail when the assistant is broken on purpose: the whole line, broken in parts."""

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import ingest
from assistant.answering import GroundedAssistant
from assistant.composing.verbatim import VerbatimComposer
from assistant.edges.prompt_files import load_replies
from assistant.edges.trees import load_trees
from assistant.ports import Assistant, Collection, Library
from assistant.retrieval.retriever import Retriever
from assistant.retrieval.trees import Forests
from assistant.types import Document, Event, Finished, Passage, Query, Question
from assistant.understanding.query import understand
from assistant.wiring import conversing
from eval.cases import digest
from eval.experiment import run
from eval.gate import check, pin
from eval.runs import STARTER, load_cases
from eval.summary import Figure, figures
from eval.targets import UnderTest
from ingest.preparing import prepare
from tests.eval.samples import DAY
from tests.fakes import FakeMemory
from tests.stores import Stores, carry_out, opened

FOLDER = Path(str(ingest.__file__)).parent / "starter"
TREES = load_trees()
CASES = load_cases([STARTER])[::3]
"""Every third case: a run takes seconds, and every tag is still there."""


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    texts = {f"starter/{p.name}": p.read_text(encoding="utf-8") for p in FOLDER.glob("*.md")}
    with opened(tmp_path_factory.mktemp("starter")) as found:
        asyncio.run(carry_out(found, texts, preparing=prepare))
        yield found


def assistant(
    stores: Stores,
    *,
    library: Collection | None = None,
    trees: Forests = TREES,
) -> Assistant:
    retriever = Retriever(
        words=stores.words,
        dense=stores.dense,
        library=library or stores.library,
        shelf=stores.library,
        trees=trees,
    )
    replies = load_replies()
    composer = VerbatimComposer(
        library=stores.library, standing=retriever.standing, replies=replies
    )

    def read(question: Question) -> Query:
        return understand(question, today=DAY)

    alone = GroundedAssistant(
        retriever=retriever,
        library=stores.library,
        composer=composer,
        replies=replies,
        read=read,
    )
    return conversing(
        alone, memory=FakeMemory(clock=lambda: datetime.now(UTC)), replies=replies, read=read
    )


async def nothing(_: str) -> None:
    """Forget a conversation: the memory of this assistant goes with it."""


def measured(stores: Stores, under_test: Assistant) -> list[Figure]:
    async def collect() -> list[Figure]:
        target = UnderTest(under_test, stores.library, identity="", forget=nothing)
        return figures([each async for each in run(CASES, target, day=DAY, at_once=1)])

    return asyncio.run(collect())


@pytest.fixture(scope="module")
def whole(stores: Stores) -> list[Figure]:
    return measured(stores, assistant(stores))


def failing(whole: list[Figure], broken: list[Figure]) -> set[str]:
    floors = pin(None, whole, digest=digest(CASES), cases=len(CASES))
    return {each.measure for each in check(floors, broken) if not each.holds}


class WithoutCitations:
    """Answers as `inner` does, and cites nothing."""

    def __init__(self, inner: Assistant) -> None:
        self._inner = inner

    async def ask(self, question: Question) -> AsyncIterator[Event]:
        async for event in self._inner.ask(question):
            if isinstance(event, Finished):
                yield Finished(dataclasses.replace(event.answer, citations=()))
            else:
                yield event


class WithoutDays:
    """A library that has forgotten when its documents are in force."""

    def __init__(self, inner: Library) -> None:
        self._inner = inner

    async def documents(self) -> list[Document]:
        return [
            dataclasses.replace(
                each, effective_from=None, effective_to=None, issued_on=None, relations=()
            )
            for each in await self._inner.documents()
        ]

    async def declared(self) -> list[Document]:
        return []

    async def text(self, document_id: str) -> str | None:
        return await self._inner.text(document_id)

    async def passages(self, document_id: str) -> list[Passage]:
        return await self._inner.passages(document_id)


def test_the_assistant_as_it_is_passes(stores: Stores, whole: list[Figure]) -> None:
    assert failing(whole, measured(stores, assistant(stores))) == set()


def test_quotes_are_exact_and_in_force(whole: list[Figure]) -> None:
    values = {each.measure: each.value for each in whole}
    assert (values["Quote exactness"], values["Validity"]) == (1.0, 1.0)


def test_a_ranking_that_puts_the_worst_first_fails_the_gate(
    stores: Stores, whole: list[Figure]
) -> None:
    last = dataclasses.replace(TREES.last, value=-TREES.last.value)
    reversed_ = assistant(stores, trees=dataclasses.replace(TREES, last=last))
    assert failing(whole, measured(stores, reversed_)) & {"MRR@10", "nDCG@10", "Recall@5"}


def test_an_assistant_that_cites_nothing_fails_the_gate(
    stores: Stores, whole: list[Figure]
) -> None:
    silent = WithoutCitations(assistant(stores))
    found = failing(whole, measured(stores, silent))
    assert found >= {"Correct", "First citation", "Citation recall (article)", "Quote exactness"}


def test_an_assistant_that_cites_expired_text_fails_the_gate(
    stores: Stores, whole: list[Figure]
) -> None:
    careless = assistant(stores, library=WithoutDays(stores.library))
    assert "Validity" in failing(whole, measured(stores, careless))
