"""Which source speaks first."""

from dataclasses import replace

from assistant.precedence import closest, rules_first
from assistant.types import Finding, Hit, Kind
from tests.builders import document_of, findings_of, passages_of, query_of

RULE = query_of("Tiêu chuẩn khen thưởng?")
EVENT = query_of("Hội nghị diễn ra ở đâu?")


def finding(kind: Kind, support: float) -> Finding:
    passages = passages_of(document_of(title=str(kind), kind=kind), "Điều 1. Khen\n\nNội dung.")
    return replace(findings_of(RULE, passages)[0], support=support)


LAW, WEAK_LAW = finding(Kind.LAW, 0.9), finding(Kind.DECREE, 0.1)
PAGE = finding(Kind.FAQ, 1.0)


def test_a_supported_rule_comes_before_a_page_and_a_page_before_an_unsupported_rule() -> None:
    assert rules_first(RULE, [PAGE, WEAK_LAW, LAW], least=0.4) == [LAW, PAGE, WEAK_LAW]


def test_for_an_event_what_is_supported_keeps_its_order() -> None:
    assert rules_first(EVENT, [WEAK_LAW, PAGE, LAW], least=0.4) == [PAGE, LAW, WEAK_LAW]


def test_pages_leave_place_for_rules() -> None:
    pages, law = [Hit(PAGE.whole, 1.0)] * 5, Hit(LAW.whole, 0.5)
    assert closest(RULE, [*pages, law], primary=2, secondary=3) == [*pages[:3], law]
    assert closest(EVENT, [*pages, law], primary=2, secondary=3) == pages
