"""Questions, profiles and pools as numbers."""

from dataclasses import dataclass, replace

import numpy as np

from assistant.documents.profiles import (
    Profile,
    from_bytes,
    number_of,
    numbered,
    to_bytes,
    without_marks,
)
from assistant.retrieval.asked import ASKING, Sought, sought_in, wanted
from assistant.retrieval.features import NAMES, Pool, features
from assistant.retrieval.translations import Translations
from assistant.vietnamese import tokens
from tests.builders import query_of
from tests.translating import CERTIFICATE, NOTHING, TABLE


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One article of a pool."""

    profile: Profile
    words: float
    dense: float
    document: int


def profile(heading: str, body: str = "") -> Profile:
    return Profile(numbered(tokens(heading)), numbered(tokens(body)))


def candidate(
    its: Profile, *, words: float = 1.0, dense: float = 0.5, document: int = 1
) -> Candidate:
    return Candidate(profile=its, words=words, dense=dense, document=document)


def pool_of(*candidates: Candidate) -> Pool:
    keys = np.arange(len(candidates), dtype=np.uint64)
    return Pool(
        article=keys,
        passage=keys,
        document=np.array([each.document for each in candidates], dtype=np.int64),
        number=np.ones(len(candidates), dtype=np.int64),
        words=np.array([each.words for each in candidates], dtype=np.float32),
        dense=np.array([each.dense for each in candidates], dtype=np.float32),
    )


def sought(question: str, *, plain: bool = False) -> Sought:
    query = replace(query_of(question), plain=plain)
    return sought_in(query, dict.fromkeys(wanted(query), 1.0))


def column(
    name: str,
    question: str,
    *pool: Candidate,
    plain: bool = False,
    translations: Translations = NOTHING,
) -> list[float]:
    texts = [each.profile for each in pool]
    rows = features(sought(question, plain=plain), pool_of(*pool), texts, translations)
    return [round(float(each), 3) for each in rows[:, NAMES.index(name)]]


def test_words_that_ask_count_less_than_words_that_are_asked_about() -> None:
    query = query_of("Giấy khen là gì?")
    asked = sought_in(query, dict.fromkeys(wanted(query), 1.0))
    weights = dict(zip(asked.syllables.tolist(), asked.weights.tolist(), strict=True))
    assert weights[number_of("khen")] == 1.0
    assert round(weights[number_of("gì")], 3) == ASKING


def test_syllables_share_a_number_without_marks_and_have_their_own_with_them() -> None:
    marked, other = numbered(["thưởng", "thương"])
    assert marked != other
    assert len(set(without_marks(numbered(["thưởng", "thương", "thuong"])).tolist())) == 1


def test_a_profile_comes_back_as_it_was_stored() -> None:
    for telling in (numbered(["tặng", "khen"]), numbered([])):
        stored = replace(profile("giấy khen", "để tặng cho cá nhân"), telling=telling)
        back = from_bytes(to_bytes(stored))
        assert back.heading.tolist() == stored.heading.tolist()
        assert back.body.tolist() == stored.body.tolist()
        assert back.telling.tolist() == stored.telling.tolist()


def test_the_share_of_the_question_that_heading_and_body_hold() -> None:
    pool = (candidate(profile("giấy khen")), candidate(profile("cờ", "giấy báo")))
    assert column("held_in_heading", "giấy khen", *pool) == [1.0, 0.0]
    assert column("held", "giấy khen", *pool) == [1.0, 0.5]
    assert column("pairs_held", "giấy khen", *pool) == [1.0, 0.0]


def test_a_pair_must_stand_in_one_text_in_its_order() -> None:
    pool = (candidate(profile("khen giấy")), candidate(profile("giấy", "khen")))
    assert column("pairs_held", "giấy khen", *pool) == [0.0, 0.0]


def test_without_diacritics_marks_make_no_difference() -> None:
    pool = (candidate(profile("giấy khen")), candidate(profile("cờ thi đua")))
    assert column("held_in_heading", "giay khen", *pool, plain=True) == [1.0, 0.0]
    assert column("held_in_heading", "giay khen", *pool) == [0.5, 0.0]


def test_what_stands_together_is_seen_in_a_window() -> None:
    far = profile("", "giấy " + "và " * 200 + "khen")
    near = profile("", "và " * 200 + "giấy khen")
    assert column("window", "giấy khen", candidate(far), candidate(near)) == [0.5, 1.0]


def test_a_definition_says_the_question_right_before_la() -> None:
    pool = (candidate(profile("", "giấy khen là hình thức")), candidate(profile("", "giấy khen")))
    assert column("defined", "giấy khen", *pool) == [1.0, 0.0]


def test_numbers_are_compared_with_the_best_and_the_worst_of_the_pool() -> None:
    pool = [candidate(profile("cờ"), words=words) for words in (4.0, 3.0, 2.0)]
    assert column("words ↔", "cờ", *pool) == [0.0, -0.5, -1.0]
    assert column("words #", "cờ", *pool) == [round(float(np.log1p(n)), 3) for n in range(3)]


def test_candidates_of_one_document_speak_for_each_other() -> None:
    together = [candidate(profile("cờ"), words=w, document=1) for w in (4.0, 3.0)]
    alone = candidate(profile("cờ"), words=2.0, document=2)
    assert column("crowd", "cờ", *together, alone) == [0.667, 0.667, 0.333]
    assert column("votes", "cờ", *together, alone)[2] == 0.0
    assert column("neighbour", "cờ", *together, alone) == [0.5, 1.0, 0.0]


def test_an_article_in_other_words_brings_what_is_asked() -> None:
    other, unlike = profile("giấy chứng nhận"), profile("giấy khen")
    pool = candidate(replace(other, telling=numbered([CERTIFICATE]))), candidate(unlike)
    assert column("brought", "sổ đỏ", *pool, translations=TABLE) == [1.0, 0.0]
    assert column("likelier ↔", "sổ đỏ", *pool, translations=TABLE) == [0.0, -1.0]
    assert column("brought", "sổ đỏ", *pool) == [0.0, 0.0]


def test_an_empty_pool_has_no_rows() -> None:
    assert features(sought("cờ"), pool_of(), [], NOTHING).shape == (0, len(NAMES))
