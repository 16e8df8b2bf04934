"""`tdkt eval speed`: how fast, how large, and beside what else (edge)."""

import argparse
import dataclasses
import json
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from assistant.edges.prompt_files import load_replies
from assistant.errors import BadInput
from assistant.prompting import Replies
from assistant.settings import load_settings
from assistant.terminal.questions import print_json
from eval.beir import Topic, read_corpus, read_topics
from eval.corpus import lines_of
from eval.speed.chart import draw
from eval.speed.contest import PEERS, PYTHON, ROOT
from eval.speed.measuring import Plan, Step, measured
from eval.speed.results import Contest, Speed
from eval.speed.tables import Sheet, markdown, sheets, word
from eval.terminal import progress_bar
from ingest.sources import STARTER

DATA = ROOT.parent / "shared" / "data"
CORPUS = DATA / "lawbench" / "corpus.jsonl.gz"
QUERIES = (DATA / "lawbench" / "zalo_dev.jsonl", DATA / "lawbench" / "qa_dev.jsonl")
FOLDER = DATA / "law"
SIZES = (1_000, 10_000, 84_147)
PEER_SIZE = 10_000
QUESTIONS = 100
"""Of each file of questions: with 200 in all, a p99 is the third slowest."""


class CorpusMissing(BadInput):
    """A file to measure with is not there; values: `path`."""

    key = "eval.speed.no_corpus"


def add_speed(command: argparse.ArgumentParser) -> None:
    """`[--corpus FILE --queries FILE…] [--sizes N…] [--peers NAME…] [--out DIR]` and more."""
    words = load_replies().under("eval.speed.help")
    command.add_argument(
        "--corpus", type=Path, default=CORPUS, metavar="FILE", help=words["corpus"]
    )
    command.add_argument(
        "--queries", type=Path, nargs="+", default=QUERIES, metavar="FILE", help=words["queries"]
    )
    command.add_argument(
        "--sizes", type=_count, nargs="+", default=SIZES, metavar="N", help=words["sizes"]
    )
    command.add_argument(
        "--questions", type=_count, default=QUESTIONS, metavar="N", help=words["questions"]
    )
    command.add_argument("--folder", type=Path, metavar="DIR", help=words["folder"])
    command.add_argument(
        "--peers", nargs="*", choices=PEERS, default=PEERS, metavar="NAME", help=words["peers"]
    )
    command.add_argument(
        "--peer-size", type=_count, default=PEER_SIZE, metavar="N", help=words["peer_size"]
    )
    command.add_argument(
        "--peer-python", type=Path, default=PYTHON, metavar="FILE", help=words["peer_python"]
    )
    command.add_argument("--out", type=Path, metavar="DIR", help=words["out"])
    command.set_defaults(run=_speed)


def _count(typed: str) -> int:
    count = int(typed)
    if count < 1:
        raise ValueError(typed)
    return count


def _speed(arguments: argparse.Namespace) -> int:
    replies, settings = load_replies(), load_settings()
    out = arguments.out or settings.data / "eval" / "speed"
    speed = _shown(_plan(arguments), replies)
    found = sheets(speed, replies)
    out.mkdir(parents=True, exist_ok=True)
    (out / "speed.json").write_text(_json(speed), encoding="utf-8")
    (out / "speed.md").write_text(markdown(found), encoding="utf-8")
    draw(speed.sizes, replies, out)
    if arguments.json:
        print_json(json.loads(_json(speed)))
    else:
        _print(found, out, replies)
    return 0


def _plan(arguments: argparse.Namespace) -> Plan:
    for path in (arguments.corpus, *arguments.queries):
        if not path.is_file():
            raise CorpusMissing(str(path), path=path)
    items = read_corpus(str(arguments.corpus), lines_of(arguments.corpus))
    sizes = sorted({min(size, len(items)) for size in arguments.sizes})
    return Plan(
        items=items,
        topics=_topics(arguments.queries, arguments.questions),
        sizes=sizes,
        folder=arguments.folder or (FOLDER if FOLDER.is_dir() else STARTER),
        peers=arguments.peers,
        peer_size=min(arguments.peer_size, len(items)),
        python=arguments.peer_python,
    )


def _topics(paths: Sequence[Path], most: int) -> list[Topic]:
    """The first `most` of each file; where two files use one id, the first has it."""
    each = (read_topics(str(path), lines_of(path))[:most] for path in paths)
    return list({topic.id: topic for topic in reversed([*chain(*each)])}.values())[::-1]


def _shown(plan: Plan, replies: Replies) -> Speed:
    with progress_bar() as bar:
        task = bar.add_task(word(replies, "step_begin"), total=plan.steps)
        for step in measured(plan, load_settings()):
            if isinstance(step, Speed):
                return step
            bar.update(task, advance=1, description=_said(step, replies))
    raise AssertionError("a measurement ends with its results")


def _said(step: Step, replies: Replies) -> str:
    return word(replies, step.name, value=step.value)


def _json(speed: Speed) -> str:
    values: dict[str, Any] = dataclasses.asdict(speed)
    for size, shown in zip(speed.sizes, values["sizes"], strict=True):
        shown["write_ratio"] = size.write_ratio
    if speed.contest:
        values["contest"] |= _compared(speed.contest)
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def _compared(contest: Contest) -> dict[str, Any]:
    """Figures in the place of each question's scores; ratios and differences to ours, by tool."""
    runs = contest.runs
    values = [dataclasses.asdict(run) | {"figures": run.figures} for run in runs]
    differences = {run.name: contest.differences(run) for run in runs}
    return {
        "runs": [{key: each[key] for key in each if key != "scores"} for each in values],
        "ratios": {run.name: contest.ratios(run) for run in runs},
        "differences": {
            name: {measure: dataclasses.asdict(each) for measure, each in found.items()}
            for name, found in differences.items()
        },
    }


def _print(found: Sequence[Sheet], out: Path, replies: Replies) -> None:
    console = Console()
    for sheet in found:
        table = Table(title=sheet.title, title_justify="left", title_style="bold")
        for place, head in enumerate(sheet.heads):
            table.add_column(head, justify="right" if place else "left")
        for row in sheet.rows:
            table.add_row(*row)
        console.print(table)
        for note in sheet.notes:
            console.print(note)
    console.print(word(replies, "written", folder=out), soft_wrap=True)
