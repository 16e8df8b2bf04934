import asyncio
import json
import math
from collections.abc import Callable, Coroutine
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
import tantivy

from assistant.documents.profiles import key_of, number_of, numbered
from assistant.documents.terms import Vocabulary
from assistant.edges.word_files import schema
from assistant.edges.words import WordIndex
from assistant.types import Document, Kind, Level, Passage, Query, Step
from tests.builders import article_of, query_of
from tests.fakes import FakeLibrary

DECREE = Document(
    id="nd",
    source="nd",
    fingerprint="",
    kind=Kind.DECREE,
    number="152/2025/NĐ-CP",
    title="Nghị định",
)
CIRCULAR = Document(
    id="tt",
    source="tt",
    fingerprint="",
    kind=Kind.CIRCULAR,
    number="15/2025/TT-BNV",
    title="Thông tư",
)

BONUS = article_of(
    DECREE, "50", "Mức tiền thưởng danh hiệu", "Cá nhân được thưởng 0,3 lần mức lương."
)
FUND = article_of(DECREE, "51", "Quỹ", "Quỹ chi tiền thưởng cho danh hiệu, mức do đơn vị định.")
FORMS = article_of(CIRCULAR, "2", "Biểu mẫu", "Hồ sơ theo mẫu; tư liệu gửi về Bộ.")


def on_index(
    folder: Path, scenario: Callable[[WordIndex], Coroutine[Any, Any, None]], *passages: Passage
) -> None:
    """Run `scenario` on an index of `passages`."""

    async def run() -> None:
        library = FakeLibrary()
        library.add(DECREE, "", passages)
        index = WordIndex(folder, library)
        await index.upsert(passages)
        await scenario(index)
        index.close()

    asyncio.run(run())


async def found(index: WordIndex, query: Query) -> list[str]:
    return [hit.passage.id for hit in await index.search(query, limit=10)]


def test_articles_are_kept_with_the_terms_that_tell_what_they_are_about(tmp_path: Path) -> None:
    bonus, everywhere = numbered(["thưởng"]), numbered(["định"])
    known = Vocabulary(
        terms=np.sort(np.concatenate([bonus, everywhere])), rarity=np.ones(2, np.float32)
    )
    library = FakeLibrary()
    library.add(DECREE, "", [BONUS])
    with closing(WordIndex(tmp_path, library, vocabulary=known)) as index:
        asyncio.run(index.upsert([BONUS]))
        [profile] = asyncio.run(index.profiles(np.array([key_of(BONUS.id)], np.uint64)))
    assert profile is not None
    assert profile.telling.tolist() == [*bonus, *everywhere]  # thưởng is there more often


def test_words_in_the_heading_weigh_more_than_in_the_text(tmp_path: Path) -> None:
    async def scenario(index: WordIndex) -> None:
        assert await found(index, query_of("mức tiền thưởng danh hiệu")) == ["nd#50", "nd#51"]

    on_index(tmp_path, scenario, FUND, BONUS)


@pytest.mark.parametrize(
    "question",
    [
        "152/2025/NĐ-CP",
        "Nội dung 152/2025/nd-cp",
        "nghị định 152/2025 có gì",
        "NĐ 152 nói gì",
    ],
)
def test_a_document_named_by_its_number_comes_first(tmp_path: Path, question: str) -> None:
    async def scenario(index: WordIndex) -> None:
        assert set((await found(index, query_of(question)))[:2]) == {"nd#50", "nd#51"}

    on_index(tmp_path, scenario, FORMS, BONUS, FUND)


def test_a_question_without_diacritics_finds_the_words_that_have_them(tmp_path: Path) -> None:
    async def scenario(index: WordIndex) -> None:
        query = replace(
            query_of("tien thuong"), text="tien thuong", folded="tien thuong", plain=True
        )
        assert await found(index, query) == ["nd#50", "nd#51"]

    on_index(tmp_path, scenario, BONUS, FUND, FORMS)


def test_diacritics_tell_words_apart_when_they_were_typed(tmp_path: Path) -> None:
    async def scenario(index: WordIndex) -> None:
        query = replace(query_of("tư liệu"), text="tư liệu", expansions=(), plain=False)
        assert await found(index, query) == ["tt#2"]

    tu = article_of(DECREE, "9", "Khác", "Tù tủ liễu liều")
    on_index(tmp_path, scenario, tu, FORMS)


def test_two_spellings_of_one_word_are_one(tmp_path: Path) -> None:
    async def scenario(index: WordIndex) -> None:
        query = replace(query_of("Uỷ ban xét chiến sỹ"), expansions=())
        assert await found(index, query) == ["nd#7"]

    body = article_of(DECREE, "7", "", "Ủy ban xét tặng chiến sĩ.")
    on_index(tmp_path, scenario, body, FORMS)


@pytest.mark.parametrize(
    "question",
    [
        'thưởng" OR *:* AND (',
        "id:nd#51 thưởng^99 ~2",
        "+thưởng -cá -nhân [a TO z]",
        "thưởng \\ / {} ! : 🎖",
    ],
)
def test_what_people_type_is_never_syntax(tmp_path: Path, question: str) -> None:
    async def scenario(index: WordIndex) -> None:
        assert "tt#2" not in await found(index, query_of(question))
        assert "nd#50" in await found(index, query_of(question))

    on_index(tmp_path, scenario, BONUS, FORMS)


