"""Splitting rules: articles, clauses, points, amendments, attachments, excerpts, plans."""

from assistant.types import Kind, Level
from ingest.splitting import split
from ingest.types import Text
from tests.ingest.rules import (
    AMENDING,
    DECISION,
    LAW,
    PLAN,
    a_document,
    passages_of,
    steps_of,
)


def test_an_article_comes_whole_and_then_in_clauses_and_points() -> None:
    keys = list(passages_of(LAW))
    points = ["d2.k2.a", "d2.k2.b", "d2.k2.c", "d2.k2.d", "d2.k2.dd"]
    article = [key for key in keys if key.startswith("d2")]
    assert article == ["d2", "d2.k1", *points, "d2.k2", "d2.k3"]


def test_a_point_knows_its_chapter_article_clause_and_the_sentences_that_introduce_it() -> None:
    point = passages_of(LAW)["d2.k2.b"]
    assert steps_of(point) == [
        (Level.CHAPTER, "I", "NHỮNG QUY ĐỊNH CHUNG"),
        (Level.ARTICLE, "2", "Danh hiệu “Đường đẹp”"),
        (Level.CLAUSE, "2", ""),
        (Level.POINT, "b", ""),
    ]
    assert [lead.text for lead in point.leads] == [
        "Danh hiệu “Đường đẹp” để tặng cho thôn đạt các tiêu chuẩn sau đây:",
        "2. Có một trong các việc sau:",
    ]
    assert point.text == "b) Thắp đèn vào buổi tối;"


def test_passages_and_leads_equal_the_stored_text_at_their_spans() -> None:
    for passage in passages_of(LAW).values():
        assert passage.span.of(LAW) == passage.text
        assert all(lead.span.of(LAW) == lead.text for lead in passage.leads)


def test_what_a_clause_says_after_its_points_belongs_to_the_clause_and_not_to_the_last_point() -> (
    None
):
    passages = passages_of(LAW)
    assert passages["d2.k2.dd"].text == "đ) Có người quét đường."
    assert passages["d2.k2"].text.startswith("Chính phủ quy định chi tiết")


def test_an_article_without_clauses_is_one_passage() -> None:
    assert [key for key in passages_of(LAW) if key.startswith("d1")] == ["d1"]


def test_head_and_signatures_stand_apart_from_the_articles() -> None:
    passages = passages_of(LAW)
    assert "Luật số: 91/2031/QH18" in passages["dau"].text
    assert passages["d3.k2"].text.endswith("có hiệu lực thi hành.")
    assert passages["cuoi"].text.startswith("Luật này được Quốc hội khóa XVIII thông qua")
    assert passages["cuoi"].text.endswith("Nguyễn Văn Mẫu")


def test_articles_without_titles_have_their_text_below_or_on_the_same_line() -> None:
    passages = passages_of(
        "LUẬT\n\nĐiều 1\n\nLuật này quy định quét đường.\n\nĐiều 2: Chính phủ thi hành Luật này."
    )
    assert passages["d1"].path[-1].heading == ""
    assert passages["d2"].text == "Điều 2: Chính phủ thi hành Luật này."


def test_points_stand_directly_under_an_article_that_has_no_clauses() -> None:
    passages = passages_of("LUẬT\n\nĐiều 4. Cấm\n\nNghiêm cấm:\n\na) Đổ rác;\n\nb) Đào đường.")
    assert [step.level for step in passages["d4.a"].path] == [Level.ARTICLE, Level.POINT]
    assert passages["d4.b"].leads[0].text == "Nghiêm cấm:"


def test_years_and_lists_inside_a_clause_are_not_clauses() -> None:
    text = """LUẬT

Điều 5. Kể chuyện

1. Làng có các đợt sau:

1. Đợt xuân.

2. Đợt thu.

2024. Năm ấy mất mùa.

2. Mỗi đợt ba ngày.

3. Hết."""
    passages = passages_of(text)
    assert [key for key in passages if key.startswith("d5.")] == ["d5.k1", "d5.k2", "d5.k3"]
    assert passages["d5.k2"].text == "2. Mỗi đợt ba ngày."


