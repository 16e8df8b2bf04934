"""What a question without a word of the field finds by chance: a text that mentions it (pure)."""

import re
from collections.abc import Mapping

from assistant.language.matching import heading_of, present, share
from assistant.language.persons import names_person
from assistant.language.places import PROVINCES
from assistant.language.topics import asked_topics, asks_of_discipline
from assistant.types import Passage, Query
from assistant.understanding.field import of_field
from assistant.understanding.parts import matcher, spoken
from assistant.vietnamese import fold

HEADED = 0.6
"""What headings hold at least of a thing that is named alone: what a whole text must hold of such
a question (assistant.evidence.weighing.OUT_OF_FIELD)."""
OPENING = 60
"""Characters at the head of a sentence that say what it is on: "(5) Thời gian nghỉ thai sản …"."""
_ASKING = (
    "ai|gì|nào|sao|bao nhiêu|bao lâu|bao giờ|mấy|đâu|không|chưa|được|có|thì|phải|cần|còn|thế|khi|là"
)
"""Words of a question or of a sentence: without one of them a thing is only named."""
_PLACE = re.compile(rf"(?<!\w)(?:{'|'.join(PROVINCES)})(?!\w)")
_OF_PLACES = frozenset({"tinh", "thanh", "pho"})
_WHO = re.compile(r"(?<!\w)(?:(?:la|ten) ai|ai (?:la|lam))(?!\w)")


def only_mentions(query: Query, passage: Passage, sought: Mapping[str, float]) -> bool:
    """Whether a passage only mentions what a question without a word of the field asks for.

    A thing named alone ("tuổi nghỉ hưu", no "ai", no "gì") is asked for itself: what is on it says
    so in its title, its headings or where a clause begins, while any rule may mention it. The
    name of a province stands above all of its texts and says nothing of what they are on; who holds
    an office there is told by his name.
    """
    if of_field(query) or asked_topics(query.folded) or asks_of_discipline(query.folded):
        return False
    place = _PLACE.search(query.folded)
    if place and _WHO.search(query.folded):
        return not names_person(passage.text)
    return _named_alone(query) and _headed(query, passage, sought) < HEADED


def _named_alone(query: Query) -> bool:
    form = spoken(query.text, plain=query.plain)
    return matcher(_ASKING, plain=query.plain).search(form) is None


def _headed(query: Query, passage: Passage, sought: Mapping[str, float]) -> float:
    """How many of the pairs of syllables asked for, the place left out, stand in the title, in the
    headings, or where a sentence begins."""
    place = _PLACE.search(query.folded)
    aside = {*place[0].split(), *_OF_PLACES} if place else set()
    asked = {t: w for t, w in sought.items() if aside.isdisjoint(fold(t).split("_"))}
    pairs = {t: w for t, w in asked.items() if "_" in t} or asked
    above = [passage.document.title or "", *passage.headings, heading_of(passage)]
    above += [e[:OPENING] for e in passage.text.split("\n") if len(e) > OPENING]
    return share(pairs, present(" | ".join(above), plain=query.plain))
