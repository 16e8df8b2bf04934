"""The charts of a report, as SVG to stand inside a page (edge: matplotlib)."""

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas
from matplotlib.ticker import PercentFormatter

from eval.summary import Figure, RefusalPoint

Say = Callable[[str], str]

INK, SOFT, LINE = "#1d2733", "#5b6b7c", "#dde4ea"
BLUE, GREEN, RED, AMBER = "#1f5fa8", "#1e7b4c", "#b3372b", "#b97a12"
_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 10.5,
    "text.color": INK,
    "axes.labelcolor": SOFT,
    "axes.edgecolor": LINE,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": LINE,
    "xtick.color": SOFT,
    "ytick.color": INK,
    "legend.frameon": False,
}


def tags_chart(tags: Mapping[str, Figure], say: Say) -> str:
    """A dot for each tag with its interval, the weakest tag at the top."""
    ordered = sorted(tags.items(), key=lambda item: (-item[1].value, item[0]))
    names = [f"{tag}  ({each.cases})" for tag, each in ordered]
    values = [each.value for _, each in ordered]
    low = [each.value - each.interval.low for _, each in ordered]
    high = [each.interval.high - each.value for _, each in ordered]

    def draw(axes: Axes) -> None:
        axes.errorbar(values, names, xerr=[low, high], fmt="o", color=BLUE, ecolor="#9db8d8", ms=6)
        axes.set_xlim(-0.02, 1.02)
        axes.xaxis.set_major_formatter(PercentFormatter(1.0))
        axes.grid(axis="y", visible=False)
        axes.set_xlabel(say("axis_share"))

    return _svg(draw, width=10, height=0.32 * len(names) + 1.1, salt="tags " + say("axis_share"))


def latency_chart(seconds: Sequence[float], marks: Mapping[str, float], say: Say) -> str:
    """How many cases took how long, with the percentiles as lines."""

    def draw(axes: Axes) -> None:
        axes.hist(seconds, bins=min(30, max(5, len(seconds) // 4)), color="#9db8d8")
        for (name, at), colour in zip(marks.items(), (GREEN, AMBER, RED), strict=True):
            axes.axvline(at, color=colour, linewidth=1.6, label=f"{name}  {at:.2f} s")
        axes.grid(axis="x", visible=False)
        axes.set_xlim(left=0)
        axes.set_xlabel(say("axis_seconds"))
        axes.set_ylabel(say("axis_cases"))
        axes.legend()

    return _svg(draw, width=6, height=3.6, salt="latency " + say("axis_seconds"))


def refusal_chart(curve: Sequence[RefusalPoint], say: Say) -> str:
    """Precision and recall of refusing, and the share still answered, over the threshold."""
    thresholds = [point.threshold for point in curve]
    lines = (
        ("curve_precision", [point.precision for point in curve], BLUE, "-"),
        ("curve_recall", [point.recall for point in curve], GREEN, "-"),
        ("curve_answered", [point.answered for point in curve], SOFT, "--"),
    )

    def draw(axes: Axes) -> None:
        for key, values, colour, style in lines:
            axes.plot(thresholds, values, style, color=colour, linewidth=1.8, label=say(key))
        axes.set_ylim(-0.02, 1.02)
        axes.set_xlim(0, 1)
        axes.yaxis.set_major_formatter(PercentFormatter(1.0))
        axes.set_xlabel(say("axis_threshold"))
        axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.18), ncols=1)

    return _svg(draw, width=6, height=4.4, salt="refusal " + say("axis_threshold"))


def change_chart(changes: Mapping[str, float], say: Say) -> str:
    """A bar for each measure: how far it lies from the last pinned run, in percentage points."""
    upwards = list(changes.items())[::-1]
    names = [say(f"measures.{name}") for name, _ in upwards]
    points = [100 * change for _, change in upwards]

    def draw(axes: Axes) -> None:
        colours = [GREEN if each >= 0 else RED for each in points]
        axes.barh(names, points, color=colours, height=0.6)
        axes.axvline(0, color=SOFT, linewidth=0.8)
        reach = max(1.0, *(1.15 * abs(each) for each in points))
        axes.set_xlim(-reach, reach)
        axes.grid(axis="y", visible=False)
        axes.set_xlabel(say("axis_change"))

    return _svg(draw, width=10, height=0.32 * len(names) + 1.1, salt="change " + say("axis_change"))


def _svg(draw: Callable[[Axes], None], *, width: float, height: float, salt: str) -> str:
    """`salt` keeps the ids of one chart apart from those of another on the same page."""
    with rc_context(_STYLE | {"svg.hashsalt": salt}):
        canvas = Canvas(figsize=(width, height), layout="constrained")
        draw(canvas.subplots())
        buffer = io.StringIO()
        canvas.savefig(buffer, format="svg", transparent=True, metadata={"Date": None})
    svg = buffer.getvalue()
    return svg[svg.index("<svg") :]
