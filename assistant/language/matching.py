"""How much of what was asked stands in a text, term by term (pure)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from assistant.language.awards import awards_in, classes_in
from assistant.language.sought_figures import (
    BESIDE_LISTS,
    SoughtFigure,
    figures_asked,
    holds_figures,
)
from assistant.types import Intent, Level, Passage, Query
from assistant.vietnamese import days, fold, grams, tokens

_TEXTS = 20_000
"""Texts whose days are remembered: every question looks at a hundred of them."""

PAIR_WEIGHT = 1.5
"""A pair of syllables says more than its two syllables: "khen thưởng" against "khen", "thưởng"."""

LONGEST_OPENING = 200
"""Characters of an opening sentence that stand for a heading."""
_TIMES_ASKED = 2
_MARKER_LENGTH = 20
"""How many times as long as the question the beginning of a text is read for a definition, and
characters of a marker before it: dots and dashes between the words count too."""
_LONGEST_LIST = 600
_LONGEST_NAME = 12
"""Characters of an article and syllables of a line that may be names alone: the lists of the Law of
2022 (Điều 6, 7, 9, 10, 19, 72) have at most 217 and 10."""
_OPENS_ARTICLE = re.compile(r"^Điều \d+[a-zđ]?[.:]?\s*")


def sought(content: str) -> list[str]:
    """The terms of one wording of a question: syllables and pairs of its content, each once."""
    found: dict[str, None] = {}
    for piece in content.split("|"):
        found |= dict.fromkeys(grams(tokens(piece)))
    return list(found)


def weights(terms: Iterable[str], rarity: Mapping[str, float]) -> dict[str, float]:
    """What each term counts: its rarity, pairs more.

    A pair that hardly occurs anywhere counts as its two syllables together: that two common
    syllables never meet in the rules is an accident of wording, not something asked for.
    """
    found: dict[str, float] = {}
    for term in terms:
        one, joined, two = term.partition("_")
        both = rarity.get(one, 0.0) + rarity.get(two, 0.0)
        found[term] = PAIR_WEIGHT * min(rarity[term], both) if joined else rarity[term]
    return found


@lru_cache(maxsize=4_000)
def present(text: str, *, plain: bool) -> frozenset[str]:
    """The syllables and pairs of `text`, "20%" as it is said, without diacritics when `plain`."""
    said = text.replace("%", " phần trăm ")
    return frozenset(grams(tokens(fold(said) if plain else said)))


def context(passage: Passage) -> str:
    """What stands above a passage: the document's title and number, headings, leads."""
    document = passage.document
    leads = (lead.text for lead in passage.leads)
    return " | ".join([document.title or "", document.number or "", *passage.headings, *leads])


def share(sought_weights: Mapping[str, float], found: frozenset[str]) -> float:
    """The weight of the terms that are found, as a share of all, 0 to 1; 0 for no terms."""
    total = sum(sought_weights.values())
    return sum(w for term, w in sought_weights.items() if term in found) / total if total else 0.0


def supports(
    query: Query, passage: Passage, wordings: Sequence[Mapping[str, float]]
) -> list[float]:
    """How much of each wording of the question stands in a passage and above it, 0 to 1; where the
    event of a report was held stands above all of its sentences."""
    place = passage.document.event_place or ""
    found = present(f"{context(passage)} | {place} | {passage.text}", plain=query.plain)
    return [share(wording, found) for wording in wordings]


def heading_of(passage: Passage) -> str:
    """What a passage is about in a few words: the heading of its article, or for one without a
    heading (the Law of 2003 has none) the words it opens with; "" for a clause below no sentence
    of the article's own."""
    articles = [step for step in passage.path if step.level is Level.ARTICLE]
    if not articles or articles[-1].heading:
        return passage.headings[-1] if passage.headings else ""
    if passage.leads:
        return passage.leads[0].text
    if passage.id != passage.article_id:
        return ""
    words = _OPENS_ARTICLE.sub("", passage.text, count=1).split(None, LONGEST_OPENING)
    return " ".join(words[:LONGEST_OPENING])[:LONGEST_OPENING]


