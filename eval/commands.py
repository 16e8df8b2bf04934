"""`tdkt eval`: evaluation from a shell (edge)."""

import argparse
import asyncio
import dataclasses
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from assistant.edges.clock import today
from assistant.edges.prompt_files import load_prompt, load_replies
from assistant.errors import BadInput
from assistant.settings import load_settings
from assistant.terminal.questions import print_json
from assistant.wiring import open_chat
from eval import benchmark, runs
from eval.cases import Case, digest
from eval.experiment import result_key, run
from eval.gate import check, pin
from eval.judging import Judge, judged
from eval.publishing import publish
from eval.runs import Result, RunFolder
from eval.speed import commands as speed
from eval.speed import load
from eval.summary import compare, figures
from eval.targets import IN_PROCESS, opened_target
from eval.terminal import (
    print_checks,
    print_comparison,
    print_summary,
    progress_bar,
)

SERVICE_AT_ONCE = 4
"""Questions in flight to a service. In this process it is one: the work is bound by the
processor, so that more at once would only make every one wait and spoil the latencies."""


class UnpinnedCases(BadInput):
    """The cases are not those that the floors were pinned on; values: `name`."""

    key = "eval.unpinned"


def configure(parser: argparse.ArgumentParser) -> None:
    """The sub-commands of `tdkt eval`."""
    replies = load_replies()
    commands = parser.add_subparsers(metavar=replies.say("cli.command"), required=True)
    for name, add in _COMMANDS.items():
        text = replies.say(f"eval.help.{name}")
        command = commands.add_parser(name, help=text, description=text)
        add(command)
        command.add_argument("--json", action="store_true", help=replies.say("cli.json.help"))


def _add_run(command: argparse.ArgumentParser) -> None:
    words = load_replies().under("eval.help")
    command.add_argument("cases", nargs="*", type=Path, default=[runs.STARTER], help=words["cases"])
    command.add_argument("--against", default=IN_PROCESS, metavar="URL", help=words["against"])
    command.add_argument("--out", type=Path, metavar="DIR", help=words["out"])
    command.add_argument("--at-once", type=int, metavar="N", help=words["at_once"])
    command.add_argument("--fresh", action="store_true", help=words["fresh"])
    command.add_argument("--judge", action="store_true", help=words["judge"])
    command.set_defaults(run=_run)


def _add_compare(command: argparse.ArgumentParser) -> None:
    words = load_replies().under("eval.help")
    command.add_argument("a", type=Path, metavar="A", help=words["folder_a"])
    command.add_argument("b", type=Path, metavar="B", help=words["folder_b"])
    command.set_defaults(run=_compare)


def _add_gate(command: argparse.ArgumentParser) -> None:
    words = load_replies().under("eval.help")
    command.add_argument("folder", nargs="?", type=Path, metavar="DIR", help=words["folder"])
    command.add_argument("--floors", type=Path, default=runs.FLOORS, help=words["floors"])
    command.set_defaults(run=_gate)


def _add_pin(command: argparse.ArgumentParser) -> None:
    words = load_replies().under("eval.help")
    _add_gate(command)
    command.add_argument("--allow-regression", action="store_true", help=words["allow_regression"])
    command.set_defaults(run=_pin)


_COMMANDS = {
    "run": _add_run,
    "compare": _add_compare,
    "gate": _add_gate,
    "pin": _add_pin,
    "retrieval": benchmark.add_retrieval,
    "speed": speed.add_speed,
    "load": load.add_load,
}


def _run(arguments: argparse.Namespace) -> int:
    cases = runs.load_cases(arguments.cases)
    name = "+".join(path.stem for path in arguments.cases)
    folder = RunFolder(arguments.out or _default_folder(name))
    day = today()
    judge = _open_judge() if arguments.judge else None
    fingerprint, results = asyncio.run(_results(cases, folder, day, arguments, judge))
    folder.replace(results)
    pinned = runs.load_floors().get(name)
    if pinned is not None and pinned.digest != digest(cases):
        pinned = None
    summary = publish(folder, results, name=name, day=day, target=fingerprint, pinned=pinned)
    if arguments.json:
        print_json(summary | {"out": str(folder.path)})
    else:
        print_summary(summary, folder.path, load_replies())
    return int(all(result.outcome.error is not None for result in results))


