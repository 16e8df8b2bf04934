"""From a whole article to the clauses that answer."""

import pytest

from assistant.documents.provisions import Node, tree
from assistant.evidence.narrowing import narrow
from assistant.types import Kind, Passage
from ingest.splitting import split
from tests.builders import document_of, findings_of, passages_of, query_of
from tests.ingest.rules import marked_down

CRITERIA = """Điều 23. Danh hiệu “Chiến sĩ thi đua cơ sở”

Danh hiệu “Chiến sĩ thi đua cơ sở” để tặng cho cá nhân đạt các tiêu chuẩn sau:

1. Là lao động tiên tiến;

2. Có sáng kiến được công nhận."""

BONUS = """Điều 50. Mức tiền thưởng danh hiệu thi đua

1. Đối với cá nhân:

a) “Chiến sĩ thi đua toàn quốc” được thưởng 4,5 lần mức lương cơ sở;

b) “Lao động tiên tiến” được thưởng 0,3 lần mức lương cơ sở.

2. Đối với tập thể:

a) “Tập thể lao động xuất sắc” được thưởng 1,5 lần mức lương cơ sở;

b) “Tập thể lao động tiên tiến” được thưởng 0,8 lần mức lương cơ sở."""

BRACKETS = """Điều 4.

(1) Khen thưởng phải căn cứ vào thành tích đạt được.

(2) Thời gian nghỉ thai sản được tính để xét tặng.

(3) Chọn nữ khi nhiều người cùng đủ điều kiện."""

DOSSIER = """Điều 84. Hồ sơ xét tặng danh hiệu thi đua và hình thức khen thưởng

1. Hồ sơ xét tặng danh hiệu thi đua gồm:

a) Tờ trình;

b) Báo cáo thành tích.

2. Hồ sơ khen gồm:

a) Tờ trình;

b) Biên bản họp."""

TERMS = """Điều 3. Giải thích từ ngữ

1. Thi đua là hoạt động có tổ chức.

2. Danh hiệu thi đua là hình thức ghi nhận.

3. Khen thưởng là việc biểu dương."""


def narrowed(question: str, text: str) -> list[Node]:
    query = query_of(question)
    (finding,) = findings_of(query, passages_of(document_of("1/2022/QH15"), text))
    return narrow(tree(finding), query, finding.sought)


def places(nodes: list[Node]) -> list[tuple[str | None, str | None]]:
    return [(n.passage.reference.clause, n.passage.reference.point) for n in nodes]


def text_of(node: Node, text: str) -> str:
    return node.span.of(text)


def test_a_list_of_criteria_is_quoted_whole() -> None:
    (node,) = narrowed("Tiêu chuẩn danh hiệu Chiến sĩ thi đua cơ sở?", CRITERIA)
    assert text_of(node, CRITERIA) == CRITERIA


def test_one_point_answers_and_keeps_the_sentence_that_introduces_it() -> None:
    (node,) = narrowed("Lao động tiên tiến được thưởng bao nhiêu?", BONUS)
    assert places([node]) == [("1", "b")]
    assert [lead.text for lead in node.leads] == ["1. Đối với cá nhân:"]


def test_an_award_whose_name_holds_another_is_not_taken_for_it() -> None:
    (node,) = narrowed("Tập thể lao động tiên tiến được thưởng bao nhiêu?", BONUS)
    assert places([node]) == [("2", "b")]


def test_a_clause_that_repeats_the_question_is_quoted_with_all_its_points() -> None:
    (node,) = narrowed("Hồ sơ xét tặng danh hiệu thi đua gồm những gì?", DOSSIER)
    assert places([node]) == [("1", None)]
    assert text_of(node, DOSSIER).startswith("1. Hồ sơ xét tặng danh hiệu thi đua gồm:")
    assert text_of(node, DOSSIER).rstrip().endswith("b) Báo cáo thành tích.")


def test_a_definition_is_the_clause_that_defines_the_word_itself() -> None:
    assert places(narrowed("Thi đua là gì?", TERMS)) == [("1", None)]
    assert places(narrowed("Danh hiệu thi đua là gì?", TERMS)) == [("2", None)]


def test_an_article_without_parts_is_quoted_as_it_is() -> None:
    text = "Điều 1. Phạm vi\n\nLuật này quy định về thi đua."
    (node,) = narrowed("Phạm vi của luật?", text)
    assert text_of(node, text) == text


def test_a_clause_is_named_without_its_points() -> None:
    passage: Passage = narrowed("Hồ sơ xét tặng danh hiệu thi đua gồm những gì?", DOSSIER)[
        0
    ].passage
    assert passage.id.endswith("#d84")
    assert (passage.reference.clause, passage.reference.point) == ("1", None)


def test_a_point_named_without_its_clause_is_that_of_every_clause() -> None:
    nodes = narrowed("Điểm b Điều 50 quy định gì?", BONUS)
    assert places(nodes) == [("1", "b"), ("2", "b")]
    assert places(narrowed("Điểm b khoản 2 Điều 50 quy định gì?", BONUS)) == [("2", "b")]
    assert places(narrowed("Điểm g Điều 50 quy định gì?", BONUS)) == [(None, None)]


