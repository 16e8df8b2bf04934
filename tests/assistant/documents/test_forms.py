"""Texts in the forms that are indexed, and profiles of passages."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.forms import forms_of, profile_of, with_pairs
from assistant.documents.profiles import numbered
from assistant.types import Document, Excerpt, Level, Passage, Span, Step
from assistant.vietnamese import fold, grams, tokens

TEXT = st.text(alphabet="aăâđêơưyàồộÀĐƯæß한 ,.0123456789\n-/", max_size=60)
SYLLABLES = st.lists(st.sampled_from(["thi", "đua", "cờ", "98/2023", "한"]), max_size=7)


@given(TEXT)
def test_the_forms_of_a_text_are_those_of_its_syllables_in_order(text: str) -> None:
    syllables, forms = tokens(text), forms_of(text)
    assert forms.marked.split() == syllables
    assert forms.plain.split() == [fold(each) for each in syllables]
    assert forms.numbers.tolist() == numbered(syllables).tolist()


def test_a_text_without_syllables_has_empty_forms() -> None:
    assert forms_of(" – …\n")[:2] == ("", "")
    assert forms_of("").numbers.tolist() == []


@given(st.lists(SYLLABLES, max_size=5))
def test_with_pairs_stand_the_grams_of_each_text(texts: list[list[str]]) -> None:
    written = with_pairs([" ".join(each) for each in texts])
    assert [sorted(each.split()) for each in written] == [sorted(grams(each)) for each in texts]


def test_a_profile_has_the_heading_without_its_number_and_all_else_that_is_searched() -> None:
    passage = Passage(
        id="l#5",
        article_id="l#5",
        document=Document(id="l", source="l", fingerprint="", title="Luật Thi đua"),
        path=(Step(Level.CHAPTER, "I", "Quy định"), Step(Level.ARTICLE, "5", "Điều 5. Cờ")),
        text="Tặng cờ.",
        span=Span(0, 8),
        leads=(Excerpt("Khen:", Span(0, 5)),),
    )
    profile = profile_of(passage, body=forms_of(passage.text).numbers)
    assert profile.heading.tolist() == numbered(["cờ"]).tolist()
    body = tokens("Luật Thi đua Quy định Khen Tặng cờ")
    assert profile.body.tolist() == numbered(body).tolist()
