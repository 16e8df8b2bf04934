"""Describing: what a text says of itself, and nothing that it only mentions."""

from datetime import date

import pytest

from assistant.errors import DocumentRejected
from assistant.types import Kind, RelationKind
from ingest.describing import document_id
from tests.ingest.rules import AMENDING, DECISION, LAW, PLAN, described, raw_of


def test_a_law_is_described_from_its_head_and_its_article_on_effect() -> None:
    law = described(LAW)
    assert (law.kind, law.number, law.issuer) == (Kind.LAW, "91/2031/QH18", "Quốc hội")
    assert law.title == "Luật Giữ gìn đường làng"
    assert (law.issued_on, law.effective_from) == (date(2031, 3, 2), date(2031, 7, 1))
    assert law.effective_to is None
    assert not law.excerpt


def test_a_local_decision_names_its_province_and_counts_days_from_signing() -> None:
    decision = described(DECISION)
    assert decision.issuer == "Ủy ban nhân dân tỉnh Bắc Ninh"
    assert decision.title == "Ban hành Quy định về đường làng tỉnh Bắc Ninh"
    assert decision.effective_from == date(2031, 5, 15)


def test_a_decision_of_a_commune_names_it_where_its_name_stands_on_a_line_of_its_own() -> None:
    head, rest = DECISION.split("\n", 1)
    assert head == "ỦY BAN NHÂN DÂN TỈNH BẮC NINH"
    decision = described(f"ỦY BAN NHÂN DÂN\nXÃ AN PHÚ\n{rest}")
    assert decision.issuer == "Ủy ban nhân dân xã An Phú"
    assert described(f"ỦY BAN NHÂN DÂN TỈNH\nSố: 1/QĐ-UBND\n{rest}").issuer is None


def test_a_plan_without_articles_is_described_from_its_head() -> None:
    plan = described(PLAN)
    assert (plan.kind, plan.number) == (Kind.PLAN, "77/KH-UBND")
    assert plan.issued_on == date(2031, 9, 9)
    assert plan.title == "Phát động đợt thi đua làm đẹp đường làng"


@pytest.mark.parametrize(
    ("line", "number", "issued", "begins", "ends"),
    [
        ("Nghị định 9/2030/NĐ-CP (14/6/2030) (trích)", "9/2030/NĐ-CP", (2030, 6, 14), None, None),
        ("Thông tư 8/2030/TT-BNV (làng, hiệu lực 01/12/2030) (trích)", "8/2030/TT-BNV", None,
         (2030, 12, 1), None),
        ("Thông tư 7/2030/TT-BNV – bị Thông tư 1/2031/TT-BNV thay thế từ 02/4/2031 (trích)",
         "7/2030/TT-BNV", None, None, (2031, 4, 1)),
        ("Chỉ thị 99-CT/TW ngày 26/12/2030 của Bộ Chính trị về đường làng (trích)", "99-CT/TW",
         (2030, 12, 26), None, None),
    ],
)  # fmt: skip
def test_the_first_line_of_an_excerpt_names_the_rule(
    line: str,
    number: str,
    issued: tuple[int, int, int] | None,
    begins: tuple[int, int, int] | None,
    ends: tuple[int, int, int] | None,
) -> None:
    rule = described(f"{line}\n\nĐiều 4.\n\nGiữ sạch đường làng.")
    assert (rule.number, rule.excerpt) == (number, True)
    assert rule.issued_on == (date(*issued) if issued else None)
    assert rule.effective_from == (date(*begins) if begins else None)
    assert rule.effective_to == (date(*ends) if ends else None)


def test_a_portal_s_table_of_properties_gives_number_kind_and_day() -> None:
    page = "Số hiệu: | 22/CĐ-TTg\nLoại văn bản: | Công điện\nNgày ban hành: | 26/11/2030"
    dispatch = described(page + "\n\nThủ tướng Chính phủ yêu cầu quét đường làng.")
    assert (dispatch.kind, dispatch.number) == (Kind.DISPATCH, "22/CĐ-TTg")
    assert (dispatch.issuer, dispatch.issued_on) == ("Thủ tướng Chính phủ", date(2030, 11, 26))


NEWS = """Thôn Hạ tổng kết phong trào làm đẹp đường làng

Thứ ba - 24/10/2030 08:53

(Báo Làng) Ngày 19/7/2030, tại thành phố Đông Hà, tỉnh Quảng Trị, thôn Hạ tổ chức Hội nghị tổng \
kết phong trào theo Nghị định số 9/2030/NĐ-CP của Chính phủ. Nghị định này có hiệu lực từ ngày \
01/01/2030 và thay thế Nghị định số 8/2020/NĐ-CP.
"""


def test_a_news_item_that_mentions_a_decree_is_news_without_number_or_relations() -> None:
    news = described(NEWS)
    assert (news.kind, news.number, news.relations) == (Kind.NEWS, None, ())
    assert news.effective_from is None
    assert news.title == "Thôn Hạ tổng kết phong trào làm đẹp đường làng"


def test_a_news_item_tells_the_day_of_publication_and_the_day_and_place_of_its_event() -> None:
    news = described(NEWS)
    assert (news.issued_on, news.event_on) == (date(2030, 10, 24), date(2030, 7, 19))
    assert news.event_place == "thành phố Đông Hà, tỉnh Quảng Trị"


