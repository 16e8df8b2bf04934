"""A comparison answered: both provisions quoted, checked, and what differs in them (shell)."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.comparing.provisions import differences, pair
from assistant.comparing.text import comparison_text, comparison_warnings
from assistant.composing.quoting import is_rule, quoted, whole
from assistant.documents.citing import Quotation, cite
from assistant.evidence.weighing import LEAST_SUPPORT
from assistant.language.awards import awards_in
from assistant.language.matching import heading_of
from assistant.language.topics import asked_topics, topics_in
from assistant.ports import Library
from assistant.prompting import Replies
from assistant.retrieval.preferring import of_named_text
from assistant.retrieval.retriever import ARTICLES, Retriever
from assistant.types import (
    Answer,
    Citation,
    Compared,
    Comparison,
    Document,
    Evidence,
    Excerpt,
    Finding,
    Hit,
    Query,
    Ranking,
)
from assistant.understanding.naming import called_one
from assistant.understanding.one_side import Side, of_side
from assistant.understanding.sides import (
    against_predecessor,
    asks_of_old,
    missing,
    not_at_hand,
    side_at_hand,
    sides,
)
from assistant.validity.standing import Standing
from assistant.validity.wordings import worded_period

WHOLE = 0.9
"""A quote of so much of an article quotes it whole."""

Gather = Callable[[Query, Ranking], Awaitable[Evidence]]


@dataclass(frozen=True, slots=True)
class _Found:
    query: Query
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class OneSided:
    """A comparison of which one side alone has an answer: the question for that side, on the day of
    the whole question. `missing` are the texts that it names and the collection has not."""

    query: Query
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """Answers questions for what changed between two texts or two days."""

    retriever: Retriever
    library: Library
    replies: Replies
    gather: Gather

    async def answer(self, query: Query) -> tuple[tuple[Hit, ...], Answer] | OneSided | None:
        """The articles compared and the answer; OneSided where only the later side has an
        answer; None where the question names no two sides, or the later one has no answer."""
        if lacking := missing(query, await self.library.documents()):
            return await self._one_sided(query, lacking)
        found: OneSided | None = None
        async for two in self._sides(query):
            old, new = [await self._found(query, side) for side in two]
            matched = (
                pair(old.evidence, new.evidence, set(awards_in(query.text)))
                if (old and new)
                else None
            )
            if old and new and matched and not _is_one(query, matched):
                hits = tuple(Hit(each.whole, each.score) for each in matched)
                answer = await self._compared(query, old, new, matched)
                return None if answer is None else (hits, answer)
            if new and found is None:
                found = await self._newer(query, two[0], new)
        return found or self._today_alone(query)

    def _today_alone(self, query: Query) -> OneSided | None:
        """The rule of today, where it is to be set beside an older one that is not known."""
        asked = of_side(query, Side(None, query.as_of)) if asks_of_old(query) else None
        return OneSided(replace(asked, dated=query.dated)) if asked else None

    async def _newer(self, query: Query, old: Side, new: _Found) -> OneSided:
        """The later side alone, and the text of the earlier one where it is not at hand."""
        best = new.evidence.findings[0].whole.document
        lacking = not_at_hand(old, best, await self.library.documents())
        asked = replace(new.query, as_of=query.as_of, dated=query.dated)
        return OneSided(asked, (lacking,) if lacking else ())

    async def _one_sided(self, query: Query, lacking: tuple[str, ...]) -> OneSided | None:
        """The side of a text that is at hand; None where all that are named are lacking, so that
        the whole question is answered as one on a text that is not there."""
        documents, periods = await self.library.documents(), await self.retriever.periods()
        side = side_at_hand(query, documents, periods)
        asked = of_side(query, side) if side else None
        if asked is None:
            return None
        names = tuple(dict.fromkeys(called_one(query, each) for each in lacking))
        return OneSided(asked, names)

    async def _sides(self, query: Query) -> AsyncIterator[tuple[Side, Side]]:
        """The sides as they may be meant, the likeliest first: "luật cũ" is said of a decree too,
        so the text that answers today is set beside the one it replaced before the laws are."""
        documents, periods = await self.library.documents(), await self.retriever.periods()
        named = sides(query, documents, periods)
        best = await self._answering(query) if named is None or asks_of_old(query) else None
        meant = against_predecessor(query, best, documents, periods) if best else None
        for each in dict.fromkeys((meant, named)):
            if each is not None:
                yield each

    async def _answering(self, query: Query) -> Document | None:
        """The text that answers today what is compared; None where none does."""
        today = of_side(query, Side(None, query.as_of))
        if today is None or query.numbers:
            return None
        evidence = await self._evidence(today)
        return evidence.findings[0].whole.document if evidence.support >= LEAST_SUPPORT else None

    async def _found(self, query: Query, side: Side) -> _Found | None:
        asked = of_side(query, side)
        if asked is None:
            return None
        evidence = _on_the_side(asked, await self._evidence(asked))
        return _Found(asked, evidence) if evidence.support >= LEAST_SUPPORT else None

    async def _evidence(self, query: Query) -> Evidence:
        return await self.gather(
            query, await self.retriever.retrieve(query, limit=ARTICLES, outside=0)
        )

    async def _compared(
        self, query: Query, old: _Found, new: _Found, matched: tuple[Finding, Finding]
    ) -> Answer | None:
        quotes = _as_deep((quoted(old.query, matched[0]), quoted(new.query, matched[1])), matched)
        cited = await self._cited(quotes, (old.query, new.query))
        if not all(cited):
            return None
        known = await self.retriever.standing()
        comparison = Comparison(
            old=_side(cited[0], old.query.as_of, known),
            new=_side(cited[1], new.query.as_of, known),
            differences=differences(*([_quotation(each) for each in side] for side in cited)),
        )
        citations = (*cited[0], *cited[1])
        return Answer(
            text=comparison_text(query, citations, comparison, known, self.replies),
            decision="answer",
            confidence=min(old.evidence.support, new.evidence.support),
            citations=citations,
            warnings=tuple(comparison_warnings(query, citations, comparison, known, self.replies)),
            comparison=comparison,
        )

    async def _cited(
        self, quotes: Sequence[Sequence[Quotation]], queries: Sequence[Query]
    ) -> list[list[Citation]]:
        """The citations of both sides, numbered on; those that fail their check are left out."""
        ids = {each.passage.document_id for side in quotes for each in side}
        texts = {each: await self.library.text(each) or "" for each in ids}
        checked_sides: list[list[Citation]] = []
        marker = 0
        for side, asked in zip(quotes, queries, strict=True):
            checked = [each for each in cite(side, texts) if each.verified]
            checked_sides.append(
                [
                    replace(each, marker=marker + at, on=asked.as_of)
                    for at, each in enumerate(checked, start=1)
                ]
            )
            marker += len(checked)
        return checked_sides


def _is_one(query: Query, matched: tuple[Finding, Finding]) -> bool:
    """Whether both sides of texts that were named are the same provision of a third."""
    return bool(query.numbers) and matched[0].whole.id == matched[1].whole.id


def _as_deep(
    quotes: tuple[list[Quotation], list[Quotation]], matched: tuple[Finding, Finding]
) -> tuple[list[Quotation], list[Quotation]]:
    """Both articles whole where one of them is: a clause against an article would seem to lack
    all the other clauses."""
    wholes = [
        any(each.passage.id == finding.whole.id and not each.leads for each in side)
        and sum(len(each.excerpt.text) for each in side) >= WHOLE * len(finding.whole.text)
        for side, finding in zip(quotes, matched, strict=True)
    ]
    return quotes if wholes[0] == wholes[1] else (whole(matched[0]), whole(matched[1]))


def _on_the_side(query: Query, evidence: Evidence) -> Evidence:
    """The rules of the text that the side names, where it names one, which speak of what is
    compared: another text, or an article on something else, is no side of it."""
    asked = asked_topics(query.folded)
    return Evidence(
        findings=tuple(
            each
            for each in evidence.findings
            if is_rule(each)
            and (not query.numbers or of_named_text(query, each.whole))
            and (not asked or asked & topics_in(f"{heading_of(each.whole)} {each.whole.text}"))
        )
    )


def _quotation(citation: Citation) -> Quotation:
    return Quotation(citation.passage, Excerpt(citation.quote, citation.span), citation.leads)


def _side(cited: Sequence[Citation], on: date, known: Standing) -> Compared:
    periods = [worded_period(known, each.passage, on) for each in cited]
    return Compared(
        markers=tuple(each.marker for each in cited),
        on=on,
        effective_from=max((each.start for each in periods if each.start), default=None),
        effective_to=min((each.end for each in periods if each.end), default=None),
    )
