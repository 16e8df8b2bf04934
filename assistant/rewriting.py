"""Follow-ups read by rules: implements ports.Rewriter without a model (shell)."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.following import chosen, follow
from assistant.types import Conversation, Query, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRewriter:
    """Picks a choice that was offered, or carries over what the question leaves out.

    `read` is how questions are read: diacritics and abbreviations come before the rules.
    """

    read: Callable[[Question], Query]

    async def rewrite(self, question: Question, conversation: Conversation) -> Question:
        """The question as it stands alone; BadInput when it cannot be read."""
        if not conversation.turns:
            return question
        if (choice := chosen(question.text, conversation)) is not None:
            named = question.as_of or conversation.turns[-1].as_of
            return replace(question, text=choice, as_of=named)
        reading = follow(self.read(question), conversation)
        if reading is None:
            return question
        return replace(question, text=reading.text, as_of=question.as_of or reading.as_of)
