"""What a passage is about in a few words."""

import pytest

from assistant.language.matching import heading_of, holds_figure, names_alone, present
from assistant.language.sought_figures import SoughtFigure, figures_asked
from tests.builders import document_of, passages_of, query_of

TEXT = """Điều 23. Danh hiệu “Lao động tiên tiến”

1. Đạt tiêu chuẩn.

2. Có sáng kiến.

Điều 24

Danh hiệu "Gia đình văn hóa" được xét tặng cho gia đình đạt các tiêu chuẩn sau:

1. Hòa thuận;

2. Tiến bộ.

Điều 25

1. Chính phủ quyết định tặng cờ thi đua.

2. Thủ tướng quyết định tặng bằng khen.
"""


def test_an_article_is_known_by_its_heading_or_by_the_words_it_opens_with() -> None:
    passages = passages_of(document_of("1/2003/QH11"), TEXT)
    known = {(p.reference.article, p.reference.clause): heading_of(p) for p in passages}
    lead = 'Danh hiệu "Gia đình văn hóa" được xét tặng cho gia đình đạt các tiêu chuẩn sau:'
    assert known["23", "2"] == "Danh hiệu “Lao động tiên tiến”"
    assert known["24", "1"] == lead
    assert known["24", None].startswith(lead)
    assert known["25", None].startswith("1. Chính phủ quyết định tặng cờ thi đua.")
    assert known["25", "2"] == ""


def test_a_year_after_how_much_asks_for_no_stretch_of_time() -> None:
    bonus = "Lao động tiên tiến được thưởng 0,3 lần mức lương cơ sở."
    assert holds_figure(query_of("Lao động tiên tiến thưởng bao nhiêu năm 2025?"), bonus)
    assert not holds_figure(query_of("Phải công tác bao nhiêu năm?"), bonus)


def test_who_asks_for_papers_as_well_as_for_sets_is_answered_by_the_papers() -> None:
    papers = "Hồ sơ gồm tờ trình và báo cáo thành tích."
    assert holds_figure(query_of("Hồ sơ giấy khen gồm những gì, nộp mấy bộ?"), papers)
    assert not holds_figure(query_of("Hồ sơ giấy khen nộp mấy bộ?"), papers)


@pytest.mark.parametrize(
    ("question", "text", "holds"),
    [
        ("Tỷ lệ CSTĐCS tối đa?", "Phải có tỷ lệ phiếu đồng ý từ 80% trở lên.", False),
        ("Tỷ lệ CSTĐCS tối đa?", "Có ít nhất 70% cá nhân đạt danh hiệu.", False),
        ("Tỷ lệ CSTĐCS tối đa?", "Tỷ lệ do bộ quy định nhưng không quá 15% tổng số.", True),
        ("Tỷ lệ CSTĐCS tối đa?", "Điều 23 không ấn định tỷ lệ tối đa.", True),
        ("Tỷ lệ lao động tiên tiến trong tập thể?", "Có 70% cá nhân đạt danh hiệu.", True),
        ("Cần bao nhiêu phần trăm phiếu đồng ý?", "Tỷ lệ phiếu đồng ý từ 80% trở lên.", True),
        ("Cần bao nhiêu phần trăm phiếu đồng ý?", "Có 70% cá nhân đạt danh hiệu.", False),
    ],
)
def test_a_share_of_votes_a_least_share_and_a_highest_one_are_three_figures(
    question: str, text: str, holds: bool
) -> None:
    assert holds_figure(query_of(question), text) is holds


@pytest.mark.parametrize(
    "question",
    ["Phải công tác bao nhiêu năm?", "Bao nhiêu tuổi?", "Mấy lần một năm?", "Bao nhiêu % phiếu?"],
)
def test_a_text_of_one_very_long_number_or_sentence_is_read_to_its_end(question: str) -> None:
    long = f"{'1' * 20_000} {'phiếu ' * 3_000}"
    assert not holds_figure(query_of(question), long)
    assert holds_figure(query_of(question), f"{long}2 năm, 5 tuổi, phiếu đạt 80%")


def test_a_sign_for_hundredths_is_read_as_it_is_said() -> None:
    assert {"phần_trăm", "20_phần"} <= present("cao nhất bằng 20% quỹ lương", plain=False)
    assert "phan_tram" in present("bằng 20 % quỹ lương", plain=True)


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Điều 9. Huân chương\n\n1. Huân chương Sao vàng.\n\n2. Huân chương Lao động.", True),
        ("Điều 27. Hiệu lực\n\nThông tư này có hiệu lực từ hôm nay.", False),
        ("Điều 5. Quỹ\n\n1. Chính phủ quy định chi tiết.\n\nQuỹ dùng để thưởng.", False),
    ],
)
def test_a_numbered_list_of_names_is_told_from_a_short_rule(text: str, alone: bool) -> None:
    article, *parts = passages_of(document_of(), text)
    assert names_alone(article) is alone
    assert not any(map(names_alone, parts))


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("hồ sơ khen thưởng nộp mấy bộ", True),
        ("số lượng hồ sơ đề nghị tặng bằng khen", True),
        ("hồ sơ bổ sung gồm gì", False),
        ("nộp hồ sơ Bộ Nội vụ ở đâu", False),
    ],
)
def test_how_many_sets_are_wanted_is_no_other_word(question: str, asked: bool) -> None:
    assert (SoughtFigure.COPIES in figures_asked(query_of(question).folded)) is asked
