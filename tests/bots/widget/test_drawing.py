"""What is drawn of an answer: hostile words, tables, quotes, days in force."""

from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import Browser

from assistant.types import Answer, Document, Passage, Relation, RelationKind, Span
from tests.bots.widget.answered import answering
from tests.browsing import ask, needs_chromium, opened, said
from tests.fakes_web import (
    HOSTILE_DOCUMENT,
    POINT,
    QUOTE,
    REPLIES,
    FakeLibrary,
    cited,
    services,
)

pytestmark = needs_chromium

HUGE_WORD = "x" * 5_000
RIGHT_TO_LEFT = "\u202eđảo ngược\u202c \u2067phải\u2069"


@pytest.mark.parametrize(
    "text",
    [
        HUGE_WORD,
        RIGHT_TO_LEFT * 50,
        '<img src=x onerror="document.title=1"> [x](javascript:alert(1)) ' * 20,
        "\n".join(f"Hàng {n} | {'ô rất dài ' * 8} | {HUGE_WORD[:90]} | 4,5" for n in range(30)),
    ],
    ids=["huge word", "right to left", "markup", "table"],
)
def test_hostile_words_break_nothing_on_a_phone(browser: Browser, text: str) -> None:
    passage = replace(
        POINT, document=HOSTILE_DOCUMENT, text=text, span=Span(0, len(text)), leads=()
    )
    answer = Answer(text=f"{text}\n“{text}” [1]", decision="answer", citations=(cited(passage),))
    with opened(browser, answering(answer), width=360) as page:
        ask(page, text[:1_900])
        page.locator(".tools").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        outside = "e => e.getBoundingClientRect().right > innerWidth + 1"
        assert not page.locator(".quote").evaluate(outside)
        assert not page.locator(".tools").evaluate(outside)
        assert page.locator("tdkt-chat img, tdkt-chat a").count() == 0
        assert page.title() == REPLIES.say("page.title")


def test_rows_of_a_table_are_shown_as_one(browser: Browser) -> None:
    rows = "Danh hiệu | Hệ số\nCSTĐ toàn quốc | 4,5\nCSTĐ cơ sở | 1,0"
    answer = Answer(text=f"Mức thưởng:\n{rows}\nHết.", decision="answer")
    with opened(browser, answering(answer)) as page:
        ask(page)
        page.get_by_role("region", name=said("table")).wait_for()
        assert page.get_by_role("columnheader").all_inner_texts() == ["Danh hiệu", "Hệ số"]
        cells = page.get_by_role("cell").all_inner_texts()
        assert cells == ["CSTĐ toàn quốc", "4,5", "CSTĐ cơ sở", "1,0"]


@pytest.mark.parametrize(
    ("text", "heads", "cells"),
    [
        ("TT | Tên | Mã\nI | NHÓM 1\n1 | Xét | X.1", 3, ["I", "NHÓM 1", "1", "Xét", "X.1"]),
        ("Cờ | 12 lần |\nGiấy khen | 2 lần |", 0, ["Cờ", "12 lần", "Giấy khen", "2 lần"]),
        ("Điều 54.\n\nBằng khen | 7 lần |", 0, ["Bằng khen", "7 lần"]),
        ("Thứ 4, 16/09/2020 | 15:23\nTin của trường.", 0, []),
    ],
    ids=["rows of unequal length", "no head", "one row", "no table"],
)  # fmt: skip
def test_the_table_of_a_quote_is_drawn_as_the_document_has_it(
    browser: Browser, text: str, heads: int, cells: list[str]
) -> None:
    passage = replace(_bare(POINT), text=text, span=Span(0, len(text)))
    answer = Answer(text=f"“{text}” [1]", decision="answer", citations=(cited(passage),))
    with opened(browser, answering(answer), width=360) as page:
        ask(page)
        quote = page.locator(".quote")
        quote.wait_for()
        assert quote.get_by_role("columnheader").count() == heads
        assert quote.get_by_role("cell").all_inner_texts() == cells
        if not cells:
            assert quote.locator("blockquote").text_content() == text
        page.emulate_media(media="print")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    "told",
    [
        "“{lead}\n{quote}” [1]",
        "“{lead}\n[…]\n{quote}” [1]",
        "“{quote}” [1]",
        "“{second}” [2]\n“{lead}\n{quote}” [1]",
    ],
    ids=["whole", "with something left out", "without what introduces it", "in another order"],
)
def test_a_quote_is_printed_once(browser: Browser, told: str) -> None:
    lead, second = POINT.leads[-1].text, "Điều 3. Hồ sơ"
    passage = replace(POINT, leads=POINT.leads[-1:])
    other = replace(_bare(POINT), text=second, span=Span(0, len(second)))
    text = told.format(lead=lead, quote=QUOTE, second=second)
    citations = (cited(passage), cited(other, marker=2))[: 1 + ("[2]" in told)]
    answer = Answer(text=text, decision="answer", citations=citations)
    with opened(browser, answering(answer)) as page:
        ask(page)
        page.locator(".tools").wait_for()
        assert (page.locator(".answer").inner_text()).count(QUOTE) == 1
        assert page.locator(".quote").count() == len(citations)
        assert page.locator(".prose").count() == 0
        shown = "".join(page.locator("blockquote").all_text_contents())
        assert ("[…]" in shown) == ("[…]" in told)


def test_an_answer_of_a_megabyte_is_shown(browser: Browser) -> None:
    words = "Một câu trả lời rất dài. " * 42_000
    answer = Answer(text=words + f"“{QUOTE}” [1]", decision="answer", citations=(
        cited(_bare(POINT)),
    ))  # fmt: skip
    with opened(browser, answering(answer)) as page:
        ask(page)
        page.locator(".tools").wait_for(timeout=60_000)
        assert page.locator(".quote blockquote").text_content() == QUOTE


def test_a_text_that_another_one_has_ended_is_not_shown_as_in_force(browser: Browser) -> None:
    number = POINT.document.number or ""
    ending = Relation(kind=RelationKind.REPLACES, number=number, on=date(2030, 12, 1))
    newer = Document(
        id="z", source="z", fingerprint="2", number="9/2030/NĐ-CP", relations=(ending,)
    )
    with opened(browser, services(library=FakeLibrary(newer))) as page:
        for day, sentence in (
            ("2030-11-30", said("effective_within", **{"from": "01/03/2030", "to": "30/11/2030"})),
            ("2030-12-01", said("ended_by", to="30/11/2030", number="9/2030/NĐ-CP")),
            ("2030-02-01", said("not_yet", **{"from": "01/03/2030"})),
        ):
            page.get_by_label(said("as_of")).fill(day)
            ask(page)
            page.locator(".turn:last-child .quote .chip").click()
            page.locator(".sheet .badge").get_by_text(sentence).wait_for()
            page.keyboard.press("Escape")


def test_a_long_quote_is_folded_until_it_is_wanted(browser: Browser) -> None:
    passage = replace(POINT, text="Một điều khoản dài. " * 200, leads=())
    answer = Answer(text=f"“{passage.text}” [1]", decision="answer", citations=(cited(passage),))
    with opened(browser, answering(answer)) as page:
        ask(page)
        page.get_by_role("button", name=said("more")).click()
        assert page.locator(".folded").count() == 0
        page.get_by_role("button", name=said("less")).click()
        assert page.locator(".folded").count() == 1


def _bare(passage: Passage) -> Passage:
    return replace(passage, leads=())
