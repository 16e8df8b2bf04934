"""What a text replaced: the provision that says so leads (pure).

"Nghị định 98 thay thế nghị định nào?" is answered by the text's own provision on its effect, or by
words on another text that tell it was replaced by this one ("… thay bằng Nghị định 98/2023/NĐ-CP").
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.language.matching import heading_of
from assistant.types import Finding, Intent, Passage, Query
from assistant.understanding.naming import is_number, spoken
from assistant.vietnamese import fold

DOES_IT = re.compile(
    r"\d[\w/-]*(?: cua [^,?]{1,40}?)? (?:da )?(?:thay(?: the| cho)?|bai bo) (?:cho )?"
    r"(?:nhung |cac )?(?:van ban|luat|nghi dinh|thong tu|quyet dinh|cai (?:nao|gi)|gi)(?!\w)"
)
"""A text that is asked what it replaced, not what replaced it."""
_DONE_TO_IT = re.compile(
    r"(?<!\w)(?:(?:bi|duoc) (?:\w+ ){0,2}?(?:thay the|thay|bai bo)"
    r"|thay (?:the )?(?:bang|boi))(?!\w)"
)
_ENDS = re.compile(r"(?<!\w)(?:het hieu luc|thay the|bai bo)(?!\w)")
_BY = r"(?<!\w)(?:thay|thay the) (?:bang|boi)(?: [^\W\d]+){0,6} ?"
_NUMBER = re.compile(r"(?<![\w/])\d+/\d{4}/[a-z]")


def replaced_first(query: Query, findings: Sequence[Finding], *, least: float) -> list[Finding]:
    """For a question on what a text replaced, or what replaced it, the one finding that says it,
    the text's own provision before others; what does not say it supports nothing."""
    if query.intent is not Intent.DOCUMENT or not query.numbers:
        return list(findings)
    if DOES_IT.search(query.folded):
        own = [each for each in findings if _says_it(query, each.whole)]
        told = own or [each for each in findings if _says_of_others(query, each.whole)]
    elif _DONE_TO_IT.search(query.folded):
        told = [each for each in findings if _says_it_ended(query, each.whole)]
    else:
        return list(findings)
    others = [replace(e, score=0.0, support=0.0) for e in findings if e not in told[:1]]
    best = max((each.score for each in findings), default=0.0)
    led = [replace(e, score=best, support=max(e.support, least)) for e in told[:1]]
    return [*led, *others]


def _says_it(query: Query, passage: Passage) -> bool:
    """Whether a passage of the text, or of a summary's section on it, names a text that ended."""
    folded, heading = fold(passage.text), fold(heading_of(passage))
    document = passage.document
    own = any(
        is_number(name, document.number, document.kind) or spoken(name).search(heading)
        for name in query.numbers
    )
    return own and any(_ENDS.search(line) and _NUMBER.search(line) for line in folded.split("\n"))


def _says_it_ended(query: Query, passage: Passage) -> bool:
    """Whether a line of a passage names the text as one that ended, or was replaced by another."""
    lines = [each for each in fold(passage.text).split("\n") if _ENDED.search(each)]
    return any(
        spoken(name).search(_by(name).sub(" ", each)) for name in query.numbers for each in lines
    )


_ENDED = re.compile(rf"{_ENDS.pattern}|{_BY}")


def _says_of_others(query: Query, passage: Passage) -> bool:
    """Whether a passage tells of another text that it was replaced by the text."""
    folded = fold(passage.text)
    return any(_by(name).search(folded) for name in query.numbers)


@lru_cache(maxsize=100)
def _by(name: str) -> re.Pattern[str]:
    return re.compile(f"{_BY}(?:{spoken(name).pattern})")
