"""A small table of translations to test with: "chứng" stands for "sổ đỏ"."""

import numpy as np

from assistant.documents.profiles import number_of, numbered, without_marks
from assistant.documents.terms import Vocabulary, terms_of
from assistant.retrieval.translations import Translations, coded

CERTIFICATE, FLAG = "chứng", "cờ"
_ASKED = [*terms_of(numbered(["sổ", "đỏ"]))[2:], number_of("thi")]
_PLAIN = [*terms_of(without_marks(numbered(["sổ", "đỏ"])))[2:], *without_marks(numbered(["thi"]))]
_TERMS = np.sort(numbered([CERTIFICATE, FLAG]))
_CERTIFICATE, _FLAG = np.searchsorted(_TERMS, numbered([CERTIFICATE, FLAG])).tolist()

TABLE = Translations(
    vocabulary=Vocabulary(terms=_TERMS, rarity=np.ones(2, np.float32)),
    asked=np.array(_ASKED, np.uint32),
    plain=np.array(_PLAIN, np.uint32),
    usual=np.array([0.001, 0.01], np.float32),
    start=np.array([0, 2, 3], np.int32),
    told=np.array(sorted([_CERTIFICATE, _FLAG]) + [_FLAG], np.uint16),
    chance=coded(
        np.array([0.5, 0.01, 0.2] if _CERTIFICATE < _FLAG else [0.01, 0.5, 0.2], np.float32)
    ),
)
"""Chứng brings "sổ đỏ" with a chance of 0.5, cờ brings it with 0.01 and "thi" with 0.2."""

NOTHING = Translations(
    vocabulary=Vocabulary(terms=np.zeros(0, np.uint32), rarity=np.zeros(0, np.float32)),
    asked=np.zeros(0, np.uint32),
    plain=np.zeros(0, np.uint32),
    usual=np.zeros(0, np.float32),
    start=np.zeros(1, np.int32),
    told=np.zeros(0, np.uint16),
    chance=np.zeros(0, np.uint8),
)
"""Nothing was learned."""