def test_a_paragraph_numbered_in_brackets_answers_alone_and_is_named_by_its_article() -> None:
    (node,) = narrowed("Nghỉ thai sản có được tính không?", BRACKETS)
    assert text_of(node, BRACKETS).strip() == "(2) Thời gian nghỉ thai sản được tính để xét tặng."
    assert places([node]) == [(None, None)]
    (named,) = narrowed("Khoản 3 Điều 4 quy định gì?", BRACKETS)
    assert text_of(named, BRACKETS).startswith("(3) Chọn nữ")
    listed = BRACKETS.replace("Điều 4.\n", "Điều 4.\n\nXét khi có đơn:\n\nTheo thứ tự sau.\n")
    (whole,) = narrowed("Nghỉ thai sản có được tính không?", listed)
    assert text_of(whole, listed) == listed


def test_a_point_of_a_clause_that_is_retold_is_quoted_below_the_line_that_introduces_it() -> None:
    retold = (
        "# Khoản 1 Điều 43 Luật số 6/2022/QH15: tiêu chuẩn\n\n"
        "Người được tặng khi đạt một tiêu chuẩn:\n\na) Có công;\n\nb) Có sáng chế."
    )
    text = marked_down(retold)
    document = document_of(title="tóm tắt", kind=Kind.SUMMARY)
    query = query_of("điểm b khoản 1 Điều 43 quy định gì?")
    (finding,) = findings_of(query, split(document, text))
    (node,) = narrow(tree(finding), query, finding.sought)
    assert text_of(node, text.text) == "b) Có sáng chế."
    assert [lead.text for lead in node.leads] == ["Người được tặng khi đạt một tiêu chuẩn:"]


def test_a_row_of_a_table_answers_and_keeps_the_header_row() -> None:
    text = (
        "Điều 50. Mức tiền thưởng\n\nTiền thưởng như sau:\n\nDanh hiệu | Hệ số\n"
        "Chiến sĩ thi đua cơ sở | 1,0\nLao động tiên tiến | 0,3\nTập thể lao động tiên tiến | 0,8"
    )
    (node,) = narrowed("Lao động tiên tiến được thưởng bao nhiêu?", text)
    assert text_of(node, text) == "Lao động tiên tiến | 0,3"
    assert [lead.text for lead in node.leads] == ["Danh hiệu | Hệ số"]


def test_of_rows_that_begin_with_a_day_the_one_that_holds_on_the_day_answers() -> None:
    text = (
        "Điều 3. Mức lương cơ sở\n\nTừ ngày | Mức lương cơ sở\n01/7/2023 | 1.800.000 đồng\n"
        "01/7/2024 | 2.340.000 đồng\n01/7/2026 | 2.530.000 đồng"
    )
    (today,) = narrowed("Mức lương cơ sở là bao nhiêu?", text)
    (then,) = narrowed("Mức lương cơ sở ngày 15/8/2025 là bao nhiêu?", text)
    assert text_of(today, text) == "01/7/2026 | 2.530.000 đồng"
    assert text_of(then, text) == "01/7/2024 | 2.340.000 đồng"


TITLE = """Điều 24. Tiêu chuẩn danh hiệu “Lao động tiên tiến”

1. Người lao động được tặng khi hoàn thành tốt nhiệm vụ.

2. Ủy ban nhân dân cấp tỉnh quy định tiêu chuẩn “Lao động tiên tiến” của nông dân."""


def test_what_the_heading_is_about_is_quoted_whole_beside_a_clause_that_repeats_it() -> None:
    assert places(narrowed("Tiêu chuẩn Lao động tiên tiến?", TITLE)) == [(None, None)]


MEDAL = """Điều 44. Huân chương hạng Ba

1. Huân chương để tặng cho cá nhân đạt một trong các tiêu chuẩn sau đây:

a) Có phát minh;

b) Có quá trình cống hiến.

2. Huân chương để tặng cho tập thể đạt một trong các tiêu chuẩn sau đây:

a) Có thành tích đột xuất;

b) Có 10 năm xây dựng.

3. Chính phủ quy định chi tiết Điều này."""


def test_criteria_for_one_recipient_are_the_clause_for_that_recipient_whole() -> None:
    assert places(narrowed("Tiêu chuẩn Huân chương cho cá nhân", MEDAL)) == [("1", None)]
    assert places(narrowed("Tiêu chuẩn Huân chương cho tập thể", MEDAL)) == [("2", None)]


def test_criteria_without_a_recipient_are_the_whole_article() -> None:
    assert places(narrowed("Tiêu chuẩn Huân chương hạng Ba", MEDAL)) == [(None, None)]


POWERS = """Điều 80. Thẩm quyền quyết định

1. Thủ trưởng đơn vị quyết định tặng giấy khen.

2. Chủ tịch Ủy ban nhân dân cấp huyện quyết định tặng giấy khen và Lao động tiên tiến.

3. Chủ tịch Ủy ban nhân dân cấp xã quyết định tặng giấy khen."""


