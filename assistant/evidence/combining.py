"""Which rule speaks where somebody has several awards at once: the one on the money of several, not
those on each of them (pure)."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.documents.sources import is_secondary
from assistant.evidence.leading import OFF_TOPIC
from assistant.evidence.ordering import led_by
from assistant.language.awards import awards_in, form_of_commendation
from assistant.language.matching import sought
from assistant.language.topics import asks_of_several, tells_of_several
from assistant.language.wording import content_words
from assistant.types import Finding, Query
from assistant.understanding.query import asking_instead

_TITLES = "nhiều danh hiệu thi đua"
_FORMS = "nhiều hình thức khen thưởng"
_BOTH = (
    "vừa danh hiệu thi đua vừa hình thức khen thưởng, danh hiệu và hình thức khen thưởng, cả hai"
)
_SEVERAL = 2


def combines(query: Query) -> bool:
    """Whether a question is on the money of several awards that someone has at once."""
    few = 0 < len(set(awards_in(query.text))) < _SEVERAL
    return query.asks_for_rule and asks_of_several(query.folded) and not few and not query.numbers


def on_several(query: Query) -> Query:
    """The question, asked of the rules, what is paid for several awards of their sorts at once."""
    said = f"trong cùng thời điểm đạt {_said(query)} thì được nhận tiền thưởng"
    return asking_instead(query, said)


def several_first(query: Query, findings: Sequence[Finding], *, least: float) -> list[Finding]:
    """For a question on the money of several awards at once, the rule on several before those on
    each; in it the clause on awards of their sorts is sought."""
    told = [e for e in findings if not is_secondary(e.whole) and tells_of_several(e.whole.text)]
    if not combines(query) or not told:
        return list(findings)
    terms = dict.fromkeys(sought(content_words(_said(query), plain=query.plain)), 1.0)
    led = replace(told[0], support=max(told[0].support, least), sought=(terms,))
    return led_by(told[0], findings, share=lambda _: OFF_TOPIC, as_told=led)


def _said(query: Query) -> str:
    """How the rules speak of awards of the sorts asked for; where none is named, of titles."""
    forms = {form_of_commendation(each) for each in awards_in(query.text)}
    if len(forms) == _SEVERAL:
        return _BOTH
    named_forms = not forms and "hinh thuc" in query.folded
    return _FORMS if True in forms or named_forms else _TITLES