def names_alone(passage: Passage) -> bool:
    """Whether an article is a numbered list of awards under its heading, and says nothing of
    them."""
    if passage.id != passage.article_id or len(passage.text) > _LONGEST_LIST:
        return False
    lines = [each for each in passage.text.split("\n") if each and not _OPENS_ARTICLE.match(each)]
    if any(len(each.split()) > _LONGEST_NAME for each in lines):
        return False
    listed = [each for each in lines if _MARKER.match(each)]
    return len(listed) > 1 and all(awards_in(each) or classes_in(each) for each in listed)


def awards_headed(passage: Passage) -> tuple[str, ...]:
    """The awards that a passage is about: those of its heading; where that names none ("Tiêu chuẩn
    đối với tập thể"), those of the title of its document."""
    return awards_in(heading_of(passage)) or awards_in(passage.document.title or "")


_MARKER = re.compile(r"^(?:\d+[a-z]?[.)]|[a-z][.)]|[-+])\s*")


def defines(query: Query, text: str) -> bool:
    """Whether `text` defines what a question for a definition asks: "1. Thi đua là …"."""
    if query.intent is not Intent.DEFINITION:
        return False
    asked = defined_term(query)
    opening = text[: _MARKER_LENGTH + _TIMES_ASKED * len(asked)]
    said = " ".join(tokens(_MARKER.sub("", fold(opening))))
    return bool(asked) and said.startswith(asked + " la ")


def defined_term(query: Query) -> str:
    """What a question asks a definition of, folded; of other questions it means nothing."""
    return _defined(query.contents[0])


_MEANT = frozenset({"hieu", "nghia", "luat", "phap", "tu", "giai", "thich", "khai", "niem"})


@lru_cache(maxsize=1_000)
def _defined(content: str) -> str:
    """What a definition is asked of, without "được hiểu … theo luật"."""
    first, *others = (tokens(fold(piece)) for piece in content.strip("| ").split("|"))
    rest = [each for each in others if not _MEANT.issuperset(each)]
    return " ".join(syllable for piece in (first, *rest) for syllable in piece)


def asks_for_figure(query: Query) -> bool:
    """Whether a question asks for a figure of some sort: "thưởng bao nhiêu"."""
    return bool(figures_asked(query.folded))


def asks_for_share(query: Query) -> bool:
    """Whether a question asks how many may be given something: the highest share of them."""
    return SoughtFigure.HIGHEST_SHARE in figures_asked(query.folded)


def asks_beside_lists(query: Query) -> bool:
    """Whether a question asks for a deadline, a number of people, where something is sent: what a
    list of criteria or papers says nothing of."""
    return not BESIDE_LISTS.isdisjoint(figures_asked(query.folded))


def asks_how_long(query: Query) -> bool:
    """Whether a question asks for a stretch of time, and for nothing that stands beside lists."""
    return SoughtFigure.TIME in figures_asked(query.folded) and not asks_beside_lists(query)


def asks_who_heads(query: Query) -> bool:
    """Whether a question asks who heads a council, or stands in for its head."""
    return not {SoughtFigure.HEAD, SoughtFigure.DEPUTY}.isdisjoint(figures_asked(query.folded))


def holds_figure(query: Query, text: str) -> bool:
    """Whether `text` has the sort of thing asked for: money, a share, a stretch of time, a
    deadline, where something is sent …; True when none of these is asked for."""
    wanted = figures_asked(query.folded)
    return not wanted or holds_figures(text, wanted)


def asks_of_day(query: Query) -> bool:
    """Whether the question names the very day that it is for: not only its year or its month, and
    no day that was set beside it."""
    return query.dated and query.as_of in _days_in(query.text)


def names_day(query: Query, text: str) -> bool:
    """Whether `text` names the very day that the question names.

    Most texts do not name even its year: they are not read for days, which takes 0.3 ms each.
    """
    year = str(query.as_of.year)
    return asks_of_day(query) and year in text and query.as_of in _days_in(text)


@lru_cache(maxsize=_TEXTS)
def _days_in(text: str) -> frozenset[date]:
    return frozenset(dated.on for dated in days(text))
