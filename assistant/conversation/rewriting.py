"""Follow-ups read as questions that stand alone: implements ports.Rewriter (shell)."""

from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, replace

from assistant.checking.retelling import GLUE
from assistant.closing import generator
from assistant.composing.numbering import as_data
from assistant.conversation.choosing import chosen
from assistant.conversation.following import LONG, LONGEST, follow
from assistant.conversation.greeting import greeting_of
from assistant.errors import ModelUnavailable
from assistant.ports import ChatModel, Rewriter
from assistant.prompting import PromptTemplate
from assistant.types import Conversation, Query, Question
from assistant.understanding.asks import said
from assistant.understanding.parts import Part
from assistant.vietnamese import fold, tidy, tokens

TURNS_TOLD = 4
"""Turns that the model is told: a follow-up looks back one or two."""
_GLUE = frozenset(fold(each) for each in GLUE)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRewriter:
    """Picks a choice that was offered, or carries over what the question leaves out.

    `read` is how questions are read: diacritics and abbreviations come before the rules.
    """

    read: Callable[[Question], Query]

    async def rewrite(self, question: Question, conversation: Conversation) -> Question:
        """The question as it stands alone; BadInput when it cannot be read."""
        if not conversation.turns or greeting_of(question.text) is not None:
            return question
        if (choice := chosen(question.text, conversation)) is not None:
            named = question.as_of or conversation.turns[-1].as_of
            return replace(question, text=choice, as_of=named)
        reading = follow(self.read(question), conversation)
        if reading is None:
            return question
        return replace(question, text=reading.text, as_of=question.as_of or reading.as_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelRewriter:
    """Asks a chat model where the rules carry nothing over to a question without a subject.

    What the model writes counts only if all its words were said in the conversation; otherwise,
    or when the model is away, the question stays as the rules read it.
    """

    rules: Rewriter
    model: ChatModel
    prompt: PromptTemplate

    async def rewrite(self, question: Question, conversation: Conversation) -> Question:
        """The question as it stands alone; BadInput when it cannot be read."""
        alone = await self.rules.rewrite(question, conversation)
        if not conversation.turns or alone != question or names_its_subject(question.text):
            return alone
        text = await self._written(question, conversation)
        if not adds_nothing(text, question, conversation):
            return alone
        return replace(question, text=text, as_of=question.as_of or conversation.turns[-1].as_of)

    async def _written(self, question: Question, conversation: Conversation) -> str:
        turns = conversation.turns[-TURNS_TOLD:]
        history = "\n".join(f"- {turn.read}\n  {turn.answer}" for turn in turns)
        prompt = self.prompt.render(history=as_data(history), question=as_data(question.text))
        written = ""
        try:
            async with aclosing(generator(self.model.stream(prompt))) as pieces:
                async for piece in pieces:
                    written += piece
        except ModelUnavailable:
            return ""
        return tidy(written).strip()


def names_its_subject(text: str) -> bool:
    """Whether a question says what it is about: an award, a document, many words, or a greeting,
    which is about nothing."""
    if greeting_of(text) is not None:
        return True
    return len(tokens(text)) > LONG or bool(said(text).named(Part.AWARD, Part.DOCUMENT))


def adds_nothing(text: str, question: Question, conversation: Conversation) -> bool:
    """Whether `text` is one question made of words that were said, those of `question` among them.

    Words that only connect may be new; a figure, an award, a name may not. Compared without
    diacritics: a question may have been typed without them.
    """
    if not text or "\n" in text or len(text) > LONGEST:
        return False
    now = set(tokens(fold(question.text)))
    turns = conversation.turns[-TURNS_TOLD:]
    before = [part for turn in turns for part in (turn.asked, turn.read, turn.answer)]
    spoken = now.union(*(tokens(fold(part)) for part in before))
    written = set(tokens(fold(text)))
    kept = {each for each in now - _GLUE if each in written}
    return written - _GLUE <= spoken and 2 * len(kept) >= len(now - _GLUE)
