"""A circuit breaker: a chat model that is down is left alone for a while (shell)."""

from collections.abc import AsyncIterator, Callable
from contextlib import aclosing

from assistant.closing import generator
from assistant.errors import ModelUnavailable
from assistant.ports import ChatModel
from assistant.types import Prompt

FAILURES = 3
"""Failures in a row that open the circuit: one or two happen to every server."""
REST = 30.0
"""Seconds without a call after that; then one question tries whether the model is back."""


class Breaker:
    """Implements ports.ChatModel over another; `clock` gives seconds that only go up.

    While the circuit is open nobody waits for the model: ModelUnavailable comes at once. After
    REST seconds one call goes through; if it goes well the circuit is closed, else it rests again.
    """

    def __init__(self, model: ChatModel, *, clock: Callable[[], float]) -> None:
        self._model = model
        self._clock = clock
        self._failures = 0
        self._rests_until = 0.0

    async def stream(self, prompt: Prompt) -> AsyncIterator[str]:
        """The pieces of the model; ModelUnavailable at once while the circuit is open."""
        if self._failures >= FAILURES:
            if self._clock() < self._rests_until:
                raise ModelUnavailable("the circuit is open", reason="open")
            self._rests_until = self._clock() + REST  # one tries, the others go on resting
        try:
            async with aclosing(generator(self._model.stream(prompt))) as pieces:
                async for piece in pieces:
                    yield piece
        except ModelUnavailable:
            self._failures += 1
            self._rests_until = self._clock() + REST
            raise
        self._failures = 0
