"""Questions on councils and on who looks a dossier over: told by the rule on just that."""

import pytest

from assistant.language.topics import asks_who_looks_over
from assistant.types import Kind
from tests.builders import document_of
from tests.grounded import answer_over

LAW = """Điều 13. Trách nhiệm

Cơ quan tham mưu có trách nhiệm tiếp nhận, thẩm định hồ sơ đề nghị tặng hình thức khen thưởng.

Điều 44. “Huân chương Lao động” hạng Ba

“Huân chương Lao động” hạng Ba để tặng cho cá nhân đạt các tiêu chuẩn.

Điều 84. Hồ sơ đề nghị xét tặng hình thức khen thưởng

Hồ sơ đề nghị tặng huân chương gồm tờ trình và báo cáo thành tích.

Điều 90. Hội đồng Thi đua - Khen thưởng

Chủ tịch Hội đồng Thi đua - Khen thưởng Trung ương là Thủ tướng Chính phủ.
"""
LOCAL = """Điều 8. Hội đồng Thi đua - Khen thưởng tỉnh

Chủ tịch Hội đồng Thi đua - Khen thưởng tỉnh là Chủ tịch Ủy ban nhân dân tỉnh.
"""
LAW_OF = document_of("6/2022/QH15", kind=Kind.LAW)
LOCAL_OF = document_of("86/2025/QĐ-UBND", kind=Kind.DECISION)
BOTH = {LAW: LAW_OF, LOCAL: LOCAL_OF}


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Hội đồng TĐKT tỉnh do ai làm chủ tịch?", "86/2025/QĐ-UBND"),
        ("Hội đồng TĐKT trung ương do ai làm chủ tịch?", "6/2022/QH15"),
    ],
)
def test_a_council_is_told_by_the_rule_on_that_council(question: str, number: str) -> None:
    answer = answer_over(BOTH, question)
    assert {each.passage.document.number for each in answer.citations} == {number}


def test_no_other_council_stands_for_the_one_that_is_asked_for() -> None:
    answer = answer_over({LAW: LAW_OF}, "Chủ tịch hội đồng TĐKT xã là ai?")
    assert answer.decision == "refuse"


def test_who_looks_a_dossier_over_is_told_by_the_rule_that_charges_somebody_with_it() -> None:
    answer = answer_over(BOTH, "ai thẩm định hồ sơ huân chương lao động hạng 3?")
    assert answer.citations[0].passage.reference.article == "13"
    assert not asks_who_looks_over("bo noi vu tham dinh ho so trong bao nhieu ngay")
    papers = answer_over(BOTH, "hồ sơ huân chương gồm những gì?")
    assert papers.citations[0].passage.reference.article == "84"


HEADS = """Điều 8. Hội đồng Thi đua - Khen thưởng tỉnh

1. Hội đồng Thi đua - Khen thưởng tỉnh tham mưu cho Ủy ban nhân dân tỉnh.

2. Thành phần Hội đồng Thi đua - Khen thưởng tỉnh gồm:

a) Chủ tịch Hội đồng là Giám đốc Sở Sông Lam;

b) Các Phó Chủ tịch Hội đồng.

3. Chủ tịch Hội đồng Thi đua - Khen thưởng tỉnh quyết định thành phần, nhiệm vụ của Chủ tịch, Phó
Chủ tịch Hội đồng.
"""
CENTRAL = """Điều 90. Hội đồng Thi đua - Khen thưởng

1. Chủ tịch Hội đồng Thi đua - Khen thưởng Trung ương là Thủ tướng Chính phủ.
"""


@pytest.mark.parametrize(
    "question",
    [
        "chủ tịch hội đồng tđkt tỉnh là ai",
        "ct hđ tđkt tỉnh là ai",
        "hội đồng tđkt tỉnh do ai làm chủ tịch",
        "ai là chủ tịch hội đồng thi đua khen thưởng tỉnh",
        "Chủ tịch Hội đồng thi đua, khen thưởng tỉnh do ai giữ?",
    ],
)
def test_who_heads_a_council_is_told_by_the_line_that_says_so(question: str) -> None:
    texts = {
        HEADS: document_of("1/2025/QĐ-UBND", kind=Kind.DECISION),
        CENTRAL: document_of("2/2024/QH15", kind=Kind.LAW),
    }
    answer = answer_over(texts, question)
    assert [each.quote for each in answer.citations] == [
        "a) Chủ tịch Hội đồng là Giám đốc Sở Sông Lam;"
    ]
    alone = answer_over({CENTRAL: texts[CENTRAL]}, question)
    assert alone.decision == "refuse"


def test_who_stands_in_for_the_head_is_not_told_by_who_heads_it() -> None:
    texts = {HEADS: document_of("1/2025/QĐ-UBND", kind=Kind.DECISION)}
    assert answer_over(texts, "phó chủ tịch hội đồng tđkt tỉnh là ai").decision == "refuse"


@pytest.mark.parametrize(
    "question",
    [
        "Hội đồng sáng kiến gồm những ai?",
        "hội đồng sáng kiến cấp cơ sở gồm mấy người",
        "Thành phần hội đồng khoa học?",
        "Hội đồng kỷ luật có bao nhiêu thành viên?",
        "Hội đồng xét sáng kiến, hội đồng sáng kiến gồm ai?",
    ],
)
def test_who_sits_in_a_council_of_another_kind_is_told_by_what_names_it(question: str) -> None:
    ours = (
        "Điều 90. Hội đồng Thi đua - Khen thưởng\n\n"
        "1. Thành phần Hội đồng gồm Chủ tịch và 15 thành viên; khi họp, Hội đồng nghe về sáng"
        " kiến, đề tài khoa học và kỷ luật của cá nhân.\n"
    )
    law = document_of("5/2020/QH14", kind=Kind.LAW)
    assert answer_over({ours: law}, question).decision == "refuse"
    theirs = (
        "Điều 8. Hội đồng khoa học, sáng kiến; hội đồng kỷ luật\n\n"
        "1. Hội đồng sáng kiến cấp cơ sở gồm 05 thành viên do thủ trưởng quyết định.\n\n"
        "2. Hội đồng kỷ luật, hội đồng khoa học có 07 thành viên.\n"
    )
    rule = document_of("6/2021/TT-BNV", kind=Kind.CIRCULAR)
    told = answer_over({ours: law, theirs: rule}, question)
    assert told.citations[0].passage.reference.article == "8"
