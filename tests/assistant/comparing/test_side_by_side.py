"""Comparisons, conflicts and contradictions, through the one ask, over small real texts."""

import asyncio
from dataclasses import replace
from datetime import date

from assistant.types import (
    Answer,
    Document,
    Finished,
    Kind,
    Query,
    Question,
    Relation,
    RelationKind,
    Understood,
)
from tests.builders import TODAY, document_of, passages_of
from tests.fakes import FakeIndex, FakeLibrary
from tests.grounded import quoting

OLD = replace(
    document_of("20/2018/NĐ-CP", kind=Kind.DECREE, title="Khen thưởng phong trào"),
    effective_from=date(2018, 3, 1),
)
NEW = replace(
    document_of("50/2024/NĐ-CP", kind=Kind.DECREE, title="Khen thưởng phong trào"),
    effective_from=date(2024, 9, 1),
    relations=(Relation(kind=RelationKind.REPLACES, number="20/2018/NĐ-CP"),),
)
OLD_TEXT = """Điều 7. Hồ sơ đề nghị Giấy khen

Hồ sơ đề nghị Giấy khen gồm 02 bộ, có tờ trình và báo cáo thành tích.

Điều 8. Lưu trữ

Cơ quan lưu trữ hồ sơ.
"""
NEW_TEXT = """Điều 9. Hồ sơ đề nghị Giấy khen

Hồ sơ đề nghị Giấy khen gồm 01 bộ, có tờ trình và báo cáo thành tích.
"""


def asked(question: str, *texts: tuple[Document, str]) -> tuple[Query, Answer]:
    library = FakeLibrary()
    for document, text in texts:
        library.add(document, text, passages_of(document, text))
    passages = [p for document, text in texts for p in passages_of(document, text)]
    assistant = quoting(library, FakeIndex(passages))

    async def last() -> tuple[Query, Answer]:
        events = [event async for event in assistant.ask(Question(text=question))]
        first, finished = events[0], events[-1]
        assert isinstance(first, Understood)
        assert isinstance(finished, Finished)
        return first.query, finished.answer

    return asyncio.run(last())


def test_what_changed_is_answered_with_both_provisions_and_what_differs() -> None:
    _, answer = asked(
        "Điểm mới của Nghị định 50/2024 so với 20/2018 về hồ sơ đề nghị Giấy khen?",
        (OLD, OLD_TEXT),
        (NEW, NEW_TEXT),
    )
    old, new = answer.citations
    assert (old.passage.document, new.passage.document) == (OLD, NEW)
    assert (old.on, new.on) == (date(2024, 8, 31), TODAY)
    assert old.quote in OLD_TEXT
    assert new.quote in NEW_TEXT
    assert answer.comparison is not None
    assert [each.old is not None for each in answer.comparison.differences] == [True]
    assert "“02” thành “01”" in answer.text
    assert "đã hết hiệu lực sau ngày 31/08/2024, trích để so sánh" in answer.text
    assert any("20/2018/NĐ-CP đã hết hiệu lực" in warning for warning in answer.warnings)


def test_one_side_alone_is_answered_and_said_to_be_alone() -> None:
    _, answer = asked(
        "Điểm mới của Nghị định 50/2024 so với 20/2018 về hồ sơ đề nghị Giấy khen?",
        (OLD, "Điều 8. Lưu trữ\n\nCơ quan lưu trữ hồ sơ.\n"),
        (NEW, NEW_TEXT),
    )
    assert [each.passage.document for each in answer.citations] == [NEW]
    assert answer.comparison is None
    assert any("một bên" in warning for warning in answer.warnings)


def test_a_text_that_is_not_at_hand_is_said_to_be_missing_and_no_other_stands_for_it() -> None:
    _, answer = asked(
        "So sánh hồ sơ đề nghị Giấy khen giữa Nghị định 50/2024 và Nghị định 77/2021",
        (OLD, OLD_TEXT),
        (NEW, NEW_TEXT),
    )
    assert [each.passage.document for each in answer.citations] == [NEW]
    assert answer.comparison is None
    assert any("Nghị định 77/2021 không có trong kho" in each for each in answer.warnings)


def test_the_older_rule_is_that_of_the_text_which_the_answering_one_replaced() -> None:
    _, answer = asked("Hồ sơ đề nghị Giấy khen so với luật cũ?", (OLD, OLD_TEXT), (NEW, NEW_TEXT))
    assert [each.passage.document for each in answer.citations] == [OLD, NEW]
    assert answer.comparison is not None


