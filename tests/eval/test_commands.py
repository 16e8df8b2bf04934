import argparse
import json
from pathlib import Path

import pytest

from eval.cases import CasesRejected, digest
from eval.commands import UnpinnedCases, configure
from eval.gate import Regression
from eval.publishing import publish
from eval.runs import NoRun, Result, RunFolder, load_floors
from tests.eval.samples import DAY, a_case, a_refusal, an_outcome

GOOD = [Result("k1", a_case("a"), an_outcome()), Result("k2", a_case("b"), an_outcome())]
WORSE = [Result("k1", a_case("a"), an_outcome()), Result("k2", a_case("b"), a_refusal())]


def tdkt_eval(*words: object) -> int:
    parser = argparse.ArgumentParser()
    configure(parser)
    arguments = parser.parse_args([str(word) for word in words])
    status: int = arguments.run(arguments)
    return status


def a_run(folder: Path, results: list[Result]) -> Path:
    RunFolder(folder).replace(results)
    publish(RunFolder(folder), results, name="mine", day=DAY, target="t", pinned=None)
    return folder


def test_a_pinned_run_passes_the_gate_and_a_worse_one_fails_it(tmp_path: Path) -> None:
    floors = ("--floors", tmp_path / "floors.json")
    assert tdkt_eval("pin", a_run(tmp_path / "good", GOOD), *floors) == 0
    assert tdkt_eval("gate", tmp_path / "good", *floors) == 0
    assert tdkt_eval("gate", a_run(tmp_path / "worse", WORSE), *floors) == 1


def test_pinning_a_worse_run_is_refused_until_it_is_allowed(tmp_path: Path) -> None:
    floors = ("--floors", tmp_path / "floors.json")
    tdkt_eval("pin", a_run(tmp_path / "good", GOOD), *floors)
    worse = a_run(tmp_path / "worse", WORSE)
    with pytest.raises(Regression, match="Correct"):
        tdkt_eval("pin", worse, *floors)
    assert load_floors(tmp_path / "floors.json")["mine"].figures["Correct"] == 1.0
    assert tdkt_eval("pin", worse, "--allow-regression", *floors) == 0
    assert load_floors(tmp_path / "floors.json")["mine"].figures["Correct"] == 0.5


def test_the_gate_refuses_cases_other_than_those_pinned(tmp_path: Path) -> None:
    floors = ("--floors", tmp_path / "floors.json")
    tdkt_eval("pin", a_run(tmp_path / "good", GOOD), *floors)
    changed = [Result("k1", a_case("a", facts=(("15%",),)), an_outcome()), GOOD[1]]
    with pytest.raises(UnpinnedCases):
        tdkt_eval("gate", a_run(tmp_path / "changed", changed), *floors)
    with pytest.raises(UnpinnedCases):
        tdkt_eval("gate", a_run(tmp_path / "fewer", GOOD[:1]), *floors)


def test_the_gate_of_a_set_that_was_never_pinned_refuses(tmp_path: Path) -> None:
    with pytest.raises(UnpinnedCases):
        tdkt_eval("gate", a_run(tmp_path / "x", GOOD), "--floors", tmp_path / "none.json")


def test_the_gate_as_json_names_every_figure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floors = ("--floors", tmp_path / "floors.json")
    tdkt_eval("pin", a_run(tmp_path / "good", GOOD), *floors)
    capsys.readouterr()
    assert tdkt_eval("gate", a_run(tmp_path / "worse", WORSE), "--json", *floors) == 1
    found = {each["measure"]: each["holds"] for each in json.loads(capsys.readouterr().out)}
    assert found["Correct"] is False
    assert found["Validity"] is True


def test_two_runs_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a, b = a_run(tmp_path / "a", WORSE), a_run(tmp_path / "b", GOOD)
    assert tdkt_eval("compare", a, b, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["Correct"]["a"], found["Correct"]["b"], found["Correct"]["cases"]) == (0.5, 1, 2)
    assert tdkt_eval("compare", a, b) == 0
    assert "B − A" in capsys.readouterr().out


def test_comparing_a_folder_without_a_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoRun):
        tdkt_eval("compare", tmp_path, tmp_path)


def test_a_bad_case_file_is_refused_before_anything_runs(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text('{"id": "a"}\n', encoding="utf-8")
    with pytest.raises(CasesRejected, match=r"mine\.jsonl:1: "):
        tdkt_eval("run", path, "--out", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_what_is_published_says_which_cases_were_run(tmp_path: Path) -> None:
    a_run(tmp_path, GOOD)
    summary = json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))
    assert summary["digest"] == digest([result.case for result in GOOD])
    assert summary["figures"]["Correct"]["value"] == 1.0
