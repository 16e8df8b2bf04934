"""PDF: the text layer, running heads, what cannot be read."""

import pytest

from assistant.errors import DocumentRejected
from ingest.cleaning import clean
from ingest.parsing import parse
from tests.ingest.documents import locked, pdf, raw

PAGES = [
    [
        "CÔNG BÁO số 12",
        "Điều 1. Phạm vi điều chỉnh",
        "Quy chế này quy định tiêu chuẩn, thẩm quyền xét tặng các danh hiệu thi đua và hình",
        "thức khen thưởng thuộc thẩm quyền của Ủy ban nhân dân tỉnh; trình tự, thủ tục xét và",
        "1",
    ],
    [
        "CÔNG BÁO số 13",
        "quản lý quỹ khen thưởng.",
        "Điều 2. Đối tượng áp dụng",
        "Cá nhân, tập thể trên địa bàn tỉnh.",
        "2",
    ],
    ["CÔNG BÁO số 14", "Điều 3. Hiệu lực", "Có hiệu lực từ ngày 01/7/2025.", "3"],
]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    (block,) = parse(raw(pdf(PAGES), "pdf")).blocks
    lines = block.text.split("\n")
    assert lines[0] == "Điều 1. Phạm vi điều chỉnh"
    assert lines[-1] == "Có hiệu lực từ ngày 01/7/2025."
    assert not [line for line in lines if "CÔNG BÁO" in line or line.isdigit()]


def test_sentences_are_joined_across_lines_and_pages_and_articles_stay_apart() -> None:
    text = clean(parse(raw(pdf(PAGES), "pdf"))).text
    assert text.split("\n\n") == [
        "Điều 1. Phạm vi điều chỉnh",
        "Quy chế này quy định tiêu chuẩn, thẩm quyền xét tặng các danh hiệu thi đua và hình thức"
        " khen thưởng thuộc thẩm quyền của Ủy ban nhân dân tỉnh; trình tự, thủ tục xét và quản lý"
        " quỹ khen thưởng.",
        "Điều 2. Đối tượng áp dụng",
        "Cá nhân, tập thể trên địa bàn tỉnh.",
        "Điều 3. Hiệu lực",
        "Có hiệu lực từ ngày 01/7/2025.",
    ]


def test_a_number_alone_on_a_single_page_is_text() -> None:
    (block,) = parse(raw(pdf([["Tổng số bằng khen đã tặng trong năm", "12"]]), "pdf")).blocks
    assert block.text == "Tổng số bằng khen đã tặng trong năm\n12"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (pdf([[], ["Quét"]]), "reject.no_text"),
        (locked(pdf(PAGES), "mật khẩu"), "reject.encrypted"),
        (pdf(PAGES)[:300], "reject.broken"),
        (b"%PDF-1.7 nothing more", "reject.broken"),
        (b"", "reject.broken"),
    ],
    ids=["scan", "password", "cut short", "no body", "empty"],
)
def test_what_cannot_be_read_is_refused_with_its_reason(content: bytes, key: str) -> None:
    with pytest.raises(DocumentRejected) as caught:
        parse(raw(content, "pdf"))
    assert caught.value.key == key


def test_a_pdf_locked_without_a_password_is_read() -> None:
    assert parse(raw(locked(pdf(PAGES), ""), "pdf")).blocks
