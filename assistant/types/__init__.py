"""The nouns of the assistant: frozen values that every other module speaks in (pure).

`None` means "there is none", never "not yet": a stage that adds something has its own type.
"""

from assistant.types.answers import (
    Answer,
    Citation,
    Decision,
    Delta,
    Event,
    Finished,
    Found,
    Understood,
)
from assistant.types.conversations import Cited, Conversation, Turn
from assistant.types.documents import (
    Document,
    Excerpt,
    Kind,
    Level,
    Passage,
    Reference,
    Relation,
    RelationKind,
    Span,
    Step,
)
from assistant.types.evidence import Evidence, Finding, Hit, Ranking
from assistant.types.prompts import Prompt, Usage
from assistant.types.questions import Intent, Query, Question

__all__ = [
    "Answer",
    "Citation",
    "Cited",
    "Conversation",
    "Decision",
    "Delta",
    "Document",
    "Event",
    "Evidence",
    "Excerpt",
    "Finding",
    "Finished",
    "Found",
    "Hit",
    "Intent",
    "Kind",
    "Level",
    "Passage",
    "Prompt",
    "Query",
    "Question",
    "Ranking",
    "Reference",
    "Relation",
    "RelationKind",
    "Span",
    "Step",
    "Turn",
    "Understood",
    "Usage",
]
