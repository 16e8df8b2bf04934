"""Legibility: whether text can be Vietnamese, told from the build of its syllables (pure).

A syllable is onset + rhyme + at most one tone; rhymes that end in a stop take only the sharp and
the heavy tone. The tables are those of the school grammar (Đoàn Thiện Thuật, Ngữ âm tiếng Việt,
1977) in today's spelling.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from assistant.vietnamese import tidy

LEAST_LEGIBLE = 0.8
"""Half way between what was measured on cleaned pages: the least legible of 221 good ones is a
news item full of English names (0.90; laws 0.995, questions and answers 0.99, the five seeds
0.997 and more), the most legible bad ones are program code (0.74) and keywords run together (0.79,
also caught by `is_prose`); scrambled diacritics 0.68, a broken scan 0.64, Romanian 0.16, English
0.09."""
LEAST_LEGIBLE_LINE = 0.4
"""Of a single line in a good document: captions made of foreign names go down to 0.45; a broken
scan has 0.38, English and Romanian sentences 0.05 to 0.25."""
SHORTEST_JUDGED = 8
"""Words from which a single line is judged: a list of foreign names is not a broken scan."""
LONG_LINE = 12
"""Words of a line that should be, or hold, a sentence."""
FEWEST_STUFFED = 40
"""Words in long lines from which a page without punctuation is a string of keywords: shorter ones
are titles."""
LEAST_PUNCTUATED = 0.15
"""Share of the words of long lines that must stand in lines with any punctuation; keywords have
none, a page that is mostly a list of titles 0.48, every other good one 0.6 and more."""
MOST_CODE = 0.4
"""Share of lines that look like program code; 0.73 in a source file, 0.2 among the quoted titles of
an encyclopedia page, at most 0.03 elsewhere."""

_ONSETS = ("", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng") + (
    *("ngh", "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"),
)
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êng êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om
on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơng ơp ơt
u ua uân uâng uât uây uê uêch uênh uêu uơ uơn uc ui um un ung uôc uôi uôm uôn uông uôt up ut
uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu
ưt ưu y yêm yên yêng yêt yêu ych yên yêt ynh yt yp yn
"""
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_TONES_OF_STOPS = frozenset("\u0301\u0323")
_SYLLABLES = frozenset(onset + rhyme for onset in _ONSETS for rhyme in _RHYMES.split())
_WORD = re.compile(r"[^\W\d_]+")
_MAYBE_SIGN = re.compile(r"[^\w\s!-\]_a-~‐-‧]")
"""What is neither letter, digit, space nor mark of a sentence ("^" and "`" are signs): most lines
have none."""
_LONGEST_SHORTHAND = 6
_SENTENCE_MARK = re.compile(r"[.,;:!?…](?:[\s”\"’)]|$)")
_CODE = re.compile(
    r"[{}]|=>|\",$|^/[/*]|\*/$|^(?:export|import|const|let|var|function|return|def|class)\b"
)


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether a word can be one Vietnamese syllable; "phápbính" and "hỉệũ" cannot."""
    marks = unicodedata.normalize("NFD", word.lower())
    tones = [c for c in marks if c in _TONES]
    bare = unicodedata.normalize("NFC", "".join(c for c in marks if c not in _TONES))
    if len(tones) > 1 or bare not in _SYLLABLES:
        return False
    stopped = bare.endswith(("c", "ch", "p", "t"))
    return not (stopped and tones and tones[0] not in _TONES_OF_STOPS)


def legibility(text: str) -> float:
    """The share, 0 to 1, of the words of `text` that can be Vietnamese syllables.

    Single letters and abbreviations in capitals do not count; a run of signs that are neither
    letters, digits nor punctuation counts as a word that is none. 1 for text without words.
    """
    text = tidy(text)
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    good = sum(map(is_syllable, words))
    shorthand = sum(_is_shorthand(word) and not is_syllable(word) for word in words)
    judged = len(words) - shorthand + _runs_of_signs(text)
    return good / judged if judged else 1.0


def _is_shorthand(word: str) -> bool:
    return word.isupper() and len(word) <= _LONGEST_SHORTHAND


def _runs_of_signs(text: str) -> int:
    if _MAYBE_SIGN.search(text) is None:
        return 0
    odd = (unicodedata.category(c) in ("So", "Sk", "Co", "Cn") for c in text)
    return len(re.findall("1+", "".join("1" if each else "0" for each in odd)))


def is_legible_line(text: str) -> bool:
    """Whether a line of a good document may stay: short ones always may."""
    return text.count(" ") + 1 < SHORTEST_JUDGED or legibility(text) >= LEAST_LEGIBLE_LINE


def is_prose(lines: Sequence[str]) -> bool:
    """Whether lines are sentences or rows rather than strings of keywords or program code."""
    code = sum(_CODE.search(line) is not None for line in lines)
    long = [line for line in lines if line.count(" ") + 1 >= LONG_LINE and " | " not in line]
    words = sum(line.count(" ") for line in long)
    punctuated = sum(line.count(" ") for line in long if _SENTENCE_MARK.search(line))
    stuffed = words >= FEWEST_STUFFED and punctuated < LEAST_PUNCTUATED * words
    return not stuffed and code < MOST_CODE * max(len(lines), 1)
