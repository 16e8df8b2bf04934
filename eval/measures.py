"""The measures: small values with a name that score outcomes against cases (pure).

Every measure gives each case a `Score`: how much was gained of how much there was to gain. A
figure of a run is the sum of gains over the sum of weights, 0 where there is no weight. Which
cases weigh is decided by the case alone wherever something could be missing: a case with
nothing found scores 0 and never disappears.

Citation recall and precision follow ALCE (Gao et al. 2023, "Enabling Large Language Models to
Generate Text with Citations"): recall asks whether what must be supported is supported by the
citations, precision whether each citation is one that supports. Support is judged by the gold
evidence of the case instead of a model. Rankings are scored by ir-measures.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import ir_measures
from ir_measures import RR, Qrel, R, ScoredDoc, nDCG
from ir_measures import Measure as RankingMeasure

from eval.cases import Case, Group
from eval.matching import met_by, says
from eval.outcome import Outcome, Source

ARTICLE, CLAUSE, DOCUMENT = "article", "clause", "document"


@dataclass(frozen=True, slots=True)
class Score:
    """What one case contributes to a figure: `gain` of at most `weight`; weight 0 is no part."""

    gain: float
    weight: float = 1.0


NO_PART = Score(0.0, 0.0)

Scorer = Callable[[Case, Outcome], Score]


@dataclass(frozen=True, slots=True)
class Measure:
    """A named way to score one case."""

    name: str
    score: Scorer


def figure(scores: Sequence[Score]) -> float:
    """Sum of gains over sum of weights; 0 where nothing weighs."""
    weight = sum(score.weight for score in scores)
    return sum(score.gain for score in scores) / weight if weight else 0.0


# Decisions


def decision(case: Case, outcome: Outcome) -> Score:
    """Share of cases whose decision is the expected one."""
    return Score(float(outcome.decision == case.decision))


def refusal_precision(case: Case, outcome: Outcome) -> Score:
    """Share of the refusals that were right."""
    return _counted(outcome.decision == "refuse", case.decision == "refuse")


def refusal_recall(case: Case, outcome: Outcome) -> Score:
    """Share of what should be refused that was."""
    return _counted(case.decision == "refuse", outcome.decision == "refuse")


def _counted(among: bool, right: bool) -> Score:
    return Score(float(right)) if among else NO_PART


# What is said


def fact_recall(case: Case, outcome: Outcome) -> Score:
    """Share of the expected facts that the answer says; cases with facts only."""
    said = [any(says(outcome.answer, each) for each in group) for group in case.facts]
    return Score(sum(said) / len(said)) if said else NO_PART


def nothing_forbidden(case: Case, outcome: Outcome) -> Score:
    """Share of cases whose answer says nothing forbidden; a failed run counts as saying it."""
    said = any(says(outcome.answer, each) for each in case.forbidden)
    clean = not said and outcome.decision is not None
    return Score(float(clean)) if case.forbidden else NO_PART


def correct(case: Case, outcome: Outcome) -> Score:
    """Share of cases right in all: decision, facts, nothing forbidden, a gold article cited."""
    gold = at_level(ARTICLE, case.gold)
    cited = any(met_by(group, each) for group in gold for each in _cited(outcome))
    needed = (decision, fact_recall, nothing_forbidden)
    right = all(score.gain == score.weight for score in (of(case, outcome) for of in needed))
    return Score(float(right and (cited or not case.gold)))


# What is cited


def citation_recall(level: str) -> Scorer:
    """Share of the gold groups that some citation meets at `level`."""

    def score(case: Case, outcome: Outcome) -> Score:
        gold = at_level(level, case.gold)
        met = [any(met_by(group, each) for each in _cited(outcome)) for group in gold]
        return Score(sum(met) / len(met)) if met else NO_PART

    return score


def citation_precision(level: str) -> Scorer:
    """Share of the citations that meet some gold group at `level`; without citations, 0."""

    def score(case: Case, outcome: Outcome) -> Score:
        gold, cited = at_level(level, case.gold), _cited(outcome)
        right = [any(met_by(group, each) for group in gold) for each in cited]
        return Score(sum(right) / max(1, len(right))) if gold else NO_PART

    return score


def first_citation(case: Case, outcome: Outcome) -> Score:
    """Share of cases whose first citation is a gold article."""
    gold, cited = at_level(ARTICLE, case.gold), _cited(outcome)[:1]
    right = any(met_by(group, each) for group in gold for each in cited)
    return Score(float(right)) if gold else NO_PART


def quote_exactness(_: Case, outcome: Outcome) -> Score:
    """Share of quotes that equal the stored text at their span; weighs by quotes."""
    exact = [cited.exact for cited in outcome.citations]
    return Score(float(sum(exact)), float(len(exact)))


def validity(_: Case, outcome: Outcome) -> Score:
    """Share of citations of text in force on the day the answer is for, or for a side of a
    comparison on the day it is quoted for; weighs by citations."""
    valid = [cited.in_force(cited.as_of or outcome.as_of) for cited in outcome.citations]
    return Score(float(sum(valid)), float(len(valid)))


def _cited(outcome: Outcome) -> list[Source]:
    return [cited.source for cited in outcome.citations]


# What is found


def ranking(level: str, measure: RankingMeasure) -> Scorer:
    """`measure` of ir-measures over the evidence found, gold groups being the relevant items."""

    def score(case: Case, outcome: Outcome) -> Score:
        gold = at_level(level, case.gold)
        if not gold:
            return NO_PART
        relevant = [Qrel("q", _gold_id(at), 1) for at in range(len(gold))]
        ranked = [
            ScoredDoc("q", item, float(-rank))
            for rank, item in enumerate(ranked_items(level, gold, outcome.found))
        ]
        return Score(float(ir_measures.calc_aggregate([measure], relevant, ranked)[measure]))

    return score


def ranked_items(level: str, gold: Sequence[Group], found: Sequence[Source]) -> list[str]:
    """The evidence as items of `level`, best first, none twice: gold groups met, or the place."""
    items: list[str] = []
    for source in found:
        met = [_gold_id(at) for at, group in enumerate(gold) if met_by(group, source)]
        items += met or [_place_id(level, source)]
    return list(dict.fromkeys(items))


def _gold_id(at: int) -> str:
    return f"gold {at}"


def _place_id(level: str, source: Source) -> str:
    finer = "" if level == DOCUMENT else source.article or source.passage_id
    return f"{source.document_id} {finer}"


def at_level(level: str, gold: Sequence[Group]) -> list[Group]:
    """The gold groups without what is finer than `level`, those that become equal only once."""
    finer = {CLAUSE: (), ARTICLE: ("clause", "point"), DOCUMENT: ("article", "clause", "point")}
    blank = dict.fromkeys(finer[level])
    return list(dict.fromkeys(tuple(replace(place, **blank) for place in group) for group in gold))


MEASURES = (
    Measure("Correct", correct),
    Measure("Decision", decision),
    Measure("Refusal precision", refusal_precision),
    Measure("Refusal recall", refusal_recall),
    Measure("Fact recall", fact_recall),
    Measure("Nothing forbidden", nothing_forbidden),
    Measure("First citation", first_citation),
    Measure("Citation recall (article)", citation_recall(ARTICLE)),
    Measure("Citation precision (article)", citation_precision(ARTICLE)),
    Measure("Citation recall (clause)", citation_recall(CLAUSE)),
    Measure("Citation precision (clause)", citation_precision(CLAUSE)),
    Measure("Quote exactness", quote_exactness),
    Measure("Validity", validity),
    Measure("Recall@5", ranking(ARTICLE, R @ 5)),
    Measure("nDCG@10", ranking(ARTICLE, nDCG @ 10)),
    Measure("MRR@10", ranking(ARTICLE, RR @ 10)),
    Measure("Recall@5 (document)", ranking(DOCUMENT, R @ 5)),
    Measure("nDCG@10 (document)", ranking(DOCUMENT, nDCG @ 10)),
    Measure("MRR@10 (document)", ranking(DOCUMENT, RR @ 10)),
)
