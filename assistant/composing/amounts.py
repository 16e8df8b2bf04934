"""What a multiple of the base salary comes to in đồng, told below the quotes that give it (shell).

The base salary of the day, and the rule on rounding where there is one, are sought in the
collection; the words that say them are quoted, checked against their source like every quote, and
named. Where no rule says what the base salary is, nothing is worked out.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.composing.rendering import sources_block
from assistant.documents.citing import Quotation, stands
from assistant.documents.labelling import label
from assistant.documents.sources import is_secondary
from assistant.language.awards import awards_in, same_award
from assistant.language.base_salary import BaseSalary, asks_base_salary, base_salaries
from assistant.language.multiples import Multiple, multiples
from assistant.language.recipients import recipients_asked
from assistant.language.sought_figures import SoughtFigure, figures_asked
from assistant.language.topics import Topic, asked_topics
from assistant.ports import Library
from assistant.prompting import Replies
from assistant.retrieval.retriever import Retriever
from assistant.types import Answer, Citation, Excerpt, Intent, Passage, Query, Span
from assistant.understanding.query import asking_instead
from assistant.vietnamese import fold, sentences, written

MOST = 3
"""Multiples worked out in one answer: more are a table to be read, not an answer."""
FOUND = 20
"""Articles looked at for the base salary, or for rounding."""
SALARY = "mức lương cơ sở"
ROUNDING = "tiền thưởng được làm tròn lên hàng chục nghìn đồng"
_ROUNDED = re.compile(r"lam tron(?: \w+){0,3}? len(?: \w+){0,3}? chuc nghin dong")
_DOUBLED = re.compile(r"(?<!\w)gap (?:hai|doi|\d)")
"""A multiple of another multiple ("gấp hai lần mức tiền thưởng của cá nhân") is left to be read."""
_STEP = 10_000
"""Đồng: what the rule rounds up to."""


@dataclass(frozen=True, slots=True)
class _Said:
    """Words of a passage, and the base salary that they state (None for words on rounding)."""

    quotation: Quotation
    salary: BaseSalary | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """Works out in đồng what an answer gives in multiples of the base salary."""

    retriever: Retriever
    library: Library
    replies: Replies

    async def told(self, query: Query, answer: Answer) -> Answer:
        """`answer` with a line on what its multiples come to on the day; as it is where they are
        not asked for, or the base salary of the day is not known."""
        times = _answered(query, answer.citations)
        if answer.decision != "answer" or not 0 < len(times) <= MOST:
            return answer
        stated = await self._said(query, SALARY, _salaries)
        held = [(e.salary, e) for e in stated if e.salary and e.salary.since <= query.as_of]
        if not held:
            return answer
        salary, base = max(held, key=lambda each: each[0].since)
        uneven = any(each.times * salary.amount % _STEP for each in times)
        on_rounding = await self._said(query, ROUNDING, _on_rounding) if uneven else []
        rounding = next(iter(on_rounding), None)
        sources = sources_block(answer.citations, self.replies)
        quotes = answer.text.removesuffix(sources).rstrip()
        end = [sources] if answer.text.endswith(sources) else []
        lines = self._lines(times, base, salary, rounding)
        return replace(answer, text="\n\n".join([quotes, lines, *end]))

    async def _said(
        self, query: Query, about: str, say: Callable[[Passage], Iterator[_Said]]
    ) -> list[_Said]:
        """What the rules in force say of something, as far as it stands in their stored texts."""
        asked = asking_instead(query, about)
        asked = replace(asked, numbers=(), references=(), intent=Intent.RULE)
        ranking = await self.retriever.retrieve(asked, limit=FOUND, outside=0)
        rules = [hit.passage for hit in ranking.in_force if not is_secondary(hit.passage)]
        said = [each for passage in rules for each in say(passage)]
        ids = {each.quotation.passage.document_id for each in said}
        texts = {one: await self.library.text(one) for one in ids}
        return [
            each
            for each in said
            if stands(each.quotation, texts[each.quotation.passage.document_id])
        ]

    def _lines(
        self, times: Sequence[Multiple], base: _Said, salary: BaseSalary, rounding: _Said | None
    ) -> str:
        rounds = rounding is not None
        sums = [self._sum(each, salary.amount, rounds=rounds) for each in times]
        since = written(salary.since)
        lines = [
            self.replies.say("amount.told", sums="; ".join(sums)),
            self.replies.say("amount.base", since=since, **_quoted(base.quotation)),
        ]
        if rounding is not None:
            lines.append(self.replies.say("amount.rounding", **_quoted(rounding.quotation)))
        return "\n".join(lines)

    def _sum(self, multiple: Multiple, salary: int, *, rounds: bool) -> str:
        product = int(multiple.times * salary)
        up = -(-product // _STEP) * _STEP
        values = {"times": f"{multiple.times}".replace(".", ","), "base": _dong(salary)}
        values |= {"product": _dong(product), "up": _dong(up)}
        said = self.replies.say(
            "amount.sum_rounded" if rounds and up > product else "amount.sum", **values
        )
        return f"{multiple.whom} {said}".strip()


def _answered(query: Query, citations: Sequence[Citation]) -> list[Multiple]:
    """The multiples that the quotes of an answer on money give, for the award asked for where some
    lines name it; in order, each once."""
    money = SoughtFigure.MONEY in figures_asked(query.folded)
    money = money or Topic.BONUS in asked_topics(query.folded)
    if not money or asks_base_salary(query.folded) or query.intent is Intent.COMPARISON:
        return []
    whom, awards = recipients_asked(query.folded), set(awards_in(query.text))
    said = [one for each in citations for one in multiples(_words(each), asked=whom)]
    own = [each for each in said if same_award(awards, set(awards_in(each.line)))]
    if any(_DOUBLED.search(fold(_words(each))) for each in citations):
        return []
    return list({(each.times, each.whom): each for each in own or said}.values())


def _words(citation: Citation) -> str:
    return "\n".join([*(lead.text for lead in citation.leads), citation.quote])


def _salaries(passage: Passage) -> Iterator[_Said]:
    """The sentences and rows of a passage that state the base salary."""
    about = " | ".join([passage.document.title or "", *passage.headings])
    for one in sentences(passage.text):
        for salary in base_salaries(one.text, about=about):
            yield _Said(_quotation(passage, one), salary)


def _on_rounding(passage: Passage) -> Iterator[_Said]:
    for one in sentences(passage.text):
        if _ROUNDED.search(fold(one.text)):
            yield _Said(_quotation(passage, one))


def _quotation(passage: Passage, one: Excerpt) -> Quotation:
    start = passage.span.start
    return Quotation(passage, Excerpt(one.text, Span(start + one.span.start, start + one.span.end)))


def _quoted(quotation: Quotation) -> dict[str, object]:
    return {"label": label(quotation.passage), "quote": quotation.excerpt.text}


def _dong(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")
