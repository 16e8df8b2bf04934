"""assistant.retrieval: what is found when one of the two searches is away."""

import asyncio

import pytest

from assistant.errors import IndexUnfinished, SearchUnavailable
from assistant.retrieval import Retriever
from assistant.types import Hit, Query, Ranking
from tests.builders import document_of, passages_of, query_of
from tests.fakes import FakeIndex, FakeLibrary

RULE = "Điều 1. Hồ sơ đề nghị\n1. Hồ sơ gồm tờ trình.\nĐiều 2. Mức tiền thưởng\n1. Mức 0,8 lần."


class Away:
    """A searcher that can only fail."""

    def __init__(self, failure: SearchUnavailable) -> None:
        self._failure = failure

    async def search(self, query: Query, *, limit: int) -> list[Hit]:
        raise self._failure


def found(failure: SearchUnavailable) -> Ranking:
    library, decree = FakeLibrary(), document_of("07/2025/TT-BTP")
    library.add(decree, RULE, passages := passages_of(decree, RULE))
    index = FakeIndex(passages)
    retriever = Retriever(words=index, dense=Away(failure), library=library, lexicon=index)
    return asyncio.run(retriever.retrieve(query_of("Hồ sơ gồm gì?"), limit=3))


def test_words_alone_are_searched_while_the_dense_index_waits_to_be_filled_anew() -> None:
    best = found(IndexUnfinished("left by a killed writer")).in_force[0]
    assert "Hồ sơ gồm tờ trình" in best.passage.text


def test_a_dense_index_that_fails_otherwise_is_not_passed_over() -> None:
    with pytest.raises(SearchUnavailable):
        found(SearchUnavailable("disk"))
