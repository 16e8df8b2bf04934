"""Who gives a state title or an order: the rule on the President's powers names their class or
family alone (pure)."""

from assistant.evidence.deciding import OF_STATE, asks_for_all_deciders
from assistant.language.awards import FAMILIES, awards_or_families_in, class_of, classes_in
from assistant.types import Query
from assistant.understanding.query import asking_instead
from assistant.vietnamese import fold


def asks_for_state_title(query: Query) -> bool:
    """Whether a question asks who decides on what the President alone gives: a title, an order, a
    medal."""
    named = awards_or_families_in(query.text)
    of_state = OF_STATE in map(class_of, named) or any(map(_is_of_family, named))
    return of_state and asks_for_all_deciders(query)


def _is_of_family(award: str) -> bool:
    return award.startswith(tuple(FAMILIES))


def on_state_titles(query: Query) -> Query:
    """The question, asked of the rules, what the President decides on."""
    return asking_instead(query, f"Chủ tịch nước quyết định tặng huân chương, {OF_STATE}")


def tells_state_titles(text: str) -> bool:
    """Whether a rule lays down what the President decides on."""
    return OF_STATE in classes_in(text) and "chu tich nuoc quyet dinh tang" in fold(text)
