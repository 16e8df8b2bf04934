"""The table of what visitors saw, and what is said when they saw nothing."""

import pytest
from playwright.sync_api import Browser

from eval.speed.visiting import NeverSeen, Seen, table, until_seen
from tests.browsing import browser, needs_chromium

__all__ = ["browser"]


def test_the_table_has_the_median_the_worst_and_the_processor_times_of_each_moment() -> None:
    seen = [Seen("button", 80), Seen("answer", 300, 40, 60), Seen("button", 100)]
    seen += [Seen("button", 90), Seen("answer", 200, 20, 40)]
    head, *lines = (line.split() for line in table(seen).splitlines())
    assert head == ["ms", "median", "worst", "page", "cpu", "service", "cpu"]
    assert lines == [["button", "90", "100", "0", "0"], ["answer", "250", "300", "30", "50"]]


@needs_chromium
def test_an_answer_that_never_comes_ends_the_visit_and_says_what_mends_it(
    browser: Browser,
) -> None:
    page = browser.new_page()
    page.evaluate("window.seen = {launcher: 80}")
    until_seen(page, "launcher")
    with pytest.raises(NeverSeen, match=r"no answer .* 0.05 s: point TDKT_DATA at an index"):
        until_seen(page, "answer", patience_ms=50)
