"""The nouns of the assistant: frozen values that every other module speaks in (pure).

`None` means "there is none", never "not yet": a stage that adds something has its own type.
"""

from assistant.types.answers import (
    Answer,
    Citation,
    Compared,
    Comparison,
    Decision,
    Delta,
    Difference,
    Event,
    Finished,
    Found,
    Understood,
)
from assistant.types.commands import Ended
from assistant.types.conversations import Cited, Conversation, Rated, Rating, Tally, Turn
from assistant.types.documents import (
    Action,
    Change,
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
from assistant.types.evidence import Evidence, Finding, Hit, Ranking, Reading, Reworded
from assistant.types.holdings import Failure, Holding
from assistant.types.prompts import Prompt, Usage
from assistant.types.questions import (
    DayTold,
    Exchange,
    Intent,
    Landmark,
    LandmarkSide,
    Query,
    Question,
)

__all__ = [
    "Action",
    "Answer",
    "Change",
    "Citation",
    "Cited",
    "Compared",
    "Comparison",
    "Conversation",
    "DayTold",
    "Decision",
    "Delta",
    "Difference",
    "Document",
    "Ended",
    "Event",
    "Evidence",
    "Excerpt",
    "Exchange",
    "Failure",
    "Finding",
    "Finished",
    "Found",
    "Hit",
    "Holding",
    "Intent",
    "Kind",
    "Landmark",
    "LandmarkSide",
    "Level",
    "Passage",
    "Prompt",
    "Query",
    "Question",
    "Ranking",
    "Rated",
    "Rating",
    "Reading",
    "Reference",
    "Relation",
    "RelationKind",
    "Reworded",
    "Span",
    "Step",
    "Tally",
    "Turn",
    "Understood",
    "Usage",
]
