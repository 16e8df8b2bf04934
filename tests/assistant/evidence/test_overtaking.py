"""Clauses that a later text has carried out otherwise: told by it, and not quoted any more."""

from dataclasses import replace

from assistant.composing.quoting import quoted
from assistant.evidence.overtaking import as_carried_out, carries_out, names_powers
from assistant.types import Finding, Hit, Kind
from tests.builders import document_of, findings_of, passages_of, query_of

RULE = query_of("ai có thẩm quyền tặng giấy khen")
LAW = document_of("6/2022/QH15", title="Luật Thi đua, khen thưởng")


def powers() -> Finding:
    (found,) = findings_of(
        RULE,
        passages_of(
            LAW,
            "Điều 80. Thẩm quyền quyết định\n\n1. Thủ trưởng đơn vị tặng giấy khen.\n\n"
            "2. Chủ tịch huyện tặng giấy khen.\n\n3. Chủ tịch xã tặng giấy khen.\n\n"
            "4. Giám đốc doanh nghiệp tặng giấy khen.",
        ),
    )
    return found


def later() -> Finding:
    (found,) = findings_of(
        RULE,
        passages_of(
            document_of("29/2025/NĐ-CP", kind=Kind.DECREE),
            "Điều 59. Thẩm quyền của xã\n\nThẩm quyền tại khoản 2, khoản 3 Điều 80 Luật Thi đua,"
            " khen thưởng thực hiện như sau: Chủ tịch xã tặng giấy khen.",
        ),
    )
    return replace(found, score=0.5)


def test_how_a_provision_is_carried_out_is_told_before_the_provision() -> None:
    first, second = as_carried_out(RULE, [powers(), later()], levels=(), least=0.4)
    assert (first.whole, second.whole) == (later().whole, powers().whole)
    assert first.score == powers().score
    title = document_of(title="Luật Đất đai")
    of_another = replace(powers(), whole=replace(powers().whole, document=title))
    assert as_carried_out(RULE, [of_another, later()], levels=(), least=0.4) == [
        of_another,
        later(),
    ]


def test_only_the_clauses_that_it_names_are_no_longer_quoted() -> None:
    _, law = as_carried_out(RULE, [powers(), later()], levels=(), least=0.4)
    assert [each.passage.reference.clause for each in quoted(RULE, law)] == ["1", "4"]


def test_a_clause_that_is_asked_for_is_quoted_though_it_is_carried_out_otherwise() -> None:
    named = query_of("khoản 2 Điều 80 Luật Thi đua, khen thưởng quy định gì")
    law, rule = as_carried_out(named, [powers(), later()], levels=(), least=0.4)
    assert [each.passage.reference.clause for each in quoted(named, law)] == ["2"]
    assert rule == later()


def test_beside_a_clause_that_is_carried_out_as_it_reads_the_later_rule_is_not_quoted() -> None:
    named = query_of("khoản 1 Điều 80 Luật Thi đua, khen thưởng quy định gì")
    law, rule = as_carried_out(named, [powers(), later()], levels=(), least=0.4)
    assert [each.passage.reference.clause for each in quoted(named, law)] == ["1"]
    assert rule.score == 0
    whole = query_of("Điều 80 Luật Thi đua, khen thưởng quy định gì")
    assert as_carried_out(whole, [powers(), later()], levels=(), least=0.4)[1] == later()


def test_a_place_in_a_rule_on_powers_may_be_carried_out_otherwise() -> None:
    hits = [Hit(powers().whole, 1.0)]
    assert names_powers(query_of("khoản 3 Điều 80 Luật Thi đua, khen thưởng"), hits)
    assert not names_powers(query_of("tiêu chuẩn giấy khen"), hits)


def test_the_powers_of_other_levels_are_told_by_the_law_itself() -> None:
    first, _ = as_carried_out(RULE, [powers(), later()], levels={"sở"}, least=0.4)
    assert first.whole == powers().whole
    assert as_carried_out(RULE, [powers(), later()], levels={"huyện"}, least=0.4)[0].whole == (
        later().whole
    )


def test_a_clause_carried_out_otherwise_is_not_quoted_where_the_later_rule_says_little() -> None:
    little = replace(later(), support=0.1)
    first, _ = as_carried_out(RULE, [powers(), little], levels=(), least=0.4)
    assert first.whole == powers().whole
    assert [each.passage.reference.clause for each in quoted(RULE, first)] == ["1", "4"]


def test_every_copy_of_the_article_is_left_without_the_clauses() -> None:
    _, *copies = as_carried_out(RULE, [powers(), later(), powers()], levels=(), least=0.4)
    assert [each.elsewhere for each in copies] == [{"2", "3"}] * 2


def test_a_second_rule_that_names_no_clause_takes_nothing_back() -> None:
    again = replace(later(), whole=passages_of(
        document_of("30/2025/NĐ-CP", kind=Kind.DECREE),
        "Điều 7. Thẩm quyền\n\nĐiều 80 Luật Thi đua, khen thưởng thực hiện như sau: đủ bộ.",
    )[0], support=0.1)  # fmt: skip
    ordered = as_carried_out(RULE, [powers(), later(), again], levels=(), least=0.4)
    assert [each.elsewhere for each in ordered if each.whole == powers().whole] == [{"2", "3"}]


def test_an_article_all_of_whose_clauses_are_carried_out_otherwise_is_quoted_whole() -> None:
    overtaken = replace(powers(), elsewhere=frozenset("1234"))
    assert [each.passage for each in quoted(RULE, overtaken)] == [powers().whole]


def test_of_such_an_article_the_clause_that_answers_is_quoted() -> None:
    asked = query_of("giám đốc tặng kỷ niệm chương")
    text = "Điều 80. Thẩm quyền\n\n1. Chủ tịch tặng giấy khen.\n\n2. Giám đốc tặng kỷ niệm chương."
    (article,) = findings_of(asked, passages_of(LAW, text))
    overtaken = replace(article, elsewhere=frozenset("12"))
    assert [each.passage.reference.clause for each in quoted(asked, overtaken)] == ["2"]


def test_a_law_on_handing_over_hands_nothing_over() -> None:
    assert carries_out("Thẩm quyền tại Điều 80 Luật Thi đua, khen thưởng chuyển giao cho tỉnh.")
    assert not carries_out("theo Điều 32 Luật Đầu tư và Điều 13 Luật Chuyển giao công nghệ")
