"""Names of persons, told from places and from names of things."""

import pytest

from assistant.language.persons import names_person


@pytest.mark.parametrize(
    "text",
    [
        "Phó Chủ tịch nước Đặng Thị Ngọc Thịnh dự hội nghị",
        "ông Lê Vĩnh Tân, Bộ trưởng",
        "đồng chí Hà Văn Nam chủ trì",
        "bà Ánh Tuyết nhận hoa",
    ],
)
def test_a_name_is_known_by_its_surname(text: str) -> None:
    assert names_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị tổ chức tại Hà Nội và Thái Nguyên",
        "học tập phong cách Hồ Chí Minh",
        "Hội đồng Thi đua Khen thưởng Trung ương",
        "tỉnh Đồng Tháp, Sơn La",
        "các đồng chí lãnh đạo chủ trì",
        "Từ đó đến nay phong trào lan rộng",
        "Từ đầu đến cuối năm",
        "thăm Châu Âu",
    ],
)
def test_places_organs_and_offices_are_no_persons(text: str) -> None:
    assert not names_person(text)
