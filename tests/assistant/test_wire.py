"""assistant.wire: the JSON that the service, the widget and `tdkt ask --json` share."""

import json
from dataclasses import replace
from datetime import date

from assistant.documents.labelling import label
from assistant.types import (
    Answer,
    Delta,
    Document,
    Excerpt,
    Finished,
    Found,
    Hit,
    Passage,
    Question,
    Relation,
    RelationKind,
    Span,
    Understood,
)
from assistant.understanding.query import understand
from assistant.wire import (
    MOST_SHOWN,
    answer_json,
    citation_json,
    document_details_json,
    document_json,
    event_json,
    hit_json,
    outline_json,
    query_json,
)
from tests.fakes_web import DECREE, LEAD, POINT, QUOTE, TEXT, TODAY, cited, quoting_answer

QUERY = understand(Question(text="Điều 4 Nghị định 12/2030/NĐ-CP nói gì?"), today=TODAY)
BARE = Document(id="d", source="/srv/d.txt", fingerprint="0")
PROSE = Passage(id="p", article_id="p", document=BARE, path=(), text="Chữ.", span=Span(0, 4))


def test_an_answer_has_exactly_the_fields_of_the_contract() -> None:
    data = answer_json(quoting_answer(), QUERY, conversation_id="c-1", took_ms=12)
    assert list(data) == [
        "answer",
        "answer_id",
        "decision",
        "confidence",
        "citations",
        "understood",
        "choices",
        "warnings",
        "origin",
        "comparison",
        "nearest",
        "conversation_id",
        "took_ms",
    ]
    assert (data["decision"], data["conversation_id"], data["took_ms"]) == ("answer", "c-1", 12)


def test_a_citation_names_the_point_its_words_and_its_document() -> None:
    assert citation_json(cited()) == {
        "marker": 1,
        "passage_id": "p-b",
        "article_id": "p-4",
        "label": label(POINT),
        "path": [
            {"level": "điều", "number": "4", "heading": "Hồ sơ đề nghị"},
            {"level": "khoản", "number": "2", "heading": ""},
            {"level": "điểm", "number": "b", "heading": ""},
        ],
        "article": "4",
        "clause": "2",
        "point": "b",
        "quote": QUOTE,
        "span": [POINT.span.start, POINT.span.end],
        "verified": True,
        "leads": [{"quote": LEAD, "span": [TEXT.index(LEAD), TEXT.index(LEAD) + len(LEAD)]}],
        "as_of": None,
        "document": {
            "id": "nghi-dinh/12-2030",
            "number": "12/2030/NĐ-CP",
            "kind": "nghị định",
            "title": "Nghị định về Kỷ niệm chương",
            "issuer": "Chính phủ",
            "issued_on": "2030-01-05",
            "effective_from": "2030-03-01",
            "event_on": None,
            "url": "https://example.org/nghi-dinh",
            "file": None,
        },
    }


def test_what_there_is_none_of_is_null_and_never_left_out() -> None:
    data = outline_json(PROSE)
    assert (data["article"], data["clause"], data["point"]) == (None, None, None)
    assert set(document_json(BARE).values()) == {"d", "d.txt", None}
    assert list(document_json(BARE)) == list(document_json(DECREE))


def test_a_query_tells_how_the_question_was_read() -> None:
    assert query_json(QUERY) == {
        "text": QUERY.text,
        "as_of": "2031-05-20",
        "original": "Điều 4 Nghị định 12/2030/NĐ-CP nói gì?",
        "plain": False,
        "dated": False,
        "intent": str(QUERY.intent),
        "numbers": list(QUERY.numbers),
        "references": [{"article": "4", "clause": None, "point": None, "number": QUERY.numbers[0]}],
        "told": None,
        "landmark": None,
    }


def test_a_document_is_told_in_full_without_the_place_it_was_read_from() -> None:
    relation = Relation(
        kind=RelationKind.REPLACES,
        number="01/2020/NĐ-CP",
        on=date(2030, 3, 1),
        evidence=Excerpt("thay thế Nghị định số 01/2020/NĐ-CP", Span(3, 38)),
    )
    data = document_details_json(replace(DECREE, relations=(relation,)))
    assert data["relations"] == [
        {
            "kind": "thay thế",
            "number": "01/2020/NĐ-CP",
            "article": None,
            "clause": None,
            "point": None,
            "on": "2030-03-01",
            "evidence": {"quote": "thay thế Nghị định số 01/2020/NĐ-CP", "span": [3, 38]},
        }
    ]
    assert DECREE.source not in json.dumps(data, ensure_ascii=False)


def test_every_event_has_its_name_and_its_data() -> None:
    answer = Answer(text="Chưa tìm thấy.", decision="refuse", nearest=(POINT,))
    events = (Understood(QUERY), Found((Hit(POINT, 0.5),)), Delta("Chưa"), Finished(answer))
    told = [event_json(each, QUERY, conversation_id=None, took_ms=7) for each in events]
    assert told == [
        ("understood", query_json(QUERY)),
        ("found", {"hits": [hit_json(Hit(POINT, 0.5))]}),
        ("delta", {"text": "Chưa"}),
        ("finished", answer_json(answer, QUERY, conversation_id=None, took_ms=7)),
    ]


def test_what_was_found_is_told_by_its_beginning_where_that_stands() -> None:
    text = "𝐊ỷ niệm chương. " * 1_000
    long = replace(PROSE, text=text, span=Span(7, 7 + len(text)))
    _, data = event_json(Found((Hit(long, 0.5),)), QUERY, conversation_id=None, took_ms=1)
    assert isinstance(data["hits"], list)
    [hit] = data["hits"]
    assert hit["text"] == text[:MOST_SHOWN]
    assert hit["span"] == [7, 7 + MOST_SHOWN]


def test_everything_survives_json() -> None:
    data = answer_json(quoting_answer(), QUERY, conversation_id=None, took_ms=1)
    assert json.loads(json.dumps(data)) == data
