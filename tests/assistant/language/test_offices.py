"""Who decides and who is rewarded, as questions and rules name them."""

import pytest

from assistant.language.offices import offices_in
from assistant.language.recipients import for_others, recipients_asked, recipients_in
from assistant.vietnamese import fold


@pytest.mark.parametrize(
    ("said", "offices"),
    [
        ("thẩm quyền của chủ tịch phường", {"xã"}),
        ("Chủ tịch Ủy ban nhân dân cấp xã quyết định tặng giấy khen", {"xã"}),
        ("UBND cấp huyện, UBND cấp xã", {"huyện", "xã"}),
        ("Bộ trưởng, Chủ tịch Ủy ban nhân dân cấp tỉnh", {"bộ", "tỉnh"}),
        ("Thủ tướng Chính phủ trình Chủ tịch nước", {"thủ tướng", "chủ tịch nước"}),
        ("hồ sơ Bằng khen của Thủ tướng Chính phủ", set()),
        ("chủ tịch hội đồng", set()),
    ],
)
def test_offices_are_told_apart_and_awards_do_not_act(said: str, offices: set[str]) -> None:
    assert offices_in(said) == offices


@pytest.mark.parametrize(
    ("asked", "recipients"),
    [
        ("thưởng cho cá nhân bao nhiêu", {"cá nhân"}),
        ("tiêu chuẩn Bằng khen đối với tập thể", {"tập thể"}),
        ("Tập thể muốn nhận huân chương phải chờ bao lâu?", {"tập thể"}),
        ("bằng khen cho 1 người", {"cá nhân"}),
        ("bao nhiêu phần trăm cá nhân phải đạt lao động tiên tiến", set()),
        ("trong phòng có một người không hoàn thành nhiệm vụ", set()),
        ("tiền thưởng cho tập thể lao động tiên tiến", set()),
    ],
)
def test_recipients_are_asked_for_where_something_is_for_them(
    asked: str, recipients: set[str]
) -> None:
    assert recipients_asked(fold(asked)) == recipients


def test_a_collective_in_the_name_of_an_award_is_no_recipient() -> None:
    assert recipients_in("Danh hiệu “Tập thể lao động tiên tiến” được thưởng 0,8 lần") == set()
    assert for_others({"cá nhân"}, "Giấy khen | tập thể | 0,6")
    assert not for_others({"cá nhân"}, "cho cá nhân, tập thể")
    assert not for_others(set(), "Giấy khen | tập thể | 0,6")
