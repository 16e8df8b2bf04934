"""Questions on an amended law: what is quoted on a day, from where, and what is said beside it."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from assistant.documents.labelling import label
from assistant.ports import Assistant
from assistant.types import (
    Answer,
    Document,
    Finished,
    Kind,
    Question,
    Relation,
    RelationKind,
)
from assistant.wiring import conversing
from tests.fakes import FakeIndex, FakeLibrary
from tests.fakes_web import REPLIES
from tests.grounded import quoting, read
from tests.ingest.amended import LAW_TEXT, amending, prepared

ASKED = "Tiêu chuẩn danh hiệu Đường đẹp là gì?"
OLD, NEW = "3. Không lấn chiếm.", "3. Không đổ rác."
REWRITTEN = amending(
    "92/2032/QH18",
    f"Sửa đổi khoản 3 Điều 2 như sau:\n\n“{NEW}”",
    signed="02/3/2032",
    begins="01 tháng 01 năm 2033",
)
REPEALED = amending(
    "92/2032/QH18", "Bãi bỏ Điều 4.", signed="02/3/2032", begins="01 tháng 01 năm 2033"
)
WORDS = amending(
    "92/2032/QH18",
    "Thay cụm từ “dân góp” bằng cụm từ “xã lập” tại Điều 4.",
    signed="02/3/2032",
    begins="01 tháng 01 năm 2033",
)
DECLARED = Document(
    id="declared-97-2033-qh18",
    source="declared",
    fingerprint="",
    kind=Kind.LAW,
    number="97/2033/QH18",
    title="Luật sửa đổi Luật Giữ gìn đường làng",
    effective_from=date(2033, 5, 1),
    relations=(Relation(kind=RelationKind.AMENDS, number="91/2031/QH18", on=date(2033, 5, 1)),),
)
BEFORE, AFTER = date(2032, 12, 31), date(2033, 1, 1)


class Shelf(FakeLibrary):
    """A library that also knows some declared texts."""

    def __init__(self, declared: Sequence[Document]) -> None:
        super().__init__()
        self.known = list(declared)

    async def declared(self) -> list[Document]:
        return self.known


def asked(
    question: str,
    on: date,
    *texts: str,
    declared: Sequence[Document] = (),
    law: str = LAW_TEXT,
) -> tuple[Answer, dict[str, str]]:
    """The answer on a day, and the stored text of every document."""
    library, index = Shelf(declared), FakeIndex()
    stored = {}
    for one in map(prepared, (law, *texts)):
        library.add(one.document, one.text.text, one.passages)
        asyncio.run(index.upsert(one.passages))
        stored[one.document.id] = one.text.text
    assistant = assistant_over(library, index)

    async def ask() -> Answer:
        events = [each async for each in assistant.ask(Question(text=question, as_of=on))]
        return next(each.answer for each in events if isinstance(each, Finished))

    return asyncio.run(ask()), stored


def assistant_over(library: Shelf, index: FakeIndex) -> Assistant:
    return conversing(quoting(library, index), memory=None, replies=REPLIES, read=read)


def quotes(answer: Answer) -> str:
    return "\n".join(each.quote for each in answer.citations)


def test_the_old_wording_is_quoted_until_the_day_and_the_new_from_it() -> None:
    before, _ = asked(ASKED, BEFORE, REWRITTEN)
    after, _ = asked(ASKED, AFTER, REWRITTEN)
    assert OLD in quotes(before)
    assert NEW not in quotes(before)
    assert NEW in quotes(after)
    assert OLD not in quotes(after)


def test_old_wording_is_shown_with_its_own_last_day_not_with_that_of_the_whole_text() -> None:
    before, _ = asked(ASKED, BEFORE, REWRITTEN)
    after, _ = asked(ASKED, AFTER, REWRITTEN)
    assert "đến hết 31/12/2032" in before.text
    assert "đến hết" not in after.text
    assert "đến hết" not in asked(ASKED, BEFORE, REPEALED)[0].text


def test_a_comparison_shows_old_words_as_ended_and_their_law_as_still_in_force() -> None:
    question = "Tiêu chuẩn danh hiệu Đường đẹp trước và sau ngày 01/01/2033 khác nhau thế nào?"
    answer, _ = asked(question, AFTER, REWRITTEN)
    assert answer.comparison is not None
    assert answer.comparison.old.effective_to == BEFORE
    assert (answer.comparison.new.effective_from, answer.comparison.new.effective_to) == (
        AFTER,
        None,
    )
    assert answer.text.count("đến hết 31/12/2032") == 1
    assert "Quy định trước (đã hết hiệu lực sau ngày 31/12/2032" in answer.text
    assert any("đọc như vậy đến hết ngày 31/12/2032" in each for each in answer.warnings)
    told = answer.text.split("Khác nhau:")[1].split("Nguồn:")[0]
    assert told.split("\n") == ["", f"- Thêm: “{NEW}” [3]", f"- Bỏ: “{OLD}” [1]", "", ""]
    assert not any("91/2031/QH18 đã hết hiệu lực" in each for each in answer.warnings)


def test_what_stands_and_what_came_in_are_quoted_each_from_its_own_text() -> None:
    answer, stored = asked(ASKED, AFTER, REWRITTEN)
    for each in answer.citations:
        assert each.span.of(stored[each.passage.document_id]) == each.quote
    assert [each.passage.document.number for each in answer.citations] == [
        "91/2031/QH18",
        "92/2032/QH18",
    ]
    assert label(answer.citations[1].passage) == (
        "khoản 3 Điều 2 Luật Giữ gìn đường làng số 91/2031/QH18, được sửa đổi, bổ sung bởi "
        "khoản 1 Điều 1 Luật sửa đổi, bổ sung một số điều của Luật Giữ gìn đường làng số "
        "92/2032/QH18"
    )


def test_a_clause_that_is_named_is_quoted_as_it_reads_on_the_day() -> None:
    named = "khoản 3 Điều 2 Luật 91/2031/QH18"
    assert quotes(asked(named, BEFORE, REWRITTEN)[0]) == OLD
    assert quotes(asked(named, AFTER, REWRITTEN)[0]).endswith(NEW)


def test_a_repealed_article_answers_no_more_and_the_refusal_says_why() -> None:
    before, _ = asked("Điều 4 Luật 91/2031/QH18", BEFORE, REPEALED)
    after, _ = asked("Điều 4 Luật 91/2031/QH18", AFTER, REPEALED)
    assert (before.decision, after.decision) == ("answer", "refuse")
    assert "đã được sửa đổi hoặc bãi bỏ" in after.text


def test_a_changed_word_is_told_with_the_sentence_that_changes_it() -> None:
    answer, _ = asked("Điều 4 Luật 91/2031/QH18", AFTER, WORDS)
    assert "Quỹ do dân góp." in quotes(answer)
    assert "Thay cụm từ “dân góp” bằng cụm từ “xã lập”" in quotes(answer)
    (told,) = [each for each in answer.warnings if "nay đọc là" in each]
    assert "“dân góp” nay đọc là “xã lập”" in told
    earlier, _ = asked("Điều 4 Luật 91/2031/QH18", BEFORE, WORDS)
    assert not any("nay đọc là" in each for each in earlier.warnings)


def test_a_law_that_is_not_at_hand_is_warned_of_from_its_day() -> None:
    early, _ = asked(ASKED, date(2033, 4, 30), declared=[DECLARED])
    late, _ = asked(ASKED, date(2033, 5, 1), declared=[DECLARED])
    assert not any("97/2033/QH18" in each for each in early.warnings)
    (told,) = [each for each in late.warnings if "97/2033/QH18" in each]
    assert "từ ngày 01/05/2033" in told
    assert "chưa có trong kho" in told


@pytest.mark.parametrize(("article", "told"), [("2", True), ("4", False)])
def test_a_law_that_amends_another_article_does_not_bear_on_what_is_quoted(
    article: str, told: bool
) -> None:
    (relation,) = DECLARED.relations
    declared = replace(DECLARED, relations=(replace(relation, article=article),))
    answer, _ = asked(ASKED, date(2033, 5, 1), declared=[declared])
    assert answer.citations[0].passage.reference.article == "2"
    assert any("97/2033/QH18" in each for each in answer.warnings) is told


def test_a_warning_names_both_laws_by_kind_and_number_alone() -> None:
    answer, _ = asked(ASKED, date(2033, 5, 1), declared=[DECLARED])
    (told,) = [each for each in answer.warnings if "97/2033/QH18" in each]
    assert told.startswith("Luật số 97/2033/QH18 sửa đổi Luật số 91/2031/QH18")


SUMMARY = """---
title: Tóm tắt: danh hiệu Đường đẹp
kind: tóm tắt
effective_from: {begins}
official: Luật Giữ gìn đường làng số 91/2031/QH18
---

