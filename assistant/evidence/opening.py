"""What a text is about, asked of nothing else in it: its first article, or its opening (pure)."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.types import Finding, Intent, Query
from assistant.understanding.naming import is_text
from assistant.vietnamese import fold, tokens

_SAYS_NOTHING = frozenset(
    tokens(fold("nói về quy định viết yêu cầu nội dung những cái gì vậy thế"))
)
_FIRST = "1"


def opening_first(query: Query, findings: Sequence[Finding]) -> list[Finding]:
    """For a question what a text says, with no word of its own ("Nghị định 152 nói gì"), the first
    article of the text ("Phạm vi điều chỉnh"), or the words it opens with, as what answers;
    nothing where that article was not found, or several summaries each retell a part of the text:
    none says what the whole is about."""
    if not asks_of_the_whole(query):
        return list(findings)
    own = [e for e in findings if any(is_text(n, e.whole.document) for n in query.numbers)]
    articles = [each for each in own if each.whole.reference.article == _FIRST]
    in_articles = any(each.whole.reference.article for each in own)
    if not articles and (in_articles or len({each.whole.document_id for each in own}) != 1):
        return [replace(each, score=0.0, support=0.0) for each in findings]
    first = articles[0] if articles else min(own, key=lambda each: each.whole.span.start)
    told = replace(first, score=1.0, support=1.0)
    return [told, *(replace(each, score=0.0) for each in findings if each is not first)]


def asks_of_the_whole(query: Query) -> bool:
    """Whether a question names a text, asks what it says, and has no other word."""
    said = (token for part in query.contents[0].split("|") for token in tokens(fold(part)))
    document = query.intent is Intent.DOCUMENT and bool(query.numbers)
    return document and _SAYS_NOTHING.issuperset(said)
