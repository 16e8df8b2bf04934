"""assistant.retrieval.bounds: what is left unread would have changed nothing."""

import asyncio
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import pytest

from assistant.documents.forms import forms_of, profile_of
from assistant.documents.profiles import Profile, document_number, numbered
from assistant.edges.trees import load_trees
from assistant.retrieval.bounds import Limits, settled, unread
from assistant.retrieval.by_profile import may_define
from assistant.retrieval.features import Pool
from assistant.retrieval.preferring import DEFINES, most_of_field, most_preferred, preference
from assistant.retrieval.retriever import READ_AT_ONCE, Retriever
from assistant.types import Document, Hit, Intent, Kind, Passage, Query, Ranking
from assistant.validity.standing import standing
from assistant.vietnamese import tokens
from tests.builders import document_of, passages_of, query_of
from tests.fakes import FakeIndex, FakeLibrary
from tests.ingest.amended import LAW_TEXT, amending, prepared

QUESTIONS = (
    "tiêu chuẩn Chiến sĩ thi đua cơ sở",
    "thi đua là gì?",
    "hồ sơ khen thưởng đột xuất",
    "hồ sơ đề nghị Bằng khen của tỉnh Bắc Ninh",
    "ai có thẩm quyền tặng Giấy khen của chủ tịch xã?",
    "mức thưởng từ ngày 01/7/2026",
    "điều 3 Luật 91/2031/QH18 quy định gì?",
    "Luật 91/2031/QH18 quy định danh hiệu gì?",
    "danh hiệu thôn sạch",
    "danh hiệu thi đua gồm những danh hiệu nào?",
    "hội nghị thi đua tỉnh Bắc Ninh diễn ra ở đâu?",
)
HEADINGS = (
    "Tiêu chuẩn Chiến sĩ thi đua cơ sở",
    "Hồ sơ đề nghị Bằng khen của Bộ, tỉnh",
    "Hồ sơ đề nghị khen thưởng",
    "Khen thưởng theo thủ tục đơn giản",
    "Thẩm quyền của Chủ tịch Ủy ban nhân dân cấp xã tặng Giấy khen",
    "Tiêu chuẩn thôn sạch",
    "Mức tiền thưởng",
)
WORDS = (
    "thi đua là", "khen thưởng", "tiêu chuẩn", "hồ sơ", "thôn sạch", "danh hiệu", "01/7/2026"
)  # fmt: skip
ISSUERS = ("Quốc hội", "Chính phủ", "Ủy ban nhân dân tỉnh Bắc Ninh", "Bộ Xây dựng", None)

DAY = date(2034, 6, 1)
AMENDING = amending(
    "92/2032/QH18",
    "Sửa đổi Điều 3 như sau:\n\n“Điều 3. Thẩm quyền\n\nThôn tặng danh hiệu thôn sạch.”",
    "Bãi bỏ Điều 4.",
    signed="02/3/2032",
    begins="01 tháng 01 năm 2033",
)


def profile_with(words: str) -> Profile:
    """An article of these words and no others."""
    return Profile(heading=numbered(()), body=numbered(tokens(words)))


def profiles_of(passages: Sequence[Passage]) -> list[Profile]:
    return [profile_of(each, body=forms_of(each.text).numbers) for each in passages]


OTHER = profile_with("đường làng sạch sẽ")
"""An article that has no word of the field."""


class Counting(FakeLibrary):
    """A shelf that knows how many passages were read from it."""

    def __init__(self) -> None:
        super().__init__()
        self.read = 0

    async def hydrate(self, passage_ids: Sequence[str]) -> list[Passage]:
        self.read += len(passage_ids)
        return await super().hydrate(passage_ids)


def texts(seed: int) -> list[tuple[Document, tuple[Passage, ...]]]:
    """Forty texts of all sorts, some out of force, and one of low rank with a law amending it."""
    drawn = random.Random(seed)
    amended, by = map(prepared, (LAW_TEXT, AMENDING))
    low = replace(amended.document, kind=Kind.FAQ)
    found = [
        (by.document, by.passages),
        (low, tuple(replace(each, document=low) for each in amended.passages)),
    ]
    for number in range(40):
        kind, issuer = drawn.choice(list(Kind)), drawn.choice(ISSUERS)
        until = drawn.choice((None, None, date(2020, 1, 1)))
        document = replace(
            document_of(f"{number}/2019/QH14", kind=kind),
            issuer=issuer,
            issued_on=date(2019, 6, 1),
            effective_to=until,
        )
        articles = (
            f"Điều {n}. {drawn.choice(HEADINGS)}\n\n1. {' '.join(drawn.choices(WORDS, k=40))}.\n\n"
            for n in range(1, 5)
        )
        found.append((document, passages_of(document, "".join(articles))))
    return found


