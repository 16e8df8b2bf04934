"""Why a case failed: each measure that it fails, with a reason a person can read (pure)."""

from collections.abc import Iterator
from dataclasses import dataclass

from eval.cases import Case, Group, Place
from eval.matching import met_by, says
from eval.measures import ARTICLE, at_level
from eval.outcome import Outcome, Source


@dataclass(frozen=True, slots=True)
class Failure:
    """A measure that a case fails; `key` names its sentence in report.toml, `values` fill it."""

    measure: str
    key: str
    values: dict[str, str]


def failures(case: Case, outcome: Outcome) -> list[Failure]:
    """Everything wrong with an outcome, the worst first; [] when nothing is.

    Of an answer that quotes nothing, the facts it lacks are not named one by one.
    """
    if outcome.error is not None:
        return [Failure("Decision", "error", {"error": outcome.error})]
    if case.decision == "answer" and not outcome.citations:
        return [*_decision(case, outcome), *_uncited(case, outcome), *_found(case, outcome)]
    return [
        *_decision(case, outcome),
        *_said(case, outcome),
        *_quoted(outcome),
        *_cited(case, outcome),
        *_found(case, outcome),
    ]


def _decision(case: Case, outcome: Outcome) -> Iterator[Failure]:
    if outcome.decision != case.decision:
        values = {"expected": case.decision, "decision": str(outcome.decision)}
        yield Failure("Decision", "decision", values)


def _said(case: Case, outcome: Outcome) -> Iterator[Failure]:
    for each in case.forbidden:
        if says(outcome.answer, each):
            yield Failure("Nothing forbidden", "forbidden", {"words": each})
    for group in case.facts:
        if not any(says(outcome.answer, each) for each in group):
            yield Failure("Fact recall", "fact", {"words": " / ".join(group)})


def _quoted(outcome: Outcome) -> Iterator[Failure]:
    for cited in outcome.citations:
        if not cited.exact:
            values = {"source": cited.source.label, "quote": cited.quote[:160]}
            yield Failure("Quote exactness", "quote", values)
        if not cited.in_force(outcome.as_of):
            values = {
                "source": cited.source.label,
                "from": str(cited.effective_from or "…"),
                "to": str(cited.effective_to or "…"),
                "as_of": outcome.as_of.isoformat(),
            }
            yield Failure("Validity", "validity", values)


def _cited(case: Case, outcome: Outcome) -> Iterator[Failure]:
    sources = [cited.source for cited in outcome.citations]
    yield from _uncited(case, outcome)
    beside = [each for each in sources if not any(met_by(group, each) for group in case.gold)]
    if case.gold and beside:
        yield Failure("Citation precision (clause)", "beside", {"cited": _names(beside)})


def _uncited(case: Case, outcome: Outcome) -> Iterator[Failure]:
    sources = [cited.source for cited in outcome.citations]
    for group in case.gold:
        if not any(met_by(group, source) for source in sources):
            values = {"gold": name(group), "cited": _names(sources)}
            yield Failure("Citation recall (clause)", "uncited", values)


def _found(case: Case, outcome: Outcome) -> Iterator[Failure]:
    for group in at_level(ARTICLE, case.gold):
        if not any(met_by(group, source) for source in outcome.found):
            yield Failure("Recall@5", "unfound", {"gold": name(group)})


def name(group: Group) -> str:
    """A gold group in words: "điểm a khoản 1 Điều 23 · cstd-co-so"."""
    return " / ".join(dict.fromkeys(_name(place) for place in group))


def _name(place: Place) -> str:
    steps = (("điểm", place.point), ("khoản", place.clause), ("Điều", place.article))
    where = " ".join(f"{step} {number}" for step, number in steps if number)
    return " · ".join(each for each in (where, place.number, place.document) if each)


def _names(sources: list[Source]) -> str:
    return "; ".join(dict.fromkeys(source.label for source in sources)) or "–"
