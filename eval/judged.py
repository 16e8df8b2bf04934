"""The judge's part of a report, beside the measures (pure)."""

from collections.abc import Callable, Mapping
from html import escape

from eval.summary import Figure
from eval.verdicts import Verdict, failures_of, judged_figures

Say = Callable[..., str]
Verdicts = Mapping[str, Verdict]
"""The verdicts by id of the case."""


def verdict_rows(verdict: Verdict | None, say: Say) -> list[tuple[str, str]]:
    """What the judge says of one answer, as labels and values in HTML."""
    if verdict is None:
        return []
    if verdict.error is not None:
        return [(say("judge"), f"{say('judge_failed')} {escape(verdict.error)}")]
    rows = (
        ("judge_grounded", verdict.grounded, verdict.grounded_reason),
        ("judge_helpful", verdict.helpful, verdict.helpful_reason),
    )
    return [
        (say(key), f"{'✓' if said else '✗'} {escape(reason)}")
        for key, said, reason in rows
        if said is not None
    ]


def judged_html(verdicts: Verdicts, say: Say) -> str:
    """The judge's figures in a table of their own: they are no measures and have no floor."""
    if not verdicts:
        return ""
    heads = "".join(f"<th>{say(each)}</th>" for each in ("judge", "value", "interval", "count"))
    rows = "".join(
        f"<tr><td>{say('judged.' + each.measure)}<small>{escape(each.measure)}</small></td>"
        f"<td><b>{percent(each.value) if each.cases else '–'}</b></td>"
        f"<td>{span(each)}</td><td>{each.cases}</td></tr>"
        for each in judged_figures(list(verdicts.values()))
    )
    note = say("judge_note", count=failures_of(list(verdicts.values())))
    return (
        f'<p class="soft">{note}</p><div class="scroll"><table><tr>{heads}</tr>{rows}</table></div>'
    )


def judged_markdown(verdicts: Verdicts, say: Say) -> list[str]:
    """The same as parts of a Markdown report."""
    if not verdicts:
        return []
    heads = "| " + " | ".join(say(each) for each in ("judge", "value", "interval", "count")) + " |"
    rows = [
        f"| {say('judged.' + each.measure)} ({each.measure}) "
        f"| {percent(each.value) if each.cases else '–'} | {span(each)} | {each.cases} |"
        for each in judged_figures(list(verdicts.values()))
    ]
    note = say("judge_note", count=failures_of(list(verdicts.values())))
    return ["\n".join([heads, "|---|--:|--:|--:|", *rows]), note]


def percent(value: float) -> str:
    """A share as people read it."""
    return f"{100 * value:.1f} %"


def span(each: Figure) -> str:
    """The interval of a figure in percent."""
    if not each.cases:
        return "–"
    return f"{100 * each.interval.low:.1f}–{100 * each.interval.high:.1f}"