@cache
def shelf_of(seed: int) -> tuple[Counting, FakeIndex]:
    library, index = Counting(), FakeIndex()
    for document, passages in texts(seed):
        library.add(document, "", passages)
        asyncio.run(index.upsert(passages))
    return library, index


def ranked(
    query: Query, library: Counting, index: FakeIndex, *, limit: int, outside: int | None = None
) -> Ranking:
    retriever = Retriever(
        words=index, dense=index, library=library, shelf=library, trees=load_trees()
    )
    return asyncio.run(retriever.retrieve(query, limit=limit, outside=outside))


@pytest.mark.parametrize("text", QUESTIONS)
def test_the_first_few_are_those_of_reading_everything(text: str) -> None:
    query = replace(query_of(text), as_of=DAY)
    for seed in range(2):
        library, index = shelf_of(seed)
        everything = ranked(query, library, index, limit=200)
        for limit in (1, 5):
            few = ranked(query, library, index, limit=limit)
            assert few.in_force == everything.in_force[:limit]
            assert few.outside == everything.outside[:limit]
            alone = ranked(query, library, index, limit=limit, outside=0)
            assert (alone.in_force, alone.outside) == (few.in_force, ())


def test_most_articles_stay_unread_where_the_first_are_sure() -> None:
    library, index = shelf_of(1)
    library.read = 0
    ranked(query_of("thi đua thôn sạch"), library, index, limit=1)
    assert 0 < library.read <= 2 * READ_AT_ONCE < library_size(library)


def test_fewer_articles_are_read_where_none_out_of_force_is_wanted() -> None:
    library, index = shelf_of(1)

    def read(outside: int | None) -> int:
        library.read = 0
        ranked(query_of("thi đua thôn sạch"), library, index, limit=30, outside=outside)
        return library.read

    assert read(outside=0) < read(outside=None)


def library_size(library: FakeLibrary) -> int:
    documents = asyncio.run(library.documents())
    return sum(len(asyncio.run(library.passages(each.id))) for each in documents)


def bound_of(query: Query, document: Document, profile: Profile, known: list[Document]) -> float:
    """How high an article may come that the trees put first."""
    of_number = {document_number(document.id): document}
    one = np.ones(1, np.float32)
    found = unread(query, pool_of(document), one, [profile], of_number, standing(known, []))
    return float(found.most[0])


@pytest.mark.parametrize("text", QUESTIONS)
def test_no_passage_is_preferred_more_than_it_is_bound_to(text: str) -> None:
    query = query_of(text)
    for document, passages in texts(seed=2):
        for passage, profile in zip(passages, profiles_of(passages), strict=True):
            assert preference(query, Hit(passage, 1.0)) <= bound_of(
                query, document, profile, [document]
            )


@pytest.mark.parametrize("text", QUESTIONS[:5])
def test_the_bound_is_reached(text: str) -> None:
    """What no passage reaches would have more read than is needed."""
    query = query_of(text)
    most = most_of_field(query) * (DEFINES if query.intent is Intent.DEFINITION else 1.0)
    assert any(
        preference(query, Hit(passage, 1.0))
        == pytest.approx(most * most_preferred(query, document))
        for seed in range(6)
        for document, passages in texts(seed)
        for passage in passages
    )


def test_an_amended_text_may_come_as_high_as_the_one_that_amends_it() -> None:
    amended, by = (prepared(text).document for text in (LAW_TEXT, AMENDING))
    low, query = replace(amended, kind=Kind.FAQ), query_of("danh hiệu thôn sạch")
    alone = bound_of(query, low, OTHER, [low])
    together = bound_of(query, low, OTHER, [low, by])
    lifted = most_of_field(query)
    assert alone == pytest.approx(most_preferred(query, low))
    assert together == pytest.approx(lifted * most_preferred(query, by))
    assert together > alone


