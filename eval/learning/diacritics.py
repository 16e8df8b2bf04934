"""Fits the weights that restore diacritics and measures them on what was held out (edge).

`python -m eval.learning.diacritics --data ../shared/data --out assistant/models/diacritics-vi`
"""

import argparse
import json
import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.edges.diacritics import load_diacritics, save_diacritics
from assistant.language.diacritics import (
    BOUNDARY,
    CLASSES,
    NUMBER,
    OTHER,
    UNIT,
    Ids,
    Model,
    restore,
)
from assistant.vietnamese import fold, normal
from eval.learning.lawbench import TRAINING, articles, questions
from eval.learning.ngrams import fit
from eval.learning.restoring import measured, sentences_of, stripped
from eval.learning.spelling import is_syllable

HELD_OUT = ("law", "news", "hoidap")
ONE_IN = 3
"""Of each of these folders every third file by name, from the first, is measured, never fitted."""

QUESTIONS = (
    *("tdkt/questions_dev", "tdkt/faq_dev", "tdkt/questions_unlabelled_dev"),
    *("lawbench/zalo_dev", "lawbench/qa_dev"),
)
"""Never fitted."""

REPEATED = 5
"""Texts of the field and questions count this often beside the articles of all fields.

5 to 20 differ by at most 0.2 points on texts that were neither fitted nor reported; so do
`PRUNING` from 0.7 to 4 and a discount from 0.5 to 0.9.
"""
PRUNING = 1.5

FEWEST = 3
"""A syllable seen less often in the fitted texts stays unknown."""

RAREST_BARE = 0.002
"""A syllable without marks rarer than this beside its commonest reading is a slip of its source."""

_PHRASES = Path(__file__).with_name("phrases.txt")
"""How people speak in a chat, and names of people: written for this purpose, no source has both."""

_NUMBER_IN_NAME = re.compile(r"_(\d+)-(\d{4})-([A-Z-]+\d*)")
_CLASS_OF = {"number": NUMBER, "boundary": BOUNDARY}
_TIMED_WORDS = 20


@dataclass(frozen=True, slots=True)
class Data:
    """What is fitted once, what is fitted `REPEATED` times, and what is only measured, by name."""

    articles: Sequence[str]
    field: Sequence[str]
    held_out: Mapping[str, Sequence[str]]


class Encoder:
    """Texts as ids; a word gets the next id when it is first seen."""

    def __init__(self) -> None:
        self._ids = {name: id for id, name in enumerate(CLASSES)}

    @property
    def words(self) -> list[str]:
        """The word of each id, `CLASSES` first."""
        return list(self._ids)

    def encode(self, texts: Iterable[str]) -> Ids:
        """The ids of `texts`, one after the other, an end of sentence after each."""
        return np.fromiter((id for text in texts for id in self._encoded(text)), dtype=np.int64)

    def _encoded(self, text: str) -> Iterator[int]:
        for found in UNIT.finditer(normal(text)):
            if found.lastgroup == "word":
                yield self._ids.setdefault(found[0], len(self._ids))
            else:
                yield _CLASS_OF[str(found.lastgroup)]
        yield BOUNDARY


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, save, and print the figures of the model card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    data = read(options.data)
    encoder = Encoder()
    once, often = encoder.encode(data.articles), encoder.encode(data.field)
    save_diacritics(fitted(once, often, encoder.words), options.out)
    model = load_diacritics(options.out)
    seen = _sentence_keys(once) | _sentence_keys(often)
    for line in report(data.held_out, model, encoder, seen):
        print(line)


def read(folder: Path) -> Data:
    """The texts under `folder`, divided; articles of held-out legal texts are left out too."""
    files = {name: _files(folder / name) for name in (*HELD_OUT, "wiki")}
    held = {name: files[name][::ONE_IN] for name in HELD_OUT} | {"seeds": _files(folder / "seeds")}
    numbers = {fold(number) for path in held["law"] if (number := _number(path))}
    field = [
        path
        for paths in files.values()
        for path in paths
        if path not in held.get(path.parent.name, [])
    ]
    asked = {name: _asked(folder / f"{name}.jsonl") for name in QUESTIONS}
    return Data(
        articles=[
            f"{article.heading}\n{article.text}"
            for article in articles(folder / "lawbench")
            if fold(article.id.rsplit("+", 1)[0]) not in numbers
        ],
        field=[
            *(path.read_text(encoding="utf-8") for path in field),
            *(question.text for question in questions(folder / "lawbench", TRAINING)),
            _PHRASES.read_text(encoding="utf-8"),
        ],
        held_out={name: _sentences(paths) for name, paths in held.items()} | asked,
    )


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".md"))


