"""What holds of every rule that is split, on rules that hypothesis writes."""

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.types import Kind, Level, Passage
from ingest.splitting import split
from ingest.structure.markers import POINT_LETTERS
from ingest.types import Text
from tests.ingest.rules import a_document

WORDS = st.lists(
    st.sampled_from(
        [
            "đường",
            "làng",
            "sạch",
            "đẹp",
            "thôn",
            "xóm",
            "cây",
            "xanh",
            "đèn",
            "sáng",
            "“Ngõ",
            "đẹp”",
            "2031",
            "20%",
        ]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)
SENTENCE = WORDS.map(lambda words: f"Việc {words}.")
INTRO = WORDS.map(lambda words: f"Những {words} gồm:")


@st.composite
def clauses(draw: st.DrawFn) -> str:
    """A clause body: a sentence, some paragraphs, or an introduction and points."""
    if draw(st.booleans()):
        return "\n\n".join(draw(st.lists(SENTENCE, min_size=1, max_size=3)))
    letters = POINT_LETTERS[: draw(st.integers(1, 8))]
    return "\n\n".join([draw(INTRO), *(f"{letter}) {draw(SENTENCE)}" for letter in letters)])


@st.composite
def articles(draw: st.DrawFn) -> list[str]:
    """The paragraphs of an article after its first line."""
    if draw(st.booleans()):
        return draw(st.lists(SENTENCE, min_size=1, max_size=3))
    bodies = draw(st.lists(clauses(), min_size=1, max_size=12))
    intro = draw(st.lists(INTRO, max_size=1))
    return [*intro, *(f"{number}. {body}" for number, body in enumerate(bodies, start=1))]


@st.composite
def rules(draw: st.DrawFn) -> tuple[str, list[list[str]]]:
    written = draw(st.lists(articles(), min_size=1, max_size=8))
    paragraphs = ["LUẬT", "VỀ ĐƯỜNG LÀNG"]
    for number, body in enumerate(written, start=1):
        title = draw(st.sampled_from(["", f". Việc thứ {number}", ":"]))
        paragraphs += [f"Điều {number}{title}", *body]
    blank = draw(st.sampled_from(["\n\n", "\n", "\n\n\n"]))
    return blank.join(paragraphs), written


def passages_of(text: str) -> tuple[Passage, ...]:
    return split(a_document(Kind.LAW), Text(text=text))


@settings(max_examples=150, deadline=None)
@given(rules())
def test_every_passage_and_lead_equals_the_text_at_its_span_and_ids_are_unique(
    rule: tuple[str, list[list[str]]],
) -> None:
    text, _ = rule
    passages = passages_of(text)
    leads = [lead for passage in passages for lead in passage.leads]
    assert all(passage.span.of(text) == passage.text for passage in passages)
    assert all(lead.span.of(text) == lead.text for lead in leads)
    assert len({passage.id for passage in passages}) == len(passages)


@settings(max_examples=150, deadline=None)
@given(rules())
def test_articles_keep_their_number_and_order_and_cover_all_their_words(
    rule: tuple[str, list[list[str]]],
) -> None:
    text, written = rule
    whole = [p for p in passages_of(text) if p.id == p.article_id and p.number_at(Level.ARTICLE)]
    assert [p.path[-1].number for p in whole] == [str(n + 1) for n in range(len(written))]
    for passage, body in zip(whole, written, strict=True):
        assert "".join("".join(body).split()) in "".join(passage.text.split())


@settings(max_examples=150, deadline=None)
@given(rules())
def test_leaves_lie_in_their_article_in_order_without_overlap(
    rule: tuple[str, list[list[str]]],
) -> None:
    passages = passages_of(rule[0])
    whole = {p.id: p for p in passages if p.id == p.article_id}
    leaves: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.id != passage.article_id:
            assert whole[passage.article_id].span.covers(passage.span)
            leaves[passage.article_id].append(passage)
    for found in leaves.values():
        assert all(a.span.end <= b.span.start for a, b in zip(found, found[1:], strict=False))


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="Điều 1.2a)\n“”:;|-abđ ", max_size=300), st.sampled_from([None, *Kind]))
def test_any_text_of_any_kind_is_split_without_error(text: str, kind: Kind | None) -> None:
    passages = split(a_document(kind), Text(text=text))
    assert all(passage.span.of(text) == passage.text != "" for passage in passages)
