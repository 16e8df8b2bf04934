import asyncio
from collections.abc import Sequence
from datetime import date

from assistant.types import Span
from eval.cases import Case
from eval.experiment import result_key, run
from eval.outcome import Outcome, Quote, Reply, Stored
from tests.eval.samples import DAY, a_case, a_source

TEXT = "Điều 23. Hoàn thành xuất sắc nhiệm vụ."
QUOTED = Span(9, 37)


class FakeTarget:
    """Answers every question with one quote; remembers what it was asked."""

    def __init__(self, *, span: Span = QUOTED, fails_on: str = "", slow: float = 0.0) -> None:
        self.span = span
        self.fails_on = fails_on
        self.slow = slow
        self.asked: list[tuple[list[str], date | None]] = []
        self.in_flight = 0
        self.most_in_flight = 0

    async def fingerprint(self) -> str:
        return "fake-1"

    async def converse(self, questions: Sequence[str], *, as_of: date | None) -> Reply:
        self.asked.append((list(questions), as_of))
        if questions[-1] == self.fails_on:
            raise RuntimeError("no index")
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        await asyncio.sleep(self.slow)
        self.in_flight -= 1
        quote = Quote(source=a_source(), quote="Hoàn thành xuất sắc nhiệm vụ", span=self.span)
        return Reply(
            seconds=0.1, decision="answer", answer="…", as_of=as_of or DAY, quotes=(quote,)
        )

    async def stored(self, document_id: str) -> Stored | None:
        if document_id != a_source().document_id:
            return None
        return Stored(text=TEXT, effective_from=date(2024, 1, 1), effective_to=None)


def outcomes(target: FakeTarget, *cases: Case, at_once: int = 1) -> dict[str, Outcome]:
    async def collect() -> dict[str, Outcome]:
        found = run(cases, target, day=DAY, at_once=at_once)
        return {case.id: outcome async for case, outcome in found}

    return asyncio.run(collect())


def test_a_quote_is_exact_when_the_stored_text_says_it_at_its_span() -> None:
    assert outcomes(FakeTarget(), a_case())["c1"].citations[0].exact


def test_a_quote_at_the_wrong_span_is_not_exact() -> None:
    assert not outcomes(FakeTarget(span=Span(8, 36)), a_case())["c1"].citations[0].exact


def test_the_days_in_force_come_from_the_stored_document() -> None:
    cited = outcomes(FakeTarget(), a_case())["c1"].citations[0]
    assert cited.effective_from == date(2024, 1, 1)


def test_earlier_questions_are_asked_first_and_the_day_is_handed_on() -> None:
    target = FakeTarget()
    case = a_case(history=("Lao động tiên tiến?",), question="Thưởng?", as_of=date(2024, 5, 1))
    assert outcomes(target, case)["c1"].as_of == date(2024, 5, 1)
    assert target.asked == [(["Lao động tiên tiến?", "Thưởng?"], date(2024, 5, 1))]


def test_a_case_that_raises_is_a_result_with_its_error() -> None:
    found = outcomes(FakeTarget(fails_on="x"), a_case("bad", question="x"), a_case("good"))
    assert found["bad"].error == "RuntimeError: no index"
    assert found["bad"].decision is None
    assert found["good"].error is None


def test_no_more_cases_are_in_flight_than_allowed() -> None:
    target = FakeTarget(slow=0.01)
    outcomes(target, *(a_case(str(n)) for n in range(9)), at_once=3)
    assert target.most_in_flight == 3


def test_a_result_holds_for_its_case_its_assistant_and_its_day() -> None:
    key = result_key(a_case(), "fake-1", DAY)
    assert key == result_key(a_case(), "fake-1", DAY)
    assert key != result_key(a_case(facts=(("15%",),)), "fake-1", DAY)
    assert key != result_key(a_case(), "fake-2", DAY)
    assert key != result_key(a_case(), "fake-1", date(2027, 1, 1))


def test_the_day_of_the_run_does_not_matter_to_a_case_with_a_day_of_its_own() -> None:
    case = a_case(as_of=date(2024, 5, 1))
    assert result_key(case, "f", DAY) == result_key(case, "f", date(2027, 1, 1))
