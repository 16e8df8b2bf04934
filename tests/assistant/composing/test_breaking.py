"""A model that is down is left alone for a while, and nobody waits for it."""

import asyncio

import pytest

from assistant.composing.breaking import FAILURES, REST, Breaker
from assistant.errors import ModelUnavailable
from assistant.types import Prompt
from tests.fakes import FakeChatModel

PROMPT = Prompt(system="s", user="u", origin="answer@0")


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


async def _said(breaker: Breaker) -> str:
    return "".join([piece async for piece in breaker.stream(PROMPT)])


def said(breaker: Breaker) -> str:
    return asyncio.run(_said(breaker))


def opened(model: FakeChatModel, clock: Clock) -> Breaker:
    breaker = Breaker(model, clock=clock)
    for _ in range(FAILURES):
        with pytest.raises(ModelUnavailable):
            said(breaker)
    return breaker


def test_a_model_that_answers_is_passed_on() -> None:
    assert said(Breaker(FakeChatModel("một hai"), clock=Clock())) == "một hai "


def test_after_some_failures_the_model_is_not_called_any_more() -> None:
    model = FakeChatModel("một", breaks_off=True)
    breaker = opened(model, Clock())
    with pytest.raises(ModelUnavailable) as told:
        said(breaker)
    assert told.value.values["reason"] == "open"
    assert len(model.asked) == FAILURES


def test_after_a_rest_one_question_tries_and_a_good_answer_closes_the_circuit() -> None:
    model, clock = FakeChatModel("một", breaks_off=True), Clock()
    breaker = opened(model, clock)
    clock.now += REST
    model.breaks_off = False
    assert [said(breaker), said(breaker)] == ["một ", "một "]


def test_after_a_rest_a_further_failure_opens_it_for_another_rest() -> None:
    model, clock = FakeChatModel("một", breaks_off=True), Clock()
    breaker = opened(model, clock)
    clock.now += REST
    for _ in range(2):
        with pytest.raises(ModelUnavailable):
            said(breaker)
    assert len(model.asked) == FAILURES + 1


def test_failures_between_good_answers_do_not_open_it() -> None:
    model = FakeChatModel("một")
    breaker = Breaker(model, clock=Clock())
    for _ in range(2 * FAILURES):
        model.breaks_off = True
        with pytest.raises(ModelUnavailable):
            said(breaker)
        model.breaks_off = False
        said(breaker)
    assert len(model.asked) == 4 * FAILURES
