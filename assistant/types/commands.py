"""What is told of a `tdkt` command that runs in a process of its own (pure)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ended:
    """A command has come to its end: its exit status (that of a signal is negative), and what it
    said beside its output."""

    status: int
    complaints: str
