"""One after the other: two awards that are compared, or several sides of one award that are asked
for together, each with what the rules in force say of it under its own name (shell)."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from assistant.composing.both import of_both
from assistant.composing.quoting import is_rule, quoted
from assistant.composing.rendering import cited_block, echo, sources_block, warnings
from assistant.composing.warning import validity_warnings
from assistant.documents.citing import cite
from assistant.evidence.weighing import LEAST_SUPPORT
from assistant.language.awards import awards_in, same_award
from assistant.language.matching import awards_headed
from assistant.language.topics import Topic
from assistant.ports import Library
from assistant.prompting import Replies
from assistant.retrieval.retriever import ARTICLES, Retriever
from assistant.types import Answer, Citation, Evidence, Finding, Hit, Query, Question, Ranking
from assistant.understanding.asked_day import days_named
from assistant.understanding.one_side import of_two_awards
from assistant.understanding.query import as_searched
from assistant.understanding.several_sides import of_several_sides
from assistant.understanding.sides import asks_of_old
from assistant.validity.standing import Standing

Gather = Callable[[Query, Ranking], Awaitable[Evidence]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """One of several things asked for: what it is called, the award it is of, the question for it
    alone."""

    name: str
    award: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What answers for one of them."""

    name: str
    query: Query
    evidence: Evidence
    findings: tuple[Finding, ...]
    words_only: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OneByOne:
    """Answers questions on two awards, or on several sides of one; `read` is how questions are
    read."""

    retriever: Retriever
    library: Library
    replies: Replies
    gather: Gather
    read: Callable[[Question], Query]

    async def answer(self, query: Query) -> tuple[tuple[Hit, ...], Answer] | None:
        """The articles and the answer; None where one thing is asked for alone, or where two awards
        are not compared as they are today, or one of them has no rule of its own.

        Of several sides one that no rule answers is said to have no basis.
        """
        two = None if days_named(query.folded) or asks_of_old(query) else of_two_awards(query)
        awards = [_Asked(name=name, award=name, question=asked) for name, asked in two or ()]
        sides = [
            _Asked(name=self._called(side), award=asked, question=asked)
            for side, asked in of_several_sides(query) or ()
        ]
        return await self._answered(query, awards or sides, wanting=not awards)

    def _called(self, side: Topic) -> str:
        return self.replies.say(f"side.{side.name.lower()}")

    async def _answered(
        self, query: Query, asked: Sequence[_Asked], *, wanting: bool
    ) -> tuple[tuple[Hit, ...], Answer] | None:
        """What is told of each; None where nothing is, or all tell the same, or where one is not
        answered and none may be `wanting`."""
        told = [(each, await self._told(query, each)) for each in asked]
        found = [one for _, one in told if one is not None]
        missing = [each.name for each, one in told if one is None]
        if not found or (missing and not wanting):
            return None
        cited = await self._cited(found)
        if not all(cited) or len(set(map(_words, cited))) < len(cited):
            return None
        hits = tuple(Hit(one.whole, one.score) for each in found for one in each.findings)
        return hits, await self._answer(query, found, cited, missing)

    async def _told(self, query: Query, asked: _Asked) -> _Told | None:
        alone = self.read(Question(text=asked.question, as_of=query.as_of))
        alone = replace(alone, dated=query.dated)
        ranking = await self.retriever.retrieve(as_searched(alone), limit=ARTICLES, outside=0)
        evidence = await self.gather(alone, ranking)
        rules = [e for e in evidence.findings if is_rule(e) and not _of_other(e, asked.award)]
        if not rules or rules[0].support < LEAST_SUPPORT:
            return None
        both = of_both(alone, rules[:1], rules)
        return _Told(
            name=asked.name,
            query=alone,
            evidence=evidence,
            findings=tuple(both),
            words_only=ranking.words_only,
        )

    async def _cited(self, found: Sequence[_Told]) -> list[list[Citation]]:
        """The citations of each, numbered on; those that fail their check are left out."""
        cited: list[list[Citation]] = []
        sides = [
            [one for finding in each.findings for one in quoted(each.query, finding)]
            for each in found
        ]
        ids = {quote.passage.document_id for side in sides for quote in side}
        texts = {one: await self.library.text(one) or "" for one in ids}
        for quotes in sides:
            first = sum(map(len, cited)) + 1
            checked = (one for one in cite(quotes, texts) if one.verified)
            cited.append([replace(one, marker=at) for at, one in enumerate(checked, start=first)])
        return cited

    async def _answer(
        self,
        query: Query,
        found: Sequence[_Told],
        cited: Sequence[Sequence[Citation]],
        missing: Sequence[str],
    ) -> Answer:
        known = await self.retriever.standing()
        citations = [one for each in cited for one in each]
        lacking = any(each.words_only for each in found)
        notes = [self.replies.say("warning.words_only")] if lacking else []
        notes += [
            note
            for each, own in zip(found, cited, strict=True)
            for note in validity_warnings(each.query, own, each.evidence, known, self.replies)
        ]
        notes += warnings(query, [each.passage.document for each in citations], self.replies)
        return Answer(
            text=self._text(query, found, cited, missing, known),
            decision="answer",
            confidence=min(each.findings[0].support for each in found),
            citations=tuple(citations),
            warnings=tuple(dict.fromkeys(notes)),
        )

    def _text(
        self,
        query: Query,
        found: Sequence[_Told],
        cited: Sequence[Sequence[Citation]],
        missing: Sequence[str],
        known: Standing,
    ) -> str:
        """Each by its name with what the rules say of it, or that nothing does; the sources."""
        blocks = echo(query, self.replies)
        for each, own in zip(found, cited, strict=True):
            name = each.name[:1].upper() + each.name[1:]
            quotes = [cited_block(one, known, query.as_of, self.replies) for one in own]
            blocks.append("\n".join([self.replies.say("side.of", name=name), *quotes]))
        blocks += [self.replies.say("side.missing", name=name) for name in missing]
        citations = [one for each in cited for one in each]
        return "\n\n".join([*blocks, sources_block(citations, self.replies)])


def _of_other(finding: Finding, name: str) -> bool:
    """Whether a rule is headed with awards, and not with the one that `name` names."""
    headed = awards_headed(finding.whole)
    return bool(headed) and not same_award(awards_in(name), headed)


def _words(cited: Sequence[Citation]) -> frozenset[tuple[str, str]]:
    """What is quoted, and of which passage: the same of both awards sets nothing side by side."""
    return frozenset((each.passage.id, each.quote) for each in cited)
