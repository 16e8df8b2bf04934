"""Cleaning: lines that were cut are joined, cells on lines of their own become rows."""

import pytest

from tests.ingest.cleaned import LEAD, MORE, cleaned


def test_lines_cut_at_a_fixed_width_are_joined_to_paragraphs() -> None:
    text = """Thực hiện Quyết định số
12/QĐ-TTg ngày 04/11/2025 của Thủ tướng Chính phủ ban hành Kế hoạch triển
khai Đợt thi đua, Ủy ban nhân dân tỉnh yêu cầu Hội đồng Thi đua
- Khen thưởng và các tổ chức chính trị - xã hội, tổ chức chính trị
- xã hội - nghề nghiệp trong tỉnh hưởng ứng. Sở Nội vụ theo dõi, báo cáo
Chủ tịch Ủy ban nhân dân tỉnh.

**Điều
1. Mục đích, yêu cầu của đợt thi đua**

1. Thi đua phải thiết thực, đúng với nhiệm vụ chính trị của cơ quan, đơn vị và
của địa phương;
2. Khen thưởng phải kịp thời."""
    assert cleaned(text) == [
        "Thực hiện Quyết định số 12/QĐ-TTg ngày 04/11/2025 của Thủ tướng Chính phủ ban hành"
        " Kế hoạch triển khai Đợt thi đua, Ủy ban nhân dân tỉnh yêu cầu Hội đồng Thi đua - Khen"
        " thưởng và các tổ chức chính trị - xã hội, tổ chức chính trị - xã hội - nghề nghiệp trong"
        " tỉnh hưởng ứng. Sở Nội vụ theo dõi, báo cáo Chủ tịch Ủy ban nhân dân tỉnh.",
        "Điều 1. Mục đích, yêu cầu của đợt thi đua",
        "1. Thi đua phải thiết thực, đúng với nhiệm vụ chính trị của cơ quan, đơn vị và của địa"
        " phương;",
        "2. Khen thưởng phải kịp thời.",
    ]


@pytest.mark.parametrize(
    "unit",
    [
        "Phần thứ hai",
        "Chương II",
        "Mục 1. Huân chương",
        "Điều 7. Hồ sơ",
        "2. Tập thể",
        "b) Cá nhân",
        "(3) Hộ gia đình",
        "- Tờ trình",
        "+ Biên bản",
        "II. Đối tượng",
        "PHỤ LỤC I",
        "Mẫu số 02",
        "TỔ CHỨC THỰC HIỆN",
        "STT | Danh hiệu",
    ],
)
def test_nothing_is_joined_across_a_structural_unit(unit: str) -> None:
    cut = "Các cơ quan, đơn vị, địa phương phối hợp chặt chẽ với nhau trong\nviệc thi đua và\n" * 3
    assert cleaned(f"{cut}việc khen thưởng hằng năm\n{unit}\n\n{LEAD}")[-2:] == [unit, LEAD]


def test_headings_in_capitals_are_joined_and_a_kind_stands_alone() -> None:
    text = (
        f"ỦY BAN NHÂN\nDÂN TỈNH A\n\nKẾ HOẠCH\nPHÁT ĐỘNG PHONG\nTRÀO THI ĐUA\nThực hiện\n\n{LEAD}"
    )
    assert cleaned(text)[:4] == [
        "ỦY BAN NHÂN DÂN TỈNH A",
        "KẾ HOẠCH",
        "PHÁT ĐỘNG PHONG TRÀO THI ĐUA",
        "Thực hiện",
    ]


def test_sentences_on_lines_of_their_own_stay_apart_but_not_after_an_abbreviation() -> None:
    text = f"{LEAD}\n{MORE}\nDự họp có GS.TS.\nLê Văn A, đại diện TP.\nHà Nội.\n{LEAD} Hết."
    assert cleaned(text) == [
        LEAD,
        MORE,
        "Dự họp có GS.TS. Lê Văn A, đại diện TP. Hà Nội.",
        f"{LEAD} Hết.",
    ]


def test_cells_on_lines_between_bars_become_rows() -> None:
    text = f"""{LEAD}

|
**TT**
|
**Danh hiệu**
|
**Mức**
|
|
1
|
Lao động
tiên tiến
|
0,3
|
|
2
|
Chiến sĩ thi đua
|
|
|
3
|
Cờ thi đua
|
|
12,0
|"""
    assert cleaned(text) == [
        LEAD,
        "TT | Danh hiệu | Mức\n1 | Lao động tiên tiến | 0,3\n2 | Chiến sĩ thi đua\n"
        "3 | Cờ thi đua | 12,0",
    ]


def test_the_broken_heading_table_of_a_document_becomes_paragraphs() -> None:
    text = """|
**ỦY BAN NHÂN DÂN
**
TỈNH A
-------
|
**CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
---------------
|
|
Số: 1/KH-UBND
|
*Tỉnh A, ngày 18
tháng 11 năm 2025*
|

**KẾ HOẠCH**"""
    assert cleaned(text) == [
        "ỦY BAN NHÂN DÂN TỈNH A",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 1/KH-UBND",
        "Tỉnh A, ngày 18 tháng 11 năm 2025",
        "KẾ HOẠCH",
    ]


def test_the_body_of_a_document_between_two_tables_is_no_cell() -> None:
    body = "\n".join(f"{number}. Nhiệm vụ thứ {number} của đợt thi đua;" for number in range(1, 41))
    text = f"|\nSố: 1\n|\n{body}\n|\nNơi nhận:\n- Lưu: VT.\n|\nCHỦ TỊCH\n|"
    parts = cleaned(text)
    assert (parts[0], parts[1], parts[-1]) == (
        "Số: 1",
        "1. Nhiệm vụ thứ 1 của đợt thi đua;",
        "CHỦ TỊCH",
    )
    assert len(parts) == 1 + 40 + 3
