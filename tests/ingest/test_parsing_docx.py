"""Word documents: headings, automatic numbers, tables, tracked changes."""

import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from assistant.errors import DocumentRejected
from ingest.parsing import parse
from ingest.types import Block
from tests.ingest.documents import raw, saved, word


def texts(document: object) -> list[str]:
    return [block.text for block in parse(raw(saved(document), "docx")).blocks]


def test_headings_are_told_by_style_and_empty_paragraphs_go() -> None:
    document = word()
    document.add_heading("Báo cáo", level=0)
    document.add_heading("Kết quả", level=2)
    document.add_paragraph("  ")
    document.add_paragraph("Đạt.")
    assert parse(raw(saved(document), "docx")).blocks == (
        Block("Báo cáo", heading=1),
        Block("Kết quả", heading=2),
        Block("Đạt."),
    )


def test_tables_stand_where_they_are_and_merged_cells_count_once() -> None:
    document = word()
    document.add_paragraph("Trước.")
    table = document.add_table(rows=2, cols=3)
    for place, text in enumerate(("LĐTT", "0,3", "702.000")):
        table.cell(1, place).text = text
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Danh hiệu"
    table.cell(0, 2).text = "Mức"
    document.add_paragraph("Sau.")
    assert texts(document) == ["Trước.", "Danh hiệu | Mức", "LĐTT | 0,3 | 702.000", "Sau."]


def test_the_heading_table_of_an_official_document_is_paragraphs() -> None:
    document = word()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "ỦY BAN NHÂN DÂN"
    table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    assert texts(document) == [
        "ỦY BAN NHÂN DÂN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    ]


def test_numbers_and_bullets_of_automatic_lists_are_written_out() -> None:
    document = word()
    for text in ("một", "hai"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("gạch", style="List Bullet")
    document.add_paragraph("thường")
    assert texts(document) == ["1. một", "2. hai", "- gạch", "thường"]


def test_levels_of_a_list_count_within_the_level_above() -> None:
    document = word()
    _define_list(document, "77", [("decimal", "%1."), ("lowerLetter", "%2)"), ("decimal", "%1.%3")])
    for level, text in ((0, "A"), (1, "B"), (1, "C"), (0, "D"), (1, "E"), (2, "F")):
        _number(document.add_paragraph(text), "77", level)
    assert texts(document) == ["1. A", "a) B", "b) C", "2. D", "a) E", "2.1 F"]


def test_inserted_text_is_kept_and_deleted_text_is_left_out() -> None:
    document = word()
    paragraph = document.add_paragraph("Mức ")
    for tag, inner, text in (("w:del", "w:delText", "cũ"), ("w:ins", "w:t", "mới")):
        change, run, content = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
        content.text = text
        run.append(content)
        change.append(run)
        paragraph._p.append(change)
    assert texts(document) == ["Mức mới"]


def test_a_line_break_inside_a_paragraph_is_a_line() -> None:
    document = word()
    document.add_paragraph("QUỐC HỘI\nSố: 1")
    assert texts(document) == ["QUỐC HỘI\nSố: 1"]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "reject.broken"),
        (b"PK\x03\x04 cut", "reject.broken"),
        (saved(word())[:2000], "reject.broken"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "reject.encrypted"),
    ],
    ids=["empty", "no archive", "cut short", "password"],
)
def test_what_cannot_be_read_is_refused_with_its_reason(content: bytes, key: str) -> None:
    with pytest.raises(DocumentRejected) as caught:
        parse(raw(content, "docx"))
    assert caught.value.key == key


def _define_list(document: object, name: str, levels: list[tuple[str, str]]) -> None:
    root = document.part.numbering_part.element  # type: ignore[attr-defined]
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), name)
    for place, (form, pattern) in enumerate(levels):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(place))
        for tag, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", pattern)):
            child = OxmlElement(tag)
            child.set(qn("w:val"), value)
            level.append(child)
        abstract.append(level)
    root.insert(0, abstract)
    number, reference = OxmlElement("w:num"), OxmlElement("w:abstractNumId")
    number.set(qn("w:numId"), name)
    reference.set(qn("w:val"), name)
    number.append(reference)
    root.append(number)


def _number(paragraph: object, name: str, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # type: ignore[attr-defined]
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = int(name)
