from datetime import date

from eval.cases import Place
from eval.failures import failures, name
from eval.outcome import Outcome
from tests.eval.samples import DAY, a_case, a_citation, a_refusal, a_source, an_outcome


def keys(*found: object) -> list[str]:
    return [each.key for each in failures(*found)]  # type: ignore[arg-type]


def test_a_good_outcome_has_no_failures() -> None:
    assert failures(a_case(facts=(("hoàn thành",),)), an_outcome()) == []


def test_an_error_is_the_one_reason() -> None:
    crashed = Outcome(seconds=0.0, as_of=DAY, error="Boom: no index")
    (failure,) = failures(a_case(), crashed)
    assert failure.values == {"error": "Boom: no index"}


def test_every_thing_that_is_wrong_has_its_reason() -> None:
    case = a_case(facts=(("sáng kiến",),), forbidden=("hoàn thành",))
    expired = a_citation(a_source("24"), exact=False, effective_to=date(2024, 12, 31))
    outcome = an_outcome(decision="clarify", citations=(expired,), found=())
    assert keys(case, outcome) == [
        "decision",
        "forbidden",
        "fact",
        "quote",
        "validity",
        "uncited",
        "beside",
        "unfound",
    ]


def test_a_wrong_refusal_says_what_it_did_not_cite() -> None:
    (decision, uncited) = failures(a_case(), a_refusal())
    assert decision.values == {"expected": "answer", "decision": "refuse"}
    assert uncited.values["gold"] == "Điều 23 · 06/2022/QH15"


def test_a_group_is_named_as_people_name_places() -> None:
    group = (Place(article="23", clause="1", point="a", document="cstd-co-so"), Place(number="x"))
    assert name(group) == "điểm a khoản 1 Điều 23 · cstd-co-so / x"
