import json
from pathlib import Path

import pytest

from eval.cases import CasesRejected, digest
from eval.gate import Floors
from eval.outcome import Outcome
from eval.runs import (
    FLOORS,
    STARTER,
    NoRun,
    Result,
    RunFolder,
    UnreadableFile,
    load_cases,
    load_floors,
    save_floors,
)
from tests.eval.samples import DAY, a_case, a_refusal, an_outcome


def test_results_are_read_back_as_they_were_kept(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path / "run")
    kept = [Result("k1", a_case("a"), an_outcome()), Result("k2", a_case("b"), a_refusal())]
    for result in kept:
        folder.append(result)
    assert folder.results() == kept


def test_a_line_cut_short_by_an_interruption_is_left_out(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path)
    folder.append(Result("k1", a_case("a"), an_outcome()))
    path = tmp_path / "results.jsonl"
    path.write_text(path.read_text() + '{"key": "k2", "case": {"id"', encoding="utf-8")
    folder.append(Result("k3", a_case("c"), an_outcome()))
    assert [result.key for result in folder.results()] == ["k1", "k3"]


def test_a_case_is_done_when_its_result_holds_and_it_did_not_crash(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path)
    crashed = Outcome(seconds=0.0, as_of=DAY, error="Boom")
    kept = Result("k1", a_case("a"), an_outcome())
    for result in (
        kept,
        Result("old", a_case("b"), an_outcome()),
        Result("k3", a_case("c"), crashed),
    ):
        folder.append(result)
    assert folder.done({"a": "k1", "b": "k2", "c": "k3", "d": "k4"}) == {"a": kept}


def test_a_row_says_which_measures_failed_and_why(tmp_path: Path) -> None:
    RunFolder(tmp_path).replace([Result("k", a_case(), a_refusal())])
    (row,) = map(json.loads, (tmp_path / "results.jsonl").read_text().splitlines())
    assert row["scores"]["Correct"] == [0.0, 1.0]
    assert [each["reason"] for each in row["failed"]] == ["decision", "uncited"]


def test_a_folder_without_results_is_no_run(tmp_path: Path) -> None:
    with pytest.raises(NoRun):
        RunFolder(tmp_path).finished()
    with pytest.raises(NoRun):
        _ = RunFolder(tmp_path).name


def test_a_case_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"gone\.jsonl"):
        load_cases([tmp_path / "gone.jsonl"])


def test_a_bad_case_file_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text('\n{"id": 1}\n', encoding="utf-8")
    with pytest.raises(CasesRejected, match=r"mine\.jsonl:2: "):
        load_cases([path])


def test_floors_are_kept_and_read_back(tmp_path: Path) -> None:
    floors = {"starter": Floors(digest="d", cases=2, figures={"Correct": 0.5})}
    save_floors(floors, tmp_path / "floors.json")
    assert load_floors(tmp_path / "floors.json") == floors
    assert load_floors(tmp_path / "none.json") == {}


def test_the_floors_that_ship_were_pinned_on_the_cases_that_ship() -> None:
    assert load_floors(FLOORS)["starter"].digest == digest(load_cases([STARTER]))
