"""News of one case, which is no rule: an example at most (pure)."""

import re
from collections.abc import Iterable

from assistant.language.awards import awards_in, same_award
from assistant.language.persons import names_person
from assistant.language.sought_figures import SoughtFigure, figures_asked
from assistant.language.topics import asked_topics
from assistant.types import Intent, Kind, Passage, Query

NOT_A_RULE = 0.3
"""What a sentence on one case counts beside one that tells of a rule, where a rule is asked for.
Set by hand."""
_OF_A_RULE = re.compile(
    r"(?<!\w)(?:[Nn]ghị định|[Tt]hông tư|[Qq]uy định|mức lương cơ sở|lương cơ sở"
    r"|(?<![Pp]háp )(?<![Kk][ỷỉ] )[Ll]uật(?! (?:sư|gia)(?!\w)))(?!\w)"
)
"""A law is named: not "pháp luật", "kỷ luật", "luật sư", "Hội Luật gia"."""


def asks_for_general_rule(query: Query) -> bool:
    """Whether a question asks what is laid down for all, not what happened to someone."""
    general = query.intent in (Intent.RULE, Intent.FIGURE) and bool(asked_topics(query.folded))
    return general and not names_person(query.text)


def tells_of_case(passage: Passage, text: str) -> bool:
    """Whether `text` of a news item tells of what happened, and of no rule."""
    return passage.document.kind is Kind.NEWS and _OF_A_RULE.search(text) is None


def is_case_for_rule(query: Query, passage: Passage, text: str) -> bool:
    """Whether a rule is asked for, and a sentence of a passage tells of a case."""
    return asks_for_general_rule(query) and tells_of_case(passage, text)


def is_no_example(query: Query, passage: Passage) -> bool:
    """Whether a passage of news is neither on the rule that a question asks for nor an example of
    it: it tells of one case, and not of the award that is asked for; up to when one was to hand in
    something is no example."""
    if not asks_for_general_rule(query) or not tells_of_case(passage, passage.text):
        return False
    if SoughtFigure.HANDED_IN in figures_asked(query.folded):
        return True
    asked = awards_in(query.text)
    return not asked or not same_award(asked, awards_in(passage.text))


def only_examples(query: Query, quoted: Iterable[tuple[Passage, str]]) -> bool:
    """Whether all that is quoted for a rule are cases told in news, and something is."""
    cases = [tells_of_case(*each) for each in quoted]
    return asks_for_general_rule(query) and bool(cases) and all(cases)
