"""Training pairs."""

from collections.abc import Sequence

import numpy as np
import pytest

from eval.learning.pairs import (
    Mix,
    Pieces,
    Texts,
    answers,
    batches,
    epoch,
    halves,
    in_runs,
    titles,
)

WRITTEN, PLAIN = 0.0, 1.0


def pieces(*numbers: int) -> Pieces:
    return np.array(numbers, dtype=np.int32)


def texts_of(bodies: Sequence[Pieces]) -> Texts:
    number = range(len(bodies))
    return Texts(
        titles=[pieces(100 + n) for n in number],
        plain_titles=[pieces(200 + n) for n in number],
        headings=[pieces(300 + n) for n in number],
        bodies=bodies,
        questions=[pieces(7, 8), pieces(9)],
        plain_questions=[pieces(17, 18), pieces(19)],
        answers=[(0, 2), (1, 0), (0, 1)],
    )


THREE = texts_of([pieces(*range(start, start + 24)) for start in (0, 30, 60)])


def as_lists(found: Sequence[Pieces]) -> list[list[int]]:
    return [list(map(int, text)) for text in found]


def test_a_title_belongs_to_the_text_below_it() -> None:
    chance = np.random.default_rng(0)
    batch = titles(THREE, np.array([2, 0]), WRITTEN, chance)
    assert as_lists(batch.asked) == [[102], [100]]
    assert as_lists(batch.told) == as_lists([THREE.bodies[2], THREE.bodies[0]])
    assert list(batch.article) == [2, 0]


def test_titles_are_read_without_diacritics_as_often_as_told() -> None:
    chance = np.random.default_rng(0)
    batch = titles(THREE, np.array([1]), PLAIN, chance)
    assert as_lists(batch.asked) == [[201]]


def test_halves_share_nothing_and_miss_nothing() -> None:
    batch = halves(THREE, np.array([1]))
    assert as_lists(batch.asked) == [list(range(30, 42))]
    assert as_lists(batch.told) == [list(range(42, 54))]


def test_a_question_belongs_to_every_article_that_answers_it_heading_first() -> None:
    batch = answers(THREE, np.array([0, 2]), WRITTEN, np.random.default_rng(0))
    assert as_lists(batch.asked) == [[7, 8], [7, 8]]
    assert list(batch.article) == [2, 1]
    assert as_lists(batch.told)[0] == [302, *range(60, 84)]


def test_runs_hold_every_article_once_with_its_neighbours() -> None:
    order = in_runs(np.arange(40), 4, np.random.default_rng(3))
    assert sorted(order) == list(range(40))
    assert list(order) != list(range(40))
    neighbours = sum(after - before == 1 for before, after in zip(order, order[1:], strict=False))
    assert neighbours >= 28


def test_an_epoch_has_as_many_batches_as_announced_and_no_more_than_a_batch_in_each() -> None:
    many = texts_of([pieces(*range(25)) for _ in range(50)])
    mix = Mix(batch=8, answer_rounds=2)
    found = list(epoch(many, mix, np.random.default_rng(1)))
    assert len(found) == batches(many, mix)
    assert max(len(batch.asked) for batch in found) == 8
    assert all(len(batch.asked) == len(batch.told) == len(batch.article) for batch in found)


def test_texts_too_short_to_learn_from_are_left_out() -> None:
    short = texts_of([pieces(1, 2), pieces(*range(30)), pieces()])
    found = list(epoch(short, Mix(answer_rounds=0), np.random.default_rng(0)))
    assert {int(number) for batch in found for number in batch.article} == {1}


@pytest.mark.parametrize("seed", [0, 1])
def test_the_same_seed_gives_the_same_epoch(seed: int) -> None:
    once, again = (
        [as_lists(batch.asked) for batch in epoch(THREE, Mix(), np.random.default_rng(seed))]
        for _ in range(2)
    )
    assert once == again
