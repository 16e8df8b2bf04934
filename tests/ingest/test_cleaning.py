"""Cleaning: furniture goes, broken lines and tables are mended, every sentence stays."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.edges.prompt_files import load_replies
from assistant.errors import DocumentRejected
from ingest.cleaning import clean
from ingest.cleaning.lines import lines_of
from ingest.parsing import parse
from ingest.types import Block, Page
from tests.ingest.cleaned import LEAD, MORE, cleaned
from tests.ingest.documents import page, raw


def again(text: str) -> Page:
    return Page(blocks=tuple(Block(part) for part in text.split("\n\n")))


@pytest.mark.parametrize(
    "furniture",
    [
        "20210305-a1.jpg",
        "Click để đánh giá bài viết",
        "Tổng số điểm của bài viết là: 5 trong 1 đánh giá",
        "ĐÁNH GIÁ BÀI VIẾT( 12)",
        "leftcenterrightdel",
        "Liên kết website",
        "Bạn đã không sử dụng Site, Bấm vào đây để duy trì đăng nhập. Thời gian chờ: 30 giây",
        "Ý kiến bạn đọc",
        "Bản để in",
        "Gửi bài này qua Email",
        "• Visitor Online: 7",
        "Hôm nay : 11",
        "1.204 lượt xem",
        "A- A A+ |",
        "Skip to main content",
        "Ảnh minh hoạ: N.Đ.",
        "Mức thưởng năm nay là bao nhiêu? (Hình từ Internet)",
        ">>> TẢI VỀ toàn văn mẫu tờ trình",
        ">> Danh sách mới nhất năm nay",
        "Tải về Mẫu báo cáo thành tích",
        "Xem thêm: Mẫu biên bản họp",
        "Nóng: Tiền thưởng Tết là bao nhiêu?",
        'Trên đây là thông tin về "Mức thưởng"',
        "Quý khách cần hỏi thêm thông tin về có thể đặt câu hỏi tại đây.",
        "Đang tải văn bản...",
        "[ghi chú của người thu thập: trang gốc thiếu ảnh]",
        "-----------",
        "* * *",
        "|",
    ],
)
def test_furniture_goes_and_its_neighbours_stay(furniture: str) -> None:
    assert cleaned(f"{LEAD}\n\n{furniture}\n\n{MORE}") == [LEAD, MORE]


@pytest.mark.parametrize(
    "sentence",
    [
        "Trên đây là Kế hoạch phát động phong trào, đề nghị các đơn vị thực hiện.",
        "Ảnh hưởng của sáng kiến phải ở phạm vi toàn quốc.",
        "Đăng ký giao ước thi đua trước ngày 15/3.",
        "Xem xét, công nhận sáng kiến cấp cơ sở.",
        "Số: 15/QĐ-UBND",
        "Tải trọng của cầu được nâng lên 30 tấn.",
        "...",
    ],
)
def test_text_that_only_resembles_furniture_stays(sentence: str) -> None:
    assert cleaned(f"{LEAD}\n\n{sentence}\n\n{MORE}") == [LEAD, sentence, MORE]


def test_marks_inside_a_line_go_and_the_line_stays() -> None:
    marked = ["[sửa | sửa mã nguồn]" + LEAD, "leftcenterrightdel Quang cảnh phiên họp."]
    assert cleaned("\n\n".join([*marked, "- Tờ trình; Tải về"])) == [
        LEAD,
        "Quang cảnh phiên họp.",
        "- Tờ trình;",
    ]


def test_a_portals_notice_goes_from_its_first_sentence_to_its_last() -> None:
    notice = (
        "Bản dịch này thuộc quyền sở hữu của\nMỘT CỔNG. Mọi hành vi sao chép là vi phạm.\nX\n"
        "CÁC NỘI DUNG ĐƯỢC SỬA ĐỔI, HƯỚNG DẪN\ncác màu sắc:\nĐang tải văn bản...\n"
    )
    assert cleaned(f"{notice}\n{LEAD}") == [LEAD]


def test_properties_of_a_portal_are_joined_and_unknown_ones_go() -> None:
    cells = ["**Số hiệu:**", "1/QĐ-TTg", "Người ký:", "Ông A", "Tình trạng:", "Đã biết"]
    assert cleaned("\n|\n".join(cells) + f"\n|\n\n{LEAD}") == [
        "Số hiệu: 1/QĐ-TTg",
        "Người ký: Ông A",
        LEAD,
    ]


def test_what_follows_related_articles_goes() -> None:
    text = f"{LEAD}\n\n{MORE}\n\nBài viết liên quan\n\nMột tin khác của huyện\n\nĐịa chỉ: số 1"
    assert cleaned(text) == [LEAD, MORE]


def test_a_marker_of_related_articles_is_not_believed_before_most_of_the_text() -> None:
    assert cleaned(f"Tin liên quan\n\n{LEAD}\n\n{MORE}") == ["Tin liên quan", LEAD, MORE]


def test_a_menu_goes_at_either_end() -> None:
    menu = "Trang chủ\nGiới thiệu\nTin tức\nVăn bản\nThư viện ảnh\nLiên hệ"
    assert cleaned(f"{menu}\n\n{LEAD}\n\n{MORE}\n\n{menu}") == [LEAD, MORE]


def test_the_heading_of_a_law_is_no_menu() -> None:
    head = ["QUỐC HỘI", "Luật số: 1/2030/QH20", "LUẬT", "Chương I", "QUY ĐỊNH CHUNG"]
    head[1:1] = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    assert cleaned("\n\n".join([*head, LEAD])) == [*head, LEAD]


def test_a_list_of_names_at_the_end_is_no_menu() -> None:
    people = [f"Nguyễn Văn {name}" for name in ("An", "Bình", "Chính", "Dũng", "Giang", "Hải")]
    assert cleaned("\n\n".join([LEAD, *people])) == [LEAD, *people]


def test_doubled_lines_and_a_repeated_headline_go() -> None:
    title = "Hội nghị tổng kết phong trào thi đua yêu nước của tỉnh"
    text = f"{title}\n\n{title}\n\n24/10/2017\n\n{title}\n\n{LEAD}\n\n{LEAD}\n\n{MORE}"
    assert cleaned(text) == [title, "24/10/2017", LEAD, MORE]


def test_a_clause_that_a_law_repeats_stays_in_every_article() -> None:
    clause = "1. Chính phủ quy định chi tiết Điều này và tổ chức thực hiện."
    text = "\n\n".join(["Điều 1. Huân chương", clause, "Điều 2. Huy chương", clause])
    assert cleaned(text) == text.split("\n\n")


def test_a_table_of_contents_of_the_pages_own_headings_goes() -> None:
    text = f"# Hỏi đáp\n\n-\n**Mức thưởng là gì?**\n\n**Mức thưởng là gì?**\n\n{LEAD}"
    assert cleaned(text, suffix="md") == ["Hỏi đáp", "Mức thưởng là gì?", LEAD]


def test_headings_survive_as_spans_and_their_marks_do_not() -> None:
    text = clean(parse(raw(f"# Tin\n\n{LEAD}\n\nxem-anh.jpg\n\n## Kết quả\n\n{MORE}", "md")))
    assert [(each.rank, each.span.of(text.text)) for each in text.headings] == [
        (1, "Tin"),
        (2, "Kết quả"),
    ]
    assert "#" not in text.text


def test_excerpts_that_a_collector_put_together_are_parted_by_headings() -> None:
    text = clean(parse(raw(f"{LEAD}\n\n===== Điều 6, báo trích =====\n\n{MORE}")))
    assert text.text == f"{LEAD}\n\nĐiều 6, báo trích\n\n{MORE}"
    assert [each.span.of(text.text) for each in text.headings] == ["Điều 6, báo trích"]


def test_metadata_goes_on_with_the_text() -> None:
    assert clean(page(LEAD, title="Tin A")).metadata == {"title": "Tin A"}


def test_decomposed_letters_and_odd_spaces_are_made_plain() -> None:
    assert cleaned("Tho\u031bi  ky\u0300\u200b thi\u00a0đua") == ["Thơi kỳ thi đua"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "reject.empty"),
        ("\n \n----\n", "reject.empty"),
        ("anh-1.jpg\n\nLiên kết website", "reject.empty"),
        ("2.500 | 1.800\n\n12/2025", "reject.empty"),
        (
            "Lấỹ ý kíến Nhân đân đốĩ vớí cá nhân đề nghị tặng đănh hỉệũ Ạnh hùng Lăõ động thờĩ kỳ",
            "reject.unreadable",
        ),
        ("The decree sets the bonus of individuals who are awarded medals.", "reject.unreadable"),
        ("QuyÕt ®Þnh cña Thñ t­íng ChÝnh phñ vÒ viÖc tÆng th­ëng", "reject.unreadable"),
        ("Quyeát ñònh cuûa Thuû töôùng Chính phuû veà vieäc taëng thöôûng", "reject.unreadable"),
        (
            "\n\n".join(
                f"lương cơ sở mới nhất năm nay tin tức luật pháp hôm nay nghỉ mấy ngày tết {n}"
                for n in range(4)
            ),
            "reject.spam",
        ),
        (
            'export const luat = [\n  {\n    ten: "Luật Thi đua",\n    so: "06",\n  },\n];',
            "reject.spam",
        ),
    ],
    ids=[
        *("nothing", "rules", "furniture", "figures", "scrambled", "English", "TCVN3", "VNI"),
        *("keywords", "code"),
    ],
)
def test_what_is_no_readable_text_is_rejected_with_a_reason_people_can_read(
    text: str, key: str
) -> None:
    with pytest.raises(DocumentRejected) as caught:
        cleaned(text)
    assert caught.value.key == key
    assert load_replies().say(caught.value.key, **caught.value.values)


def test_an_unreadable_line_of_a_good_document_goes_alone() -> None:
    scan = "cONc rvrA co puAN pnAr rnrcN ceNG noA xcni.q vrrpr nniem tudnSU dElQD HEQT"
    assert cleaned(f"{LEAD}\n\n{MORE}\n\n{LEAD} Hết.\n\n{scan}") == [LEAD, MORE, f"{LEAD} Hết."]


LINES = st.sampled_from(
    [
        LEAD,
        MORE,
        "Điều 1. Phạm vi",
        "Chương II",
        "QUY ĐỊNH CHUNG",
        "ỦY BAN NHÂN",
        "DÂN TỈNH A",
        "a) cá nhân có thành tích xuất sắc, được cơ sở công nhận và",
        "- xã hội và các tổ chức thành viên của Mặt trận Tổ quốc Việt Nam",
        "và các đơn vị, địa phương trong tỉnh hưởng ứng phong trào thi đua do",
        "Chủ tịch Ủy ban nhân dân tỉnh phát động trong năm",
        "theo Quyết định số",
        "12/QĐ-UBND",
        "|",
        "1",
        "0,3",
        "STT",
        "a | b",
        "Trang chủ",
        "Liên hệ",
        "Tin tức",
        "Giới thiệu",
        "Đăng nhập",
        "Hỏi đáp",
        "Bài viết liên quan",
        "Click để đánh giá bài viết",
        "leftcenterrightdel",
        "===== Điều 6 =====",
        "-----",
        "Số hiệu:",
        "Đã biết",
        "Xem thêm",
        "",
    ]
)


@given(st.lists(LINES, max_size=30))
def test_cleaning_adds_nothing_moves_nothing_and_is_done_at_once(lines: list[str]) -> None:
    source = page(*"\n".join([LEAD, "", *lines, "", MORE]).split("\n\n"))
    text = clean(source).text
    everything = iter(re.sub(r"\s", "", "".join(line.text for line in lines_of(source))))
    assert all(letter in everything for letter in re.sub(r"\s", "", text))
    assert clean(again(text)).text == text
