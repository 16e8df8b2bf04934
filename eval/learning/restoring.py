"""Measuring restored diacritics: strip the marks of a text, restore them, compare (pure)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.language.diacritics import UNIT, Model, restore
from assistant.vietnamese import is_plain, normal, tidy

_END = re.compile(r"[.;:?!…]+(?=\s|$)|\n+")
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Syllables restored as they were written, of all; whole texts; texts left alone as marked."""

    texts: int
    whole: int
    unchanged: int
    syllables: int
    right: int

    @property
    def share(self) -> float:
        """Of the syllables, how many came out right; 0 when there are none."""
        return self.right / self.syllables if self.syllables else 0.0


def stripped(text: str) -> str:
    """`text` as typed without marks: "Đội, đợt" → "Doi, dot"."""
    bare = unicodedata.normalize("NFD", tidy(text)).replace("đ", "d").replace("Đ", "D")
    return unicodedata.normalize("NFC", "".join(c for c in bare if not unicodedata.combining(c)))


def sentences_of(text: str) -> Iterator[str]:
    """The sentences of `text` that can be measured: of four words or more, with their marks."""
    for sentence in _END.split(tidy(text)):
        if len(_words(sentence)) >= _FEWEST_WORDS and not is_plain(sentence):
            yield sentence.strip()


def measured(texts: Iterable[str], model: Model) -> Measured:
    """What `model` restores of `texts`; spellings that are one in `normal` form count as right.

    Every word counts, those without marks too, but words in capitals, which are never touched.
    """
    scores = [_score(text, model) for text in texts]
    return Measured(
        texts=len(scores),
        whole=sum(right == of for right, of, _ in scores),
        unchanged=sum(same for _, _, same in scores),
        syllables=sum(of for _, of, _ in scores),
        right=sum(right for right, _, _ in scores),
    )


def _score(text: str, model: Model) -> tuple[int, int, bool]:
    written = _words(tidy(text))
    restored = _words(restore(stripped(text), model))
    counted = [
        normal(one) == normal(other)
        for one, other in zip(written, restored, strict=True)
        if len(one) == 1 or not one.isupper()
    ]
    return sum(counted), len(counted), restore(text, model) == tidy(text)


def _words(text: str) -> list[str]:
    return [found[0] for found in UNIT.finditer(text) if found.lastgroup == "word"]
