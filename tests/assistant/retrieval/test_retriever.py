"""assistant.retrieval.retriever: what is found when one of the two searches is away."""

import asyncio
from collections.abc import Sequence

import pytest

from assistant.edges.trees import load_trees
from assistant.errors import IndexUnfinished, SearchUnavailable
from assistant.retrieval.retriever import Retriever
from assistant.types import Hit, Kind, Query, Ranking
from tests.builders import document_of, passages_of, query_of
from tests.fakes import FakeIndex, FakeLibrary

RULE = "Điều 1. Hồ sơ đề nghị\n1. Hồ sơ gồm tờ trình.\nĐiều 2. Mức tiền thưởng\n1. Mức 0,8 lần."


class Away:
    """A searcher that can only fail."""

    def __init__(self, failure: SearchUnavailable) -> None:
        self._failure = failure

    async def find(self, query: Query, *, limit: int) -> list[tuple[str, float]]:
        raise self._failure


def found(failure: SearchUnavailable) -> Ranking:
    library, decree = FakeLibrary(), document_of("07/2025/TT-BTP")
    library.add(decree, RULE, passages := passages_of(decree, RULE))
    index = FakeIndex(passages)
    retriever = Retriever(
        words=index, dense=Away(failure), library=library, shelf=library, trees=load_trees()
    )
    return asyncio.run(retriever.retrieve(query_of("Hồ sơ gồm gì?"), limit=3))


def test_words_alone_are_searched_while_the_dense_index_waits_to_be_filled_anew() -> None:
    ranking = found(IndexUnfinished("left by a killed writer"))
    assert "Hồ sơ gồm tờ trình" in ranking.in_force[0].passage.text
    assert ranking.words_only


def test_a_dense_index_that_fails_otherwise_is_not_passed_over() -> None:
    with pytest.raises(SearchUnavailable):
        found(SearchUnavailable("disk"))


class Reversing:
    """A reranker that likes the last best."""

    async def rerank(self, query: Query, hits: Sequence[Hit]) -> list[Hit]:
        return [Hit(last.passage, hit.score) for last, hit in zip(hits[::-1], hits, strict=True)]


def test_a_reranker_decides_on_the_order_of_what_was_found() -> None:
    library, decree = FakeLibrary(), document_of("07/2025/TT-BTP")
    alike = "Điều 1. Hồ sơ đề nghị\n1. Gồm tờ trình.\nĐiều 2. Hồ sơ kèm theo\n1. Gồm báo cáo."
    library.add(decree, alike, passages := passages_of(decree, alike))
    index = FakeIndex(passages)
    query = query_of("Hồ sơ kèm theo tờ trình")

    def order(reranker: Reversing | None) -> list[str]:
        retriever = Retriever(
            words=index,
            dense=index,
            library=library,
            shelf=library,
            trees=load_trees(),
            reranker=reranker,
        )
        found = asyncio.run(retriever.retrieve(query, limit=3)).in_force
        return [hit.passage.article_id for hit in found]

    assert len(order(None)) == 2
    assert order(Reversing()) == order(None)[::-1]


def test_what_a_summary_says_of_itself_is_not_found() -> None:
    summary = document_of(title="Tóm tắt: hồ sơ", kind=Kind.SUMMARY)
    rule = document_of("07/2025/TT-BTP")
    notice = "Bản tóm tắt về hồ sơ, không phải văn bản chính thức.\n"
    library = FakeLibrary()
    library.add(summary, notice, notes := passages_of(summary, notice))
    library.add(rule, RULE, rules := passages_of(rule, RULE))
    index = FakeIndex([*notes, *rules])
    retriever = Retriever(
        words=index, dense=index, library=library, shelf=library, trees=load_trees()
    )
    ranking = asyncio.run(retriever.retrieve(query_of("Bản tóm tắt hồ sơ gồm gì?"), limit=9))
    found_in = {each.passage.document_id for each in ranking.in_force}
    assert found_in == {rule.id}
