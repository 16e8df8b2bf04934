"""Asking back: when a question may mean several things, and never otherwise."""

import pytest

from assistant.conversation.clarifying import choices_of, clarification
from assistant.edges.prompt_files import load_replies
from assistant.types import Evidence
from tests.builders import document_of, findings_of, passages_of, query_of

LAW = """Điều 1. Mức tiền thưởng
1. “Chiến sĩ thi đua toàn quốc”: 4,5 lần; “Chiến sĩ thi đua bộ, ban, ngành, tỉnh”: 3,0 lần;
“Chiến sĩ thi đua cơ sở”: 1,0 lần.
2. “Huân chương Lao động” hạng Nhất: 9,0 lần; “Huân chương Lao động” hạng Nhì: 7,5 lần;
“Huân chương Lao động” hạng Ba: 4,5 lần.
3. “Bằng khen của Thủ tướng Chính phủ”: 3,5 lần; Bằng khen của bộ, ban, ngành, tỉnh: 1,5 lần.
"""
ONE_RANK = """Điều 1. “Huân chương Hữu nghị”
1. “Huân chương Hữu nghị” để tặng cho người nước ngoài.
"""


def choices(question: str, text: str = LAW) -> tuple[str, ...]:
    query = query_of(question)
    evidence = Evidence(
        findings=tuple(findings_of(query, passages_of(document_of("1/2030"), text)))
    )
    return choices_of(query, evidence)


@pytest.mark.parametrize(
    ("question", "offered"),
    [
        (
            "Huân chương Lao động được thưởng bao nhiêu?",
            (
                "Huân chương Lao động hạng Nhất được thưởng bao nhiêu?",
                "Huân chương Lao động hạng Nhì được thưởng bao nhiêu?",
                "Huân chương Lao động hạng Ba được thưởng bao nhiêu?",
            ),
        ),
        (
            "tieu chuan chien si thi dua",
            (
                "Tieu chuan Chiến sĩ thi đua cơ sở?",
                "Tieu chuan Chiến sĩ thi đua bộ, ban, ngành, tỉnh?",
                "Tieu chuan Chiến sĩ thi đua toàn quốc?",
            ),
        ),
        (
            "Ai ký bằng khen?",
            (
                "Ai ký Bằng khen của Thủ tướng Chính phủ?",
                "Ai ký Bằng khen của bộ, ban, ngành, tỉnh?",
            ),
        ),
        (
            "thế còn hạng Nhì?",
            (
                "Tiêu chuẩn Huân chương Lao động hạng Nhì?",
                "Tiêu chuẩn Huân chương Độc lập hạng Nhì?",
                "Tiêu chuẩn Huân chương Quân công hạng Nhì?",
            ),
        ),
    ],
)
def test_an_award_without_its_level_or_rank_is_asked_back_with_whole_questions(
    question: str, offered: tuple[str, ...]
) -> None:
    assert choices(question) == offered


@pytest.mark.parametrize("question", ["Được thưởng bao nhiêu tiền?", "Ai ký?", "Cần mấy năm?"])
def test_a_question_without_a_subject_is_asked_back(question: str) -> None:
    offered = choices(question)
    assert 2 <= len(offered) <= 4
    assert all(each.endswith("?") and len(each) > len(question) for each in offered)


@pytest.mark.parametrize(
    "question",
    [
        "Huân chương Lao động hạng Ba được thưởng bao nhiêu?",
        "Các mức tiền thưởng Huân chương Lao động?",
        "Huân chương Lao động ba hạng khác nhau thế nào?",
        "Huân chương Lao động do ai quyết định tặng?",
        "Hồ sơ đề nghị tặng bằng khen gồm những gì?",
        "Bằng khen của tỉnh do ai ký?",
        "Bằng khen tỉnh hiện nay thưởng bao nhiêu?",
        "cấp huyện được tặng danh hiệu gì",
        "Chủ tịch xã có quyền tặng chiến sĩ thi đua không?",
        "Bằng khen là danh hiệu thi đua cao nhất phải không?",
        "Vừa được bằng khen vừa được giấy khen thì thưởng bao nhiêu?",
        "Lao động tiên tiến được thưởng bao nhiêu?",
        "Hồ sơ trình Thủ tướng phải nộp mấy bộ?",
        "Ở đâu?",
        "Xin chào",
    ],
)
def test_a_question_that_means_one_thing_or_asks_in_general_is_not_asked_back(
    question: str,
) -> None:
    assert choices(question) == ()


def test_what_the_documents_do_not_tell_apart_is_not_asked_back() -> None:
    assert choices("Huân chương Lao động được thưởng bao nhiêu?", ONE_RANK) == ()


def test_asking_back_is_an_answer_with_numbered_choices() -> None:
    query = query_of("Ai ký?")
    answer = clarification(query, Evidence(findings=()), load_replies())
    assert answer is not None
    assert answer.decision == "clarify"
    assert answer.text.splitlines()[1:] == [
        f"{number}. {choice}" for number, choice in enumerate(answer.choices, start=1)
    ]
    assert answer.citations == ()


def test_an_award_alone_that_may_be_several_is_asked_back_and_one_that_is_one_is_not() -> None:
    assert choices("Chiến sĩ thi đua") == (
        "Tiêu chuẩn Chiến sĩ thi đua cơ sở?",
        "Tiêu chuẩn Chiến sĩ thi đua bộ, ban, ngành, tỉnh?",
        "Tiêu chuẩn Chiến sĩ thi đua toàn quốc?",
    )
    assert choices("Huân chương Lao động hạng Ba") == ()
    assert choices("các danh hiệu chiến sĩ thi đua") == ()


def test_what_is_laid_down_once_for_all_awards_is_not_asked_back() -> None:
    assert choices("cách tính tiền thưởng") == ()
