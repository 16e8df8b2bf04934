"""Which sides a question compares."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.types import Document, Intent, Kind, Relation, RelationKind
from assistant.understanding.one_side import Side, of_side
from assistant.understanding.sides import (
    against_predecessor,
    asks_of_old,
    missing,
    not_at_hand,
    side_at_hand,
    sides,
)
from assistant.validity.periods import periods
from tests.builders import TODAY, document_of, query_of

OLD_DECREE = replace(
    document_of("20/2018/NĐ-CP", kind=Kind.DECREE), effective_from=date(2018, 3, 1)
)
NEW_DECREE = replace(
    document_of("50/2024/NĐ-CP", kind=Kind.DECREE),
    effective_from=date(2024, 9, 1),
    relations=(Relation(kind=RelationKind.REPLACES, number="20/2018/NĐ-CP"),),
)
BOTH = (Side("20/2018/nd-cp", date(2024, 8, 31)), Side("50/2024/nd-cp", TODAY))


def of(question: str, *documents: Document) -> tuple[Side, Side] | None:
    return sides(query_of(question), documents, periods(documents))


@pytest.mark.parametrize(
    "question",
    [
        "Điểm mới của Nghị định 50/2024/NĐ-CP so với Nghị định 20/2018/NĐ-CP về hồ sơ?",
        "Điểm mới của Nghị định 50/2024 so với 20/2018 về hồ sơ?",
        "So sánh Nghị định 20/2018/NĐ-CP và Nghị định 50/2024/NĐ-CP về hồ sơ",
        "Nghị định 50/2024 có gì mới về hồ sơ?",
        "nd 50 khac gi quy dinh cu ve ho so",
        "so sánh hồ sơ nghị định 20 và 50",
    ],
)
def test_two_texts_or_one_and_what_it_replaced_are_the_sides(question: str) -> None:
    assert of(question, NEW_DECREE, OLD_DECREE) == BOTH


def test_the_law_of_the_field_is_known_without_being_in_the_library() -> None:
    assert of("Luật cũ và luật mới khác nhau thế nào về lao động tiên tiến?") == (
        Side(None, date(2023, 12, 31)),
        Side(None, TODAY),
    )


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("Mức thưởng trước và sau 1/7/2025 khác nhau thế nào?", ("2025-06-30", "2025-07-01")),
        ("Năm 2012 và năm 2020 tiêu chuẩn khác nhau thế nào?", ("2012-12-31", "2020-12-31")),
        ("So với năm 2012 tiêu chuẩn thay đổi thế nào?", ("2012-12-31", "2026-11-22")),
    ],
)
def test_days_are_sides_too(question: str, days: tuple[str, str]) -> None:
    one, other = (Side(None, date.fromisoformat(day)) for day in days)
    assert of(question) == (one, other)


SUMMARY = replace(
    document_of(title="Tóm tắt: hồ sơ", kind=Kind.SUMMARY), official="Nghị định 98/2023/NĐ-CP"
)


def test_a_text_of_which_there_is_a_summary_alone_is_a_side_by_its_own_number() -> None:
    assert of("So sánh hồ sơ giữa Nghị định 50/2024 và Nghị định 98", NEW_DECREE, SUMMARY) == (
        Side("98/2023/nd-cp", date(2025, 6, 30)),
        Side("50/2024/nd-cp", TODAY),
    )


def test_a_text_that_is_named_and_not_at_hand_is_missing_and_nothing_stands_for_it() -> None:
    query = query_of("So sánh hồ sơ giữa Nghị định 50/2024/NĐ-CP và Nghị định 98/2023/NĐ-CP")
    documents = (NEW_DECREE, OLD_DECREE)
    assert missing(query, documents) == ("98/2023/nd-cp",)
    assert side_at_hand(query, documents, periods(documents)) == Side("50/2024/nd-cp", TODAY)
    assert missing(query, (*documents, SUMMARY)) == ()


def test_two_awards_are_not_two_sides() -> None:
    assert of("Tập thể lao động xuất sắc khác gì tập thể lao động tiên tiến?", NEW_DECREE) is None


def test_what_is_new_without_a_text_is_asked_of_the_text_that_answers() -> None:
    query = query_of("Có gì mới về hồ sơ khen thưởng?")
    documents = (OLD_DECREE, NEW_DECREE)
    assert against_predecessor(query, NEW_DECREE, documents, periods(documents)) == BOTH
    assert against_predecessor(query, OLD_DECREE, documents, periods(documents)) is None


@pytest.mark.parametrize(
    ("question", "of_old"),
    [
        ("hồ sơ bằng khen so với quy định cũ", True),
        ("mức thưởng so với trước", True),
        ("tiêu chuẩn trước đây khác gì bây giờ", True),
        ("quy định cụ thể về hồ sơ khác gì", False),
        ("mức thưởng so với trước 1/7/2025", False),
        ("Nghị định 50/2024 khác gì quy định cũ", False),
    ],
)
def test_an_older_rule_is_asked_for_where_neither_a_text_nor_a_day_is_named(
    question: str, of_old: bool
) -> None:
    assert asks_of_old(query_of(question)) is of_old


def test_the_text_that_a_summary_stands_for_has_its_predecessor_too() -> None:
    query = query_of("hồ sơ bằng khen so với quy định cũ")
    found = against_predecessor(query, SUMMARY, (SUMMARY,), periods((SUMMARY,)))
    assert found == (
        Side("91/2017/nd-cp", date(2023, 12, 31)),
        Side("98/2023/nd-cp", date(2025, 6, 30)),
    )


def test_the_text_of_a_side_that_is_not_at_hand_is_called_by_its_name() -> None:
    decree = "Nghị định số 91/2017/NĐ-CP"
    assert not_at_hand(Side("91/2017/nd-cp", TODAY), SUMMARY, (SUMMARY,)) == decree
    assert not_at_hand(Side(None, date(2020, 1, 1)), SUMMARY, (SUMMARY,)) == decree
    assert not_at_hand(Side(None, date(2024, 6, 1)), SUMMARY, (SUMMARY,)) is None


def test_a_side_is_asked_for_its_subject_alone_on_its_day() -> None:
    query = query_of("Điểm mới của Nghị định 50/2024 so với 20/2018 về hồ sơ bằng khen?")
    asked = of_side(query, BOTH[0])
    assert asked is not None
    assert asked.contents[0].replace("|", " ").split() == ["hồ", "sơ", "bằng", "khen"]
    assert (asked.as_of, asked.numbers, asked.intent) == (
        date(2024, 8, 31),
        ("20/2018/nd-cp",),
        Intent.RULE,
    )


def test_a_comparison_without_a_subject_has_no_question_for_a_side() -> None:
    assert of_side(query_of("So sánh Luật 2022 với Luật 2003?"), BOTH[0]) is None
