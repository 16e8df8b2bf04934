"""Web pages: main content, lists, tables, metadata."""

import pytest

from ingest.parsing import parse
from ingest.types import Block, Page
from tests.ingest.documents import raw

BODY = "Hội nghị tổng kết phong trào thi đua diễn ra sáng nay tại trụ sở Ủy ban nhân dân tỉnh. " * 3


def read(html: str) -> Page:
    return parse(raw(html, "html"))


def texts(html: str) -> list[str]:
    return [block.text for block in read(html).blocks]


def test_menus_scripts_forms_and_hidden_parts_are_left_out() -> None:
    page = f"""<html><body><nav>Trang chủ</nav><div class="menu">Tin tức</div><script>x=1</script>
    <style>p {{}}</style><form><p>Tìm kiếm</p></form><aside>Đọc nhiều</aside>
    <div class="main"><p>{BODY}</p><p style="display: none">ẩn</p><p hidden>ẩn</p></div>
    <footer>Bản quyền</footer><!-- ghi chú --></body></html>"""
    assert texts(page) == [BODY.strip()]


def test_a_form_that_wraps_the_whole_page_is_not_dropped() -> None:
    assert texts(f"<body><form><div><p>{BODY}</p></div></form></body>") == [BODY.strip()]


def test_a_named_container_is_the_main_content() -> None:
    others = "".join(f"<li><a href='/{n}'>Tin khác số {n} của tỉnh</a></li>" for n in range(30))
    page = f"<body><ul>{others}</ul><div itemprop='articleBody'><p>{BODY}</p></div></body>"
    assert texts(page) == [BODY.strip()]


def test_without_a_named_container_the_densest_block_is_taken() -> None:
    page = f"<body><div><p>Ngắn.</p></div><div><p>{BODY}</p><p>{BODY}</p></div></body>"
    assert texts(page) == [BODY.strip()] * 2


def test_the_lead_that_stands_beside_the_body_of_an_article_is_kept() -> None:
    page = f"""<article><h1>Tên bài</h1><p>Sáng 13/7, huyện họp.</p>
    <div class="entry-content"><p>{BODY}</p></div></article>"""
    assert texts(page) == ["Tên bài", "Sáng 13/7, huyện họp.", BODY.strip()]


def test_the_headline_outside_the_content_comes_first() -> None:
    page = f"<body><h1>Tên bài</h1><div class='entry-content'><p>{BODY}</p></div></body>"
    assert read(page).blocks[0] == Block("Tên bài", heading=1)


def test_of_two_languages_the_vietnamese_text_is_taken() -> None:
    english = "The national conference on emulation was held this morning in the capital. " * 5
    page = f"""<body><div class="content1"><p>{english}</p></div>
    <div class="content1"><p>{BODY}</p></div></body>"""
    assert texts(page) == [BODY.strip()]


def test_lists_keep_their_numbers() -> None:
    page = f"""<main><p>{BODY}</p><ul><li>gạch</li></ul><ol start="3"><li>ba<ul><li>con</li></ul>
    </li><li value="7">bảy</li></ol><ol type="a"><li>chữ</li></ol></main>"""
    assert texts(page)[1:] == ["- gạch", "3. ba", "- con", "7. bảy", "a) chữ"]


def test_line_breaks_inside_a_paragraph_are_lines() -> None:
    assert texts("<main><p>QUỐC   HỘI<br>Số:\n 1</p></main>") == ["QUỐC HỘI\nSố: 1"]


def test_rows_of_a_table_repeat_short_cells_that_span_them() -> None:
    page = """<main><table><tr><th>Nhóm</th><th colspan="2">Mức</th></tr>
    <tr><td rowspan="2">Cá nhân</td><td>LĐTT</td><td>0,3</td></tr>
    <tr><td>CSTĐCS</td><td>1,0</td></tr></table></main>"""
    assert texts(page) == ["Nhóm | Mức", "Cá nhân | LĐTT | 0,3", "Cá nhân | CSTĐCS | 1,0"]


def test_absurd_spans_are_survived() -> None:
    page = """<main><table><tr><td colspan="99999999">a</td></tr>
    <tr><td rowspan="x">b</td><td colspan="0">c</td></tr></table></main>"""
    assert texts(page) == ["a", "b | c"]


def test_a_layout_table_gives_paragraphs() -> None:
    page = """<main><table><tr><td>ỦY BAN NHÂN DÂN</td>
    <td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr></table></main>"""
    assert texts(page) == ["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


def test_tables_inside_a_table_are_rows_and_the_outer_one_is_layout() -> None:
    page = f"""<main><table><tr><td><p>{BODY}</p><table><tr><td>a</td><td>b</td></tr></table></td>
    <td>bên</td></tr></table></main>"""
    assert texts(page) == [BODY.strip(), "a | b", "bên"]


def test_metadata_is_read_from_the_head() -> None:
    page = read(
        """<head><title>Tên trang</title><meta property="og:title" content="Tên  bài">
        <link rel="canonical" href="https://vi.du/bai">
        <meta property="article:published_time" content="2020-09-16T15:27:44+0700"></head>
        <body><p>Chữ</p></body>"""
    )
    assert page.metadata == {
        "title": "Tên bài",
        "url": "https://vi.du/bai",
        "published": "2020-09-16T15:27:44+0700",
    }


@pytest.mark.parametrize(
    ("headings", "title"),
    [
        ("<h1>Kế hoạch thi đua năm 2025</h1>", "Kế hoạch thi đua năm 2025"),
        ("<h1>Trang tin</h1>", "Trang tin - Trang chủ"),
        ("<h1>Kế hoạch thi đua</h1><h1>Bài cùng chuyên mục</h1>", "Trang tin - Trang chủ"),
    ],
)
def test_the_one_headline_of_a_page_is_its_title_before_that_of_the_site(
    headings: str, title: str
) -> None:
    page = read(f"<head><title>Trang tin - Trang chủ</title></head><body>{headings}<p>Chữ</p>")
    assert page.metadata["title"] == title


def test_an_empty_page_and_an_xml_page_are_read() -> None:
    assert texts("") == []
    assert texts('<?xml version="1.0" encoding="utf-8"?><html><body><p>Chữ</p></body></html>') == [
        "Chữ"
    ]
