"""From two searches to articles in order."""

from dataclasses import replace

import numpy as np

from assistant.documents.forms import forms_of, profile_of
from assistant.documents.profiles import article_number, key_of
from assistant.edges.trees import load_trees
from assistant.retrieval.asked import Sought, sought_in, wanted
from assistant.retrieval.features import Pool
from assistant.retrieval.ranking import POOL, SURE, by_article, pooled, ranked, shortlist
from assistant.types import Hit, Passage
from tests.builders import document_of, passages_of, query_of
from tests.fakes import finds_of

LAW = document_of("06/2022/QH15", title="Luật Thi đua, khen thưởng")
PASSAGES = passages_of(
    LAW,
    "Điều 21. Chiến sĩ thi đua toàn quốc\n\nDanh hiệu này để tặng cho cá nhân tiêu biểu nhất.\n\n"
    "Điều 23. Chiến sĩ thi đua cơ sở\n\nDanh hiệu này để tặng cho cá nhân của đơn vị.",
)
D21, D23 = (next(p for p in PASSAGES if p.id.endswith(end)) for end in ("#d21", "#d23"))
PROFILES = {
    key_of(each.id): profile_of(each, body=forms_of(each.text).numbers) for each in (D21, D23)
}
TREES = load_trees()


def sought(question: str) -> Sought:
    query = query_of(question)
    return sought_in(query, dict.fromkeys(wanted(query), 1.0))


def part_of(article: Passage, clause: str) -> Passage:
    return replace(article, id=f"{article.id}.{clause}")


def many(number: int) -> Pool:
    """Articles that match the better the higher their number, the best first."""
    numbers = np.arange(number)[::-1]
    return Pool(
        article=numbers.astype(np.uint64),
        passage=numbers.astype(np.uint64),
        document=np.ones(number, dtype=np.int64),
        number=np.ones(number, dtype=np.int64),
        words=numbers.astype(np.float32),
        dense=numbers.astype(np.float32),
    )


def order(question: Sought, *articles: Passage) -> list[tuple[str, float]]:
    """The articles, which both searches found alike, in order with their shares."""
    found = finds_of([(each, 1.0) for each in articles])
    pool = pooled(found, found)
    profiles = [PROFILES.get(each) for each in pool.article.tolist()]
    best, shares, _ = ranked(pool, question, profiles, TREES)
    names = [{key_of(each.id): each.id for each in articles}[key] for key in best.passage.tolist()]
    return list(zip(names, shares.tolist(), strict=True))


def test_what_both_searches_find_comes_before_what_one_finds() -> None:
    a, b, c = (replace(D21, id=each, article_id=each) for each in "abc")
    words = finds_of([(a, 9.0), (b, 8.0), (c, 1.0)])
    dense = finds_of([(b, 0.9), (c, 0.8), (a, 0.1)])
    assert pooled(words, dense).article[0] == key_of("b")


def test_an_article_is_found_once_with_the_best_scores_of_its_parts() -> None:
    one, two = part_of(D23, "k1"), part_of(D23, "k2")
    words = finds_of([(two, 6.0), (one, 5.5), (D21, 5.0)])
    dense = finds_of([(one, 0.75), (D21, 0.5)])
    pool = pooled(words, dense)
    assert pool.article.tolist() == [key_of(D23.id), key_of(D21.id)]
    assert pool.passage.tolist() == [key_of(one.id), key_of(D21.id)]
    assert pool.words.tolist() == [6.0, 5.0]
    assert pool.dense.tolist() == [0.75, 0.5]


def test_what_one_search_does_not_find_has_its_lowest_score() -> None:
    pool = pooled(finds_of([(D21, 6.0), (D23, 2.0)]), finds_of([(D23, 0.5)]))
    assert dict(zip(pool.article.tolist(), pool.dense.tolist(), strict=True)) == {
        key_of(D21.id): 0.5,
        key_of(D23.id): 0.5,
    }


def test_where_nothing_is_found_nothing_is_ranked() -> None:
    assert len(pooled(finds_of([]), finds_of([]))) == 0
    assert order(sought("thi đua")) == []


def test_no_more_than_the_pool_are_ranked_and_the_most_promising_are() -> None:
    pool = shortlist(many(3 * POOL), TREES.first)
    best, shares, _ = ranked(pool, sought("thi đua"), [PROFILES[key_of(D23.id)]] * POOL, TREES)
    assert len(pool) == len(best) == len(shares) == POOL
    chosen = set(pool.article.tolist())
    assert chosen > {3 * POOL - 1, 3 * POOL - 2}
    assert 100 not in chosen


def test_what_matches_best_is_ranked_whatever_the_first_forest_says() -> None:
    found = many(3 * POOL)
    best = found.article[:SURE].tolist()
    assert shortlist(found, TREES.first).article[:SURE].tolist() == best
    worst_first = found.at(np.arange(len(found))[::-1])
    kept = worst_first.article[:SURE].tolist()
    assert shortlist(worst_first, TREES.first).article[:SURE].tolist() == kept


def test_of_equal_finds_the_article_whose_heading_is_asked_for_comes_first() -> None:
    first, second = order(sought("chiến sĩ thi đua cơ sở"), D21, D23)
    assert first == (D23.id, 1.0)
    assert second[0] == D21.id
    assert 0.0 < second[1] < 1.0


def test_an_article_without_a_profile_is_not_ranked() -> None:
    gone = replace(D21, id="gone", article_id="gone")
    assert order(sought("thi đua"), gone) == []
    assert [each for each, _ in order(sought("thi đua"), gone, D21)] == [D21.id]


def test_a_question_without_diacritics_is_compared_without_them() -> None:
    plain = replace(query_of("chiến sĩ thi đua cơ sở"), plain=True)
    asked = sought_in(plain, dict.fromkeys(wanted(plain), 1.0))
    assert order(asked, D21, D23)[0][0] == D23.id


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
    assert order(question, D21, D23)[0][0] == order(question, D23, D21)[0][0] == D21.id


def test_a_profile_is_numbers_and_nothing_of_the_text() -> None:
    profile = PROFILES[key_of(D23.id)]
    assert article_number(D23) == 23
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
