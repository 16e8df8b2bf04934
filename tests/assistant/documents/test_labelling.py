"""Labels: how passages and documents are named to people."""

from dataclasses import replace
from datetime import date

from assistant.documents.labelling import document_name, label, place
from assistant.types import Document, Kind, Level, Passage, Span, Step

POINT = (Step(Level.ARTICLE, "23", "Danh hiệu"), Step(Level.CLAUSE, "2"), Step(Level.POINT, "a"))


def document(
    kind: Kind,
    number: str | None = None,
    *,
    title: str | None = None,
    issued_on: date | None = None,
) -> Document:
    return Document(
        id="d",
        source="/kho/tin.txt",
        fingerprint="",
        kind=kind,
        number=number,
        title=title,
        issued_on=issued_on,
    )


def passage(of: Document, *path: Step) -> Passage:
    return Passage(id="d#1", article_id="d#1", document=of, path=path, text="a", span=Span(0, 1))


def test_a_law_is_named_by_title_and_number() -> None:
    law = document(Kind.LAW, "06/2022/QH15", title="Luật Thi đua, khen thưởng")
    name = "điểm a khoản 2 Điều 23 Luật Thi đua, khen thưởng số 06/2022/QH15"
    assert label(passage(law, *POINT)) == name


def test_other_rules_are_named_by_kind_and_number() -> None:
    decree = document(Kind.DECREE, "152/2025/NĐ-CP", title="Quy định chi tiết")
    path = (Step(Level.ARTICLE, "50"), Step(Level.CLAUSE, "1"))
    assert label(passage(decree, *path)) == "khoản 1 Điều 50 Nghị định số 152/2025/NĐ-CP"
    assert label(passage(document(Kind.DIRECTIVE, "34-CT/TW"))) == "Chỉ thị số 34-CT/TW"


def test_sections_of_a_plan_are_joined_from_the_outside_in() -> None:
    path = (
        Step(Level.SECTION, "II", "NỘI DUNG"),
        Step(Level.SUBSECTION, "2", "Yêu cầu"),
        Step(Level.SUBSECTION, "2.1"),
    )
    plan = document(Kind.PLAN, "157/KH-UBND")
    assert label(passage(plan, *path[:2])) == "mục II.2 Kế hoạch số 157/KH-UBND"
    assert place(passage(plan, *path)) == "mục II.2.1"


def test_a_local_text_is_named_with_whose_it_is() -> None:
    article = Step(Level.ARTICLE, "3")
    local = replace(document(Kind.DECISION, "1/2031/QĐ-UBND"), issuer="Ủy ban nhân dân xã An Phú")
    name = "Điều 3 Quyết định số 1/2031/QĐ-UBND của Ủy ban nhân dân xã An Phú"
    assert label(passage(local, article)) == name
    decree = replace(document(Kind.DECREE, "2/2031/NĐ-CP"), issuer="Chính phủ")
    assert label(passage(decree, article)) == "Điều 3 Nghị định số 2/2031/NĐ-CP"


def test_appendices_forms_and_attached_regulations_say_which_they_are() -> None:
    decision = document(Kind.DECISION, "86/2025/QĐ-UBND")
    attached = Step(Level.APPENDIX, "", "Quy định về thi đua")
    article = Step(Level.ARTICLE, "3")
    name = "Điều 3 Quy định về thi đua ban hành kèm theo Quyết định số 86/2025/QĐ-UBND"
    assert label(passage(decision, attached, article)) == name
    assert place(passage(decision, Step(Level.APPENDIX, "II", "Mẫu bằng"))) == "Phụ lục II"
    assert place(passage(decision, Step(Level.APPENDIX, "", "Mẫu số 01: Báo cáo"))) == "Mẫu số 01"


def test_a_summary_names_the_rule_and_says_that_it_is_a_summary() -> None:
    summary = document(Kind.SUMMARY, title="Tóm tắt: Chiến sĩ thi đua cơ sở")
    step = Step(Level.ARTICLE, "23", "Điều 23 Luật số 06/2022/QH15: tiêu chuẩn")
    name = "Điều 23 Luật số 06/2022/QH15 (theo bản tóm tắt “Chiến sĩ thi đua cơ sở”)"
    assert label(passage(summary, step)) == name


def test_news_is_named_by_headline_and_day_or_by_what_is_known() -> None:
    day = date(2020, 1, 13)
    assert document_name(document(Kind.NEWS, title="Hội nghị", issued_on=day)) == (
        "bài “Hội nghị” (13/01/2020)"
    )
    assert document_name(document(Kind.NEWS, issued_on=day)) == "tin ngày 13/01/2020"
    quoting = document(Kind.NEWS, title="Phát động “Tuổi trẻ” năm 2030")
    assert document_name(quoting) == "bài “Phát động ‘Tuổi trẻ’ năm 2030”"
    assert document_name(document(Kind.NEWS)) == "tài liệu “tin.txt”"
