"""What stands for what: learned tables against the telling terms of articles."""

from dataclasses import replace

import numpy as np
import pytest

from assistant.documents.profiles import Profile, numbered
from assistant.retrieval.asked import Sought, sought_in, wanted
from assistant.retrieval.translations import translated
from tests.builders import query_of
from tests.translating import CERTIFICATE, FLAG, TABLE

STEP = 0.09
"""Chances are kept in steps: one is off by so much of itself at most."""


def sought(question: str, *, plain: bool = False) -> Sought:
    query = replace(query_of(question), plain=plain)
    return sought_in(query, dict.fromkeys(wanted(query), 1.0))


def known_by(*terms: str) -> Profile:
    none = np.zeros(0, np.uint32)
    return Profile(none, none, numbered(terms))


def both(question: str, *articles: Profile, plain: bool = False) -> tuple[list[float], list[float]]:
    likelier, brought = translated(TABLE, sought(question, plain=plain), articles)
    return likelier.tolist(), brought.tolist()


def test_an_article_brings_what_is_asked_in_other_words() -> None:
    likelier, brought = both("sổ đỏ", known_by(CERTIFICATE), known_by(FLAG), known_by())
    assert brought == pytest.approx([1.0, 0.5, 0.0], rel=STEP)
    assert likelier == pytest.approx(
        [np.log(1 + 0.7 / 0.3 * 500), np.log(1 + 0.7 / 0.3 * 10), 0], STEP
    )


def test_every_telling_term_has_its_share_of_what_the_article_brings() -> None:
    _, brought = both("sổ đỏ", known_by(FLAG), known_by(FLAG, "khen"))
    assert brought == pytest.approx([0.5, 0.25], rel=STEP)


def test_terms_of_the_question_count_by_their_weight() -> None:
    _, brought = both("thi sổ đỏ", known_by(CERTIFICATE), known_by(FLAG))
    assert brought == pytest.approx([0.5, 0.75], rel=STEP)


def test_without_diacritics_the_same_is_brought() -> None:
    articles = known_by(CERTIFICATE), known_by(FLAG)
    assert both("so do", *articles, plain=True) == both("sổ đỏ", *articles)
    assert both("so do", *articles) == ([0.0, 0.0], [0.0, 0.0])


def test_what_is_not_known_is_not_brought() -> None:
    assert both("phở", known_by(CERTIFICATE), known_by()) == ([0.0, 0.0], [0.0, 0.0])
    assert both("sổ đỏ") == ([], [])