def test_a_headline_that_begins_with_a_rule_is_still_news() -> None:
    text = """Thông tư số 18/2030/TT-BQP quy định rõ điều kiện làm đường làng.

Tại Chương III của Thông tư, đồng chí Bộ trưởng cho biết điều kiện làm đường. Hội nghị đã bàn."""
    assert described(text).kind is Kind.NEWS


def test_a_text_that_begins_with_its_body_has_no_title() -> None:
    body = "Dự hội nghị có các đồng chí lãnh đạo thôn; đại diện xóm trên, xóm dưới phát biểu. " * 3
    assert described(body + "\n\n" + body).title is None


def test_a_day_without_a_year_counts_only_when_publication_shows_the_year() -> None:
    told = "Sáng 23/11, tại Huế, thôn Hạ tổ chức Hội nghị tổng kết phong trào làm đẹp đường làng."
    text = (
        f"Thôn Hạ tổng kết phong trào đường làng\n\n{{}}{told}\n\nĐại biểu phát biểu tại hội nghị."
    )
    assert described(text.format("")).event_on is None
    assert described(text.format("25/11/2030\n\n")).event_on == date(2030, 11, 23)
    assert described(text.format("25/3/2030\n\n")).event_on is None


def test_a_page_of_questions_and_cited_articles_is_a_page_of_answers() -> None:
    text = """Ai tặng danh hiệu Đường đẹp?

Căn cứ theo Điều 80 Luật Giữ gìn đường làng 2031 thì Chủ tịch xã tặng danh hiệu ấy.

Tặng khi nào trong năm?

Theo quy định tại khoản 1 Điều 81 Luật Giữ gìn đường làng thì tặng vào cuối năm."""
    page = described(text)
    assert (page.kind, page.number) == (Kind.FAQ, None)


def test_an_encyclopedia_page_is_known_by_its_address() -> None:
    page = described("Đường làng là đường.", url="https://vi.wikipedia.org/wiki/Đường")
    assert page.kind is Kind.ENCYCLOPEDIA


def test_a_report_is_known_by_its_head_alone() -> None:
    text = "BÁO CÁO\n\nKết quả làm đẹp đường làng năm 2030\n\nNăm qua, thôn Hạ đã quét đường."
    report = described(text)
    assert (report.kind, report.title) == (Kind.REPORT, "Kết quả làm đẹp đường làng năm 2030")


def test_a_numbered_text_that_is_addressed_to_someone_is_a_letter() -> None:
    text = "Số: 784/BNNMT-TCCB | Hà Nội, ngày 03 tháng 3 năm 2030\nV/v quét đường\n\nKính gửi: Thôn"
    letter = described(text)
    assert (letter.kind, letter.number) == (Kind.LETTER, "784/BNNMT-TCCB")
    assert letter.issued_on == date(2030, 3, 3)


def test_front_matter_goes_before_the_text_and_its_days_may_be_vietnamese() -> None:
    summary = described(
        "Nội dung.", kind="tóm tắt", title="Tóm tắt: đường", effective_from="2031-07-01",
        effective_to="31/12/2032", official="Luật số 91/2031/QH18",
    )  # fmt: skip
    assert summary.kind is Kind.SUMMARY
    assert (summary.effective_from, summary.effective_to) == (date(2031, 7, 1), date(2032, 12, 31))
    assert summary.official == "Luật số 91/2031/QH18"


def test_a_day_in_front_matter_that_cannot_be_read_is_refused_with_field_and_value() -> None:
    with pytest.raises(DocumentRejected) as refused:
        described("Nội dung.", kind="tóm tắt", effective_from="tháng sau")
    assert refused.value.key == "reject.metadata"
    assert refused.value.values == {"field": "effective_from", "value": "tháng sau"}


def test_a_text_that_says_nothing_of_itself_has_nothing_but_id_and_source() -> None:
    plain = described("đường làng sạch đẹp")
    assert (plain.kind, plain.number, plain.title, plain.issuer) == (None, None, None, None)


def test_an_id_is_readable_ascii_and_differs_by_place() -> None:
    here, there = raw_of("Luật số 91.txt", "/a/x.txt"), raw_of("Luật số 91.txt", "/b/x.txt")
    assert document_id(here).startswith("luat-so-91-")
    assert document_id(here) == document_id(here) != document_id(there)
    assert document_id(here).isascii()
    assert len(document_id(raw_of("x" * 200 + ".txt"))) == 48 + 1 + 6


def test_a_sentence_on_one_article_or_in_quotes_is_not_the_day_of_the_whole() -> None:
    text = LAW.replace(
        "1. Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2031.",
        "1. Điều 2 Luật này có hiệu lực thi hành từ ngày 01 tháng 9 năm 2031.",
    )
    assert described(text).effective_from is None
    quoting = AMENDING.replace("2. Ngõ được xét", "2. Luật này có hiệu lực từ ngày 01/01/2020. Ngõ")
    assert described(quoting).effective_from == date(2033, 1, 1)


def test_the_evidence_of_a_relation_stands_in_the_stored_text() -> None:
    for relation in described(LAW).relations:
        assert relation.evidence is not None
        assert relation.evidence.span.of(LAW) == relation.evidence.text
        assert relation.kind is RelationKind.REPLACES
