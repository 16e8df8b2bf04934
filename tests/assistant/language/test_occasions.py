"""What tells one event from others of its sort."""

import pytest

from assistant.language.occasions import marks_in, other_event


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Đại hội thi đua lần thứ X ở đâu?", "Đại hội thi đua lần thứ XI họp tại thủ đô"),
        ("dai hoi thi dua lan thu 9 hop ngay nao", "Đại hội thi đua lần thứ X"),
        ("Đại hội thi đua tỉnh Lai Châu", "Đại hội thi đua tỉnh Vĩnh Long"),
        ("Tổng kết cụm thi đua số 1", "Cụm thi đua số 6 tổng kết năm 2018"),
        ("Hội nghị của Bộ Y tế", "Hội nghị của Bộ Tài chính"),
        ("Hội nghị tổng kết năm 2019", "Hội nghị tổng kết năm 2022"),
        ("Đại hội thi đua toàn quốc", "Đại hội thi đua tỉnh Nghệ An"),
        ("Đại hội lần thứ XI ở đâu?", "Phiên họp lần thứ 15 chuẩn bị Đại hội lần thứ XI"),
        ("phiên họp thứ 17 của hội đồng", "Hội đồng chủ trì phiên họp lần thứ 16"),
        ("hoi luat gia cum dbscl", "Hội Luật gia cụm các tỉnh phía Bắc tổng kết"),
        ("hội nghị tổng kết năm 2020", "Hội nghị sơ kết 5 năm, nhiệm vụ năm 2020"),
        ("Hội nghị tỉnh Hòa Bình", "Hội nghị vì hòa bình"),
        ("Khối thi đua số 14 thành phố", "Khối thi đua số 13 thành phố"),
        ("Khối thi đua 9 Bộ Văn hóa", "Khối thi đua 8 – Bộ Văn hóa"),
        ("Khối thi đua các Bộ, ngành kinh tế", "Khối thi đua các bộ, ngành nội chính"),
        ("Đại hội toàn quốc lần thứ 8", "Bộ Y tế tổ chức Đại hội lần thứ VIII"),
    ],
)
def test_another_ordinal_place_number_organ_year_or_sort_is_another_event(
    asked: str, told: str
) -> None:
    assert other_event(marks_in(asked), marks_in(told))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("dai hoi thi dua lan thu 10 tinh nghe an", "Đại hội thi đua tỉnh Nghệ An lần thứ X"),
        ("Đại hội lần thứ nhất", "Đại hội lần thứ I"),
        ("Hội nghị tổng kết năm 2019", "Hội nghị tổng kết"),
        ("Hội nghị năm 2019 ai chủ trì", "Tổng kết năm 2018, nhiệm vụ năm 2019"),
        ("Hội nghị cụm 5 tỉnh Tây Nguyên", "Cụm các tỉnh Tây Nguyên họp tổng kết"),
        ("Học tập phong cách Hồ Chí Minh trong hội nghị", "Hội nghị"),
        ("lễ ký kết của Hội Cựu chiến binh TPHCM", "Cựu chiến binh TP. HCM ký kết giao ước"),
        ("Đại hội thi đua ngành y tế", "Bộ Y tế tổ chức Đại hội"),
        ("Đại hội toàn quốc lần thứ 9", "Trong quý IV Đại hội lần 9 sẽ diễn ra"),
        ("ai chủ trì hội nghị", "Đại hội thi đua tỉnh Nghệ An"),
        ("tổng kết Khối thi đua năm 2024", "Khối thi đua số 3 tổng kết năm 2024"),
        ("tổng kết cụm thi đua năm nay", "Cụm thi đua số 3 tổng kết"),
        ("sơ kết định kỳ năm 2025", "Hội nghị sơ kết năm 2025"),
    ],
)
def test_a_text_with_every_mark_that_is_asked_for_is_on_the_event(asked: str, told: str) -> None:
    assert not other_event(marks_in(asked), marks_in(told))


def test_a_review_of_a_text_is_known_by_the_text_and_by_being_a_review() -> None:
    asked = marks_in("hội nghị sơ kết 5 năm Chỉ thị 34-CT/TW")
    assert not other_event(asked, marks_in("Hội nghị sơ kết thực hiện Chỉ thị 34-CT/TW"))
    assert other_event(asked, marks_in("Hội nghị của khối: đổi mới theo Chỉ thị 34-CT/TW"))
    assert other_event(asked, marks_in("Hội nghị sơ kết thực hiện Chỉ thị 41-CT/TW"))