## Khoản 1 Điều 2 Luật số 91/2031/QH18: tiêu chuẩn danh hiệu Đường đẹp

Tiêu chuẩn danh hiệu Đường đẹp: đường sạch, có cây xanh và được dân giữ gìn.
"""


@pytest.mark.parametrize(
    ("begins", "on", "told"),
    [
        ("2031-07-01", date(2033, 5, 1), True),
        ("2031-07-01", date(2033, 4, 30), False),
        ("2033-05-01", date(2033, 5, 1), False),
    ],
)
def test_a_summary_written_before_an_amendment_says_so_from_its_day(
    begins: str, on: date, told: bool
) -> None:
    answer, _ = asked(ASKED, on, declared=[DECLARED], law=SUMMARY.format(begins=begins))
    assert answer.citations[0].passage.document.kind is Kind.SUMMARY
    notes = [each for each in answer.warnings if "97/2033/QH18" in each]
    assert bool(notes) is told
    assert all("Luật Giữ gìn đường làng số 91/2031/QH18" in each for each in notes)


@pytest.mark.parametrize(("number", "told"), [("91/2031/QH18", True), ("8/2032/NĐ-CP", False)])
def test_a_summary_of_two_texts_says_so_where_the_amended_one_is_quoted(
    number: str, told: bool
) -> None:
    summary = SUMMARY.format(begins="2031-07-01").replace(
        "official: Luật Giữ gìn đường làng số 91/2031/QH18",
        "official: Luật Giữ gìn đường làng số 91/2031/QH18; Nghị định 8/2032/NĐ-CP",
    )
    of_one = summary.replace("Luật số 91/2031/QH18:", f"Văn bản số {number}:")
    answer, _ = asked(ASKED, date(2033, 5, 1), declared=[DECLARED], law=of_one)
    assert any("97/2033/QH18" in each for each in answer.warnings) is told


def test_the_day_is_echoed() -> None:
    answer, _ = asked(ASKED, AFTER, REWRITTEN)
    assert answer.text.startswith("Ngày 01/01/2033 chưa đến. Trả lời theo các văn bản đã biết")


def test_a_case_that_began_before_the_rule_is_shown_the_transitional_article() -> None:
    text = LAW_TEXT.replace(
        "Điều 5. Hiệu lực thi hành",
        "Điều 5. Quy định chuyển tiếp\n\nHồ sơ nộp trước ngày Luật này có hiệu lực được xét theo "
        "quy định cũ.\n\nĐiều 6. Hiệu lực thi hành",
    )
    question = f"Thôn đã nộp hồ sơ. {ASKED}"
    on = date(2031, 8, 1)
    told = [label(each.passage) for each in asked(question, on, law=text)[0].citations]
    assert any(each.startswith("Điều 5 ") for each in told)
    plain = [label(each.passage) for each in asked(ASKED, on, law=text)[0].citations]
    assert not any(each.startswith("Điều 5 ") for each in plain)
