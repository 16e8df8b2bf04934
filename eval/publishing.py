"""A finished run → its files: summary.json, report.md, report.html (edge)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import prompts
from assistant.edges.prompt_files import load_replies
from assistant.prompting import Replies
from eval import charts
from eval.cases import digest
from eval.gate import Floors, check
from eval.measures import MEASURES
from eval.report import LANGUAGES, Report, html, markdown, tag_name
from eval.runs import Result, RunFolder
from eval.summary import Results, by_tag, figures, latency, refusal_curve
from eval.verdicts import failures_of, judged_figures

_TEMPLATE = Path(__file__).with_name("report.html")
_WORDS = Path(prompts.__file__).parent / "report.toml"
_HEADLINE = MEASURES[0]


def publish(
    folder: RunFolder,
    results: Sequence[Result],
    *,
    name: str,
    day: date,
    target: str,
    pinned: Floors | None,
) -> dict[str, Any]:
    """Write the reports of a run into its folder; the values of summary.json."""
    pairs = [(result.case, result.outcome) for result in results]
    verdicts = {each.case.id: each.verdict for each in results if each.verdict is not None}
    report = replace(_report(pairs, day, target, pinned), verdicts=verdicts)
    words = load_replies(_WORDS)
    summary = _summary(report, name)
    folder.write("summary.json", json.dumps(summary, ensure_ascii=False, indent=2) + "\n")
    folder.write("report.md", markdown(report, words))
    template = _TEMPLATE.read_text(encoding="utf-8")
    folder.write("report.html", html(report, words, template, _charts(report, words)))
    return summary


def _report(pairs: Results, day: date, target: str, pinned: Floors | None) -> Report:
    found = figures(pairs)
    return Report(
        results=pairs,
        figures=found,
        latency=latency(pairs),
        checks=check(pinned, found) if pinned else (),
        pinned=pinned,
        day=day.isoformat(),
        target=target,
    )


def _summary(report: Report, name: str) -> dict[str, Any]:
    pairs = report.results
    return {
        "name": name,
        "cases": len(pairs),
        "digest": digest([case for case, _ in pairs]),
        "day": report.day,
        "target": report.target,
        "errors": sum(outcome.error is not None for _, outcome in pairs),
        "figures": {
            each.measure: {
                "value": each.value,
                "low": each.interval.low,
                "high": each.interval.high,
                "cases": each.cases,
            }
            for each in report.figures
        },
        "latency": {key: getattr(report.latency, key) for key in ("p50", "p95", "p99")},
        "judge": _judge(report),
    }


def _judge(report: Report) -> dict[str, Any] | None:
    """The judge's figures, beside the measures; None where there was no judge."""
    verdicts = list(report.verdicts.values())
    if not verdicts:
        return None
    found = {
        each.measure: {"value": each.value, "cases": each.cases}
        for each in judged_figures(verdicts)
    }
    origins = sorted({each.origin for each in verdicts})
    return {"figures": found, "failures": failures_of(verdicts), "origins": origins}


def _charts(report: Report, words: Replies) -> dict[str, Mapping[str, str]]:
    """The SVG of each chart by language, by the name of its caption; those without data absent."""
    drawn = {language: _drawn(report, words, language) for language in LANGUAGES}
    return {
        caption: {language: drawn[language][caption] for language in LANGUAGES}
        for caption in drawn[LANGUAGES[0]]
    }


def _drawn(report: Report, words: Replies, language: str) -> dict[str, str]:
    def say(key: str) -> str:
        return words.say(f"{language}.{key}")

    found: dict[str, str] = {}
    if tags := by_tag(report.results, _HEADLINE):
        named = {tag_name(words, language, tag): each for tag, each in tags.items()}
        found["tags_chart"] = charts.tags_chart(named, say)
    if seconds := [outcome.seconds for _, outcome in report.results if outcome.error is None]:
        marks = {key: getattr(report.latency, key) for key in ("p50", "p95", "p99")}
        found["latency_chart"] = charts.latency_chart(seconds, marks, say)
    if curve := refusal_curve(report.results):
        found["refusal_chart"] = charts.refusal_chart(curve, say)
    if report.checks:
        changes = {each.measure: each.value - each.floor for each in report.checks}
        found["change_chart"] = charts.change_chart(changes, say)
    return found
