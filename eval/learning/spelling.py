"""Which words can be Vietnamese syllables, by their letters alone (pure)."""

import re
import unicodedata

from assistant.vietnamese import fold

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHAPE = re.compile(
    r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[ckmnpt])?"
)
_HALF_WRITTEN = re.compile("ưo|uơ.")


def is_syllable(word: str) -> bool:
    """Whether `word`, in `normal` form, has the shape of a Vietnamese syllable, well marked.

    A tone stands on the last vowel that has a mark of its own: "việt", not "vịêt"; and ươ is
    written in full: "trường", not "truờng". Names of the highlands pass ("đắk").
    """
    return bool(_SHAPE.fullmatch(fold(word))) and _is_well_marked(word)


def _is_well_marked(word: str) -> bool:
    letters = [unicodedata.normalize("NFD", letter) for letter in word]
    toned = [place for place, parts in enumerate(letters) if set(parts) & set(_TONES)]
    hats = [
        place for place, parts in enumerate(letters) if set(parts) - set(parts[0]) - set(_TONES)
    ]
    toneless = unicodedata.normalize("NFC", "".join(c for c in "".join(letters) if c not in _TONES))
    return (not toned or not hats or toned == hats[-1:]) and not _HALF_WRITTEN.search(toneless)
