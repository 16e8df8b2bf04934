"""Abbreviations and short forms, written out as the words beside them tell."""

import pytest

from assistant.language.abbreviations import expand, expand_sure, is_abbreviation


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (
            "hđ TĐKT tỉnh do ai làm chủ tịch",
            "hội đồng thi đua, khen thưởng tỉnh do ai làm chủ tịch",
        ),
        ("ký hđ 1 năm có được khen", "ký hợp đồng 1 năm có được khen"),
        ("nhân viên hđ", "nhân viên hợp đồng"),
        ("khen thưởng ng nước ngoài", "khen thưởng người nước ngoài"),
        ("khen Nguyễn Ng. thế nào", "khen Nguyễn Ng. thế nào"),
        ("công văn hd tđkt", "công văn hướng dẫn thi đua, khen thưởng"),
        ("cstđ cần mấy sk", "chiến sĩ thi đua cần mấy sáng kiến"),
        ("giấy khám sk", "giấy khám sức khỏe"),
        ("bk của tt", "bằng khen của Thủ tướng"),
        ("bktt thưởng bao nhiu", "bằng khen của Thủ tướng Chính phủ thưởng bao nhiêu"),
        ("thông tư quy định j", "thông tư quy định gì"),
        ("điểm j khoản 1", "điểm j khoản 1"),
        ("báo cáo tt cá nhân", "báo cáo thành tích cá nhân"),
        ("tt và cá nhân được khen", "tập thể và cá nhân được khen"),
        ("tt xét tặng", "thủ tục xét tặng"),
        ("tt nào hướng dẫn luật", "thông tư nào hướng dẫn luật"),
        ("nd 98 nd gì", "nghị định 98 nội dung gì"),
        ("nhà giáo nd", "nhà giáo nhân dân"),
        ("theo qđ của luật", "theo quy định của luật"),
        ("qđ tặng gk", "quyết định tặng giấy khen"),
        ("hội đồng nào cn danh hiệu", "hội đồng nào công nhận danh hiệu"),
        ("cn được tặng bk", "cá nhân được tặng bằng khen"),
        ("chưa đk thi đua", "chưa đăng ký thi đua"),
        ("đk gì để được bk", "điều kiện gì để được bằng khen"),
        ("gv và hs", "giáo viên và học sinh"),
        ("hs mấy bộ", "hồ sơ mấy bộ"),
        ("đv cá nhân cần gì", "đối với cá nhân cần gì"),
        ("thủ trưởng đv", "thủ trưởng đơn vị"),
        ("tc hội nghị", "tổ chức hội nghị"),
        ("đạt tc gì", "đạt tiêu chuẩn gì"),
    ],
)
def test_a_short_form_means_what_the_words_beside_it_tell(typed: str, meant: str) -> None:
    assert expand(typed) == meant


@pytest.mark.parametrize("text", ["tt", "TT Bình Chánh", "áo td", "34-CT/TW"])
def test_a_short_form_that_nothing_settles_is_left_as_it_was(text: str) -> None:
    assert expand(text).split()[-1] == text.split()[-1]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gđ văn hóa thưởng bn", "gia đình văn hóa thưởng bao nhiêu"),
        ("tiêu chuẩn gđvh", "tiêu chuẩn gia đình văn hóa"),
        ("gđ bệnh viện ký gk", "giám đốc bệnh viện ký giấy khen"),
        ("do gđ sở tặng", "do giám đốc sở tặng"),
        ("phong trào gđ 2021-2025", "phong trào giai đoạn 2021-2025"),
        ("sở gd khen ai", "sở giáo dục khen ai"),
        ("bk của ubnd hn", "bằng khen của Ủy ban nhân dân Hà Nội"),
        ("hn tổng kết năm 2018", "hội nghị tổng kết năm 2018"),
        ("quy định hn về lcs", "quy định hiện nay về lương cơ sở"),
        ("bk tp.hcm", "bằng khen thành phố Hồ Chí Minh"),
        ("gk ubnd tphcm", "giấy khen Ủy ban nhân dân thành phố Hồ Chí Minh"),
        ("giải thưởng hcm", "giải thưởng Hồ Chí Minh"),
        ("bà mẹ vn anh hùng", "bà mẹ Việt Nam anh hùng"),
        ("lương cs hiện nay", "lương cơ sở hiện nay"),
        ("sk cấp cs ai công nhận", "sáng kiến cấp cơ sở ai công nhận"),
        ("cs thi đua toàn quốc", "chiến sĩ thi đua toàn quốc"),
        ("gia đình cs", "gia đình chính sách"),
        ("nd 152 thay nd nào", "nghị định 152 thay nghị định nào"),
        ("thông tư này thay tt nào", "thông tư này thay thông tư nào"),
        ("mất bk có dc cấp lại k?", "mất bằng khen có được cấp lại không?"),
        ("điểm k khoản 1", "điểm k khoản 1"),
        ("bà mẹ vnah", "bà mẹ Việt Nam Anh hùng"),
        ("hđ do ai làm ct", "hội đồng do ai làm chủ tịch"),
    ],
)
def test_families_towns_and_bases_are_told_by_the_words_beside_them(typed: str, meant: str) -> None:
    assert expand(typed) == meant


@pytest.mark.parametrize("typed", ["hclđ h3", "hclđ hạng3", "hclđ 3", "hclđ iii", "hclđ ba"])
def test_the_class_of_an_order_is_read_however_short_it_is(typed: str) -> None:
    assert expand(f"{typed} thưởng bn") == "Huân chương Lao động hạng Ba thưởng bao nhiêu"


@pytest.mark.parametrize(
    "text",
    ["gia đình h3", "huân chương lao động 3 lần", "huân chương lao động nhất thiết phải có"],
)
def test_what_only_looks_like_a_class_is_none(text: str) -> None:
    assert expand(text) == text


def test_a_text_without_diacritics_gets_its_long_forms_without_them() -> None:
    assert expand("hs hclđ hang 3") == "ho so Huan chuong Lao dong hang Ba"
    assert expand("hd tdkt so gom may nguoi") == "hoi dong thi dua, khen thuong so gom may nguoi"


def test_initials_in_capitals_are_read_by_their_context_alone() -> None:
    assert expand("ông CN và bà KT") == "ông CN và bà KT"


@pytest.mark.parametrize("word", ["sk", "tt", "LĐTT", "ntn"])
def test_what_may_be_an_abbreviation_is_known(word: str) -> None:
    assert is_abbreviation(word)
    assert not is_abbreviation("khen")


def test_each_short_form_of_a_very_long_text_is_settled_by_the_words_beside_it() -> None:
    assert expand("hd " * 6_666 + "xét sk") == "hội đồng " * 6_666 + "xét sáng kiến"
    far = "thi đua " * 2_500
    assert expand(f"ký hđ 1 năm {far} hđ xét sk") == (
        f"ký hợp đồng 1 năm {far} hội đồng xét sáng kiến"
    )


def test_what_is_published_has_only_what_means_one_thing_written_out() -> None:
    assert expand_sure("UBND tỉnh trao BK hạng 3. TT 15, hđ") == (
        "Ủy ban nhân dân tỉnh trao BK hạng 3. TT 15, hđ"
    )


def test_the_word_for_a_department_makes_no_circular_of_a_short_form() -> None:
    assert expand("hỏi sở tt") == "hỏi sở tt"
