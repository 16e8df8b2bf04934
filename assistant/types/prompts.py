"""What a chat model is told (pure)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """The two messages a chat model answers to, and where they come from.

    `origin` is the name of the prompt file and a hash of its words, "answer@9f2c1ab4": it tells
    apart answers that were written from different versions of the file.
    """

    system: str
    user: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What a chat model was asked and wrote: calls, tokens, and what they cost.

    `cost` is in the currency that the prices are given in, 0.0 where none are.
    """

    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: float = 0.0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            calls=self.calls + other.calls,
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            cost=self.cost + other.cost,
        )
