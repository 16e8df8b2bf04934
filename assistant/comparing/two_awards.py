"""Two awards side by side: what the rules in force say of each, under its own name (shell)."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.composing.quoting import is_rule, quoted
from assistant.composing.rendering import cited_block, echo, sources_block, warnings
from assistant.composing.warning import validity_warnings
from assistant.documents.citing import cite
from assistant.evidence.weighing import LEAST_SUPPORT
from assistant.language.awards import awards_in, same_award
from assistant.language.matching import heading_of
from assistant.ports import Library
from assistant.prompting import Replies
from assistant.retrieval.retriever import Retriever
from assistant.types import Answer, Citation, Evidence, Finding, Hit, Query, Question, Ranking
from assistant.understanding.asked_day import days_named
from assistant.understanding.one_side import of_two_awards
from assistant.understanding.query import as_searched
from assistant.understanding.sides import asks_of_old
from assistant.validity.periods import Period

DEPTH = 60
"""Articles ranked for one award."""

Gather = Callable[[Query, Ranking], Awaitable[Evidence]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What answers for one award, called `name` in the question."""

    name: str
    query: Query
    evidence: Evidence
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoAwards:
    """Answers questions that set two awards side by side; `read` is how questions are read."""

    retriever: Retriever
    library: Library
    replies: Replies
    gather: Gather
    read: Callable[[Question], Query]

    async def answer(self, query: Query) -> tuple[tuple[Hit, ...], Answer] | None:
        """The articles and the answer; None where no two awards are compared as they are today, or
        one of them has no rule of its own."""
        two = None if days_named(query.folded) or asks_of_old(query) else of_two_awards(query)
        told = [await self._told(query, *each) for each in two or ()]
        found = [each for each in told if each is not None]
        if len(found) < len(told) or not found:
            return None
        cited = await self._cited(found)
        if not all(cited) or len(set(map(_words, cited))) < len(cited):
            return None
        hits = tuple(Hit(each.finding.whole, each.finding.score) for each in found)
        return hits, await self._answer(query, found, cited)

    async def _told(self, query: Query, name: str, asked: str) -> _Told | None:
        alone = self.read(Question(text=asked, as_of=query.as_of))
        alone = replace(alone, dated=query.dated)
        ranking = await self.retriever.retrieve(as_searched(alone), limit=DEPTH, outside=0)
        evidence = await self.gather(alone, ranking)
        rules = [e for e in evidence.findings if is_rule(e) and not _of_other(e, name)]
        if not rules or rules[0].support < LEAST_SUPPORT:
            return None
        return _Told(name=name, query=alone, evidence=evidence, finding=rules[0])

    async def _cited(self, found: Sequence[_Told]) -> list[list[Citation]]:
        """The citations of each, numbered on; those that fail their check are left out."""
        cited: list[list[Citation]] = []
        for each in found:
            quotes = quoted(each.query, each.finding)
            ids = {quote.passage.document_id for quote in quotes}
            texts = {one: await self.library.text(one) or "" for one in ids}
            first = sum(map(len, cited)) + 1
            checked = (one for one in cite(quotes, texts) if one.verified)
            cited.append([replace(one, marker=at) for at, one in enumerate(checked, start=first)])
        return cited

    async def _answer(
        self, query: Query, found: Sequence[_Told], cited: Sequence[Sequence[Citation]]
    ) -> Answer:
        known = await self.retriever.standing()
        citations = [one for each in cited for one in each]
        notes = [
            note
            for each, own in zip(found, cited, strict=True)
            for note in validity_warnings(each.query, own, each.evidence, known, self.replies)
        ]
        notes += warnings(query, [each.passage.document for each in citations], self.replies)
        return Answer(
            text=self._text(query, found, cited, known.periods),
            decision="answer",
            confidence=min(each.finding.support for each in found),
            citations=tuple(citations),
            warnings=tuple(dict.fromkeys(notes)),
        )

    def _text(
        self,
        query: Query,
        found: Sequence[_Told],
        cited: Sequence[Sequence[Citation]],
        periods: Mapping[str, Period],
    ) -> str:
        """Each award by its name with what the rules say of it; then the sources."""
        blocks = echo(query, self.replies)
        for each, own in zip(found, cited, strict=True):
            name = each.name[:1].upper() + each.name[1:]
            quotes = [cited_block(one, periods, self.replies) for one in own]
            blocks.append("\n".join([self.replies.say("compare.of_award", name=name), *quotes]))
        citations = [one for each in cited for one in each]
        return "\n\n".join([*blocks, sources_block(citations, self.replies)])


def _of_other(finding: Finding, name: str) -> bool:
    """Whether a rule is headed with awards, and not with the one called `name`."""
    headed = awards_in(heading_of(finding.whole))
    return bool(headed) and not same_award(awards_in(name), headed)


def _words(cited: Sequence[Citation]) -> frozenset[tuple[str, str]]:
    """What is quoted, and of which passage: the same of both awards sets nothing side by side."""
    return frozenset((each.passage.id, each.quote) for each in cited)