def test_lines_renumbered_in_brackets_stay_text() -> None:
    passages = passages_of(
        "LUẬT\n\nĐiều 6.\n\n(1) Một là sạch.\n\n(2) Hai là sáng.\n\n(i) Thế thôi."
    )
    assert list(passages) == ["dau", "d6"]


def test_quoted_articles_belong_to_the_amending_clause_that_quotes_them() -> None:
    passages = passages_of(AMENDING)
    assert [key for key in passages if key.startswith("d")] == [
        "dau", "d1", "d1.k1", "d1.k1>d2.k3",
        "d1.k2", "d1.k2>d2a", "d1.k2>d2a.k1.a", "d1.k2>d2a.k1.b", "d1.k2>d2a.k2", "d1.k3", "d2",
    ]  # fmt: skip
    assert passages["d1.k2"].text.endswith("2. Ngõ được xét mỗi năm một lần.”")


def test_a_quotation_that_is_never_closed_ends_at_the_next_amending_clause() -> None:
    broken = AMENDING.replace("mỗi năm một lần.”", "mỗi năm một lần.")
    passages = passages_of(broken)
    assert "d1.k3" in passages
    assert passages["d2"].text.startswith("Điều 2. Luật này có hiệu lực")


def test_an_attached_regulation_restarts_its_articles_under_its_own_name() -> None:
    passages = passages_of(DECISION)
    assert {"d1", "d2", "pl1.d1", "pl1.d2"} <= set(passages)
    attached = passages["pl1.d2"].path[0]
    assert attached.level is Level.APPENDIX
    assert attached.heading == "Quy định về đường làng tỉnh Bắc Ninh"
    assert passages["d2"].text.endswith("của Ủy ban nhân dân tỉnh.")


def test_an_article_that_an_excerpt_repeats_gets_an_id_of_its_own() -> None:
    text = """Nghị định 9/2030/NĐ-CP (trích)

Điều 55. Căn cứ tại Điều 55 Nghị định 9/2030/NĐ-CP có quy định như sau:

Điều 55. Mức thưởng

...

3. Ba đồng.

Điều 51 9/2030/NĐ-CP – tiền thưởng

1. Một đồng."""
    passages = passages_of(text)
    assert [key for key in passages if key.startswith("d5")] == [
        "d55", "d55~2", "d55~2.k3", "d51", "d51.k1",
    ]  # fmt: skip
    assert passages["d55~2.k3"].leads == ()
    assert passages["d55~2"].number_at(Level.ARTICLE) == "55"


def test_a_clause_over_the_limit_is_cut_between_its_paragraphs_under_one_path() -> None:
    paragraphs = "\n\n".join(f"Đoạn {n} " + "kể chuyện đường làng " * 30 for n in range(6))
    passages = passages_of(f"LUẬT\n\nĐiều 7. Dài\n\n1. Như sau:\n\n{paragraphs}\n\n2. Ngắn.")
    pieces = [p for key, p in passages.items() if key.startswith("d7.k1")]
    assert len(pieces) > 2
    assert len({p.path for p in pieces}) == 1
    assert pieces[1].id.endswith("#d7.k1~p2")
    assert pieces[1].leads[-1].text == "1. Như sau:"


def test_a_plan_is_split_by_its_roman_and_arabic_numbers() -> None:
    passages = passages_of(PLAN)
    assert list(passages) == ["dau", "mI.1", "mI.2", "mII.1.1", "mII.1.2", "mII.2"]
    assert steps_of(passages["mII.1.2"])[:2] == [
        (Level.SECTION, "II", "NỘI DUNG"),
        (Level.SUBSECTION, "1", "Quét dọn"),
    ]
    assert passages["mI.1"].text.endswith("b) Người dân vui hơn.")
    assert "Nơi nhận" not in passages["mII.2"].text


def test_a_text_of_unknown_kind_with_articles_is_split_as_a_rule() -> None:
    text = Text(text="Điều 1. Một\n\nA.\n\nĐiều 2. Hai\n\nB.\n\nĐiều 3. Ba\n\nC.")
    assert [p.id for p in split(a_document(None), text)] == ["v#d1", "v#d2", "v#d3"]


def test_a_blank_text_has_no_passages() -> None:
    assert split(a_document(Kind.LAW), Text(text=" \n\n")) == ()
