"""The proper names in a question, and the texts that tell of them."""

import pytest

from assistant.language.bearing import tells_of_name
from assistant.language.named import Name, names_in


def written(question: str) -> set[str]:
    return {each.written for each in names_in(question, typed=question)}


def name(question: str) -> Name:
    (only,) = names_in(question, typed=question)
    return only


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Ai chủ trì hội nghị thi đua xã Đông Mỹ?", {"xã Đông Mỹ"}),
        ("ai chu tri hoi nghi thi dua xa dong my", {"dong my"}),
        ("hội nghị phường đông mỹ tổ chức ngày nào", {"phường đông mỹ"}),
        ("hoi nghi thi dua xa dong my ai chu tri", {"dong my"}),
        ("dai hoi huyen tien du co bao nhieu dai bieu", {"tien du"}),
        ("Hội nghị của Sở Y tế tỉnh Lào Cai ở đâu?", {"Y tế", "tỉnh Lào Cai"}),
        ("Hội nghị Sở Giáo dục và Đào tạo họp khi nào?", {"Giáo dục và Đào tạo"}),
        ("Trường Tiểu học Hoa Sen đón cờ thi đua ngày nào?", {"Hoa Sen"}),
        ("cong ty dien luc phu an don nhan co thi dua khi nao", {"dien luc phu an"}),
        ("Ông Trần Văn Bảy chủ trì hội nghị nào?", {"Trần Văn Bảy"}),
        ("ba tran thi mo chu tri hoi nghi nao", {"tran thi mo"}),
        ("đại hội thi đua bạc liêu họp ngày nào", {"bạc liêu"}),
    ],
)
def test_a_name_is_known_by_its_capitals_or_by_the_word_for_what_bears_it(
    question: str, names: set[str]
) -> None:
    assert written(question) == names


@pytest.mark.parametrize(
    "question",
    [
        "Tổng kết phong trào của tỉnh mấy năm thì có cờ thi đua?",
        "tong ket phong trao cua tinh may nam thi co co thi dua",
        "Xã nào đăng cai hội nghị cụm Bắc Trung Bộ?",
        "hội nghị xã hội hóa, hợp tác xã và tỉnh ủy",
        "Các cơ quan Trung ương, địa phương và trường hợp khác",
        "Khối thi đua các Bộ, ngành kinh tế Trung ương bầu ai?",
        "Chỉ thị 34-CT/TW của Bộ Chính trị về thi đua",
        "Học tập tư tưởng Hồ Chí Minh ở Việt Nam",
        "Hội Đồng Thi Đua Khen Thưởng Cấp Xã Gồm Những Ai",
    ],
)
def test_words_of_the_field_are_no_names(question: str) -> None:
    assert written(question) == set()


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("hội nghị xã Đông Mỹ", "UBND xã Đông Mỹ tổ chức hội nghị."),
        ("hoi nghi xa dong my hop ngay nao", "XÃ ĐÔNG MỸ HỌP"),
        ("hội nghị thành phố Vinh", "TP. Vinh tổng kết"),
        ("hội nghị tỉnh Nghệ An", "Sáng nay, tại thành phố Vinh, tỉnh Nghệ An tổ chức đại hội."),
        ("hội nghị tại tỉnh Nghệ An", "Họp tại thành phố Vinh, tỉnh Nghệ An."),
        ("Hội nghị của Sở Giáo dục và Đào tạo", "Sở GD&ĐT khai mạc hội nghị."),
        ("hội nghị xã Hoà Mỹ", "xã Hòa Mĩ họp"),
        ("Trường Tiểu học Hoa Sen", "Trường Tiểu học Hoa Sen đón cờ"),
    ],
)
def test_a_text_tells_of_the_bearer_of_a_name_who_does_something_in_it(
    question: str, text: str
) -> None:
    assert tells_of_name(name(question), text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("hội nghị xã Đông Mỹ", "UBND xã Đông Thạnh tổ chức hội nghị."),
        ("hội nghị xã Đông Mỹ", "UBND xã Đông My tổ chức hội nghị."),
        ("hội nghị xã Đông Mỹ", "UBND phường Đông Mỹ tổ chức hội nghị."),
        ("hội nghị xã Hòa Bình", "UBND xã Hòa Bình Minh tổ chức hội nghị."),
        ("hoi nghi xa dong thanh hop o dau", "Xã ký hợp đồng thành lập quỹ."),
        ("hội nghị tỉnh Hà Nam", "Cụm họp tại Hà Nội và điểm cầu Hà Nam."),
        ("hội nghị phường Mỹ An", "Khối số 3 họp tại hội trường (phường Mỹ An, tỉnh Đồng Tháp)."),
        ("hội nghị tỉnh Long An", "Đến dự có đại diện các tỉnh: An Giang, Long An và Cà Mau."),
        ("hội nghị tỉnh Long An", "Ông Ba, Chủ tịch Hội Khuyến học tỉnh Long An, dự hội nghị."),
    ],
)
def test_another_name_a_venue_or_a_guest_s_home_is_not_the_bearer(question: str, text: str) -> None:
    assert not tells_of_name(name(question), text)


def test_a_name_whose_diacritics_were_put_back_is_compared_without_them() -> None:
    (read,) = names_in("hội nghị xã đồng thành họp ở đâu", typed="hoi nghi xa dong thanh hop o dau")
    assert tells_of_name(read, "UBND xã Đông Thạnh tổ chức hội nghị.")
    assert not tells_of_name(read, "UBND xã Đông Thanh Bình tổ chức hội nghị.")


def test_every_name_of_a_very_long_question_is_found() -> None:
    question = "hội nghị " + "xã A " * 4_000 + "tại xã Đông Mỹ"
    assert written(question) == {"xã A", "xã Đông Mỹ"}


def test_a_name_after_a_very_long_word_or_list_is_seen() -> None:
    asked = name("Ai chủ trì hội nghị thi đua xã Đông Mỹ?")
    assert tells_of_name(asked, f"{'A' * 20_000} xã Đông Mỹ họp")
    assert not tells_of_name(asked, f"{'Xa ' * 6_000}(xã Đông Mỹ)")
    listed = name("Ai chủ trì hội nghị thi đua Đông Mỹ?")
    assert not tells_of_name(listed, f"{'A' * 20_000}, {'Tân An, ' * 50}Đông Mỹ, Xa Mát")
