"""What was measured as tables of words, for a terminal and for Markdown (pure)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.prompting import Replies
from eval.speed.results import (
    OURS,
    QUALITY,
    Contest,
    Ingestion,
    Latency,
    Machine,
    Size,
    Speed,
    ToolRun,
    per_second,
)
from eval.statistics import Difference

Row = tuple[str, ...]
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its title, the heads of its columns, rows as long as the heads, lines below."""

    title: str
    heads: Row
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


def word(replies: Replies, name: str, **values: object) -> str:
    """A word or a sentence of the table [eval.speed] in replies.toml."""
    return replies.say(f"eval.speed.{name}", **values)


def sheets(speed: Speed, replies: Replies) -> list[Sheet]:
    """Every table of a run, in the order in which they are read."""
    found = [
        _machine(speed.machine, replies),
        _reading(speed.ingestion, speed.restoring, replies),
        _sizes(speed.sizes, replies),
    ]
    return [*found, _contest(speed.contest, replies)] if speed.contest else found


def markdown(found: Iterable[Sheet]) -> str:
    """The tables as a page."""
    return "\n".join(_markdown(sheet) for sheet in found)


def _markdown(sheet: Sheet) -> str:
    rule = tuple(":--" if place == 0 else "--:" for place in range(len(sheet.heads)))
    lines = ("| " + " | ".join(row) + " |" for row in (sheet.heads, rule, *sheet.rows))
    notes = (f"- {note}" for note in sheet.notes)
    return "\n".join([f"## {sheet.title}", "", *lines, "", *notes, ""])


def _machine(machine: Machine, replies: Replies) -> Sheet:
    before, after = machine.load
    packages = ", ".join(f"{name} {version}" for name, version in machine.packages.items())
    rows = (
        (word(replies, "processor"), f"{machine.processor}, {machine.system}"),
        (word(replies, "cores"), str(machine.cores)),
        (word(replies, "memory_gb"), _number(machine.memory_gb)),
        ("Python", machine.python),
        (word(replies, "packages"), packages),
        (word(replies, "load"), f"{_number(before)} → {_number(after)}"),
    )
    return Sheet(word(replies, "machine_title"), (word(replies, "machine"), ""), rows)


def _reading(ingestion: Ingestion, restoring: Latency, replies: Replies) -> Sheet:
    rows = (
        (word(replies, "documents"), _count(ingestion.documents)),
        (word(replies, "passages"), _count(ingestion.passages)),
        (word(replies, "documents_per_second"), _number(ingestion.documents_per_second)),
        (word(replies, "passages_per_second"), _number(ingestion.passages_per_second)),
        (word(replies, "restore_p50"), _number(restoring.p50)),
        (word(replies, "restore_p95"), _number(restoring.p95)),
    )
    return Sheet(
        word(replies, "reading_title"), (word(replies, "measure"), word(replies, "value")), rows
    )


SIZE_ROWS: tuple[tuple[str, Callable[[Size], str]], ...] = (
    ("write_seconds", lambda size: _number(size.write_seconds)),
    ("articles_per_second", lambda size: _number(per_second(size.articles, size.write_seconds))),
    ("embed_seconds", lambda size: _number(size.embed_seconds)),
    ("add_seconds", lambda size: _number(size.add_seconds)),
    ("write_ratio", lambda size: _times(size.write_ratio)),
    ("search_ms", lambda size: _percentiles(size.search)),
    ("ask_ms", lambda size: _percentiles(size.ask)),
    ("cold_seconds", lambda size: _number(size.cold_seconds)),
    ("ready_seconds", lambda size: _number(size.serving.ready_seconds)),
    ("memory_mb", lambda size: _whole(size.serving.memory_mb)),
)
"""The rows of the table by size: a word of replies.toml and what stands in a column."""


def _sizes(sizes: Sequence[Size], replies: Replies) -> Sheet:
    heads = (word(replies, "measure"), *(_count(size.articles) for size in sizes))
    rows = tuple((word(replies, name), *map(show, sizes)) for name, show in SIZE_ROWS)
    return Sheet(word(replies, "sizes_title"), heads, rows)


def _contest(contest: Contest, replies: Replies) -> Sheet:
    counts = {"articles": _count(contest.articles), "questions": _count(contest.questions)}
    return Sheet(
        word(replies, "contest_title", **counts),
        (word(replies, "measure"), *(_name(run.name, replies) for run in contest.runs)),
        (*_qualities(contest), *_costs(contest, replies)),
        tuple(_notes(contest, replies)),
    )


def _qualities(contest: Contest) -> Iterator[Row]:
    """ "0,811 (p 0,31)": a figure, and how easily it differs so much from ours by chance."""
    columns = [(run, contest.differences(run)) for run in contest.runs]
    for name in QUALITY:
        yield (name, *(_quality(run, name, found) for run, found in columns))


def _quality(run: ToolRun, name: str, found: Mapping[str, Difference]) -> str:
    value = _comma(f"{run.figures[name]:.3f}")
    if run.name == OURS or name not in found:
        return value
    return f"{value} (p {_comma(f'{found[name].p:.2f}')})"


def _costs(contest: Contest, replies: Replies) -> Iterator[Row]:
    """ "12,3 (×0,80)": a cost, and how many times ours it is."""
    columns = [(run.costs, contest.ratios(run)) for run in contest.runs]
    for name in columns[0][0] if columns else ():
        cells = (f"{_number(costs[name])} ({_times(ratios[name])})" for costs, ratios in columns)
        yield (word(replies, f"tool_{name}"), *cells)


def _notes(contest: Contest, replies: Replies) -> Iterator[str]:
    for run in contest.runs:
        packages = ", ".join(f"{name} {version}" for name, version in run.packages.items())
        yield f"{_name(run.name, replies)}: {packages}"
    for failed in contest.failed:
        name = _name(failed.name, replies)
        yield word(replies, "tool_failed", tool=name, reason=failed.reason)


def _name(tool: str, replies: Replies) -> str:
    return word(replies, f"tools.{tool}")


def _percentiles(latency: Latency) -> str:
    return " / ".join(_number(each) for each in (latency.p50, latency.p95, latency.p99))


def _count(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _whole(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.0f}"


def _number(value: float | None) -> str:
    """Three figures, and never fewer than the whole part has."""
    if value is None:
        return NOTHING
    places = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return _comma(f"{value:.{places}f}")


def _comma(number: str) -> str:
    return number.replace(".", ",")


def _times(value: float | None) -> str:
    return NOTHING if value is None else f"×{_number(value)}"
