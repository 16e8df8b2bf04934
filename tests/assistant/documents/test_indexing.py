from assistant.documents.indexing import (
    embedded_text,
    index_fingerprint,
    number_terms,
    plain_terms,
    searched_fields,
)
from assistant.types import Document, Excerpt, Kind, Level, Passage, Span, Step

LAW = Document(
    id="l", source="l", fingerprint="", kind=Kind.LAW, number="06/2022/QH15", title="Luật Thi đua"
)
POINT = Passage(
    id="l#23.1.a",
    article_id="l#23",
    document=LAW,
    path=(
        Step(Level.CHAPTER, "II", "Danh hiệu"),
        Step(Level.ARTICLE, "23", "Chiến sĩ thi đua cơ sở"),
        Step(Level.CLAUSE, "1"),
        Step(Level.POINT, "a"),
    ),
    text="a) Đạt tiêu chuẩn;",
    span=Span(40, 58),
    leads=(Excerpt("1. Tặng cho cá nhân:", Span(18, 38)),),
)


def test_a_point_is_searched_with_its_titles_and_the_sentence_that_introduces_it() -> None:
    fields = searched_fields(POINT)
    assert fields.title == "Luật Thi đua\nDanh hiệu\nChiến sĩ thi đua cơ sở"
    assert fields.context == "1. Tặng cho cá nhân:"
    assert fields.body == "a) Đạt tiêu chuẩn;"


def test_the_embedded_text_begins_with_the_innermost_heading() -> None:
    assert embedded_text(POINT) == (
        "Chiến sĩ thi đua cơ sở\nDanh hiệu\nLuật Thi đua\n1. Tặng cho cá nhân:\na) Đạt tiêu chuẩn;"
    )


def test_a_document_without_title_and_headings_is_its_text() -> None:
    plain = Passage(
        id="x",
        article_id="x",
        document=Document(id="x", source="x", fingerprint=""),
        path=(),
        text="Lễ trao cờ",
        span=Span(0, 10),
    )
    assert embedded_text(plain) == "Lễ trao cờ"


def test_plain_terms_have_no_diacritics_and_keep_their_pairs() -> None:
    assert plain_terms(["thi", "đua", "giỏi"]) == ["thi", "dua", "gioi", "thi_dua", "dua_gioi"]


def test_a_number_is_found_whole_and_as_far_as_people_write_it() -> None:
    assert number_terms(LAW) == ("06/2022/qh15", "luat 06/2022", "luat 06")


def test_a_party_number_has_no_year() -> None:
    directive = Document(id="c", source="c", fingerprint="", kind=Kind.DIRECTIVE, number="34-CT/TW")
    assert number_terms(directive)[0] == "34-ct/tw"
    assert "chi thi 34" in number_terms(directive)


def test_a_document_without_number_has_no_number_terms() -> None:
    assert number_terms(Document(id="t", source="t", fingerprint="")) == ()


def test_the_fingerprint_of_an_index_names_its_model() -> None:
    assert index_fingerprint("a") != index_fingerprint("b")
    assert index_fingerprint("static-vi@12ab").startswith("static-vi@12ab")
