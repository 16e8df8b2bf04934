"""What people thought, as candidate cases; what had no answer, in groups."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from assistant.conversation.reviewing import candidates, unanswered
from assistant.edges.prompt_files import load_replies
from assistant.types import Cited, Rated, Rating, Turn
from eval.cases import CasesRejected, Place, case_of, read_cases
from eval.runs import SCHEMA as SCHEMA_FILE
from tests.builders import document_of, passages_of

SCHEMA = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ARTICLE, CLAUSE = passages_of(document_of("99/2022/QH15"), "Điều 3. Hồ sơ\n1. Tờ trình.\n")[:2]
TURN = Turn(
    id="0123456789abcdef",
    asked="hồ sơ gồm những gì?",
    read="Hồ sơ giấy khen gồm những gì?",
    as_of=None,
    decision="answer",
    answer="…",
    cited=(Cited(marker=1, label="…", passage_id=CLAUSE.id, document_id=CLAUSE.document_id),),
    choices=(),
    at=NOON,
)
PASSAGES = {CLAUSE.id: CLAUSE}


def row(rated: Rated, **passages: Any) -> dict[str, Any]:
    (found,) = candidates([rated], passages.get("passages", PASSAGES), load_replies())
    return found


def lines(*rows: dict[str, Any]) -> dict[str, str]:
    return {"f": "".join(json.dumps(each) + "\n" for each in rows)}


def test_an_answer_found_useful_is_a_case_with_what_it_cited_as_gold() -> None:
    rated = Rated(turn=TURN, rating=Rating(useful=True), history=("Tiêu chuẩn giấy khen?",))
    (case,) = read_cases(lines(row(rated)), SCHEMA)
    assert (case.question, case.history) == (TURN.asked, ("Tiêu chuẩn giấy khen?",))
    assert (case.decision, case.as_of) == ("answer", date(2026, 11, 22))
    assert case.gold == ((Place(number="99/2022/QH15", article="3", clause="1"),),)
    assert case.tags == ("candidate", "useful")
    assert case == case_of(row(rated))


def test_an_answer_found_useless_cannot_be_run_before_a_person_has_judged_it() -> None:
    rated = Rated(turn=TURN, rating=Rating(useful=False, comment="thiếu biên bản"))
    found = row(rated)
    assert "decision" not in found
    assert "gold" not in found
    assert "thiếu biên bản" in found["note"]
    with pytest.raises(CasesRejected, match="'decision' is a required property"):
        read_cases(lines(found), SCHEMA)
    judged = {**found, "decision": "answer", "gold": [{"number": "1/2030", "article": "2"}]}
    assert read_cases(lines(judged), SCHEMA)[0].question == TURN.asked


def test_gold_that_is_no_longer_stored_is_left_to_a_person() -> None:
    found = row(Rated(turn=TURN, rating=Rating(useful=True)), passages={})
    assert "gold" not in found
    assert "decision" not in found


def test_a_refusal_found_right_is_a_case_to_refuse() -> None:
    refused = replace(TURN, decision="refuse", cited=())
    (case,) = read_cases(lines(row(Rated(turn=refused, rating=Rating(useful=True)))), SCHEMA)
    assert (case.decision, case.gold) == ("refuse", ())


def refused(read: str, *, days: int = 0) -> Turn:
    at = NOON + timedelta(days=days)
    return replace(TURN, asked=read, read=read, decision="refuse", cited=(), at=at)


def test_questions_that_are_alike_are_one_group_and_the_most_frequent_comes_first() -> None:
    groups = unanswered(
        [
            refused("Mức phụ cấp công vụ là bao nhiêu?"),
            refused("Lương tối thiểu vùng là bao nhiêu?"),
            refused("luong toi thieu vung bao nhieu", days=1),
            refused("Lương tối thiểu vùng hiện nay là bao nhiêu ạ?", days=2),
        ]
    )
    assert [(each.question, each.times, each.last) for each in groups] == [
        ("Lương tối thiểu vùng hiện nay là bao nhiêu ạ?", 3, date(2026, 11, 24)),
        ("Mức phụ cấp công vụ là bao nhiêu?", 1, date(2026, 11, 22)),
    ]
    assert groups[0].wordings[0] == "Lương tối thiểu vùng là bao nhiêu?"


def test_different_questions_are_different_groups() -> None:
    groups = unanswered([refused("Thuế thu nhập cá nhân?"), refused("Thuế giá trị gia tăng?")])
    assert [each.times for each in groups] == [1, 1]


def test_a_question_of_the_evening_in_utc_is_one_of_the_next_day_in_vietnam() -> None:
    evening = datetime(2025, 6, 30, 18, tzinfo=UTC)
    (group,) = unanswered([replace(refused("Thuế thu nhập cá nhân?"), at=evening)])
    rated = Rated(turn=replace(TURN, at=evening), rating=Rating(useful=True))
    assert (group.last, row(rated)["as_of"]) == (date(2025, 7, 1), "2025-07-01")


def test_nothing_refused_is_no_group() -> None:
    assert unanswered([]) == []
