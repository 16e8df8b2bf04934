"""Texts → the pieces of a unigram tokenizer, cut by SentencePiece (edge).

The `tokenizers` library needs 1.2 µs a character for pieces that span words, ten times as long as
SentencePiece does, and a third of that for bringing texts to their form. Here texts are brought to
their form word by word, each distinct word once, and SentencePiece cuts them.

The pieces are the same, of each of 84,147 articles (in 81, most with runs of dots, some that stand
side by side have changed places, which changes no vector), although SentencePiece adds up scores in
24 bits and `tokenizers` in 53. A score and one for each letter of the piece are added up instead:
by that every way of cutting a text changes alike, and because a letter costs about one, the sum of
a stretch of text stays near nought, where 24 bits hold it. Stretches end where no piece can go on.
"""

import json
import re
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import sentencepiece
from numpy.typing import NDArray
from tokenizers import Tokenizer

Pieces = NDArray[np.int32]

_SPACE = "▁"
"""Stands before every word."""
_END = "\n"
"""Parts stretches: no word has it in it."""
_REMEMBERED = 200_000
"""Distinct words, with the marks around them, whose form is remembered: 84,147 articles have
100,000."""

_PARTING = {
    "type": "Metaspace",
    "replacement": _SPACE,
    "prepend_scheme": "always",
    "split": False,
}
_FIRST = [
    {"type": "NFC"},
    {"type": "Lowercase"},
    {"type": "Replace", "pattern": {"Regex": r"\s+"}, "content": " "},
    {"type": "Strip", "strip_left": True, "strip_right": True},
]
_WITHIN_A_WORD = re.compile(r"\(\?<[!=](?:\\b)?(?:\w+|\[\w+\])\)\w+\(\?!\\w\)")
"""A pattern of letters that looks at the letters beside them: a space there is as good as none."""
_OTHER_SPACES = re.compile(r"[\x1c-\x1f]")
"""What Python parts words at and `tokenizers` does not."""

_UNIGRAM, _NORMAL, _UNKNOWN = 1, 1, 2


class UnigramPieces:
    """Cuts texts as the tokenizer does that it is made of (`pieces_of`)."""

    def __init__(self, tokenizer: Tokenizer, model: Mapping[str, Any]) -> None:
        scored = model["vocab"]
        unknown = model["unk_id"]
        pieces = [piece for number, (piece, _) in enumerate(scored) if number != unknown]
        self._tokenizer = tokenizer
        self._unknown = scored[unknown][0]
        self._words = _Words(tokenizer, ends=_ends(pieces))
        self._cutter = sentencepiece.SentencePieceProcessor(model_proto=_proto(scored, unknown))

    def __call__(self, texts: Sequence[str]) -> list[Pieces]:
        """The numbers of the pieces of each text."""
        formed = [self._formed(text) for text in texts]
        stretches = [self._stretches(form) for form in formed]
        found = iter(self._cutter.encode_as_numpy([each for some in stretches for each in some]))
        return [
            self._slowly(text) if form is None else _together(found, len(some))
            for text, form, some in zip(texts, formed, stretches, strict=True)
        ]

    def _formed(self, text: str) -> str | None:
        """The words of a text in their form, None where they may not be read one by one."""
        if _OTHER_SPACES.search(text) is not None:
            return None
        form = "".join(map(self._words.__getitem__, text.split()))
        return None if self._unknown in form else form

    def _stretches(self, form: str | None) -> list[str]:
        if not form:
            return []
        return form[form.startswith(_SPACE * 2) :].split(_END)

    def _slowly(self, text: str) -> Pieces:
        found = self._tokenizer.encode(text, add_special_tokens=False)
        return np.array(found.ids, dtype=np.int32)


class _Words(dict[str, str]):
    """Words → their forms, a space before each, `_END` after one that ends in one of `ends`."""

    def __init__(self, tokenizer: Tokenizer, *, ends: frozenset[str]) -> None:
        self._normalizer = tokenizer.normalizer
        self._ends = ends

    def __missing__(self, word: str) -> str:
        form: str = _SPACE + self._normalizer.normalize_str(word)
        if form[-1] in self._ends:
            form += _END
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = form
        return form


def pieces_of(tokenizer: Tokenizer) -> UnigramPieces | None:
    """What cuts texts as `tokenizer` does; None for one of another make.

    It may neither cut off texts nor fill them up.
    """
    made = json.loads(tokenizer.to_str())
    return UnigramPieces(tokenizer, made["model"]) if _is_known(made) else None


def _is_known(made: Mapping[str, Any]) -> bool:
    """Whether all that the tokenizer does to a text is what is done here."""
    model, steps = made["model"], (made["normalizer"] or {}).get("normalizers", [])
    others = ("added_tokens", "post_processor", "truncation", "padding")
    return (
        model["type"] == "Unigram"
        and model["unk_id"] is not None
        and not model["byte_fallback"]
        and made["pre_tokenizer"] == _PARTING
        and steps[: len(_FIRST)] == _FIRST
        and all(map(_stays_in_a_word, steps[len(_FIRST) :]))
        and not any(made[each] for each in others)
        and _is_spelled_out([piece for piece, _ in model["vocab"]], model["unk_id"])
    )


def _stays_in_a_word(step: Mapping[str, Any]) -> bool:
    if step["type"] != "Replace" or "Regex" not in step["pattern"]:
        return False
    known = _WITHIN_A_WORD.fullmatch(step["pattern"]["Regex"]) is not None
    return known and str(step["content"]).isalpha()


def _is_spelled_out(pieces: Sequence[str], unknown: int) -> bool:
    """Whether each letter of a piece is a piece: then what is unknown is so by itself."""
    known = {piece for number, piece in enumerate(pieces) if number != unknown}
    return set().union(*known) <= known


def _ends(pieces: Iterable[str]) -> frozenset[str]:
    """The letters after which no piece goes on into the next word."""
    before = {one for piece in pieces for one, other in pairwise(piece) if other == _SPACE}
    return frozenset(set().union(*pieces) - before)


def _together(found: Iterator[Pieces], count: int) -> Pieces:
    parts = [next(found) for _ in range(count)]
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int32)


def _proto(scored: Sequence[tuple[str, float]], unknown: int) -> bytes:
    """A SentencePiece model in its own format (sentencepiece_model.proto).

    Written by hand: the module that SentencePiece has for it demands one version of protobuf.
    """
    kinds = (_UNKNOWN if number == unknown else _NORMAL for number in range(len(scored)))
    pieces = (
        _part(1, _part(1, piece.encode()) + _score(score + len(piece)) + _number(3, kind))
        for (piece, score), kind in zip(scored, kinds, strict=True)
    )
    none = b"".join(_number(field, -1) for field in (41, 42, 43))
    trained = _number(3, _UNIGRAM) + _number(40, unknown) + none
    as_given = _part(1, b"identity") + b"".join(_number(field, 0) for field in (3, 4, 5))
    return b"".join(pieces) + _part(2, trained) + _part(3, as_given)


def _part(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(content)) + content


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value & (1 << 64) - 1)


def _score(value: float) -> bytes:
    return _varint(2 << 3 | 5) + struct.pack("<f", value)


def _varint(value: int) -> bytes:
    written = bytearray()
    while value > 127:
        written.append(value & 127 | 128)
        value >>= 7
    written.append(value)
    return bytes(written)
