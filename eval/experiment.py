"""The experiment: every case through the one `ask`, its quotes checked (shell)."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Sequence
from datetime import date
from typing import Protocol

from eval.cases import Case
from eval.outcome import Cited, Outcome, Quote, Reply, Stored


class Target(Protocol):
    """An assistant under test."""

    async def fingerprint(self) -> str:
        """Changes whenever the same question could be answered differently."""
        ...

    async def converse(self, questions: Sequence[str], *, as_of: date | None) -> Reply:
        """Ask all questions in one new conversation, one after the other; the last reply."""
        ...

    async def stored(self, document_id: str) -> Stored | None:
        """The document as quotes refer to it; None for an unknown id."""
        ...


def result_key(case: Case, fingerprint: str, day: date) -> str:
    """What a stored result holds for: this case, this assistant, this day of asking."""
    day_matters = day if case.as_of is None else case.as_of
    return hashlib.sha256(f"{case.digest} {fingerprint} {day_matters}".encode()).hexdigest()


async def run(
    cases: Sequence[Case], target: Target, *, day: date, at_once: int
) -> AsyncIterator[tuple[Case, Outcome]]:
    """Each case with its outcome, in the order they finish, at most `at_once` in flight.

    A case that raises has an outcome that says so: it is a result like any other.
    """
    free = asyncio.Semaphore(at_once)

    async def one(case: Case) -> tuple[Case, Outcome]:
        async with free:
            return case, await _outcome(case, target, day)

    tasks = [asyncio.create_task(one(case)) for case in cases]
    try:
        for finished in asyncio.as_completed(tasks):
            yield await finished
    finally:
        for task in tasks:
            task.cancel()


async def _outcome(case: Case, target: Target, day: date) -> Outcome:
    try:
        return await _answered(case, target)
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        return Outcome(seconds=0.0, as_of=case.as_of or day, error=reason)


async def _answered(case: Case, target: Target) -> Outcome:
    reply = await target.converse([*case.history, case.question], as_of=case.as_of)
    return Outcome(
        seconds=reply.seconds,
        as_of=case.as_of or reply.as_of,
        decision=reply.decision,
        answer=reply.answer,
        understood=reply.understood,
        confidence=reply.confidence,
        found=reply.found,
        citations=tuple([await _checked(quote, target) for quote in reply.quotes]),
        warnings=reply.warnings,
        origin=reply.origin,
    )


async def _checked(quote: Quote, target: Target) -> Cited:
    stored = await target.stored(quote.source.document_id)
    if stored is None:
        return Cited(source=quote.source, quote=quote.quote, exact=False, as_of=quote.as_of)
    return Cited(
        source=quote.source,
        quote=quote.quote,
        exact=bool(quote.quote) and quote.span.of(stored.text) == quote.quote,
        effective_from=stored.effective_from,
        effective_to=stored.effective_to,
        leads=quote.leads,
        as_of=quote.as_of,
    )
