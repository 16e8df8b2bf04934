"""The table of what visitors saw."""

from eval.speed.visiting import Seen, table


def test_the_table_has_the_median_the_worst_and_the_processor_times_of_each_moment() -> None:
    seen = [Seen("button", 80), Seen("answer", 300, 40, 60), Seen("button", 100)]
    seen += [Seen("button", 90), Seen("answer", 200, 20, 40)]
    head, *lines = (line.split() for line in table(seen).splitlines())
    assert head == ["ms", "median", "worst", "page", "cpu", "service", "cpu"]
    assert lines == [["button", "90", "100", "0", "0"], ["answer", "250", "300", "30", "50"]]