def test_a_predecessor_that_is_not_at_hand_is_named_beside_the_rule_of_today() -> None:
    decree = replace(
        document_of("152/2025/NĐ-CP", kind=Kind.DECREE), effective_from=date(2025, 7, 1)
    )
    _, answer = asked("Hồ sơ đề nghị Giấy khen so với quy định cũ?", (decree, NEW_TEXT))
    assert [each.passage.document for each in answer.citations] == [decree]
    assert any("98/2023/NĐ-CP không có trong kho" in each for each in answer.warnings)


def test_a_rule_without_a_known_predecessor_is_said_to_be_alone() -> None:
    _, answer = asked("Hồ sơ đề nghị Giấy khen so với quy định cũ?", (OLD, OLD_TEXT))
    assert [each.passage.document for each in answer.citations] == [OLD]
    assert any("một bên" in each for each in answer.warnings)


def test_an_article_on_something_else_is_no_side_of_a_comparison() -> None:
    _, answer = asked(
        "So sánh tiền thưởng kèm Giấy khen giữa Nghị định 50/2024 và Nghị định 20/2018",
        (OLD, "Điều 3. Thẩm quyền tặng Giấy khen\n\nThủ trưởng tặng kèm Giấy khen.\n"),
        (NEW, "Điều 4. Tiền thưởng\n\nTiền thưởng kèm Giấy khen là 0,3 lần lương cơ sở.\n"),
    )
    assert [each.passage.document for each in answer.citations] == [NEW]
    assert any("một bên" in each for each in answer.warnings)


def test_a_comparison_of_texts_is_never_asked_back_without_them() -> None:
    _, answer = asked("So sánh tiền thưởng giữa Nghị định 50/2024 và Nghị định 77/2021", (NEW, PAY))
    assert answer.decision == "answer"
    assert [each.passage.document for each in answer.citations] == [NEW]


PAY = "Điều 4. Tiền thưởng\n\nTiền thưởng kèm Giấy khen là 0,3 lần lương cơ sở.\n"


def test_the_day_that_a_text_tells_is_said_in_the_answer() -> None:
    query, answer = asked(
        "Trước khi có Nghị định 50/2024/NĐ-CP, hồ sơ đề nghị Giấy khen gồm mấy bộ?",
        (OLD, OLD_TEXT),
        (NEW, NEW_TEXT),
    )
    assert query.as_of == date(2024, 8, 31)
    assert answer.text.startswith(
        "Trả lời theo quy định có hiệu lực ngày 31/08/2024, ngay trước khi "
        "Nghị định số 50/2024/NĐ-CP có hiệu lực."
    )
    assert [each.passage.document for each in answer.citations] == [OLD]


def test_a_refusal_says_its_day_too() -> None:
    _, answer = asked("Năm 2010 hồ sơ đề nghị Giấy khen gồm mấy bộ?", (OLD, OLD_TEXT))
    assert answer.decision == "refuse"
    assert "ngày 31/12/2010" in answer.text


CIRCULAR = replace(
    document_of("9/2025/TT-BNV", kind=Kind.CIRCULAR, title="Hướng dẫn khen thưởng"),
    effective_from=date(2025, 1, 1),
)
CIRCULAR_TEXT = """Điều 3. Hồ sơ đề nghị Giấy khen

Hồ sơ đề nghị Giấy khen gồm 03 bộ, có tờ trình và báo cáo thành tích.
"""


def test_of_two_rules_that_disagree_the_higher_one_answers_and_the_other_is_named() -> None:
    _, answer = asked(
        "Hồ sơ đề nghị Giấy khen gồm mấy bộ?", (CIRCULAR, CIRCULAR_TEXT), (NEW, NEW_TEXT)
    )
    assert answer.citations[0].passage.document == NEW
    clash = next(warning for warning in answer.warnings if "nhưng khác" in warning)
    assert "Thông tư số 9/2025/TT-BNV" in clash
    assert "03 bộ" in clash
    assert "thứ bậc hiệu lực cao hơn" in clash


def news(name: str, text: str) -> tuple[Document, str]:
    return document_of(title=name, kind=Kind.NEWS), text


DIRECTIVE = replace(
    document_of("77-CT/TW", kind=Kind.DIRECTIVE, title="Về phong trào"),
    issued_on=date(2015, 3, 4),
)
ITSELF = (DIRECTIVE, "Ban hành Chỉ thị 77-CT/TW ngày 04/3/2015 của Bộ Chính trị về thi đua.\n")
ELSEWHERE = news("Tin A", "Địa phương thực hiện Chỉ thị 77-CT/TW ngày 14/3/2015 về phong trào.\n")