def test_a_text_that_amends_may_lead_to_one_that_amends_the_same_later() -> None:
    """New wording in the one is rewritten by the other, whose words then have its score."""
    later = amending(
        "93/2033/QH18",
        "Sửa đổi Điều 3 như sau:\n\n“Điều 3. Thẩm quyền\n\nXã tặng danh hiệu thôn sạch.”",
        signed="02/3/2033",
        begins="01 tháng 01 năm 2034",
    )
    amended, by, last = (prepared(text).document for text in (LAW_TEXT, AMENDING, later))
    low, query = replace(by, kind=Kind.FAQ), query_of("danh hiệu thôn sạch")
    most = bound_of(query, low, OTHER, [amended, low, last])
    assert most == pytest.approx(most_of_field(query) * most_preferred(query, last))


def test_what_its_heading_may_add_is_known_by_the_words_of_an_article() -> None:
    document, query = prepared(LAW_TEXT).document, query_of("hồ sơ tặng danh hiệu thôn sạch")
    assert most_of_field(query) > 1.0
    least = most_preferred(query, document)
    assert bound_of(query, document, OTHER, [document]) == pytest.approx(least)
    most = pytest.approx(least * most_of_field(query))
    for words in ("tặng danh hiệu", "xét khen", "Thi  ĐUA"):
        assert bound_of(query, document, profile_with(words), [document]) == most
    for words in ("danh sách hiệu trưởng", "thi nhau đua xe", "chương trình huy động"):
        assert bound_of(query, document, profile_with(words), [document]) == pytest.approx(least)


def test_what_may_define_is_known_by_its_words_in_any_marks() -> None:
    query = query_of("thi đua là gì?")
    assert query.intent is Intent.DEFINITION
    said = ("1. Thi đua là việc làm.", "Khen.\n- thi dua la gì", "Ai nói thi đua LÀ, đua")
    others = ("Thi đua để khen.", "đua là thi đua", "Là thi đua", "thi", "")
    found = may_define(query, [profile_with(each) for each in (*said, *others)])
    assert found.tolist() == [True] * len(said) + [False] * len(others)


def test_a_text_out_of_force_may_lead_to_new_wording_that_outlasts_it() -> None:
    """A text that only amends ends with the other; one with rules of its own does not."""
    amended, by = (prepared(text).document for text in (LAW_TEXT, AMENDING))
    by = replace(by, title="Luật Thôn sạch")
    ended = replace(amended, effective_to=date(2033, 6, 1))
    query = replace(query_of("danh hiệu thôn sạch"), as_of=DAY)
    by_number = {document_number(ended.id): ended}
    alone, together = (
        unread(
            query, pool_of(ended), np.ones(1, np.float32), [OTHER], by_number, standing(known, [])
        )
        for known in ([ended], [ended, by])
    )
    assert (alone.may_hold.tolist(), alone.may_not.tolist()) == ([False], [True])
    assert (together.may_hold.tolist(), together.may_not.tolist()) == ([True], [True])


def pool_of(document: Document) -> Pool:
    one = np.ones(1)
    return Pool(
        article=one.astype(np.uint64),
        passage=one.astype(np.uint64),
        document=np.array([document_number(document.id)]),
        number=one.astype(np.int64),
        words=one.astype(np.float32),
        dense=one.astype(np.float32),
    )


def test_all_are_read_where_a_text_is_named_by_its_number() -> None:
    """Whether that text has anything decides what becomes of the others."""
    best = Hit(prepared(LAW_TEXT).passages[0], 1.0)
    low, found = prepared(LAW_TEXT).document, Ranking(in_force=(best,), outside=(best,))
    scores = np.full(1, 0.01, np.float32)
    by_number = {document_number(low.id): low}

    def is_settled(text: str) -> bool:
        query = query_of(text)
        rest = unread(query, pool_of(low), scores, [OTHER], by_number, standing([low], []))
        return settled(query, found, rest, Limits(1, 1))

    assert is_settled("quy định danh hiệu gì?")
    assert not is_settled("Nghị định 98/2023/NĐ-CP quy định danh hiệu gì?")
