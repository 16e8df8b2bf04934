"""What other sources say otherwise than an answer: looked up, named, cited (shell).

The answer to a question for a day, a place or a name gives the value with the better backing and
cites both; where a quote only mentions such a value by the way, a warning says that sources
differ.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from assistant.comparing.contradictions import Backed, Contradiction, contradictions, rank
from assistant.comparing.statements import (
    BASE_SALARY,
    Fact,
    Statement,
    brief,
    event_words,
    statements,
)
from assistant.composing.rendering import answer_text
from assistant.documents.citing import Quotation, cite
from assistant.documents.labelling import label
from assistant.documents.sources import is_secondary
from assistant.evidence.prose import Aspect, aspects
from assistant.ports import Library
from assistant.prompting import Replies
from assistant.retrieval.retriever import Retriever
from assistant.types import Answer, Citation, Excerpt, Intent, Passage, Query
from assistant.validity.outdated import outdated
from assistant.vietnamese import fold, normal, tokens, written

MENTIONS = 30
"""Articles looked through for another value of one thing."""
MOST_LOOKED_UP = 3
"""Things of one answer that are looked up: each costs a search."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """Names in an answer what its sources say differently."""

    retriever: Retriever
    library: Library
    replies: Replies

    async def named(self, query: Query, answer: Answer) -> Answer:
        """`answer` with the contradictions that concern it, and the expired rules that its
        secondary sources lean on; unchanged where there is nothing to say."""
        if answer.decision != "answer" or not answer.citations:
            return answer
        answer = await self._with_outdated(query, answer)
        said = [s for each in answer.citations for s in _told_in(each)]
        things = _things(query, said)
        if not things:
            return answer
        found = contradictions([s for thing in things for s in await self._mentions(query, thing)])
        asked = [each for each in found if _is_asked(query, each, said)]
        beside = [each for each in found if each not in asked and _concerns(query, each, said)]
        if asked:
            answer = await self._settled(query, answer, asked)
        notes = [self._warning(each) for each in beside]
        return replace(answer, warnings=(*answer.warnings, *notes))

    async def _with_outdated(self, query: Query, answer: Answer) -> Answer:
        secondary = [c.passage for c in answer.citations if is_secondary(c.passage)]
        if not secondary or not query.asks_for_rule:
            return answer
        documents, periods = await self.library.documents(), await self.retriever.periods()
        notes = [
            self.replies.say(
                "warning.cites_expired",
                label=label(passage),
                name=each.name,
                to=written(each.ended),
            )
            for passage in secondary
            for each in outdated(await self._page(passage), documents, periods, on=query.as_of)
        ]
        return replace(answer, warnings=(*answer.warnings, *dict.fromkeys(notes)))

    async def _page(self, passage: Passage) -> str:
        """The whole page: what it leans on is often told above the sentence that is quoted."""
        return await self.library.text(passage.document_id) or passage.text

    async def _mentions(self, query: Query, thing: str) -> list[Statement]:
        """What is stated in the passages that speak of `thing`: of rules only those in force on
        the day of the answer, for each of them may come to be cited."""
        asked = replace(
            query,
            text=thing,
            folded=fold(thing),
            expansions=(),
            contents=(thing,),
            numbers=(),
            references=(),
            intent=Intent.EVENT,
        )
        found = await self.retriever.retrieve(asked, limit=MENTIONS, outside=0)
        return [each for hit in found.in_force for each in statements(hit.passage)]

    async def _settled(
        self, query: Query, answer: Answer, asked: Sequence[Contradiction]
    ) -> Answer:
        """The answer led by the better value of what was asked, with every value cited."""
        cited = {each.passage.document_id for each in answer.citations}
        told = [_nearest(backed, cited) for each in asked for backed in each.values]
        quotes = [Quotation(each.passage, brief(each)) for each in told]
        quotes += [
            Quotation(each.passage, _excerpt(each), each.leads)
            for each in answer.citations
            if not any(_overlap(each, quote) for quote in quotes)
        ]
        texts = {q.passage.document_id: "" for q in quotes}
        for each in texts:
            texts[each] = await self.library.text(each) or ""
        citations = tuple(each for each in cite(quotes, texts) if each.verified)
        if len(citations) < len(quotes):
            return answer
        known = await self.retriever.standing()
        notes = self._notes(asked, citations)
        text = answer_text(query, citations, known, self.replies)
        return replace(answer, text=f"{notes}\n\n{text}", citations=citations)

    def _notes(self, asked: Sequence[Contradiction], citations: Sequence[Citation]) -> str:
        lines: list[str] = []
        marker = 0
        for each in asked:
            values = {"fact": self._fact(each), "name": each.name}
            lines.append(self.replies.say("differ.asked", **values, value=each.values[0].shown))
            for backed in each.values:
                marker += 1
                lines.append(self._value(backed, citations[marker - 1]))
            chosen = f"differ.chosen_{each.decided_by or 'none'}"
            lines.append(self.replies.say(chosen, value=each.values[0].shown))
        return "\n".join(lines)

    def _value(self, backed: Backed, citation: Citation) -> str:
        values = {
            "value": backed.shown,
            "label": label(citation.passage),
            "marker": citation.marker,
        }
        if backed.sources > 1:
            return self.replies.say("differ.value_more", **values, count=backed.sources - 1)
        return self.replies.say("differ.value", **values)

    def _fact(self, contradiction: Contradiction) -> str:
        return self.replies.say(f"differ.fact.{contradiction.fact}")

    def _warning(self, contradiction: Contradiction) -> str:
        told = "; ".join(
            self.replies.say(
                "differ.told", value=each.shown, label=label(each.statements[0].passage)
            )
            for each in contradiction.values
        )
        return self.replies.say(
            "warning.sources_differ",
            fact=self._fact(contradiction),
            name=contradiction.name,
            values=told,
        )


def _nearest(backed: Backed, cited: Collection[str]) -> Statement:
    """The statement that is quoted for a value: of the best sources one that the answer cites."""
    best = [each for each in backed.statements if rank(each) == backed.rank]
    return next((each for each in best if each.passage.document_id in cited), best[0])


def _told_in(citation: Citation) -> list[Statement]:
    """What the quote of a citation states; what stands elsewhere in its passage is left out."""
    return [each for each in statements(citation.passage) if citation.span.covers(each.place)]


def _things(query: Query, said: Sequence[Statement]) -> list[str]:
    """What is looked up: the question where it asks for the day of a text, and what was told."""
    things = [query.text] if query.numbers and _asks_when(query) else []
    things += [each.name for each in said if each.fact not in _NOT_LOOKED_UP or _salary(each)]
    return list(dict.fromkeys(things))[:MOST_LOOKED_UP]


_NOT_LOOKED_UP = (Fact.FIGURE, Fact.NUMBER)
"""Told by whole sentences: what repeats one with another figure is found with the other facts."""
_WHEN = re.compile(
    r"(?<!\w)(?:ngay nao|khi nao|bao gio|luc nao|nam nao|ngay may|ngay ban hanh|ngay thang|ra ngay)"
    r"(?!\w)"
)
_OF_A_NAME = re.compile(r"(?<!\w)(?:ho ten|ho va ten|ten la gi|ten gi|viet the nao|ten dung)(?!\w)")
_ASKS_SALARY = re.compile(
    r"(?<!lan )(?<!lan muc )(?<!theo )luong co so(?: (?!de tinh)\w+){0,4} bao nhieu"
)
"""The base salary itself is asked for, not a bonus that is some times the base salary."""
_OF_EVENT = 0.5
"""Share of the words of an event that a question for it has at least."""


def _salary(statement: Statement) -> bool:
    return statement.subject.startswith(BASE_SALARY)


def _asks_when(query: Query) -> bool:
    return _WHEN.search(query.folded) is not None


def _is_asked(query: Query, contradiction: Contradiction, said: Sequence[Statement]) -> bool:
    """Whether the question asks for the very value that sources differ in."""
    subject = contradiction.values[0].statements[0].subject
    match contradiction.fact:
        case Fact.ISSUED_ON | Fact.EFFECTIVE_FROM:
            of_effect = contradiction.fact is Fact.EFFECTIVE_FROM
            right_day = ("hieu luc" in query.folded) == of_effect
            return (
                query.asks_for_rule and right_day and _asks_when(query) and _names(query, subject)
            )
        case Fact.EVENT_DAY:
            return Aspect.WHEN in aspects(query) and _of_event(query, contradiction)
        case Fact.EVENT_PLACE:
            return Aspect.WHERE in aspects(query) and _of_event(query, contradiction)
        case Fact.NAME:
            asks = Aspect.WHO in aspects(query) or _OF_A_NAME.search(query.folded) is not None
            return asks and _concerns(query, contradiction, said)
        case _:
            return _ASKS_SALARY.search(query.folded) is not None and (
                subject.startswith(BASE_SALARY) and _concerns(query, contradiction, said)
            )


def _names(query: Query, number: str) -> bool:
    """Whether the question names the text with this number, whole or cut short."""
    return any(
        each == number or (" " in each and number.startswith(_begins(each.rpartition(" ")[2])))
        for each in query.numbers
    )


def _begins(digits: str) -> tuple[str, str]:
    return f"{digits}/", f"{digits}-"


def _of_event(query: Query, contradiction: Contradiction) -> bool:
    words = event_words(contradiction.name)
    asked = frozenset(tokens(query.text))
    return len(words & asked) >= _OF_EVENT * len(words)


def _concerns(query: Query, contradiction: Contradiction, said: Sequence[Statement]) -> bool:
    """Whether the question names a person so, or a quote of the answer tells one of the values."""
    if contradiction.fact is Fact.NAME and any(
        each.value in normal(query.text) for each in contradiction.values
    ):
        return True
    told = {_key(each) for each in said}
    return any(_key(each) in told for backed in contradiction.values for each in backed.statements)


def _key(statement: Statement) -> tuple[str, int, str]:
    return (statement.passage.document_id, statement.place.start, statement.value)


def _excerpt(citation: Citation) -> Excerpt:
    return Excerpt(citation.quote, citation.span)


def _overlap(citation: Citation, quotation: Quotation) -> bool:
    same = citation.passage.document_id == quotation.passage.document_id
    one, other = citation.span, quotation.excerpt.span
    return same and one.start < other.end and other.start < one.end
