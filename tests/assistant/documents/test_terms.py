"""Terms of texts, and which of them an article is known by."""

import numpy as np

from assistant.documents.profiles import Profile, number_of, numbered
from assistant.documents.terms import (
    READ,
    TELLING,
    Vocabulary,
    paired,
    terms_of,
    with_telling,
)
from assistant.vietnamese import tokens


def pair(one: str, two: str) -> int:
    return int(paired(numbered([one]), numbered([two]))[0])


def vocabulary(rarity: dict[int, float]) -> Vocabulary:
    terms = np.array(sorted(rarity), dtype=np.uint32)
    return Vocabulary(
        terms=terms, rarity=np.array([rarity[each] for each in terms.tolist()], np.float32)
    )


def known_by(profile: Profile, rarity: dict[int, float]) -> list[int]:
    return [int(term) for term in with_telling([profile], vocabulary(rarity))[0].telling]


def text(heading: str, body: str = "") -> Profile:
    return Profile(numbered(tokens(heading)), numbered(tokens(body)))


def test_terms_are_syllables_and_neighbours_in_their_order() -> None:
    assert terms_of(numbered(["giấy", "khen"])).tolist() == [
        number_of("giấy"),
        number_of("khen"),
        pair("giấy", "khen"),
    ]
    assert pair("giấy", "khen") != pair("khen", "giấy")
    assert terms_of(numbered([])).tolist() == []


def test_an_article_is_known_by_what_is_frequent_in_it_and_rare_elsewhere() -> None:
    rarity = {number_of("cờ"): 5.0, number_of("khen"): 2.0, number_of("và"): 0.1}
    article = text("khen", "khen và khen và cờ")
    assert known_by(article, rarity) == [number_of("cờ"), number_of("khen"), number_of("và")]
    often = text("khen", "khen " * 20 + "và cờ")
    assert known_by(often, rarity)[0] == number_of("khen")


def test_heading_and_body_make_no_pair_together() -> None:
    assert known_by(text("giấy", "khen"), {pair("giấy", "khen"): 1.0}) == []
    assert known_by(text("giấy khen"), {pair("giấy", "khen"): 1.0}) == [pair("giấy", "khen")]


def test_what_is_not_in_the_vocabulary_tells_nothing() -> None:
    assert known_by(text("giấy khen"), {number_of("cờ"): 1.0}) == []
    assert known_by(text("giấy khen"), {}) == []


def test_only_so_many_terms_of_the_beginning_are_kept() -> None:
    syllables = [str(100 + number) for number in range(2 * TELLING)]
    rarity = {number_of(each): 1.0 for each in syllables}
    assert len(known_by(text("", " ".join(syllables)), rarity)) == TELLING
    late = text("", "và " * READ + "cờ")
    assert known_by(late, {number_of("cờ"): 1.0}) == []


def test_places_of_terms_in_the_vocabulary() -> None:
    known = vocabulary({3: 1.0, 7: 1.0, 1 << 20: 1.0, (1 << 32) - 1: 1.0})
    asked = np.array([7, 8, 0, 1 << 20, (1 << 20) + 1, (1 << 32) - 1], np.uint32)
    assert known.places(asked).tolist() == [1, -1, -1, 2, -1, 3]
