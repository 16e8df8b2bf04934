"""What sentences state of a thing that has one value: a document's day and number, an event's day
and place, a figure, a person's name (pure).

Only forms that leave little doubt are read: what is missed costs nothing, what is misread would
set sources against each other that agree.
"""

from assistant.comparing.statements.documents import effective, issued, numbered
from assistant.comparing.statements.events import event, event_words
from assistant.comparing.statements.figures import BASE_SALARY, base_salary, figures
from assistant.comparing.statements.persons import named
from assistant.comparing.statements.stated import Fact, Statement, brief
from assistant.types import Excerpt, Passage, Span
from assistant.vietnamese import sentences

__all__ = ["BASE_SALARY", "Fact", "Statement", "brief", "event_words", "statements"]


def statements(passage: Passage) -> list[Statement]:
    """Every statement of the sentences of a passage, in their order."""
    found: list[Statement] = []
    for sentence in sentences(passage.text):
        start = passage.span.start + sentence.span.start
        excerpt = Excerpt(sentence.text, Span(start, start + len(sentence.text)))
        for read in (issued, effective, numbered, event, named, base_salary, figures):
            found += read(passage, excerpt)
    return found
