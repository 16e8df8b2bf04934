"""The report of a run: what a person reads of it, as Markdown and as one HTML page (pure)."""

import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from assistant.prompting import Replies
from eval.cases import Case, Group
from eval.failures import Failure, failures, name
from eval.gate import Check, Floors
from eval.judged import Say, judged_html, judged_markdown, percent, span, verdict_rows
from eval.matching import met_by
from eval.measures import ARTICLE, at_level
from eval.outcome import Outcome, Source
from eval.summary import Figure, Latency, Results
from eval.verdicts import Verdict

LANGUAGES = ("vi", "en")
WIDE = ("tags_chart", "change_chart")
HEADLINE = ("Correct", "Citation recall (article)", "Fact recall", "Refusal recall")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything a report shows.

    `pinned` is what was pinned last for this question set, None where nothing was. `verdicts` are
    the judge's by id of the case.
    """

    results: Results
    figures: Sequence[Figure]
    latency: Latency
    checks: Sequence[Check]
    pinned: Floors | None
    day: str
    target: str
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)

    @property
    def failed(self) -> list[tuple[Case, Outcome, list[Failure]]]:
        """The cases that fail a measure, those that are not even correct first."""
        wrong = [(case, outcome, failures(case, outcome)) for case, outcome in self.results]
        return sorted((each for each in wrong if each[2]), key=lambda each: _badness(each[2]))


def _badness(found: Sequence[Failure]) -> tuple[int, int]:
    order = ("Decision", "Nothing forbidden", "Quote exactness", "Validity", "Fact recall")
    worst = min(order.index(f.measure) if f.measure in order else len(order) for f in found)
    return worst, -len(found)


# HTML

Charts = Mapping[str, Mapping[str, str]]


def html(report: Report, words: Replies, template: str, charts: Charts) -> str:
    """The report as one page that needs nothing else, in two languages with a switch.

    `charts` are SVG by language, by the name of their caption in report.toml.
    """

    def say(key: str, **values: object) -> str:
        spoken = [(lang, _said(words, f"{lang}.{key}", values)) for lang in LANGUAGES]
        return "".join(f'<span lang="{lang}">{escape(text)}</span>' for lang, text in spoken)

    failed = report.failed
    wrong = {case.id for case, _, _ in failed}
    right = [(case, outcome) for case, outcome in report.results if case.id not in wrong]
    return string.Template(template).substitute(
        title=escape(words.say("vi.title")),
        heading=say("title"),
        subtitle=say(
            "subtitle", cases=len(report.results), day=report.day, target=report.target[:12]
        ),
        gate=_gate(report, say),
        cards=_cards(report, say),
        failures_heading=say("failures", count=len(failed)),
        failures="".join(_case(*each, report, say) for each in failed)
        or f"<p>{say('no_failures')}</p>",
        figures_heading=say("figures"),
        figures=_table(report, say) + judged_html(report.verdicts, say),
        charts_heading=say("charts"),
        charts=_charts(charts, say),
        passed_heading=say("passed", count=len(right)),
        passed="".join(_case(case, outcome, [], report, say) for case, outcome in right),
    )


def _said(words: Replies, key: str, values: Mapping[str, object]) -> str:
    """The words of `key`; a tag that people made up themselves is its own word."""
    language, _, tag = key.partition(".tags.")
    return tag_name(words, language, tag) if tag else words.say(key, **values)


def tag_name(words: Replies, language: str, tag: str) -> str:
    """A tag in words, as it stands where it is not one of those that report.toml knows."""
    return words.under(f"{language}.tags").get(tag, tag)


def _gate(report: Report, say: Say) -> str:
    if report.pinned is None:
        return f'<div class="gate plain">{say("gate_none")}</div>'
    count = sum(not check.holds for check in report.checks)
    if count:
        return f'<div class="gate bad">{say("gate_failed", count=count)}</div>'
    return f'<div class="gate good">{say("gate_passed")}</div>'


def _cards(report: Report, say: Say) -> str:
    shown = [each for each in report.figures if each.measure in HEADLINE]
    cards = [
        f"<b>{percent(each.value) if each.cases else '–'}</b>{say('measures.' + each.measure)}"
        f"<br><small>{span(each)}</small>"
        for each in shown
    ]
    latency = report.latency
    cards.append(
        f"<b>{latency.p95:.2f} s</b>{say('latency')} (p95)<br><small>{_times(latency)}</small>"
    )
    return '<div class="cards">' + "".join(f'<div class="card">{c}</div>' for c in cards) + "</div>"


def _times(latency: Latency) -> str:
    return f"p50 {latency.p50:.2f} s · p99 {latency.p99:.2f} s"


def _case(case: Case, outcome: Outcome, found: Sequence[Failure], report: Report, say: Say) -> str:
    reasons = "".join(f"<li>{_reason(each, say)}</li>" for each in found)
    tags = "".join(f'<span class="tag">{say("tags." + tag)}</span>' for tag in case.tags)
    facts = "".join(
        f"<dt>{label}</dt><dd>{value}</dd>"
        for label, value in [
            *_rows(case, outcome, say),
            *verdict_rows(report.verdicts.get(case.id), say),
        ]
    )
    return (
        f"<details><summary>{escape(case.question)} {tags}"
        f"{f'<ul>{reasons}</ul>' if reasons else ''}</summary>"
        f'<div class="case"><div class="id">{escape(case.id)}</div><dl>{facts}</dl></div>'
        "</details>\n"
    )


def _reason(failure: Failure, say: Say) -> str:
    said = say(f"reason.{failure.key}", **failure.values)
    if failure.key != "decision":
        return said
    expected, decision = (
        say(f"decision.{failure.values[key]}") for key in ("expected", "decision")
    )
    return f"{said}: {expected} → {decision}"


def _rows(case: Case, outcome: Outcome, say: Say) -> list[tuple[str, str]]:
    wanted = "; ".join(name(group) for group in case.gold)
    rows = [
        ("history", "\n".join(escape(each) for each in case.history)),
        ("expected", say(f"decision.{case.decision}") + escape(f" · {wanted}" if wanted else "")),
        ("got", say(f"decision.{outcome.decision}") + f" · {outcome.seconds:.2f} s"),
        ("as_of", outcome.as_of.isoformat()),
        ("understood", escape(outcome.understood)),
        ("answer", escape(outcome.answer)),
        ("citations", _sources(case.gold, [each.source for each in outcome.citations])),
        ("found", _sources(at_level(ARTICLE, case.gold), outcome.found)),
        ("warnings", "\n".join(escape(each) for each in outcome.warnings)),
        ("note", escape(case.note)),
    ]
    return [(say(label), value) for label, value in rows if value]


def _sources(gold: Sequence[Group], sources: Sequence[Source]) -> str:
    items = [f"<li{_marked(gold, each)}>{escape(each.label)}</li>" for each in sources]
    return f"<ol>{''.join(items)}</ol>" if items else ""


def _marked(gold: Sequence[Group], source: Source) -> str:
    return ' class="gold"' if any(met_by(group, source) for group in gold) else ""


def _table(report: Report, say: Say) -> str:
    heads = ("measure", "value", "interval", "count", "floor", "change")
    head = "".join(f"<th>{say(each)}</th>" for each in heads)
    rows = "".join(f"<tr>{''.join(_cells(each, report, say))}</tr>" for each in report.figures)
    return f'<div class="scroll"><table><tr>{head}</tr>{rows}</table></div>'


def _cells(each: Figure, report: Report, say: Say) -> Iterable[str]:
    floor = report.pinned.figures.get(each.measure) if report.pinned else None
    yield f"<td>{say('measures.' + each.measure)}<small>{escape(each.measure)}</small></td>"
    yield f"<td><b>{percent(each.value) if each.cases else '–'}</b></td>"
    yield f"<td>{span(each)}</td><td>{each.cases}</td>"
    yield f"<td>{percent(floor) if floor is not None else '–'}</td>"
    yield f"<td>{_change(each.value - floor) if floor is not None else '–'}</td>"


def _change(change: float) -> str:
    if abs(change) < 0.00005:
        return "0"
    return f'<span class="{"up" if change > 0 else "down"}">{_signed(100 * change)}</span>'


def _signed(points: float) -> str:
    return f"{points:+.1f}".replace("-", "−")


def _charts(charts: Charts, say: Say) -> str:
    figures = {
        key: f"<figure><figcaption>{say(key)}</figcaption>"
        + "".join(f'<div lang="{lang}">{svg}</div>' for lang, svg in drawn.items())
        + "</figure>"
        for key, drawn in charts.items()
    }
    wide = "".join(figures[key] for key in figures if key in WIDE)
    narrow = "".join(figures[key] for key in figures if key not in WIDE)
    return f'{wide}<div class="pair">{narrow}</div>'


# Markdown


def markdown(report: Report, words: Replies) -> str:
    """The report as Markdown, in Vietnamese with the English names of the measures."""

    def say(key: str, **values: object) -> str:
        return words.say(f"vi.{key}", **values)

    failed = report.failed
    subtitle = say("subtitle", cases=len(report.results), day=report.day, target=report.target[:12])
    parts = [f"# {say('title')}", subtitle, _verdict(report, say)]
    parts += [f"## {say('failures', count=len(failed))}"]
    parts += [_paragraph(*each, say) for each in failed] or [say("no_failures")]
    parts += [
        f"## {say('figures')}",
        _markdown_table(report, say),
        *judged_markdown(report.verdicts, say),
    ]
    parts += [f"{say('latency')}: {say('seconds', **_seconds(report.latency))}"]
    return "\n\n".join(parts) + "\n"


def _verdict(report: Report, say: Say) -> str:
    if report.pinned is None:
        return f"**{say('gate_none')}**"
    count = sum(not check.holds for check in report.checks)
    return f"**{say('gate_failed', count=count) if count else say('gate_passed')}**"


def _seconds(latency: Latency) -> dict[str, str]:
    return {key: f"{getattr(latency, key):.2f}" for key in ("p50", "p95", "p99")}


def _paragraph(case: Case, outcome: Outcome, found: Sequence[Failure], say: Say) -> str:
    reasons = "\n".join(f"- {_reason(each, say)}" for each in found)
    answer = " ".join(outcome.answer.split())
    shown = answer if len(answer) <= 400 else answer[:400] + " …"
    return f"### {case.question}\n\n`{case.id}` · {', '.join(case.tags)}\n\n{reasons}\n\n> {shown}"


def _markdown_table(report: Report, say: Say) -> str:
    heads = ("measure", "value", "interval", "count", "floor")
    lines = ["| " + " | ".join(say(each) for each in heads) + " |", "|---|--:|--:|--:|--:|"]
    floors = report.pinned.figures if report.pinned else {}
    for each in report.figures:
        floor = percent(floors[each.measure]) if each.measure in floors else "–"
        value = percent(each.value) if each.cases else "–"
        label = f"{say('measures.' + each.measure)} ({each.measure})"
        lines.append(f"| {label} | {value} | {span(each)} | {each.cases} | {floor} |")
    return "\n".join(lines)
