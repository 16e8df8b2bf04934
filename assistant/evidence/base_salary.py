"""Which of the base salaries that sources state holds on the day asked for (pure)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from assistant.documents.sources import is_secondary
from assistant.language.base_salary import BaseSalary, asks_base_salary, base_salaries
from assistant.types import Finding, Passage, Query


def salary_of_the_day(query: Query, stated: Iterable[BaseSalary]) -> date | None:
    """The day since which the base salary of the day asked for holds, by what is `stated`: the
    latest that has begun. None where none has, or something else is asked for: then what is stated
    is not worked out."""
    if not asks_base_salary(query.folded):
        return None
    return max((each.since for each in stated if each.since <= query.as_of), default=None)


def stated_in(passage: Passage, about: str) -> list[BaseSalary]:
    """The base salaries that a passage states."""
    headings = " | ".join([about, passage.document.title or "", *passage.headings])
    return base_salaries(passage.text, about=headings)


def with_salary_of_the_day(query: Query, findings: Sequence[Finding]) -> list[Finding]:
    """For a question on the base salary, the findings with those that state only amounts of other
    times, and pages that state none, supporting nothing; a figure is never told as of today when
    another source knows a later one."""
    if not asks_base_salary(query.folded):
        return list(findings)
    stated = [stated_in(each.whole, each.about) for each in findings]
    since = salary_of_the_day(query, (one for each in stated for one in each))
    if since is None:
        return list(findings)
    return [
        each if _may_answer(each, told, since) else replace(each, score=0.0, support=0.0)
        for each, told in zip(findings, stated, strict=True)
    ]


def _may_answer(finding: Finding, told: Sequence[BaseSalary], since: date) -> bool:
    if not told:
        return not is_secondary(finding.whole)
    return any(each.since == since for each in told)
