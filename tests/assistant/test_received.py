"""assistant.received: what was told over the wire, read back."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from assistant.documents.labelling import label
from assistant.received import document_of, event_of, outline_of
from assistant.types import (
    Answer,
    Citation,
    Compared,
    Comparison,
    DayTold,
    Delta,
    Difference,
    Document,
    Event,
    Excerpt,
    Finished,
    Found,
    Hit,
    Intent,
    Kind,
    Landmark,
    LandmarkSide,
    Level,
    Passage,
    Query,
    Reference,
    Relation,
    RelationKind,
    Span,
    Step,
    Understood,
)
from assistant.vietnamese import fold
from assistant.wire import document_details_json, event_json, outline_json
from tests.fakes_web import DECREE, POINT, TEXT, quoting_answer

WORDS = st.text(alphabet="aăđếộ 🏅\n“”[1]", max_size=12)
NAME = st.text(alphabet="abcđ-/#", min_size=1, max_size=8)
DAY = st.none() | st.dates(min_value=date(1945, 9, 2), max_value=date(2100, 1, 1))
MAYBE = st.none() | NAME


@st.composite
def documents(draw: st.DrawFn) -> Document:
    title = draw(st.none() | NAME)
    return Document(
        id=draw(NAME),
        source="" if title else draw(NAME).replace("/", "-"),
        fingerprint="",
        kind=draw(st.none() | st.sampled_from(Kind)),
        number=draw(MAYBE),
        title=title,
        issuer=draw(MAYBE),
        issued_on=draw(DAY),
        effective_from=draw(DAY),
        event_on=draw(DAY),
        url=draw(MAYBE),
    )


def excerpts() -> SearchStrategy[Excerpt]:
    return st.builds(
        lambda text, start: Excerpt(text, Span(start, start + len(text))),
        WORDS,
        st.integers(0, 999),
    )


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    excerpt = draw(excerpts())
    steps = st.builds(Step, st.sampled_from(Level), st.sampled_from(["", "1", "a"]), WORDS)
    return Passage(
        id=draw(NAME),
        article_id=draw(NAME),
        document=draw(documents()),
        path=tuple(draw(st.lists(steps, max_size=3))),
        text=excerpt.text,
        span=excerpt.span,
    )


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    leads = tuple(draw(st.lists(excerpts(), max_size=2)))
    passage = replace(draw(passages()), leads=leads)
    return Citation(
        marker=draw(st.integers(1, 99)),
        passage=passage,
        quote=passage.text,
        span=passage.span,
        verified=draw(st.booleans()),
        leads=leads,
        on=draw(DAY),
    )


def comparisons() -> SearchStrategy[Comparison]:
    sides = st.builds(
        Compared,
        markers=st.lists(st.integers(1, 9), min_size=1, max_size=2).map(tuple),
        on=st.dates(),
        effective_from=DAY,
        effective_to=DAY,
    )
    differing = st.builds(Difference, old=st.none() | excerpts(), new=st.none() | excerpts())
    return st.builds(
        Comparison,
        old=sides,
        new=sides,
        differences=st.lists(differing, max_size=2).map(tuple),
    )


def answers() -> SearchStrategy[Answer]:
    return st.builds(
        Answer,
        text=WORDS,
        decision=st.sampled_from(["answer", "refuse", "clarify"]),
        confidence=st.integers(0, 10_000).map(lambda part: part / 10_000),
        citations=st.lists(citations(), max_size=2).map(tuple),
        nearest=st.lists(passages(), max_size=2).map(tuple),
        choices=st.lists(WORDS, max_size=4).map(tuple),
        warnings=st.lists(WORDS, max_size=2).map(tuple),
        origin=MAYBE,
        comparison=st.none() | comparisons(),
    )


@st.composite
def queries(draw: st.DrawFn) -> Query:
    text = draw(WORDS)
    reference = st.builds(Reference, article=MAYBE, clause=MAYBE, point=MAYBE, number=MAYBE)
    return Query(
        original=draw(WORDS),
        text=text,
        folded=fold(text),
        expansions=(),
        contents=(),
        plain=draw(st.booleans()),
        numbers=tuple(draw(st.lists(NAME, max_size=2))),
        references=tuple(draw(st.lists(reference, max_size=2))),
        as_of=draw(st.dates(min_value=date(1945, 9, 2))),
        dated=draw(st.booleans()),
        intent=draw(st.sampled_from(Intent)),
        told=draw(st.none() | st.sampled_from(DayTold)),
        landmark=draw(st.none() | st.builds(Landmark, st.sampled_from(LandmarkSide), NAME)),
    )


def events() -> SearchStrategy[Event]:
    hits = st.builds(Hit, passages(), st.floats(0, 1))
    return st.one_of(
        st.builds(Understood, queries()),
        st.lists(hits, max_size=2).map(lambda found: Found(tuple(found))),
        st.builds(Delta, WORDS),
        st.builds(Finished, answers(), MAYBE),
    )


def sent(event: Event, query: Query) -> Event:
    """The event after a journey over the wire."""
    name, data = event_json(event, query, conversation_id=None, took_ms=1)
    return event_of(name, json.loads(json.dumps(data)))


@given(events(), queries())
def test_an_event_that_was_told_is_read_back_the_same(event: Event, query: Query) -> None:
    assert sent(event, query) == event


@given(passages())
def test_a_passage_is_called_the_same_wherever_it_is_read(passage: Passage) -> None:
    query = replace(EMPTY, text="gì")
    read = sent(Found((Hit(passage, 1.0),)), query)
    assert isinstance(read, Found)
    assert label(read.hits[0].passage) == label(passage)


EMPTY = Query(
    original="",
    text="",
    folded="",
    expansions=(),
    contents=(),
    plain=False,
    numbers=(),
    references=(),
    as_of=date(2030, 1, 1),
    dated=False,
    intent=Intent.RULE,
)


def test_what_a_query_is_searched_by_is_not_told() -> None:
    query = replace(EMPTY, text="lđtt", folded="ldtt", expansions=("x",), contents=("y",))
    read = sent(Understood(query), query)
    assert read == Understood(replace(query, expansions=(), contents=()))


def test_the_details_of_a_document_are_read_back_but_for_the_folder_it_came_from() -> None:
    relation = Relation(
        kind=RelationKind.REPLACES,
        number="01/2020/NĐ-CP",
        on=date(2030, 3, 1),
        evidence=Excerpt("thay thế", Span(3, 11)),
    )
    document = replace(DECREE, relations=(relation,), effective_to=date(2033, 1, 1), excerpt=True)
    read = document_of(json.loads(json.dumps(document_details_json(document))))
    assert read == replace(document, source="")


def test_a_line_of_an_outline_gets_its_words_from_the_whole_text() -> None:
    read = outline_of(json.loads(json.dumps(outline_json(POINT))), TEXT, DECREE)
    assert read == replace(POINT, leads=())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("understood", {"text": "gì"}),
        ("found", {"hits": [{}]}),
        ("delta", {}),
        ("finished", {"decision": "maybe"}),
        ("rumour", {}),
    ],
)
def test_what_the_wire_would_not_say_is_refused(name: str, data: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        event_of(name, data)


def test_the_answer_that_people_saw_is_the_answer_that_is_read() -> None:
    answer = quoting_answer()
    read = sent(Finished(answer, "a-1"), EMPTY)
    assert isinstance(read, Finished)
    assert (read.answer.text, read.answer_id) == (answer.text, "a-1")
    assert [each.quote for each in read.answer.citations] == [POINT.text]
