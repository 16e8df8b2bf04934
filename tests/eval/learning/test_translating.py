"""Learning what stands for what, on a few articles and the questions they answer."""

import numpy as np

from assistant.documents.profiles import Profile, number_of, numbered, without_marks
from assistant.documents.terms import terms_of, with_telling
from assistant.retrieval.translations import Translations
from assistant.vietnamese import tokens
from eval.learning.translating import ASKED, articles_of, fitted, lessons_of

CERTIFICATE, FLAG = "giấy chứng nhận quyền", "cờ thi đua"
COMMON = 12
"""Articles of other things, so that no term of those two is in too many."""


def profile(heading: str, body: str = "") -> Profile:
    return Profile(numbered(tokens(heading)), numbered(tokens(body)))


PROFILES = [
    profile("", CERTIFICATE),
    profile("", FLAG),
    *(profile("", f"việc {number}") for number in range(100, 100 + COMMON)),
]
ARTICLES = articles_of(PROFILES)


def learned(*asked: tuple[str, int]) -> Translations:
    """From questions that were often asked of one article each; headings are empty."""
    headings = lessons_of([numbered(tokens("điều"))], [[2]], 1.0)
    often = [each for each in asked for _ in range(ASKED)]
    texts = [numbered(tokens(text)) for text, _ in often]
    return fitted(ARTICLES, headings, lessons_of(texts, ([place] for _, place in often), 6.0))


def brought_by(known: Translations, asked: int) -> set[int]:
    row = known.asked.tolist().index(asked)
    own = known.told[known.start[row] : known.start[row + 1]]
    return set(known.vocabulary.terms[own].tolist())


def test_a_term_that_is_in_too_many_articles_tells_nothing() -> None:
    known = ARTICLES.vocabulary.terms.tolist()
    assert number_of("việc") not in known  # in 12 of 14 articles
    assert number_of("chứng") in known


def test_articles_are_known_by_their_terms_as_the_assistant_knows_them() -> None:
    telling = ARTICLES.known_by(PROFILES[1], 1).telling
    assert set(telling.tolist()) == set(terms_of(numbered(tokens(FLAG))).tolist())
    assert telling.tolist() == with_telling([PROFILES[1]], ARTICLES.vocabulary)[0].telling.tolist()


def test_what_is_asked_is_brought_by_the_articles_that_answer() -> None:
    known = learned(("sổ đỏ", 0), ("lá cờ", 1))
    certificate, flag = (
        set(ARTICLES.known_by(PROFILES[place], place).telling.tolist()) for place in (0, 1)
    )
    assert set() < brought_by(known, number_of("sổ")) <= certificate
    assert set() < brought_by(known, number_of("lá")) <= flag


def test_a_term_asked_of_every_article_is_brought_less_than_one_asked_of_one() -> None:
    known = learned(("sổ gì", 0), ("cờ gì", 1), ("việc gì", 3))
    best = {
        word: int(known.chance[known.start[row] : known.start[row + 1]].max())
        for word in ("sổ", "gì")
        for row in [known.asked.tolist().index(number_of(word))]
    }
    assert best["sổ"] > best["gì"]


def test_what_is_seldom_asked_is_not_learned() -> None:
    known = learned(("sổ đỏ", 0))
    assert number_of("điều") not in known.asked.tolist()  # once, in a heading


def test_every_term_has_its_form_without_diacritics_beside_it() -> None:
    known = learned(("sổ đỏ", 0))
    plain = dict(zip(known.asked.tolist(), known.plain.tolist(), strict=True))
    asked = numbered(["sổ", "đỏ"])
    marked, bare = terms_of(asked).tolist(), terms_of(without_marks(asked)).tolist()
    assert [plain[each] for each in marked] == bare


def test_the_most_translated_term_comes_first_and_none_without_translation() -> None:
    known = learned(("sổ đỏ", 0), ("sổ", 1))
    times = np.diff(known.start).tolist()
    assert times == sorted(times, reverse=True)
    assert times[-1] > 0


def test_an_article_without_text_is_known_by_nothing() -> None:
    bare = articles_of([profile("", ""), *PROFILES])
    assert bare.known_by(PROFILES[0], 0).telling.tolist() == []