def test_the_powers_of_an_office_are_not_those_of_another() -> None:
    assert places(narrowed("thẩm quyền của chủ tịch Ủy ban nhân dân xã", POWERS)) == [("3", None)]


TITLE = """Điều 24. Danh hiệu “Lao động tiên tiến”

1. Danh hiệu “Lao động tiên tiến” để tặng cho người hoàn thành tốt nhiệm vụ.

2. Bộ quy định chi tiết việc cơ quan mới được xét Lao động tiên tiến."""


def test_a_clause_that_only_says_who_lays_down_the_rest_is_no_answer() -> None:
    assert places(narrowed("cơ quan mới có được xét Lao động tiên tiến không", TITLE)) != [
        ("2", None)
    ]
    assert places(narrowed("ai quy định chi tiết Lao động tiên tiến", TITLE)) == [("2", None)]


ARTISTS = """Điều 66. “Nghệ sĩ nhân dân”, “Nghệ sĩ ưu tú”

1. Danh hiệu dành cho diễn viên, đạo diễn và nhạc công.

2. “Nghệ sĩ nhân dân” tặng người đã là “Nghệ sĩ ưu tú”, làm nghề từ 20 năm trở lên (múa: 15 năm).

3. “Nghệ sĩ ưu tú” tặng người làm nghề từ 15 năm trở lên (múa: 10 năm).

4. Xét tặng 03 năm một lần, dịp Quốc khánh 2/9."""


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("Diễn viên múa làm nghề bao nhiêu năm thì được xét Nghệ sĩ ưu tú?", "3"),
        ("Làm nghề múa mấy năm thì được Nghệ sĩ nhân dân?", "2"),
        ("Nghệ sĩ ưu tú xét tặng vào dịp nào?", "4"),
        ("Nghệ sĩ nhân dân được xét tặng vào dịp nào?", "4"),
    ],
)
def test_of_clauses_that_open_with_an_award_the_one_on_that_asked_for_answers(
    question: str, clause: str
) -> None:
    assert places(narrowed(question, ARTISTS)) == [(clause, None)]


def test_a_stretch_of_time_is_told_by_the_clause_that_has_one() -> None:
    text = """Điều 65. Danh hiệu “Thầy thuốc nhân dân”, “Thầy thuốc ưu tú”

1. “Thầy thuốc nhân dân”, “Thầy thuốc ưu tú” để tặng cho bác sĩ, y sĩ.

2. “Thầy thuốc nhân dân” để tặng người làm nghề từ 20 năm trở lên.

3. “Thầy thuốc ưu tú” để tặng người làm nghề từ 15 năm trở lên.
"""
    query = query_of("Bác sĩ bao nhiêu năm thì được Thầy thuốc ưu tú?")
    (finding,) = findings_of(query, passages_of(document_of("1/2024/QH15"), text))
    found = narrow(tree(finding), query, [{"bác": 1.0, "sĩ": 1.0, "bác_sĩ": 1.0}])
    assert [each.passage.reference.clause for each in found] == ["3"]


TEACHERS = (
    "Điều 64. Danh hiệu “Nhà giáo nhân dân”, “Nhà giáo ưu tú”\n\n"
    "1. Danh hiệu “Nhà giáo ưu tú” để tặng cho cá nhân đã dạy 15 năm.\n\n"
    "2. Danh hiệu “Nhà giáo nhân dân”, “Nhà giáo ưu tú” được xét tặng 03 năm một lần vào dịp 20/11."
)
SETS = (
    "Điều 84. Hồ sơ đề nghị\n\n1. Hồ sơ danh hiệu thi đua gồm tờ trình.\n\n"
    "2. Hồ sơ huân chương phải có ý kiến của Bộ trưởng.\n\n"
    "3. Trình Thủ tướng thì gửi 01 bộ (bản chính).\n\n"
    "4. Số lượng hồ sơ trình Bộ, ban, ngành do Bộ, ban, ngành quy định."
)


@pytest.mark.parametrize(
    ("question", "text", "clauses"),
    [
        ("nhà giáo ưu tú xét năm nào", TEACHERS, ["2"]),
        ("khi nào xét tặng nhà giáo ưu tú", TEACHERS, ["2"]),
        ("hồ sơ đề nghị huân chương bao nhiêu bộ", SETS, ["3", "4"]),
        ("hồ sơ huân chương trình mấy bộ trưởng", SETS, ["2"]),
        ("hồ sơ huân chương gồm mấy bộ, gửi cơ quan nào", SETS, ["3", "4"]),
        ("hồ sơ huân chương gồm những gì, gửi mấy bộ", SETS, [None]),
        ("cần bao nhiêu bộ hồ sơ huân chương, giấy tờ gì", SETS, [None]),
    ],
)
def test_when_an_award_comes_up_and_how_many_sets_are_told_by_their_clauses(
    question: str, text: str, clauses: list[str]
) -> None:
    query = query_of(question)
    (finding,) = findings_of(query, passages_of(document_of("6/2022/QH15"), text))
    found = narrow(tree(finding), query, finding.sought)
    assert [each.passage.reference.clause for each in found] == clauses
