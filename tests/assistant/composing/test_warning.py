"""What is said beside quotes: clauses that are left out because a later rule carries them out."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.composing.quoting import quoted
from assistant.composing.warning import overtaken_warnings
from assistant.documents.citing import cite
from assistant.evidence.overtaking import as_carried_out
from assistant.types import Document, Evidence, Finding, Kind, Query
from tests.builders import document_of, findings_of, passages_of, query_of
from tests.fakes_web import REPLIES

LAW = document_of("6/2022/QH15", title="Luật Thi đua, khen thưởng")
DECREE = document_of("29/2025/NĐ-CP", kind=Kind.DECREE)
TEXTS = {
    LAW.id: "Điều 80. Thẩm quyền quyết định\n\n1. Thủ trưởng đơn vị tặng giấy khen.\n\n"
    "2. Chủ tịch huyện tặng giấy khen.\n\n3. Giám đốc tặng kỷ niệm chương.",
    DECREE.id: "Điều 59. Thẩm quyền của xã\n\nThẩm quyền tại khoản 2 Điều 80 Luật Thi đua,"
    " khen thưởng thực hiện như sau: Chủ tịch xã tặng giấy khen.",
}
WHO = query_of("ai có thẩm quyền tặng giấy khen")


def found(query: Query) -> list[Finding]:
    """The article of the law, and the rule that overtakes one of its clauses, as far behind."""

    def of(document: Document) -> Finding:
        return findings_of(query, passages_of(document, TEXTS[document.id]))[0]

    behind = replace(of(DECREE), score=0.1, support=0.1)
    return as_carried_out(query, [of(LAW), behind], levels=(), least=0.4)


def told(query: Query, findings: Sequence[Finding], cited: Sequence[Finding]) -> list[str]:
    quotes = [quote for each in cited for quote in quoted(query, each)]
    evidence = Evidence(findings=tuple(findings))
    return overtaken_warnings(query, cite(quotes, TEXTS), evidence, REPLIES)


def test_a_clause_left_out_is_told_where_the_rule_that_overtakes_it_is_not_quoted() -> None:
    law, decree = found(WHO)
    (note,) = told(WHO, [law, decree], [law])
    assert "khoản 2 Điều 80" in note
    assert "29/2025/NĐ-CP" in note
    assert told(WHO, [law, decree], [law, decree]) == []


def test_nothing_is_said_of_an_overtaken_clause_that_would_not_have_been_quoted() -> None:
    query = query_of("giám đốc tặng kỷ niệm chương")
    law, decree = found(query)
    assert [each.passage.reference.clause for each in quoted(query, law)] == ["3"]
    assert told(query, [law, decree], [law]) == []