async def _results(
    cases: Sequence[Case],
    folder: RunFolder,
    day: date,
    arguments: argparse.Namespace,
    judge: Judge | None,
) -> tuple[str, list[Result]]:
    async with opened_target(arguments.against) as target:
        fingerprint = await target.fingerprint()
        keys = {case.id: result_key(case, fingerprint, day) for case in cases}
        done = {} if arguments.fresh else folder.done(keys)
        todo = [case for case in cases if case.id not in done]
        at_once = arguments.at_once or (1 if arguments.against == IN_PROCESS else SERVICE_AT_ONCE)
        with progress_bar() as progress:
            bar = progress.add_task("", total=len(cases), completed=len(done))
            async for case, outcome in run(todo, target, day=day, at_once=at_once):
                done[case.id] = Result(keys[case.id], case, outcome)
                folder.append(done[case.id])
                progress.advance(bar)
    results = [done[case.id] for case in cases]
    return fingerprint, results if judge is None else await _judged(results, judge, folder)


def _open_judge() -> Judge:
    model = open_chat(load_settings())
    if model is None:
        raise BadInput(key="eval.no_judge")
    return Judge(model, load_prompt("judge"))


async def _judged(results: Sequence[Result], judge: Judge, folder: RunFolder) -> list[Result]:
    """The results with a verdict each; one that was given with the same prompt stays."""
    found = {each.case.id: each for each in results}
    todo = [each for each in results if not judge.has_judged(each.verdict)]
    pairs = [(each.case, each.outcome) for each in todo]
    verdicts = judged(pairs, judge, at_once=SERVICE_AT_ONCE)
    with progress_bar() as progress:
        bar = progress.add_task("", total=len(results), completed=len(results) - len(todo))
        async for name, verdict in verdicts:
            found[name] = dataclasses.replace(found[name], verdict=verdict)
            folder.append(found[name])
            progress.advance(bar)
    return [found[each.case.id] for each in results]


def _default_folder(name: str = runs.STARTER.stem) -> Path:
    return load_settings().data / "eval" / name


def _compare(arguments: argparse.Namespace) -> int:
    a, b = (runs.pairs(RunFolder(folder).finished()) for folder in (arguments.a, arguments.b))
    found = compare(a, b)
    if arguments.json:
        print_json({name: dataclasses.asdict(each) for name, each in found.items()})
    else:
        print_comparison(found)
    return 0


def _gate(arguments: argparse.Namespace) -> int:
    folder = RunFolder(arguments.folder or _default_folder())
    results = folder.finished()
    floors = runs.load_floors(arguments.floors).get(folder.name)
    if floors is None or floors.digest != digest([result.case for result in results]):
        raise UnpinnedCases(folder.name, name=folder.name)
    checks = check(floors, figures(runs.pairs(results)))
    if arguments.json:
        print_json([dataclasses.asdict(each) | {"holds": each.holds} for each in checks])
    else:
        print_checks(checks, load_replies())
    return int(not all(each.holds for each in checks))


def _pin(arguments: argparse.Namespace) -> int:
    folder = RunFolder(arguments.folder or _default_folder())
    results = folder.finished()
    every = runs.load_floors(arguments.floors)
    found, cases = figures(runs.pairs(results)), [result.case for result in results]
    before = None if arguments.allow_regression else every.get(folder.name)
    pinned = pin(before, found, digest=digest(cases), cases=len(cases))
    runs.save_floors({**every, folder.name: pinned}, arguments.floors)
    if arguments.json:
        print_json(dataclasses.asdict(pinned))
    else:
        print_checks(check(pinned, found), load_replies())
    return 0
