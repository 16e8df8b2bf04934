"""The judge by model: every outcome put before a chat model (shell)."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from assistant.composing.numbering import as_data
from assistant.errors import ModelUnavailable
from assistant.ports import ChatModel
from assistant.prompting import PromptTemplate
from eval.cases import Case
from eval.outcome import Outcome
from eval.verdicts import Verdict, verdict_of


@dataclass(frozen=True, slots=True)
class Judge:
    """The model that judges, and what it is told."""

    model: ChatModel
    prompt: PromptTemplate

    def has_judged(self, verdict: Verdict | None) -> bool:
        """Whether `verdict` is one that was given under the same prompt."""
        if verdict is None or verdict.error is not None:
            return False
        return verdict.origin == self.prompt.origin


async def judged(
    asked: Sequence[tuple[Case, Outcome]], by: Judge, *, at_once: int
) -> AsyncIterator[tuple[str, Verdict]]:
    """The verdict on each outcome by the id of its case, in the order they come in."""
    free = asyncio.Semaphore(at_once)

    async def one(case: Case, outcome: Outcome) -> tuple[str, Verdict]:
        async with free:
            return case.id, await _verdict(case, outcome, by)

    tasks = [asyncio.create_task(one(case, outcome)) for case, outcome in asked]
    try:
        for finished in asyncio.as_completed(tasks):
            yield await finished
    finally:
        for task in tasks:
            task.cancel()


async def _verdict(case: Case, outcome: Outcome, by: Judge) -> Verdict:
    if outcome.decision is None:
        return Verdict(origin=by.prompt.origin, error="the case did not run to its end")
    rendered = by.prompt.render(
        question=as_data("\n".join([*case.history, case.question])),
        answer=outcome.answer.translate(_BRACKETS),
        citations=_citations(outcome) or "–",
    )
    try:
        said = "".join([piece async for piece in by.model.stream(rendered)])
    except ModelUnavailable as error:
        return Verdict(origin=by.prompt.origin, error=str(error))
    return verdict_of(said, outcome, origin=by.prompt.origin)


_BRACKETS = str.maketrans("<>", "‹›")


def _citations(outcome: Outcome) -> str:
    return "\n\n".join(
        "\n".join([f"[{number}] {each.source.label}", *each.leads, each.quote]).translate(_BRACKETS)
        for number, each in enumerate(outcome.citations, start=1)
    )