def test_a_further_wording_adds_passages_behind_those_of_the_question(tmp_path: Path) -> None:
    async def scenario(index: WordIndex) -> None:
        query = replace(query_of("biểu mẫu"), text="biểu mẫu", expansions=("quỹ chi",))
        assert await found(index, query) == ["tt#2", "nd#51"]

    on_index(tmp_path, scenario, BONUS, FUND, FORMS)


def test_rarity_is_the_inverse_document_frequency(tmp_path: Path) -> None:
    async def scenario(index: WordIndex) -> None:
        rarity = await index.rarity(["quỹ", "danh_hiệu", "quy", "không_có"])
        assert rarity == {
            "quỹ": pytest.approx(math.log(1 + 3 / 1.5)),
            "danh_hiệu": pytest.approx(math.log(1 + 3 / 2.5)),  # in a heading and in a text
            "quy": pytest.approx(math.log(1 + 3 / 1.5)),
            "không_có": pytest.approx(math.log(1 + 3 / 0.5)),
        }

    on_index(tmp_path, scenario, BONUS, FUND, FORMS)


def test_in_an_empty_index_every_term_is_as_rare(tmp_path: Path) -> None:
    async def scenario(index: WordIndex) -> None:
        assert len(set((await index.rarity(["thi_đua", "khen"])).values())) == 1

    on_index(tmp_path, scenario)


def test_what_is_found_has_the_keys_of_passage_article_and_document(tmp_path: Path) -> None:
    clause = replace(BONUS, id="nd#50.k1", path=(*BONUS.path, Step(Level.CLAUSE, "1", "")))

    async def scenario(index: WordIndex) -> None:
        found = await index.finds(query_of("cá nhân được thưởng 0,3 lần mức lương"), limit=10)
        assert set(found.passage.tolist()) == {key_of("nd#50"), key_of("nd#50.k1")}
        assert set(found.article.tolist()) == {key_of("nd#50")}
        assert set(found.number.tolist()) == {50}
        assert len(set(found.document.tolist())) == 1
        assert found.score.tolist() == sorted(found.score.tolist(), reverse=True)
        assert await index.named(found.passage) == [
            each for each, _ in await index.find(query_of("cá nhân được thưởng"), limit=10)
        ]

    on_index(tmp_path, scenario, BONUS, clause, FORMS)


def test_passages_are_located_in_the_order_asked_for_without_those_not_indexed(
    tmp_path: Path,
) -> None:
    async def scenario(index: WordIndex) -> None:
        found = await index.located({"tt#2": 0.5, "gone": 0.25, "nd#50": 0.125})
        assert await index.named(found.passage) == ["tt#2", "nd#50"]
        assert found.score.tolist() == [0.5, 0.125]
        gone = np.array([key_of("gone"), key_of("tt#2")], dtype=np.uint64)
        assert await index.named(gone) == [None, "tt#2"]
        first, second = await index.profiles(gone)
        assert first is None
        assert second is not None
        assert second.heading.size == 2

    on_index(tmp_path, scenario, BONUS, FORMS)


def test_what_was_replaced_or_deleted_is_not_found_at_its_old_place(tmp_path: Path) -> None:
    async def scenario(index: WordIndex) -> None:
        await index.upsert([replace(BONUS, text="Tập thể được thưởng gấp đôi.")])
        await index.delete(["nd#51"])
        keys = np.array([*map(key_of, ("nd#50", "nd#51", "tt#2"))], dtype=np.uint64)
        assert await index.named(keys) == ["nd#50", None, "tt#2"]
        profile = (await index.profiles(keys))[0]
        assert profile is not None
        assert number_of("đôi") in profile.body.tolist()
        found = await index.finds(query_of("mức tiền thưởng"), limit=10)
        assert await index.named(found.passage) == ["nd#50"]

    on_index(tmp_path, scenario, BONUS, FUND, FORMS)


def test_a_batch_that_cannot_be_made_leaves_nothing_for_the_next_write(tmp_path: Path) -> None:
    broken = replace(FORMS, id="tt#3", article_id="tt#3", text=cast(str, None))

    async def scenario(index: WordIndex) -> None:
        with pytest.raises((TypeError, AttributeError)):
            await index.upsert([replace(BONUS, text="Tập thể gấp đôi."), FUND, broken])
        await index.upsert([FORMS])
        assert await index.ids() == {"nd#50", "tt#2"}
        profile = (await index.profiles(np.array([key_of("nd#50")], dtype=np.uint64)))[0]
        assert profile is not None
        assert number_of("đôi") not in profile.body.tolist()

    on_index(tmp_path, scenario, BONUS)


def test_what_is_stored_of_passages_is_not_compressed(tmp_path: Path) -> None:
    """Half the time of reading it is saved; a second writing keeps to it."""

    async def scenario(index: WordIndex) -> None:
        await index.upsert([FORMS])
        for _ in range(2):
            described = json.loads((tmp_path / "words" / "meta.json").read_text())
            assert described["index_settings"]["docstore_compression"] == "none"
            await index.upsert([BONUS])
        assert await index.ids() == {BONUS.id, FUND.id, FORMS.id}

    on_index(tmp_path, scenario, BONUS, FUND)


def test_an_index_that_was_made_compressed_is_read_and_written_on(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    tantivy.Index(schema(), path=str(tmp_path / "words"))

    async def scenario(index: WordIndex) -> None:
        described = json.loads((tmp_path / "words" / "meta.json").read_text())
        assert described["index_settings"]["docstore_compression"] == "lz4"
        assert await index.named(np.array([key_of(BONUS.id)], dtype=np.uint64)) == [BONUS.id]

    on_index(tmp_path, scenario, BONUS, FUND)
