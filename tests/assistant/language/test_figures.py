"""The same value in another spelling is the same token; another value is another."""

import pytest

from assistant.language.figures import read


def forms(text: str) -> list[str]:
    return [token.form for token in read(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2.340.000 đồng", "2,34 triệu đồng"),
        ("2.340.000 đồng", "2 triệu 340 nghìn đồng"),
        ("2.340.000 đ", "hai triệu ba trăm bốn mươi nghìn đồng"),
        ("2 340 000 VNĐ", "2.340.000 đồng"),
        ("15%", "mười lăm phần trăm"),
        ("30 ngày", "ba mươi ngày"),
        ("30 (ba mươi) ngày", "30 ngày"),
        ("105 người", "một trăm linh năm người"),
        ("2,5 lần", "hai phẩy năm lần"),
        ("1,0 lần", "01 lần"),
        ("25 năm", "hai mươi lăm năm"),
        ("05 năm", "năm năm"),
        ("1.500.000", "một triệu rưỡi"),
        ("1.200", "một nghìn hai trăm"),
        ("ngày 06/01/2020", "6 tháng 1 năm 2020"),
        ("ngày 06/01/2020", "2020-01-06"),
        ("ngày 6.1.2020", "ngày 06-01-2020"),
        ("tháng 6/2025", "tháng 6 năm 2025"),
        ("ngày 15/3", "ngày 15 tháng 3"),
        ("Điều 23", "điều XXIII"),
        ("Điều ２３", "Điều 23"),
        ("hạng Ba", "hạng III"),
        ("Chương II", "chương 2"),
        ("98/2023/NĐ-CP", "98/2023/nd-cp"),
        ("1\u200b5%", "15%"),
        ("chưa đủ", "không đủ"),
    ],
)
def test_the_same_is_read_the_same(one: str, other: str) -> None:
    assert forms(one) == forms(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,5 lần", "15 lần"),
        ("2.340", "2,34"),
        ("ngày 06/01/2020", "ngày 01/06/2020"),
        ("Điều 23", "Điều 23a"),
        ("Điều 23", "khoản 23"),
        ("điểm d", "điểm đ"),
        ("hạng Nhất", "hạng Nhì"),
        ("03 (ba)", "03 (bốn)"),
        ("15 %", "1 5 %"),
        ("98/2023/NĐ-CP", "98/2023/QĐ-CP"),
        ("năm 2024", "năm 2025"),
        ("ba mươi", "ba mươi ba"),
    ],
)
def test_what_differs_is_read_differently(one: str, other: str) -> None:
    assert forms(one) != forms(other)


def test_words_that_only_look_like_numbers_stay_words() -> None:
    assert forms("mỗi năm, một trong các thông tư") == [
        "mỗi",
        "năm",
        "một",
        "trong",
        "các",
        "thông",
        "tư",
    ]
