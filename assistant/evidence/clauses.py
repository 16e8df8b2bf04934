"""Clauses side by side in one article: for whom each is, and on which award (pure)."""

import re
from collections.abc import Collection, Sequence

from assistant.documents.provisions import Node, words
from assistant.language.awards import awards_in, form_of_commendation, same_award
from assistant.language.matching import heading_of
from assistant.language.recipients import (
    asks_to_whom,
    recipient_first,
    recipients_asked,
    tells_to_whom,
)
from assistant.language.sought_figures import (
    SoughtFigure,
    asks_for_papers,
    asks_for_sets,
    holds_figures,
)
from assistant.language.topics import Topic, asked_topics, topics_in
from assistant.types import Query
from assistant.vietnamese import fold

_MULTIPLE = re.compile(r"(?<!\w)gap (?:doi|\w+ lan)(?!\w)")


def with_the_other_recipients(node: Node, chosen: Sequence[Node], query: Query) -> list[Node]:
    """The clauses chosen, and where the bonus of a form of commendation is asked for nobody in
    particular, or for those who are given a multiple of it, the clause beside them for the others
    ("1. Cá nhân …: 4,5 lần", "2. Tập thể … gấp hai lần"): both are given it. Not one on other
    awards alone."""
    awards = awards_in(query.text)
    of_both = bool(awards) and all(form_of_commendation(each) for each in awards)
    if not of_both or Topic.BONUS not in asked_topics(query.folded):
        return list(chosen)
    whom = frozenset(recipient_first(each.own) for each in chosen)
    asked = recipients_asked(query.folded)
    multiple = any(multiplies(each, asked) for each in node.children)
    return [
        each
        for each in node.children
        if each in chosen or ((multiple or not asked) and _is_for_others(each, whom, awards))
    ]


def multiplies(node: Node, asked: Collection[str]) -> bool:
    """Whether a clause gives those asked for a multiple of what another clause lays down: one is
    nothing without the other."""
    return recipient_first(node.own) in asked and _MULTIPLE.search(fold(node.own)) is not None


def _is_for_others(node: Node, whom: Collection[str | None], awards: Collection[str]) -> bool:
    named, others = awards_in(words(node)), recipient_first(node.own)
    of_others = None not in whom and others is not None and others not in whom
    return of_others and (not named or same_award(awards, named))


def opening_with_another(node: Node, query: Query) -> list[Node]:
    """Of clauses that each begin with the award they are on, those on others than the one asked
    for: "2. "Nghệ sĩ nhân dân" tặng người đã là "Nghệ sĩ ưu tú" …" is on the former."""
    asked = awards_in(query.text)
    first = [(child, awards_in(child.own)[:1]) for child in node.children]
    if not any(award and same_award(asked, award) for _, award in first):
        return []
    return [child for child, award in first if award and not same_award(asked, award)]


def telling_to_whom(node: Node, query: Query) -> list[Node]:
    """Where a question asks to whom an award is given, the clauses that say so; [] where most do,
    and the article as a whole is on it."""
    if not asks_to_whom(query.folded):
        return []
    told = [child for child in node.children if tells_to_whom(child.own)]
    return told if len(told) <= len(node.children) / 2 else []


_WHICH = r"(?:khi|nam|thang|dip|ngay|luc|quy) nao"
_ASKS_OCCASION = re.compile(
    rf"(?<!\w)(?:xet|cong bo)(?: tang)?(?: va cong bo)?(?: vao)? {_WHICH}(?!\w)(?! thi)"
    rf"|(?<!\w){_WHICH} (?:thi )?(?:xet|cong bo)(?: tang)?(?!\w)"
)
_SETS = frozenset({SoughtFigure.COPIES})
_OCCASION = re.compile(r"(?<!\w)(?:\d+ nam (?:mot|1) lan|dip (?!nao))")


def telling_beside(node: Node, query: Query) -> list[Node]:
    """Where it is asked when an award comes up ("xét năm nào"), or how many sets of a dossier are
    handed in, the clauses that say so, whatever other words they have; [] for another question,
    and where no clause does. Who asks for the papers as well ("gồm những gì, gửi mấy bộ") gets an
    article on dossiers whole."""
    if asks_for_sets(query.folded):
        told = [child for child in node.children if holds_figures(words(child), _SETS)]
        of_papers = Topic.DOSSIER in topics_in(heading_of(node.passage))
        return [node] if told and of_papers and asks_for_papers(query.folded) else told
    if _ASKS_OCCASION.search(query.folded) is None:
        return []
    asked = awards_in(query.text)
    own = [e for e in node.children if same_award(asked, awards_in(e.own)) or not awards_in(e.own)]
    return [each for each in own if _OCCASION.search(fold(each.own))]
