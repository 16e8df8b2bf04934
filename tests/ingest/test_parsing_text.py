"""Plain text and Markdown: encodings, the head of a file, marks."""

import pytest

from assistant.errors import DocumentRejected
from assistant.vietnamese import tidy
from ingest.parsing import parse
from ingest.types import Block, Page, Raw
from tests.ingest.documents import raw

SENTENCE = "Điều 5. Danh hiệu “Chiến sĩ thi đua”"


def texts(page: Page) -> list[str]:
    return [block.text for block in page.blocks]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_text_is_read_in_every_encoding(encoding: str) -> None:
    assert texts(parse(raw(SENTENCE.encode(encoding)))) == [SENTENCE]


def test_text_of_old_vietnamese_windows_is_read() -> None:
    old = "Thi đua là".replace("đ", "\u0111").encode("cp1258")
    accented = "to\u0300a a\u0301n".encode("cp1258")
    assert texts(parse(raw(old + b" " + accented))) == ["Thi đua là to\u0300a a\u0301n"]
    assert tidy(texts(parse(raw(old + b" " + accented)))[0]) == "Thi đua là tòa án"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"\x00" * 9, bytes(range(256))])
def test_any_bytes_at_all_can_be_parsed_as_text(content: bytes) -> None:
    assert isinstance(parse(raw(content)), Page)


def test_paragraphs_are_parted_by_blank_lines_and_keep_their_lines() -> None:
    assert texts(parse(raw("một\r\nhai\r\n \r\n\r\nba\n"))) == ["một\nhai", "ba"]


def test_lines_at_the_head_that_describe_the_file_are_metadata() -> None:
    page = parse(raw("url: https://vi.du/a\ntitle: Tin A\ndate: 16/01/2025\nkind: \n\nSáng nay."))
    assert texts(page) == ["Sáng nay."]
    assert page.metadata == {
        "url": "https://vi.du/a",
        "title": "Tin A",
        "date": "16/01/2025",
        "published": "16/01/2025",
    }


def test_described_heads_may_be_written_as_comments() -> None:
    page = parse(
        raw("# title: Huân_chương\n# source: https://vi.du/b\n# via: kho\n\n# Huân chương")
    )
    assert page.metadata["title"] == "Huân chương"
    assert page.metadata["url"] == "https://vi.du/b"
    assert page.blocks == (Block("Huân chương", heading=1),)


def test_a_text_that_only_begins_with_a_colon_somewhere_keeps_its_first_line() -> None:
    assert texts(parse(raw("Số: 06/2022/QH15\nLuật"))) == ["Số: 06/2022/QH15\nLuật"]


def test_front_matter_is_metadata_with_or_without_quotes() -> None:
    page = parse(raw('---\ntitle: "Cờ: thi đua"\nkind: tóm tắt\n---\n\nChữ.', "md"))
    assert page.metadata == {"title": "Cờ: thi đua", "kind": "tóm tắt"}
    assert texts(page) == ["Chữ."]


def test_headings_have_ranks_and_lose_their_marks() -> None:
    page = parse(raw("# Một\n## Hai ##\n###### Sáu\n#không phải", "md"))
    assert page.blocks == (
        Block("Một", heading=1),
        Block("Hai", heading=2),
        Block("Sáu", heading=6),
        Block("#không phải"),
    )


def test_emphasis_links_code_and_images_leave_only_their_words() -> None:
    text = "**Điều 1.** *Nghiêng* __đậm__ `mã` [Luật](https://vi.du/a_(b)) ![ảnh](a.jpg)."
    assert texts(parse(raw(text, "md"))) == ["Điều 1. Nghiêng đậm mã Luật ."]


def test_stars_and_lines_that_are_no_emphasis_stay() -> None:
    text = "Tỷ lệ = b/a * 100%; Họ tên: ______ ; ten_tep_tin"
    assert texts(parse(raw(text, "md"))) == [text]


def test_emphasis_may_span_a_broken_line() -> None:
    assert texts(parse(raw("**Điều 2.****\n**Quyết định này"))) == ["Điều 2.\nQuyết định này"]


def test_lists_keep_their_marks_and_quotations_lose_theirs() -> None:
    page = parse(raw("- một\n* hai\n\n1. ba\n\n> Lời dẫn.", "md"))
    assert texts(page) == ["- một\n- hai", "1. ba", "Lời dẫn."]


def test_table_rows_are_blocks_without_the_rule_under_the_head() -> None:
    page = parse(raw("| Danh hiệu | Hệ số |\n|---|:-:|\n| LĐTT | 0,3 |\n| ĐVQT | |", "md"))
    assert texts(page) == ["Danh hiệu | Hệ số", "LĐTT | 0,3", "ĐVQT"]


def test_markdown_saved_as_txt_is_read_as_markdown() -> None:
    assert parse(raw("### Hồ sơ\n\n**Một** bộ.")).blocks == (
        Block("Hồ sơ", heading=3),
        Block("Một bộ."),
    )


def test_a_media_type_nobody_parses_is_refused() -> None:
    picture = Raw(source="a", name="a.png", media_type="image/png", content=b"")
    with pytest.raises(DocumentRejected) as caught:
        parse(picture)
    assert caught.value.key == "reject.format"


def test_the_two_columns_of_a_head_set_apart_by_blanks_are_read_one_after_the_other() -> None:
    page = parse(
        raw(
            "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "  TỈNH NGHỆ AN               Độc lập - Tự do - Hạnh phúc\n"
            "Số: 4/QĐ-UBND            Nghệ An, ngày 12 tháng 3 năm 2025\n\n"
            "QUYẾT ĐỊNH\n"
        )
    )
    assert texts(page) == [
        "ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN\nSố: 4/QĐ-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Nghệ An, ngày 12 tháng 3 năm 2025",
        "QUYẾT ĐỊNH",
    ]


def test_columns_of_other_texts_stay_as_they_are() -> None:
    table = "Cá nhân      10\nTập thể      2"
    assert texts(parse(raw(table))) == [table]
