"""The figures of a run: every measure with its interval, by tag, latency, refusals (pure)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.cases import Case
from eval.measures import MEASURES, Measure, Score, figure
from eval.outcome import Outcome
from eval.statistics import Difference, Interval, difference, interval, quantile

Results = Sequence[tuple[Case, Outcome]]
THRESHOLDS = tuple(step / 50 for step in range(51))


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of a run; `cases` counts those that weigh in it."""

    measure: str
    value: float
    interval: Interval
    cases: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Latency:
    """Seconds from question to answer at the percentiles 50, 95 and 99."""

    p50: float
    p95: float
    p99: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalPoint:
    """What refusing everything below `threshold` would give; `answered` is the share left."""

    threshold: float
    precision: float
    recall: float
    answered: float


def scores(results: Results, measure: Measure) -> list[Score]:
    """The score of every case, in order."""
    return [measure.score(case, outcome) for case, outcome in results]


def figures(results: Results, measures: Sequence[Measure] = MEASURES) -> list[Figure]:
    """One figure for each measure; one that no case weighs in is 0 with `cases` 0."""
    return [figure_of(measure.name, scores(results, measure)) for measure in measures]


def figure_of(name: str, found: Sequence[Score]) -> Figure:
    """The figure of these scores, with its interval."""
    weighing = sum(score.weight > 0 for score in found)
    return Figure(measure=name, value=figure(found), interval=interval(found), cases=weighing)


def by_tag(results: Results, measure: Measure) -> dict[str, Figure]:
    """The figure of `measure` for each tag, in order of tag."""
    tags = sorted({tag for case, _ in results for tag in case.tags})
    grouped = {tag: [each for each in results if tag in each[0].tags] for tag in tags}
    return {tag: figure_of(tag, scores(group, measure)) for tag, group in grouped.items()}


def latency(results: Results) -> Latency:
    """Percentiles over the cases that ran to their end; zeros when none did."""
    seconds = [outcome.seconds for _, outcome in results if outcome.error is None]
    p50, p95, p99 = (quantile(seconds, q) for q in (0.50, 0.95, 0.99))
    return Latency(p50=p50, p95=p95, p99=p99)


def refusal_curve(results: Results) -> list[RefusalPoint]:
    """Refusing by confidence alone, at every threshold; [] when no answer has a confidence."""
    known = [
        (outcome.confidence, case.decision == "refuse")
        for case, outcome in results
        if outcome.confidence is not None
    ]
    return [_refusals(known, threshold) for threshold in THRESHOLDS] if known else []


def _refusals(known: Sequence[tuple[float, bool]], threshold: float) -> RefusalPoint:
    refused = [should for confidence, should in known if confidence < threshold]
    should = sum(should for _, should in known)
    return RefusalPoint(
        threshold=threshold,
        precision=sum(refused) / len(refused) if refused else 1.0,
        recall=sum(refused) / should if should else 1.0,
        answered=1 - len(refused) / len(known),
    )


def compare(a: Results, b: Results) -> dict[str, Difference]:
    """B against A by measure, over the cases of the same digest that both hold."""
    before = {case.digest: (case, outcome) for case, outcome in a}
    new = [(case, outcome) for case, outcome in b if case.digest in before]
    old = [before[case.digest] for case, _ in new]
    return {m.name: difference(scores(old, m), scores(new, m)) for m in MEASURES}


def values(found: Sequence[Figure]) -> Mapping[str, float]:
    """The figures by the name of their measure."""
    return {each.measure: each.value for each in found}
