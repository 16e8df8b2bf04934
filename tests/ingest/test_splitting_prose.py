"""Splitting news, pages, tables and summaries."""

from assistant.types import Kind, Level, Passage
from ingest.splitting import split
from ingest.splitting.prose import FULL, SCRAP
from ingest.types import Text
from tests.ingest.rules import a_document, marked_down, steps_of

SENTENCE = "Hội nghị của thôn bàn việc làm đẹp đường làng trong năm tới. "


def by_key(text: Text, kind: Kind) -> dict[str, Passage]:
    return {p.id.split("#")[1]: p for p in split(a_document(kind), text)}


def test_short_paragraphs_are_gathered_and_none_is_cut() -> None:
    paragraphs = [(SENTENCE * 3).strip() for _ in range(7)]
    passages = by_key(Text(text="\n\n".join(paragraphs)), Kind.NEWS)
    assert list(passages) == ["p1", "p2", "p3"]
    assert all(len(p.text) <= FULL + SCRAP for p in passages.values())
    assert all(p.text.endswith("năm tới.") for p in passages.values())


def test_a_very_long_paragraph_is_cut_between_sentences() -> None:
    passages = by_key(Text(text=(SENTENCE * 40).strip()), Kind.NEWS)
    assert len(passages) >= 3
    assert all(p.text.startswith("Hội nghị") and p.text.endswith(".") for p in passages.values())


def test_a_name_left_over_at_the_end_joins_the_paragraph_before() -> None:
    text = Text(text=f"{(SENTENCE * 8).strip()}\n\nNguyễn Văn Mẫu")
    assert list(by_key(text, Kind.NEWS)) == ["p1"]


def test_headings_become_steps_of_the_path() -> None:
    text = marked_down(f"# Tin làng\n\n## Kết quả\n\n{SENTENCE}\n\n## Nhiệm vụ\n\n{SENTENCE}")
    passages = by_key(text, Kind.NEWS)
    assert [steps_of(p) for p in passages.values()] == [
        [(Level.HEADING, "", "Kết quả")],
        [(Level.HEADING, "", "Nhiệm vụ")],
    ]


def test_questions_part_a_page_of_questions_and_answers() -> None:
    text = Text(
        text=f"Thôn nào được tặng danh hiệu?\n\n{SENTENCE}\n\nAi tặng danh hiệu ấy?\n\nThôn."
    )
    headings = [p.headings for p in by_key(text, Kind.FAQ).values()]
    assert headings == [("Thôn nào được tặng danh hiệu?",), ("Ai tặng danh hiệu ấy?",)]


def test_a_long_table_is_cut_between_rows_and_each_later_part_keeps_the_first_row_as_lead() -> None:
    rows = [
        f"Thôn {n} | được tặng cờ vì đường làng sạch sẽ quanh năm suốt tháng" for n in range(60)
    ]
    passages = by_key(Text(text="\n".join(["Thôn | Thành tích", *rows])), Kind.NEWS)
    assert len(passages) > 3
    assert "".join(p.text + "\n" for p in passages.values()).count("Thôn ") == 61
    assert all(p.leads[0].text == "Thôn | Thành tích" for p in list(passages.values())[1:])


SUMMARY = """> Bản tóm tắt.

## Điều 23 Luật số 91/2031/QH18: tiêu chuẩn

Thôn đạt danh hiệu khi:

1. Sạch;
2. Sáng.

Hai tiêu chuẩn phải đủ cả hai.

## Khoản 1 Điều 80 Luật số 91/2031/QH18: người quyết định

Chủ tịch xã quyết định.

## Ghi nhớ

Không có ngoại lệ.
"""


def test_the_headings_of_a_summary_name_articles_and_clauses() -> None:
    passages = by_key(marked_down(SUMMARY), Kind.SUMMARY)
    articles = [p for p in passages.values() if p.number_at(Level.ARTICLE)]
    assert [p.id for p in articles] == ["v#d23", "v#d23.k1", "v#d23.k2", "v#d23.cuoi", "v#d80.k1"]
    assert passages["d80.k1"].number_at(Level.CLAUSE) == "1"
    assert passages["d23.k2"].leads[0].text == "Thôn đạt danh hiệu khi:"
    assert passages["d23.k2"].text == "2. Sáng."


def test_other_sections_of_a_summary_stand_under_their_heading() -> None:
    last = list(by_key(marked_down(SUMMARY), Kind.SUMMARY).values())[-1]
    assert steps_of(last) == [(Level.HEADING, "", "Ghi nhớ")]
