import json
from datetime import date

import pytest

from eval.cases import CasesRejected, Place, case_of, digest, read_cases, row_of
from eval.runs import SCHEMA
from tests.eval.samples import a_case

SCHEMA_VALUE = json.loads(SCHEMA.read_text(encoding="utf-8"))
GOOD = '{"id": "a", "question": "Ai ký?", "decision": "answer", "gold": [{"article": "78"}]}'


def test_a_line_becomes_a_case() -> None:
    line = json.dumps(
        {
            "id": "b",
            "question": "Thưởng bao nhiêu?",
            "history": ["Lao động tiên tiến là gì?"],
            "as_of": "2025-06-30",
            "tags": ["bonus", "follow-up"],
            "decision": "answer",
            "gold": [{"number": "98/2023/NĐ-CP", "article": "54"}],
            "facts": [["0,3 lần"]],
        }
    )
    (case,) = read_cases({"x.jsonl": line}, SCHEMA_VALUE)
    assert case.as_of == date(2025, 6, 30)
    assert case.history == ("Lao động tiên tiến là gì?",)
    assert case.gold == ((Place(number="98/2023/NĐ-CP", article="54"),),)
    assert case.facts == (("0,3 lần",),)


def test_a_gold_group_may_list_places_of_which_any_will_do() -> None:
    line = (
        '{"id":"a","question":"?","decision":"answer","gold":[[{"article":"1"},{"article":"2"}]]}'
    )
    (case,) = read_cases({"x.jsonl": line}, SCHEMA_VALUE)
    assert case.gold == ((Place(article="1"), Place(article="2")),)


def test_every_problem_is_named_at_once_with_its_file_and_line() -> None:
    files = {
        "one.jsonl": "\n".join(
            [GOOD, "", '{"id": "b", "question": "?", "decision": "maybe"}', "{"]
        ),
        "two.jsonl": '{"id": "c", "decision": "refuse", "gold": [{"artikel": "1"}]}',
    }
    with pytest.raises(CasesRejected) as refused:
        read_cases(files, SCHEMA_VALUE)
    problems = refused.value.problems
    assert [problem.split(": ")[0] for problem in problems] == [
        "one.jsonl:3",
        "one.jsonl:4",
        "two.jsonl:1",
        "two.jsonl:1",
    ]
    assert "maybe" in problems[0]
    assert "not JSON" in problems[1]
    assert any("question" in problem for problem in problems[2:])


@pytest.mark.parametrize(
    "line",
    [
        '{"id":"a","question":"?","decision":"answer","as_of":"01/7/2025"}',
        '{"id":"a","question":"?","decision":"answer","as_of":"2025-02-30"}',
        '{"id":"a","question":"?","decision":"answer","facts":["0,3 lần"]}',
        '{"id":"a","question":"?","decision":"answer","facts":[[" "]]}',
        '{"id":"a","question":"","decision":"answer"}',
        '{"id":"a","question":"?","decision":"answer","colour":"red"}',
        '["a"]',
    ],
)
def test_a_line_against_the_schema_is_refused(line: str) -> None:
    with pytest.raises(CasesRejected, match=r"x\.jsonl:1: "):
        read_cases({"x.jsonl": line}, SCHEMA_VALUE)


def test_an_id_may_stand_only_once_in_a_run() -> None:
    with pytest.raises(CasesRejected, match=r"b\.jsonl:1: id 'a' stands already at a\.jsonl:1"):
        read_cases({"a.jsonl": GOOD, "b.jsonl": GOOD}, SCHEMA_VALUE)


def test_a_case_written_as_a_line_is_read_back_the_same() -> None:
    case = a_case(as_of=date(2024, 5, 1), tags=("bonus",), facts=(("1,0", "một lần"),), note="x")
    assert case_of(row_of(case)) == case
    assert read_cases({"x": json.dumps(row_of(case))}, SCHEMA_VALUE) == [case]


def test_the_digest_of_a_set_knows_its_cases_but_not_their_order_or_notes() -> None:
    one, two = a_case("one"), a_case("two")
    assert digest([one, two]) == digest([two, one])
    assert digest([one, two]) == digest([one, a_case("two", note="read again")])
    assert digest([one, two]) != digest([one, a_case("two", facts=(("15%",),))])
    assert digest([one, two]) != digest([one])
