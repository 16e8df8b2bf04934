"""From two searches to articles in order."""

from dataclasses import replace

import numpy as np

from assistant.documents.profiles import Profile, profile_of
from assistant.edges.trees import load_trees
from assistant.retrieval.asked import Sought, sought_in, wanted
from assistant.retrieval.ranking import POOL, SURE, Pooled, by_article, pooled, ranked, shortlist
from assistant.types import Hit
from assistant.vietnamese import tokens
from tests.builders import document_of, passages_of, query_of

LAW = document_of("06/2022/QH15", title="Luật Thi đua, khen thưởng")
PASSAGES = passages_of(
    LAW,
    "Điều 21. Chiến sĩ thi đua toàn quốc\n\nDanh hiệu này để tặng cho cá nhân tiêu biểu nhất.\n\n"
    "Điều 23. Chiến sĩ thi đua cơ sở\n\nDanh hiệu này để tặng cho cá nhân của đơn vị.",
)
D21, D23 = (next(p for p in PASSAGES if p.id.endswith(end)) for end in ("#d21", "#d23"))
PROFILES = {each.id: profile_of(each, body=tokens(each.text)) for each in (D21, D23)}
TREES = load_trees()


def sought(question: str) -> Sought:
    query = query_of(question)
    return sought_in(query, dict.fromkeys(wanted(query), 1.0))


def pool_of(*articles: str) -> list[Pooled]:
    return [Pooled(article_id=each, passage_id=each, words=1.0, dense=1.0) for each in articles]


def test_what_both_searches_find_comes_before_what_one_finds() -> None:
    articles = {each: each for each in "abc"}
    words, dense = [("a", 9.0), ("b", 8.0), ("c", 1.0)], [("b", 0.9), ("c", 0.8), ("a", 0.1)]
    assert pooled(words, dense, articles)[0].article_id == "b"


def test_an_article_is_found_once_with_the_best_scores_of_its_parts() -> None:
    articles = {"d23.k1": "d23", "d23.k2": "d23", "d21": "d21"}
    words, dense = [("d23.k2", 6.0), ("d23.k1", 5.5), ("d21", 5.0)], [("d23.k1", 0.7), ("d21", 0.4)]
    first, second = pooled(words, dense, articles)
    assert first == Pooled(article_id="d23", passage_id="d23.k1", words=6.0, dense=0.7)
    assert second == Pooled(article_id="d21", passage_id="d21", words=5.0, dense=0.4)


def test_a_passage_that_the_index_no_longer_knows_is_left_out() -> None:
    assert pooled([("gone", 2.0), ("a", 1.0)], [], {"a": "a"})[0].article_id == "a"
    assert pooled([("gone", 2.0)], [], {}) == []


def test_no_more_than_the_pool_are_ranked_and_the_most_promising_are() -> None:
    found = [
        Pooled(article_id=str(number), passage_id=str(number), words=number, dense=number)
        for number in range(3 * POOL)
    ]
    profiles = {each.article_id: PROFILES[D23.id] for each in found}
    chosen = shortlist(found, profiles, TREES.first)
    assert len(chosen) == len(ranked(found, sought("thi đua"), profiles, TREES)) == POOL
    assert {each.article_id for each in chosen} > {str(3 * POOL - 1), str(3 * POOL - 2)}
    assert "100" not in {each.article_id for each in chosen}


def test_what_matches_best_is_ranked_whatever_the_first_forest_says() -> None:
    found = [
        Pooled(article_id=str(number), passage_id=str(number), words=number, dense=number)
        for number in range(3 * POOL)
    ]
    profiles = {each.article_id: PROFILES[D23.id] for each in found}
    chosen = [each.article_id for each in shortlist(found, profiles, TREES.first)]
    assert chosen[:SURE] == [str(number) for number in range(SURE)]


def test_of_equal_finds_the_article_whose_heading_is_asked_for_comes_first() -> None:
    pool = pool_of(D21.id, D23.id)
    order = ranked(pool, sought("chiến sĩ thi đua cơ sở"), PROFILES, TREES)
    assert order[0] == (D23.id, 1.0)
    assert order[1][0] == D21.id
    assert 0.0 < order[1][1] < 1.0


def test_an_article_without_a_profile_is_not_ranked() -> None:
    assert ranked(pool_of("gone"), sought("thi đua"), PROFILES, TREES) == []
    assert ranked([], sought("thi đua"), PROFILES, TREES) == []


def test_a_question_without_diacritics_is_compared_without_them() -> None:
    plain = replace(query_of("chiến sĩ thi đua cơ sở"), plain=True)
    asked = sought_in(plain, dict.fromkeys(wanted(plain), 1.0))
    order = ranked(pool_of(D21.id, D23.id), asked, PROFILES, TREES)
    assert order[0][0] == D23.id


def test_of_two_copies_of_a_text_the_first_stays() -> None:
    copy = replace(D23, id="bản sao", article_id="bản sao")
    assert by_article([Hit(D23, 1.0), Hit(copy, 0.9), Hit(D21, 0.8)]) == [
        Hit(D23, 1.0),
        Hit(D21, 0.8),
    ]


def test_passages_that_are_read_in_one_article_are_found_once() -> None:
    hits = [Hit(D21, 0.9), Hit(D23, 1.0)]
    assert by_article(hits, read_in=lambda _: "the same") == [Hit(D23, 1.0)]


def test_a_pool_is_ranked_alike_whatever_comes_before_it() -> None:
    question = sought("danh hiệu cho cá nhân tiêu biểu")
    one = dict(ranked(pool_of(D21.id, D23.id), question, PROFILES, TREES))
    other = dict(ranked(pool_of(D23.id, D21.id), question, PROFILES, TREES))
    assert max(one, key=one.__getitem__) == max(other, key=other.__getitem__) == D21.id


def test_a_profile_is_numbers_and_nothing_of_the_text() -> None:
    profile = PROFILES[D23.id]
    assert isinstance(profile, Profile)
    assert profile.article == 23
    assert profile.heading.dtype == profile.body.dtype == np.uint32


def test_of_two_copies_of_a_text_one_article_stays_however_its_lines_are_broken() -> None:
    copy = replace(D23, id="copy#d23", article_id="copy#d23", text=D23.text.replace(" ", "\n"))
    kept = by_article([Hit(D23, 0.9), Hit(copy, 0.8), Hit(D21, 0.7)])
    assert [hit.passage.id for hit in kept] == [D23.id, D21.id]


def test_articles_that_open_alike_and_go_on_otherwise_both_stay() -> None:
    opening = "Cá nhân được tặng thưởng khi đạt một trong các tiêu chuẩn sau đây: có "
    one = replace(D23, text=opening + "ba sáng kiến")
    two = replace(D21, text=opening + "hai đề tài")
    assert len(by_article([Hit(one, 0.9), Hit(two, 0.8)])) == 2
