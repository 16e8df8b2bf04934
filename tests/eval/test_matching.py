import pytest

from eval.cases import Place
from eval.matching import agrees, met_by, says, values
from tests.eval.samples import a_source


@pytest.mark.parametrize(
    ("fact", "answer"),
    [
        ("2.340.000 đồng", "mức lương cơ sở là 2,34 triệu đồng một tháng"),
        ("2,34 triệu đồng", "mức 2.340.000 đồng/tháng"),
        ("2340000đ", "mức 2.340.000 đồng"),
        ("2 triệu 340 nghìn đồng", "mức 2.340.000 đ"),
        ("06/01/2020", "tổ chức ngày 6 tháng 1 năm 2020 tại Hà Nội"),
        ("6/1/2020", "Ngày 06/01/2020, tại Hà Nội"),
        ("ngày 6 tháng 1 năm 2020", "họp 06-01-2020."),
        ("30/6", "muộn nhất ngày 30 tháng 6 mỗi năm"),
        ("tháng 7 năm 2025", "từ tháng 7/2025"),
        ("0,3 lần", "được thưởng 0,30 lần mức lương cơ sở"),
        ("12 lần", "thưởng 12,0 lần"),
        ("20%", "tối đa 20 phần trăm quỹ lương"),
        ("05 năm", "liên tục từ 5 năm trở lên"),
        ("98/2023/ND-CP", "theo Nghị định số 98/2023/NĐ-CP của Chính phủ"),
        ("Ủy ban nhân dân", "Chủ tịch Uỷ ban nhân dân tỉnh"),
        ("chiến sĩ thi đua", "danh hiệu “Chiến sỹ thi đua” cơ sở"),
        ("Tờ trình", "a) Tờ trình; b) Báo cáo"),
        ("1/3", "được giảm 1/3 thời gian"),
        ("kỷ luật, thưởng", "kỷ luật [2] thưởng"),
    ],
)
def test_a_fact_is_said_when_the_value_is_the_same(fact: str, answer: str) -> None:
    assert says(answer, fact)


@pytest.mark.parametrize(
    ("fact", "answer"),
    [
        ("0,3 lần", "thưởng 10,3 lần"),
        ("3 lần", "thưởng 0,3 lần"),
        ("2.340.000 đồng", "2.340.000 triệu đồng"),
        ("06/01/2020", "ngày 06/11/2020"),
        ("15%", "khoản 15 Điều 3"),
        ("6 tỉnh", "16 tỉnh"),
        ("Thủ tướng", "thủ trưởng đơn vị"),
        ("152/2025/NĐ-CP", "Nghị định 152/2024/NĐ-CP"),
        ("1", "theo Điều 23 [1]"),
        ("…", "bất kỳ"),
    ],
)
def test_a_fact_is_not_said_when_it_only_looks_alike(fact: str, answer: str) -> None:
    assert not says(answer, fact)


def test_values_are_words_and_figures_in_one_form() -> None:
    assert values("Mức 2,34 triệu đồng từ ngày 01/7/2024!") == [
        "mức",
        "2340000",
        "đồng",
        "từ",
        "2024-07-01",
    ]


def test_only_the_keys_that_are_given_must_agree() -> None:
    source = a_source("23", clause="2", point="a")
    assert agrees(Place(article="23"), source)
    assert agrees(Place(number="06/2022/qh15", article="23", clause="2", point="A"), source)
    assert not agrees(Place(article="23", clause="1"), source)
    assert not agrees(Place(number="15/2003/QH11", article="23"), source)


def test_the_points_d_and_dd_are_two() -> None:
    assert not agrees(Place(point="đ"), a_source(point="d"))


def test_a_whole_article_does_not_agree_with_one_of_its_clauses() -> None:
    assert not agrees(Place(article="23", clause="2"), a_source("23"))


@pytest.mark.parametrize(
    "name",
    [
        "luat-06-2022-3f9a2c41",
        "luat-06-2022",
        "law/Luat-06-2022.txt",
        "luat_06-2022.md",
        "Luật Thi đua, khen thưởng",
    ],
)
def test_a_document_is_named_by_id_file_or_title(name: str) -> None:
    assert agrees(Place(document=name), a_source())


def test_another_document_is_not_taken_for_it() -> None:
    assert not agrees(Place(document="luat-06"), a_source())


def test_any_place_of_a_group_will_do() -> None:
    group = (Place(article="9"), Place(article="23"))
    assert met_by(group, a_source("23"))
    assert not met_by(group, a_source("24"))
