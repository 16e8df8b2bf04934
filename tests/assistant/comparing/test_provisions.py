"""Two provisions side by side: which articles match, what differs in their words."""

from dataclasses import replace

from assistant.comparing.provisions import alike, changed_words, differences, pair
from assistant.documents.citing import Quotation
from assistant.types import Evidence, Excerpt, Finding, Span
from tests.builders import document_of, findings_of, passages_of, query_of

ASKED = query_of("Tiêu chuẩn Chiến sĩ thi đua cơ sở?")


def findings(number: str, text: str) -> list[Finding]:
    return findings_of(ASKED, passages_of(document_of(number), text))


OLD = findings(
    "1/2003/QH11",
    """Điều 23

Danh hiệu "Chiến sĩ thi đua cơ sở" được xét tặng cho cá nhân đạt các tiêu chuẩn sau:

1. Là lao động tiên tiến;

2. Có sáng kiến cải tiến kỹ thuật.

Điều 25

Danh hiệu "Gia đình văn hóa" được xét tặng cho gia đình đạt các tiêu chuẩn sau:

1. Hòa thuận, hạnh phúc.
""",
)
NEW = findings(
    "2/2022/QH15",
    """Điều 31. Danh hiệu “Gia đình văn hóa”

1. Gia đình hòa thuận, hạnh phúc, tiến bộ.

Điều 33. Danh hiệu “Chiến sĩ thi đua cơ sở”

1. Đạt tiêu chuẩn lao động tiên tiến;

2. Có sáng kiến hoặc hoàn thành xuất sắc nhiệm vụ.
""",
)


def quotation(text: str, start: int = 0) -> Quotation:
    passage = OLD[0].whole
    return Quotation(passage, Excerpt(text, Span(start, start + len(text))))


def test_the_article_on_the_same_award_is_the_pair_wherever_it_stands() -> None:
    weaker = replace(OLD[1], support=0.5), replace(NEW[0], support=0.5)
    old, new = Evidence(findings=(weaker[0], OLD[0])), Evidence(findings=(weaker[1], NEW[1]))
    matched = pair(old, new)
    assert matched is not None
    assert [each.whole.reference.article for each in matched] == ["23", "33"]


def test_articles_on_two_awards_are_not_alike() -> None:
    assert alike(OLD[0], NEW[0]) == 0.0
    assert pair(Evidence(findings=(OLD[1],)), Evidence(findings=(NEW[1],))) is None


def test_lines_that_only_moved_are_no_difference() -> None:
    old = quotation("1. Có đạo đức.\n2. Có sáng kiến cấp cơ sở.")
    new = quotation("a) Có sáng kiến cấp cơ sở.\nb) Có đạo đức.")
    assert differences([old], [new]) == ()


def test_lines_are_reworded_added_and_left_out() -> None:
    old = quotation("1. Hồ sơ gồm 02 bộ bản chính.\n2. Có xác nhận của công an xã.", 40)
    new = quotation("1. Hồ sơ gồm 01 bộ bản chính.\n2. Nộp qua cổng dịch vụ công.", 70)
    reworded, added, removed = differences([old], [new])
    assert reworded.old == Excerpt("1. Hồ sơ gồm 02 bộ bản chính.", Span(40, 69))
    assert reworded.new == Excerpt("1. Hồ sơ gồm 01 bộ bản chính.", Span(70, 99))
    assert added.old is None
    assert added.new is not None
    assert added.new.text == "2. Nộp qua cổng dịch vụ công."
    assert removed.new is None
    assert removed.old is not None
    assert removed.old.text == "2. Có xác nhận của công an xã."


def test_the_words_that_changed_are_told_without_the_markers() -> None:
    assert changed_words(
        "a) Hoàn thành tốt nhiệm vụ được giao;", "1. Hoàn thành tốt nhiệm vụ;"
    ) == (("được giao;", ""),)
    assert changed_words("thưởng 0,3 lần", "thưởng 0,5 lần") == (("0,3", "0,5"),)


def test_words_that_a_redrafting_adds_or_drops_are_no_difference() -> None:
    old = quotation("1. Đạt các tiêu chuẩn của danh hiệu;\n2. Có sáng kiến.")
    new = quotation("1. Đạt tiêu chuẩn danh hiệu;\n2. Không có sáng kiến.")
    (only,) = differences([old], [new])
    assert only.new is not None
    assert only.new.text == "2. Không có sáng kiến."


def test_the_article_of_its_own_on_an_award_is_the_pair_and_not_one_that_names_it() -> None:
    old = """Điều 23

Danh hiệu "Chiến sĩ thi đua cơ sở" để tặng cho cá nhân đạt tiêu chuẩn "Lao động tiên tiến".

Điều 24

Danh hiệu "Lao động tiên tiến" được xét tặng cho cá nhân hoàn thành nhiệm vụ.
"""
    new = """Điều 5. Danh hiệu “Lao động tiên tiến”

Danh hiệu “Lao động tiên tiến” để tặng cho cá nhân hoàn thành tốt nhiệm vụ.
"""
    matched = pair(
        Evidence(findings=tuple(findings("1/2003/QH11", old))),
        Evidence(findings=tuple(findings("2/2022/QH15", new))),
        {"lao động tiên tiến"},
    )
    assert matched is not None
    assert [each.whole.reference.article for each in matched] == ["24", "5"]


def test_a_note_beside_the_articles_is_no_provision_to_compare_with() -> None:
    note = "Mức tiền thưởng Giấy khen tính theo lương cơ sở.\n"
    article = "Điều 5. Mức tiền thưởng\n\nMức tiền thưởng Giấy khen tính theo lương cơ sở.\n"
    one, other = (Evidence(findings=tuple(findings("1/2030", text))) for text in (note, article))
    assert pair(one, other) is None
