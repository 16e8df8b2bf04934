"""What `tdkt eval` prints: tables and a progress bar (edge: rich)."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from assistant.prompting import Replies
from eval.gate import Check
from eval.statistics import Difference
from eval.verdicts import GROUNDED, HELPFUL


def progress_bar() -> Progress:
    """A bar on standard error; silent where that is no terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(
        *columns, TimeRemainingColumn(), console=console, disable=not console.is_terminal
    )


def print_summary(summary: Mapping[str, Any], folder: Path, replies: Replies) -> None:
    """The figures of a run, its latency, and where its reports lie."""
    table = _table("", replies.say("eval.value"), "95 %", replies.say("eval.cases"))
    for name, each in summary["figures"].items():
        weighs = bool(each["cases"])
        value = _percent(each["value"]) if weighs else "–"
        ends = f"{_percent(each['low'])}–{_percent(each['high'])}" if weighs else "–"
        table.add_row(name, value, ends, str(each["cases"]))
    console = Console()
    console.print(table)
    seconds = {key: f"{value:.2f}" for key, value in summary["latency"].items()}
    console.print(replies.say("eval.latency", **seconds))
    if judge := summary["judge"]:
        console.print(replies.say("eval.judged", **_judge_line(judge)))
    if summary["errors"]:
        console.print(replies.say("eval.errors", count=summary["errors"]), style="red")
    console.print(replies.say("eval.written", folder=folder), soft_wrap=True)


def _judge_line(judge: Mapping[str, Any]) -> dict[str, str]:
    figures = judge["figures"]
    shares = {
        name: _percent(figures[key]["value"]) if figures[key]["cases"] else "–"
        for name, key in (("grounded", GROUNDED), ("helpful", HELPFUL))
    }
    return shares | {"failed": str(judge["failures"])}


def print_comparison(found: Mapping[str, Difference]) -> None:
    """Two runs side by side, with the interval and the p of the difference."""
    table = _table("", "A", "B", "B − A", "95 %", "p")
    for name, each in found.items():
        change = f"{100 * each.change:+.1f}"
        ends = f"{100 * each.interval.low:+.1f} … {100 * each.interval.high:+.1f}"
        table.add_row(name, _percent(each.a), _percent(each.b), change, ends, f"{each.p:.3f}")
    Console().print(table)


def print_checks(checks: Sequence[Check], replies: Replies) -> None:
    """Every figure against its floor, and what the gate says."""
    table = _table("", replies.say("eval.value"), replies.say("eval.floor"), "")
    for each in checks:
        sign = "[green]✓[/]" if each.holds else "[red]✗[/]"
        table.add_row(each.measure, _percent(each.value), _percent(each.floor), sign)
    console = Console()
    console.print(table)
    count = sum(not each.holds for each in checks)
    said = (
        replies.say("eval.gate_failed", count=count) if count else replies.say("eval.gate_passed")
    )
    console.print(said, style="red" if count else "green")


def print_retrieval(summary: Mapping[str, Any], replies: Replies) -> None:
    """The figures of a retrieval benchmark."""
    table = _table("", replies.say("eval.value"), "95 %")
    for name, each in summary["figures"].items():
        table.add_row(name, f"{each['value']:.4f}", f"{each['low']:.4f}–{each['high']:.4f}")
    console = Console()
    console.print(table)
    said = replies.say("eval.retrieved", **{k: summary[k] for k in _RETRIEVAL_LINE})
    console.print(said, soft_wrap=True)


_RETRIEVAL_LINE = ("topics", "items", "per_second", "p50_ms", "p95_ms", "unscored")


def _table(*heads: str) -> Table:
    table = Table(heads[0])
    for head in heads[1:]:
        table.add_column(head, justify="right")
    return table


def _percent(value: float) -> str:
    return f"{100 * value:.1f}"
