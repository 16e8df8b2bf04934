"""The base salary of the day: a page that knows an older amount does not answer for today."""

import pytest

from assistant.composing.warning import salary_warnings
from assistant.documents.citing import Quotation, cite
from assistant.evidence.base_salary import with_salary_of_the_day
from assistant.evidence.prose import quote_prose
from assistant.types import Document, Kind, Question
from assistant.understanding.query import understand
from tests.builders import TODAY, document_of, findings_of, passages_of, query_of
from tests.fakes_web import REPLIES

OLD = "Mức lương cơ sở là 1.500.000 đồng từ ngày 01/7/2019. Lương cơ sở dùng để tính thưởng."
NEW = "Từ ngày 01/7/2024 mức lương cơ sở là 2.100.000 đồng."
PAGE = document_of(kind=Kind.NEWS, title="Tin về lương cơ sở")
DECREE = document_of("9/2024/NĐ-CP", kind=Kind.DECREE)


def supported(question: str, *texts: tuple[Document, str]) -> list[bool]:
    query = understand(Question(text=question), today=TODAY)
    found = [each for one, text in texts for each in findings_of(query, passages_of(one, text))]
    return [each.support > 0 for each in with_salary_of_the_day(query, found)]


@pytest.mark.parametrize(
    ("question", "page", "decree"),
    [
        ("Lương cơ sở hiện nay là bao nhiêu?", False, True),
        ("Lương cơ sở ngày 30/6/2024 là bao nhiêu?", True, False),
        ("Lao động tiên tiến được thưởng mấy lần lương cơ sở?", True, True),
    ],
)
def test_of_several_amounts_only_the_latest_that_has_begun_supports_an_answer(
    question: str, page: bool, decree: bool
) -> None:
    article = f"Điều 3. Mức lương cơ sở\n1. {NEW}"
    assert supported(question, (PAGE, OLD), (DECREE, article)) == [page, decree]


def test_where_only_an_older_amount_is_known_it_is_told_with_its_day() -> None:
    assert supported("Lương cơ sở hiện nay?", (PAGE, OLD)) == [True]
    query = query_of("Lương cơ sở hiện nay?")
    (passage,) = passages_of(PAGE, OLD)
    quotes = quote_prose(query, [passage], {"lương": 1.0, "cơ": 1.0, "sở": 1.0})
    assert [each.excerpt.text for each in quotes] == [OLD.split(". ")[0] + "."]
    cited = cite([Quotation(passage, quotes[0].excerpt)], {passage.document_id: OLD})
    (warning,) = salary_warnings(query, cited, REPLIES)
    assert "từ ngày 01/07/2019" in warning


def test_before_the_first_amount_that_is_known_nothing_is_ruled_out() -> None:
    assert supported("Lương cơ sở ngày 01/01/2018?", (PAGE, OLD)) == [True]
