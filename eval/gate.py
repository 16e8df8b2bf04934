"""The gate: floors that a run must hold, and how they are raised (pure)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.errors import BadInput
from eval.summary import Figure

NOISE = 0.02
"""How far below its floor a figure may lie: about four cases of the 229 of the starter set.

The assistant is deterministic, but floating point differs between processors, and near ties in
a ranking fall differently."""

EXACT = ("Quote exactness", "Validity")
"""Promises instead of averages: a floor on these has no noise."""

PINNED = (
    "Correct",
    "Decision",
    "Refusal precision",
    "Refusal recall",
    "Fact recall",
    "Nothing forbidden",
    "First citation",
    "Citation recall (article)",
    "Citation precision (article)",
    "Citation recall (clause)",
    "Quote exactness",
    "Validity",
    "Recall@5",
    "nDCG@10",
    "MRR@10",
)
"""The figures that have a floor: those at document level only repeat their article's."""


class FloorsRejected(BadInput):
    """floors.json cannot be read; values: `mend`."""

    key = "eval.floors_rejected"


class Regression(BadInput):
    """Pinning would lower floors; values: `lowered`."""

    key = "eval.regression"


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """What a question set must reach: `digest` is that of its cases, `figures` by measure."""

    digest: str
    cases: int
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One figure against its floor."""

    measure: str
    value: float
    floor: float
    noise: float

    @property
    def holds(self) -> bool:
        """Whether the figure is not under its floor by more than the noise."""
        return self.value >= self.floor - self.noise - 1e-9


def check(floors: Floors, found: Sequence[Figure]) -> list[Check]:
    """Every floor against the run's figure; a figure that is missing counts as 0."""
    values = {each.measure: each.value for each in found}
    return [
        Check(
            measure=measure,
            value=values.get(measure, 0.0),
            floor=floor,
            noise=0.0 if measure in EXACT else NOISE,
        )
        for measure, floor in floors.figures.items()
    ]


def pin(floors: Floors | None, found: Sequence[Figure], *, digest: str, cases: int) -> Floors:
    """Floors at the run's figures. Regression when one of `floors` would come to lie lower.

    None for `floors` starts anew: nothing is lower than no floor.
    """
    reached = {f.measure: round(f.value, 4) for f in found if f.measure in PINNED and f.cases}
    lowered = [
        f"{measure}: {floor:.4f} → {reached.get(measure, 0.0):.4f}"
        for measure, floor in (floors.figures if floors else {}).items()
        if reached.get(measure, 0.0) < floor
    ]
    if lowered:
        raise Regression("\n".join(lowered), lowered="\n".join(lowered))
    return Floors(digest=digest, cases=cases, figures=reached)


def parse_floors(value: Any) -> dict[str, Floors]:
    """The floors of each question set by its name, from the JSON value of floors.json."""
    try:
        return {name: Floors(**each) for name, each in value.items()}
    except (TypeError, AttributeError) as error:
        raise FloorsRejected(str(error), mend=str(error)) from error


def floors_json(floors: Mapping[str, Floors]) -> dict[str, Any]:
    """What `parse_floors` reads."""
    return {
        name: {"digest": each.digest, "cases": each.cases, "figures": dict(each.figures)}
        for name, each in sorted(floors.items())
    }
