"""What sentences state of a thing that has one value."""

import pytest

from assistant.comparing.statements import Fact, brief, event_words, statements
from assistant.types import Kind
from tests.builders import document_of, passages_of

NEWS = document_of(title="Tin", kind=Kind.NEWS)


def stated(text: str) -> list[tuple[Fact, str, str]]:
    found = [each for passage in passages_of(NEWS, text) for each in statements(passage)]
    return [(each.fact, each.subject, each.value) for each in found]


@pytest.mark.parametrize(
    ("text", "fact", "subject", "value"),
    [
        (
            "Theo Chỉ thị số 34-CT/TW, ngày 07/4/2014 của Bộ Chính trị.",
            Fact.ISSUED_ON,
            "34-ct/tw",
            "2014-04-07",
        ),
        (
            "Quốc hội ban hành Luật số 06/2022/QH15 ngày 15 tháng 6 năm 2022.",
            Fact.ISSUED_ON,
            "06/2022/qh15",
            "2022-06-15",
        ),
        (
            "Nghị định 9/2025/NĐ-CP có hiệu lực từ ngày 01/7/2025.",
            Fact.EFFECTIVE_FROM,
            "9/2025/nd-cp",
            "2025-07-01",
        ),
        (
            "Sáng ngày 23/3/2017, tại Hà Nội, Khối tổ chức Hội nghị giao ước Khối Sông Mã.",
            Fact.EVENT_PLACE,
            "giao khối mã sông ước",
            "ha noi",
        ),
        (
            "Phó Chủ tịch nước Trần Thị Bình An đã phát biểu.",
            Fact.NAME,
            "pho chu tich nuoc",
            "trần thị bình an",
        ),
        (
            "Đồng chí Trần Thị Bình An, Ủy viên Trung ương Đảng, Phó Chủ tịch nước dự.",
            Fact.NAME,
            "pho chu tich nuoc",
            "trần thị bình an",
        ),
        (
            "Từ 01/7/2024 lương cơ sở là 2,34 triệu đồng.",
            Fact.FIGURE,
            "lương cơ sở 2024-07-01",
            "2340000",
        ),
    ],
)
def test_forms_that_leave_no_doubt_are_read(
    text: str, fact: Fact, subject: str, value: str
) -> None:
    assert (fact, subject, value) in stated(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân tỉnh gửi Kế hoạch 157/KH-UBND ngày 03/4/2025 cho các huyện.",
        "Nghị định 9/2025/NĐ-CP thay thế Nghị định 8/2020/NĐ-CP từ ngày 01/7/2025.",
        "Mức lương cơ sở là 2.340.000 đồng.",
        "Ông Trần Bình phát biểu.",
        "Hội nghị diễn ra ngày 02/3/2020.",
    ],
)
def test_what_may_be_another_thing_is_not_read(text: str) -> None:
    assert stated(text) == []


def test_a_statement_shows_its_sentence_and_of_a_long_list_the_item_alone() -> None:
    text = (
        "Các nhiệm vụ gồm: xây dựng nông thôn mới ở mọi xã trong tỉnh và trong cả nước, với sự "
        "tham gia của người dân, của doanh nghiệp và của các đoàn thể chính trị - xã hội; thực "
        "hiện Chỉ thị 34-CT/TW ngày 15/4/2014; nêu gương người đứng đầu trong mọi cơ quan, tổ "
        "chức, đơn vị ở trung ương và địa phương, nhất là ở vùng sâu, vùng xa."
    )
    (passage,) = passages_of(NEWS, text)
    (told,) = statements(passage)
    assert told.excerpt.text == text
    assert brief(told).text == "thực hiện Chỉ thị 34-CT/TW ngày 15/4/2014"
    assert brief(told).span.of(text) == brief(told).text


def test_an_event_is_told_by_the_words_that_not_every_event_has() -> None:
    assert event_words("Hội nghị sơ kết 5 năm thực hiện Chỉ thị 34-CT/TW") == {
        "sơ", "kết", "5", "chỉ", "thị", "34-ct/tw",
    }  # fmt: skip
