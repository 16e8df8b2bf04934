from datetime import date
from math import log2

import pytest

from eval.cases import Place
from eval.measures import MEASURES, Score, figure
from eval.outcome import Outcome
from tests.eval.samples import DAY, a_case, a_citation, a_refusal, a_source, an_outcome

BY_NAME = {measure.name: measure.score for measure in MEASURES}
CRASHED = Outcome(seconds=0.0, as_of=DAY, error="Boom: no index")


def test_nothing_found_scores_zero_and_stays_in_every_average() -> None:
    case = a_case(facts=(("hoàn thành",),), forbidden=("100 triệu",))
    empty = an_outcome(answer="", found=(), citations=())
    for name in (
        "Correct",
        "Fact recall",
        "First citation",
        "Citation recall (article)",
        "Citation precision (article)",
        "Citation recall (clause)",
        "Recall@5",
        "nDCG@10",
        "MRR@10",
        "Recall@5 (document)",
    ):
        assert BY_NAME[name](case, empty) == Score(0.0, 1.0), name


def test_a_run_that_crashed_scores_zero() -> None:
    case = a_case(facts=(("hoàn thành",),), forbidden=("100 triệu",))
    for name in ("Correct", "Decision", "Fact recall", "Nothing forbidden", "Recall@5", "MRR@10"):
        assert BY_NAME[name](case, CRASHED) == Score(0.0, 1.0), name


def test_facts_count_by_share() -> None:
    case = a_case(facts=(("hoàn thành xuất sắc",), ("sáng kiến",), ("15%", "nhiệm vụ")))
    assert BY_NAME["Fact recall"](case, an_outcome()).gain == pytest.approx(2 / 3)


def test_citation_recall_is_the_share_of_gold_groups_cited() -> None:
    case = a_case(gold=((Place(article="23"),), (Place(article="50"),)))
    assert BY_NAME["Citation recall (article)"](case, an_outcome()).gain == 0.5


def test_citation_precision_is_the_share_of_citations_that_are_gold() -> None:
    cited = (a_citation(), a_citation(a_source("24")), a_citation(a_source("25")))
    outcome = an_outcome(citations=cited)
    assert BY_NAME["Citation precision (article)"](a_case(), outcome).gain == pytest.approx(1 / 3)


def test_the_clause_counts_at_clause_level_only() -> None:
    case = a_case(gold=((Place(article="23", clause="2"),),))
    cites_another = an_outcome(citations=(a_citation(a_source("23", clause="1")),))
    assert BY_NAME["Citation recall (article)"](case, cites_another).gain == 1.0
    assert BY_NAME["Citation recall (clause)"](case, cites_another).gain == 0.0
    assert BY_NAME["Citation precision (clause)"](case, cites_another).gain == 0.0


def test_clauses_of_one_article_are_one_group_at_article_level() -> None:
    case = a_case(gold=((Place(article="23", clause="1"),), (Place(article="23", clause="2"),)))
    assert BY_NAME["Citation recall (article)"](case, an_outcome()).gain == 1.0


def test_only_the_first_citation_counts_as_first() -> None:
    outcome = an_outcome(citations=(a_citation(a_source("24")), a_citation()))
    assert BY_NAME["First citation"](a_case(), outcome).gain == 0.0


def test_ranking_measures_agree_with_their_formulas() -> None:
    gold = ((Place(article="23"),), (Place(article="24"),))
    found = tuple(a_source(article) for article in ("9", "23", "10", "24"))
    case, outcome = a_case(gold=gold), an_outcome(found=found)
    ideal = 1 + 1 / log2(3)
    assert BY_NAME["Recall@5"](case, outcome).gain == 1.0
    assert BY_NAME["MRR@10"](case, outcome).gain == 0.5
    expected = (1 / log2(3) + 1 / log2(5)) / ideal
    assert BY_NAME["nDCG@10"](case, outcome).gain == pytest.approx(expected)


def test_clauses_of_one_article_take_one_rank() -> None:
    parts = tuple(a_source("9", clause=str(n), passage_id=f"9.{n}") for n in range(1, 7))
    outcome = an_outcome(found=(*parts, a_source("23")))
    assert BY_NAME["MRR@10"](a_case(), outcome).gain == 0.5
    assert BY_NAME["Recall@5"](a_case(), outcome).gain == 1.0


def test_at_document_level_any_article_of_it_will_do() -> None:
    outcome = an_outcome(found=(a_source("9"),))
    assert BY_NAME["Recall@5"](a_case(), outcome).gain == 0.0
    assert BY_NAME["Recall@5 (document)"](a_case(), outcome).gain == 1.0


def test_quotes_that_differ_from_their_source_lower_exactness() -> None:
    outcome = an_outcome(citations=(a_citation(), a_citation(exact=False)))
    assert BY_NAME["Quote exactness"](a_case(), outcome) == Score(1.0, 2.0)


@pytest.mark.parametrize(
    ("on", "valid"),
    [
        (date(2023, 12, 31), 0.0),
        (date(2024, 1, 1), 1.0),
        (date(2025, 6, 30), 1.0),
        (date(2025, 7, 1), 0.0),
    ],
)
def test_a_citation_is_valid_from_its_first_to_its_last_day(on: date, valid: float) -> None:
    cited = a_citation(effective_from=date(2024, 1, 1), effective_to=date(2025, 6, 30))
    outcome = an_outcome(as_of=on, citations=(cited,))
    assert BY_NAME["Validity"](a_case(), outcome) == Score(valid, 1.0)


def test_a_side_of_a_comparison_is_valid_on_the_day_it_is_quoted_for() -> None:
    ended = a_citation(effective_to=date(2025, 6, 30), as_of=date(2025, 6, 30))
    later = a_citation(effective_to=date(2025, 6, 30), as_of=date(2025, 7, 1))
    assert BY_NAME["Validity"](a_case(), an_outcome(citations=(ended,))) == Score(1.0, 1.0)
    assert BY_NAME["Validity"](a_case(), an_outcome(citations=(later,))) == Score(0.0, 1.0)


def test_refusing_has_precision_and_recall() -> None:
    pairs = [
        (a_case(decision="refuse", gold=()), a_refusal()),
        (a_case(decision="refuse", gold=()), an_outcome()),
        (a_case(), a_refusal()),
        (a_case(), a_refusal()),
        (a_case(), an_outcome()),
    ]
    precision = [BY_NAME["Refusal precision"](*pair) for pair in pairs]
    recall = [BY_NAME["Refusal recall"](*pair) for pair in pairs]
    assert figure(precision) == pytest.approx(1 / 3)
    assert figure(recall) == 0.5


@pytest.mark.parametrize(
    "wrong",
    [
        {"decision": "clarify"},
        {"answer": "Không rõ"},
        {"citations": (a_citation(a_source("24")),)},
        {"answer": "hoàn thành, được thưởng 100 triệu đồng"},
    ],
)
def test_correct_needs_everything_at_once(wrong: dict[str, object]) -> None:
    case = a_case(facts=(("hoàn thành",),), forbidden=("100 triệu đồng",))
    assert BY_NAME["Correct"](case, an_outcome()).gain == 1.0
    assert BY_NAME["Correct"](case, an_outcome(**wrong)).gain == 0.0


def test_a_refusal_that_was_expected_is_correct_without_citations() -> None:
    assert BY_NAME["Correct"](a_case(decision="refuse", gold=()), a_refusal()).gain == 1.0


def test_a_figure_without_weight_is_zero() -> None:
    assert figure([]) == 0.0
    assert figure([Score(0.0, 0.0)]) == 0.0
