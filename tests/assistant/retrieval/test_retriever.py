"""assistant.retrieval.retriever: what is found when one of the two searches is away."""

import asyncio
from collections.abc import Sequence

import pytest

from assistant.edges.trees import load_trees
from assistant.errors import IndexUnfinished, SearchUnavailable
from assistant.retrieval.retriever import Retriever
from assistant.types import Hit, Kind, Query, Ranking
from ingest.preparing import prepare
from ingest.types import Raw
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


LAW = "Luật số 98/2031/QH18"
SUMMARY = f"""---
title: "Tóm tắt: cờ làng"
kind: tóm tắt
official: {LAW}
---

## Điều 7 {LAW}: cờ làng

1. Tặng cho làng sạch.

2. Không tặng hai lần.

## Điều 9 Nghị định 5/2032/NĐ-CP: quỹ

Do dân góp.
"""


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("điều 7 luật 98/2031", ["7"]),
        ("khoản 2 điều 7 luật 98/2031", ["7"]),
        ("khoản 5 điều 7 luật 98/2031", []),
        ("điều 8 luật 98/2031", []),
        ("điều 9 luật 98/2031", []),
        ("điều 9 nghị định 5/2032", ["9"]),
    ],
)
def test_an_article_of_a_text_that_only_a_summary_retells_is_that_article_or_nothing(
    text: str, articles: list[str]
) -> None:
    library = FakeLibrary()
    content = SUMMARY.encode()
    made = prepare(
        Raw(source="/kho/a.md", name="a.md", media_type="text/markdown", content=content)
    )
    library.add(made.document, SUMMARY, made.passages)
    index = FakeIndex(made.passages)
    retriever = Retriever(
        words=index, dense=index, library=library, shelf=library, trees=load_trees()
    )
    found = asyncio.run(retriever.retrieve(query_of(text), limit=9)).in_force
    assert [each.passage.reference.article for each in found] == articles
