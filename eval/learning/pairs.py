"""Training pairs: two texts, both as pieces, that should lie close together (pure).

Three kinds of lesson, none of which needs a person but the last:

- title    an article's title ↔ its text;
- halves   the first half of an article ↔ the second;
- answer   a question of a person ↔ the article that answers it.

Within a batch every other text is a wrong answer. Articles are therefore drawn in runs of
neighbours: the article before and after, on the same matter, are the wrong answers that teach.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Pieces = NDArray[np.int32]
Numbers = NDArray[np.int64]

SHORTEST_TEXT = 4
SHORTEST_TO_HALVE = 20
LONGEST_TEXT = 256
"""Pieces of a text that are learned from; four articles of five are shorter than that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The training texts as pieces. Titles and texts are parallel, so are the questions."""

    titles: Sequence[Pieces]
    plain_titles: Sequence[Pieces]
    headings: Sequence[Pieces]
    bodies: Sequence[Pieces]
    questions: Sequence[Pieces]
    plain_questions: Sequence[Pieces]
    answers: Sequence[tuple[int, int]]
    """(question, article): one for each article that answers a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """How much of each kind an epoch holds, and how large a batch is."""

    batch: int = 1024
    neighbours: int = 8
    halves: float = 0.25
    answer_rounds: int = 8
    plain: float = 0.4
    """Share of titles and questions read without diacritics."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Parallel texts; pairs with the same `article` are not wrong answers to each other."""

    asked: list[Pieces]
    told: list[Pieces]
    article: Numbers


Lesson = Callable[[], Batch]


def epoch(texts: Texts, mix: Mix, chance: Generator) -> Iterator[Batch]:
    """Every batch of one pass over the texts, kinds mixed."""
    plan = list(_plan(texts, mix, chance))
    for place in chance.permutation(len(plan)):
        yield plan[place]()


def batches(texts: Texts, mix: Mix) -> int:
    """How many batches every epoch has."""
    return sum(1 for _ in _plan(texts, mix, np.random.default_rng(0)))


def _plan(texts: Texts, mix: Mix, chance: Generator) -> Iterator[Lesson]:
    titled = _long_enough(texts.bodies, SHORTEST_TEXT)
    titled = titled[[len(texts.titles[number]) > 0 for number in titled]]
    halved = _long_enough(texts.bodies, SHORTEST_TO_HALVE)
    for part in _parts(in_runs(titled, mix.neighbours, chance), mix.batch):
        yield partial(titles, texts, part, mix.plain, chance)
    some = in_runs(halved, mix.neighbours, chance)[: int(mix.halves * len(halved))]
    for part in _parts(some, mix.batch):
        yield partial(halves, texts, part)
    for _ in range(mix.answer_rounds):
        for part in _parts(chance.permutation(len(texts.answers)), mix.batch):
            yield partial(answers, texts, part, mix.plain, chance)


def in_runs(numbers: Numbers, length: int, chance: Generator) -> Numbers:
    """All `numbers` once, in runs of `length` neighbours; the runs in random order."""
    start = int(chance.integers(length))
    runs = np.split(numbers, range(start, len(numbers), length))
    return np.concatenate([runs[place] for place in chance.permutation(len(runs))])


def titles(texts: Texts, numbers: Numbers, plain: float, chance: Generator) -> Batch:
    """Titles, some of them without diacritics, ↔ the texts below them."""
    asked = _some_plain(texts.titles, texts.plain_titles, numbers, plain, chance)
    return Batch(asked, [texts.bodies[number][:LONGEST_TEXT] for number in numbers], numbers)


def halves(texts: Texts, numbers: Numbers) -> Batch:
    """First halves ↔ second halves, each as near the middle as it is long."""
    bodies = [texts.bodies[number] for number in numbers]
    asked = [body[: len(body) // 2][-LONGEST_TEXT:] for body in bodies]
    return Batch(asked, [body[len(body) // 2 :][:LONGEST_TEXT] for body in bodies], numbers)


def answers(texts: Texts, numbers: Numbers, plain: float, chance: Generator) -> Batch:
    """Questions, some of them without diacritics, ↔ whole articles, heading first."""
    asked = np.array([texts.answers[number][0] for number in numbers])
    told = np.array([texts.answers[number][1] for number in numbers])
    whole = [np.concatenate([texts.headings[number], texts.bodies[number]]) for number in told]
    return Batch(
        _some_plain(texts.questions, texts.plain_questions, asked, plain, chance),
        [article[:LONGEST_TEXT] for article in whole],
        told,
    )


def _some_plain(
    written: Sequence[Pieces],
    bare: Sequence[Pieces],
    numbers: Numbers,
    share: float,
    chance: Generator,
) -> list[Pieces]:
    some = chance.random(len(numbers)) < share
    return [(bare if is_bare else written)[n] for n, is_bare in zip(numbers, some, strict=True)]


def _long_enough(bodies: Sequence[Pieces], shortest: int) -> Numbers:
    return np.array([number for number, body in enumerate(bodies) if len(body) >= shortest])


def _parts(numbers: Numbers, size: int) -> Iterator[Numbers]:
    """Parts of `size`; a last part of less than half of that is left for another epoch."""
    whole = range(0, len(numbers), size)
    parts = [numbers[start : start + size] for start in whole]
    return (part for part in parts if part is parts[0] or 2 * len(part) >= size)