def _number(path: Path) -> str | None:
    found = _NUMBER_IN_NAME.search(path.name)
    return "/".join(found.groups()) if found else None


def _asked(path: Path) -> list[str]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [row.get("question") or row["text"] for row in rows]


def _sentences(paths: Iterable[Path]) -> list[str]:
    return [s for path in paths for s in sentences_of(path.read_text(encoding="utf-8"))]


def fitted(once: Ids, often: Ids, words: Sequence[str]) -> Model:
    """The model of encoded texts, `often` counted `REPEATED` times; `words[id]` as encoded."""
    bare = np.array([fold(word) == word for word in words])
    ids = np.concatenate([_sound(once, bare), *[_sound(often, bare)] * REPEATED])
    kept = _vocabulary(np.bincount(ids, minlength=len(words)), words)
    renumbered = np.full(len(words), OTHER)
    renumbered[[BOUNDARY, NUMBER]] = BOUNDARY, NUMBER
    renumbered[kept] = np.arange(len(kept)) + len(CLASSES)
    start = np.array([BOUNDARY, BOUNDARY])
    syllables = [*CLASSES, *(words[id] for id in kept)]
    return fit(np.concatenate([start, renumbered[ids]]), syllables, pruning=PRUNING)


def _starts(ids: Ids) -> Ids:
    return np.flatnonzero(np.concatenate([[True], ids[:-1] == BOUNDARY]))


def _sound(ids: Ids, bare: NDArray[np.bool_]) -> Ids:
    """The sentences that have words, and marks if they are long; two `BOUNDARY` after each.

    One in eight words with a mark is the measure of `vietnamese.is_plain`: English, lists of
    names and texts that lost their marks teach nothing.
    """
    starts = _starts(ids)
    words = np.add.reduceat(ids >= len(CLASSES), starts)
    marked = np.add.reduceat((ids >= len(CLASSES)) & ~bare[ids], starts)
    sound = (words > 0) & ((words < 4) | (marked * 8 > words))
    ids = ids[np.repeat(sound, np.diff(starts, append=len(ids)))]
    return np.repeat(ids, np.where(ids == BOUNDARY, 2, 1))


def _vocabulary(seen: Ids, words: Sequence[str]) -> list[int]:
    """Ids of the words that are syllables, often enough, in the order of their letters."""
    letters = [fold(word) for word in words]
    commonest: dict[str, int] = {}
    for word, count in zip(letters, seen.tolist(), strict=True):
        commonest[word] = max(count, commonest.get(word, 0))
    kept = [
        id
        for id in range(len(CLASSES), len(words))
        if seen[id] >= FEWEST
        and is_syllable(words[id])
        and (words[id] != letters[id] or seen[id] >= RAREST_BARE * commonest[letters[id]])
    ]
    return sorted(kept, key=lambda id: words[id])


def _sentence_keys(ids: Ids) -> set[bytes]:
    ends = [*_starts(ids).tolist()[1:], len(ids)]
    small = ids.astype(np.int32)
    return {small[a:b].tobytes() for a, b in zip([0, *ends[:-1]], ends, strict=True)}


def report(
    held_out: Mapping[str, Sequence[str]], model: Model, encoder: Encoder, seen: set[bytes]
) -> Iterator[str]:
    """Rows of a Markdown table; `new` are the texts that stand nowhere in the fitted ones."""
    yield "| held out | texts | syllables | right | right of new | whole | unchanged |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    folders = [text for name in (*HELD_OUT, "seeds") for text in held_out[name]]
    for name, texts in {**held_out, "the four folders": folders}.items():
        new = [text for text in texts if not _sentence_keys(encoder.encode([text])) <= seen]
        all, fresh = measured(texts, model), measured(new, model)
        yield (
            f"| {name} | {all.texts} | {all.syllables} | {all.share:.2%} | {fresh.share:.2%} of "
            f"{fresh.syllables} | {all.whole / all.texts:.1%} | {all.unchanged / all.texts:.1%} |"
        )
    yield _timing(folders, model)


def _timing(texts: Sequence[str], model: Model) -> str:
    cut = [" ".join(stripped(text).split()[:_TIMED_WORDS]) for text in texts]
    times = [_milliseconds(text, model) for text in cut if len(text.split()) == _TIMED_WORDS]
    median, last = np.percentile(times, (50, 95))
    return f"\n{_TIMED_WORDS} words: median {median:.1f} ms, p95 {last:.1f} ms"


def _milliseconds(text: str, model: Model) -> float:
    start = time.perf_counter()
    restore(text, model)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
