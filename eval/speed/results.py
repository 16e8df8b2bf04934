"""What was measured, as values; ratios between what one run measured (pure).

Seconds compare only within one run on one machine: what is compared is given as a ratio.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eval.beir import Topic, score
from eval.measures import Score, figure
from eval.statistics import Difference, difference, quantile

OURS = "tdkt"
"""The name of the assistant's own line among the tools under comparison."""
QUALITY = ("acc@1", "MRR@10", "R@10")


@dataclass(frozen=True, slots=True, kw_only=True)
class Latency:
    """How long questions took, asked one after the other: percentiles in milliseconds."""

    p50: float
    p95: float
    p99: float
    questions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingestion:
    """A folder of documents through the whole ingest line."""

    documents: int
    passages: int
    seconds: float

    @property
    def documents_per_second(self) -> float:
        """Documents read, described, split and written in a second."""
        return per_second(self.documents, self.seconds)

    @property
    def passages_per_second(self) -> float:
        """Passages made and written in a second."""
        return per_second(self.passages, self.seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """A `tdkt serve` of its own: seconds until it is ready, MB once it has answered questions."""

    ready_seconds: float
    memory_mb: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """An index of so many articles.

    `write_seconds` is all that the index takes (vectors, both searches, library), `add_seconds`
    what Chroma alone takes for the same vectors, `embed_seconds` what making those takes;
    `cold_seconds` is a whole `tdkt ask` in a fresh process, the median of several.
    """

    articles: int
    write_seconds: float
    embed_seconds: float
    add_seconds: float
    search: Latency
    ask: Latency
    cold_seconds: float
    serving: Serving

    @property
    def write_ratio(self) -> float | None:
        """The whole index against Chroma's bare `add`."""
        return ratio(self.write_seconds, self.add_seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolRun:
    """One tool on the common task; `peak_mb` is the most memory it had.

    `scores` are those of every question, by the measures of `QUALITY`.
    The processor's time (all threads; of one question in ms) is what other work on the machine
    disturbs least.
    """

    name: str
    packages: Mapping[str, str]
    scores: Mapping[str, Sequence[Score]]
    index_seconds: float
    index_cpu_seconds: float
    latency: Latency
    ask_cpu_ms: float
    peak_mb: float | None

    @property
    def figures(self) -> dict[str, float]:
        """The quality of what it found."""
        return {name: figure(scores) for name, scores in self.scores.items()}

    @property
    def costs(self) -> dict[str, float | None]:
        """What is compared with ours; for each less is better."""
        return {
            "index_seconds": self.index_seconds,
            "index_cpu_seconds": self.index_cpu_seconds,
            "p50_ms": self.latency.p50,
            "p95_ms": self.latency.p95,
            "ask_cpu_ms": self.ask_cpu_ms,
            "peak_mb": self.peak_mb,
        }


@dataclass(frozen=True, slots=True)
class ToolFailed:
    """A tool that could not be installed, or did not finish; `reason` is its own last word."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """The tools on one corpus and one set of questions."""

    articles: int
    questions: int
    runs: tuple[ToolRun, ...]
    failed: tuple[ToolFailed, ...]

    def ratios(self, run: ToolRun) -> dict[str, float | None]:
        """The costs of `run` as multiples of ours; None where ours is not known."""
        own = self.ours.costs if self.ours else {}
        return {name: ratio(cost, own.get(name)) for name, cost in run.costs.items()}

    def differences(self, run: ToolRun) -> dict[str, Difference]:
        """How far the quality of `run` lies above ours, question by question; {} without ours."""
        own = self.ours.scores if self.ours else {}
        return {name: difference(own[name], run.scores[name]) for name in own}

    @property
    def ours(self) -> ToolRun | None:
        """The assistant's own run, None where it failed."""
        return next((run for run in self.runs if run.name == OURS), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """Where it was measured; `load` is the average number of busy processes before and after."""

    system: str
    processor: str
    cores: int
    memory_gb: float
    python: str
    packages: Mapping[str, str]
    load: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Everything one `tdkt eval speed` measured."""

    machine: Machine
    ingestion: Ingestion
    restoring: Latency
    sizes: tuple[Size, ...]
    contest: Contest | None


def latency(seconds: Sequence[float]) -> Latency:
    """The percentiles of some times."""
    p50, p95, p99 = (round(1000 * quantile(seconds, q), 3) for q in (0.50, 0.95, 0.99))
    return Latency(p50=p50, p95=p95, p99=p99, questions=len(seconds))


def per_second(count: int, seconds: float) -> float:
    """How many in a second; 0 where no time passed."""
    return count / seconds if seconds else 0.0


def ratio(a: float | None, b: float | None) -> float | None:
    """`a` as a multiple of `b`; None where either is not known or `b` is nothing."""
    return a / b if a is not None and b else None


def tool_run(name: str, report: Mapping[str, Any], topics: Sequence[Topic]) -> ToolRun:
    """The report of a tool (`eval.speed.peers.task`) with its rankings scored."""
    scores = score(topics, report["rankings"])
    return ToolRun(
        name=name,
        packages=report["packages"],
        scores={name: scores[name] for name in QUALITY},
        index_seconds=report["index_seconds"],
        index_cpu_seconds=report["index_cpu_seconds"],
        latency=latency(report["seconds"]),
        ask_cpu_ms=1000 * report["ask_cpu_seconds"] / len(report["seconds"]),
        peak_mb=report["peak_mb"],
    )