def test_asked_for_a_day_in_which_sources_differ_both_are_cited_the_better_first() -> None:
    _, answer = asked("Chỉ thị 77-CT/TW ban hành ngày nào?", ELSEWHERE, ITSELF)
    assert [each.passage.document.kind for each in answer.citations[:2]] == [
        Kind.DIRECTIVE,
        Kind.NEWS,
    ]
    assert answer.text.startswith("Các nguồn ghi khác nhau về ngày ban hành (Chỉ thị 77-CT/TW).")
    assert "Chọn 04/03/2015 vì chính văn bản đó ghi như vậy." in answer.text
    assert "14/03/2015: bài “Tin A” [2]" in answer.text


def test_a_day_that_a_quote_mentions_by_the_way_makes_a_warning() -> None:
    _, answer = asked("Địa phương thực hiện phong trào thế nào?", ELSEWHERE, ITSELF)
    assert not answer.text.startswith("Các nguồn")
    assert any(warning.startswith("Các nguồn ghi khác nhau") for warning in answer.warnings)


def test_sources_that_agree_are_not_said_to_differ() -> None:
    same = news("Tin B", "Tỉnh học tập Chỉ thị 77-CT/TW ngày 04/3/2015 về phong trào.\n")
    _, answer = asked("Chỉ thị 77-CT/TW ban hành ngày nào?", same, ITSELF)
    assert "khác nhau" not in " ".join([answer.text, *answer.warnings])


def test_a_page_that_leans_on_an_expired_rule_is_marked() -> None:
    page = (
        document_of(title="Tặng Kỷ niệm chương thế nào?", kind=Kind.FAQ),
        "Theo Nghị định 20/2018/NĐ-CP, Kỷ niệm chương tặng cho người công tác lâu năm.\n",
    )
    _, answer = asked("Kỷ niệm chương tặng cho ai?", page, (OLD, OLD_TEXT), (NEW, NEW_TEXT))
    assert [each.passage.document.kind for each in answer.citations] == [Kind.FAQ]
    marked = next(warning for warning in answer.warnings if "dẫn" in warning)
    assert "Nghị định số 20/2018/NĐ-CP, đã hết hiệu lực sau ngày 31/08/2024" in marked
    assert any("nguồn thứ cấp" in warning for warning in answer.warnings)


AWARDS = """Điều 23. Danh hiệu “Chiến sĩ thi đua cơ sở”

Danh hiệu “Chiến sĩ thi đua cơ sở” để tặng cho cá nhân có sáng kiến.

Điều 24. Danh hiệu “Lao động tiên tiến”

Danh hiệu “Lao động tiên tiến” để tặng cho cá nhân hoàn thành tốt nhiệm vụ.
"""


def test_two_awards_are_answered_each_under_its_own_name_by_its_own_rule() -> None:
    _, answer = asked("so sánh CSTĐCS với LĐTT", (NEW, AWARDS))
    assert [each.passage.reference.article for each in answer.citations] == ["23", "24"]
    first, second = answer.text.split("Lao động tiên tiến:\n")
    assert first.startswith("Chiến sĩ thi đua cơ sở:\nTheo Điều 23")
    assert second.startswith("Theo Điều 24")
    assert answer.text.count("[2]") == 2


def test_two_awards_of_which_one_has_no_rule_are_not_set_side_by_side() -> None:
    _, answer = asked("so sánh CSTĐCS với Kỷ niệm chương", (NEW, AWARDS))
    assert "Kỷ niệm chương:" not in answer.text


def test_a_rule_headed_with_one_award_does_not_stand_for_the_other() -> None:
    flags = """Điều 25. “Cờ thi đua của Chính phủ”

“Cờ thi đua của Chính phủ” để tặng cho tập thể dẫn đầu cờ thi đua của bộ, ban, ngành, tỉnh.

Điều 26. Cờ thi đua của Bộ, ban, ngành, tỉnh

Cờ thi đua của Bộ, ban, ngành, tỉnh để tặng cho tập thể dẫn đầu phong trào.
"""
    _, answer = asked("so sánh cờ thi đua của chính phủ và cờ thi đua bộ", (NEW, flags))
    assert [each.passage.reference.article for each in answer.citations] == ["25", "26"]
    _, answer = asked("so sánh CSTĐCS với cờ thi đua bộ", (NEW, flags.split("Điều 26")[0] + AWARDS))
    assert "Cờ thi đua bộ:" not in answer.text


def test_words_that_would_stand_for_both_awards_are_quoted_once_under_neither() -> None:
    both = """Điều 25. Tiêu chuẩn khen thưởng

Chiến sĩ thi đua cơ sở và Lao động tiên tiến tặng cho cá nhân đạt tiêu chuẩn thi đua.
"""
    _, answer = asked("so sánh CSTĐCS với LĐTT", (NEW, both))
    assert answer.text.count("cá nhân đạt tiêu chuẩn thi đua") <= 1
    assert "Lao động tiên tiến:" not in answer.text
