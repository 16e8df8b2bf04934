"""Cost against size, as one picture of four panels (edge: matplotlib)."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, NullLocator

from assistant.prompting import Replies
from eval.charts import AMBER, BLUE, GREEN, INK, LINE, SOFT
from eval.speed.results import Latency, Size
from eval.speed.tables import word

Line = tuple[str, Sequence[float | None], str, str]
"""A word for the legend, a value for each size, a colour, a style."""

_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "speed",
    "font.size": 10.5,
    "text.color": INK,
    "axes.labelcolor": SOFT,
    "axes.edgecolor": LINE,
    "axes.titlesize": 11.5,
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": LINE,
    "xtick.color": SOFT,
    "ytick.color": INK,
    "legend.frameon": False,
}
_COMMA = FuncFormatter(lambda value, _: f"{value:g}".replace(".", ","))
_DOTS_PER_INCH = 150
_INDEXING = 1
"""The panel whose values grow with the size; on two logarithmic axes that is a straight line."""


def draw(sizes: Sequence[Size], replies: Replies, folder: Path) -> list[Path]:
    """speed.svg and speed.png in `folder`."""
    articles = [size.articles for size in sizes]
    with rc_context(_STYLE):
        figure = Figure(figsize=(10.5, 7.6), layout="constrained")
        panels = figure.subplots(2, 2).ravel()
        for axes, (title, lines) in zip(panels, _panels(sizes).items(), strict=True):
            _draw_panel(axes, articles, lines, replies)
            axes.set_title(word(replies, title))
        panels[_INDEXING].set_yscale("log")
        panels[_INDEXING].autoscale(axis="y")
        panels[_INDEXING].yaxis.set_major_formatter(_COMMA)
        paths = [folder / f"speed.{kind}" for kind in ("svg", "png")]
        for path in paths:
            figure.savefig(path, dpi=_DOTS_PER_INCH, metadata=_METADATA[path.suffix])
    return paths


_METADATA: dict[str, dict[str, None]] = {".svg": {"Date": None}, ".png": {}}
"""Without a day the same figures give the same bytes."""


def _panels(sizes: Sequence[Size]) -> dict[str, list[Line]]:
    search, ask = [size.search for size in sizes], [size.ask for size in sizes]
    return {
        "chart_latency": [
            *_latencies("chart_search", search, BLUE),
            *_latencies("chart_ask", ask, GREEN),
        ],
        "chart_index": [
            ("chart_write", [size.write_seconds for size in sizes], BLUE, "-"),
            ("chart_embed", [size.embed_seconds for size in sizes], GREEN, ":"),
            ("chart_add", [size.add_seconds for size in sizes], AMBER, "--"),
        ],
        "chart_start": [
            ("chart_cold", [size.cold_seconds for size in sizes], BLUE, "-"),
            ("chart_ready", [size.serving.ready_seconds for size in sizes], GREEN, "--"),
        ],
        "chart_memory": [("chart_serving", [size.serving.memory_mb for size in sizes], BLUE, "-")],
    }


def _latencies(name: str, values: Sequence[Latency], colour: str) -> list[Line]:
    return [
        (f"{name}_p50", [each.p50 for each in values], colour, "-"),
        (f"{name}_p95", [each.p95 for each in values], colour, "--"),
    ]


def _draw_panel(
    axes: Axes, articles: Sequence[int], lines: Sequence[Line], replies: Replies
) -> None:
    for name, values, colour, style in lines:
        known = [(at, value) for at, value in zip(articles, values, strict=True) if value]
        axes.plot(
            [at for at, _ in known],
            [value for _, value in known],
            style,
            marker="o",
            markersize=5,
            linewidth=1.8,
            color=colour,
            label=word(replies, name),
        )
    axes.set_xscale("log")
    axes.set_xticks(articles, labels=[f"{each:,}".replace(",", ".") for each in articles])
    axes.xaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_formatter(_COMMA)
    axes.set_ylim(0, 1.15 * _most(lines))
    axes.set_xlabel(word(replies, "chart_articles"))
    axes.legend()


def _most(lines: Sequence[Line]) -> float:
    """The largest value of a panel; 1 where nothing is known."""
    return max((value for line in lines for value in line[1] if value), default=1.0)
