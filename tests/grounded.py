"""The real assistant over a small decree, with its searches and its library in memory."""

from assistant.answering import GroundedAssistant
from assistant.composing.verbatim import VerbatimComposer
from assistant.edges.trees import load_trees
from assistant.ports import Assistant
from assistant.retrieval.retriever import Retriever
from assistant.types import Query, Question
from assistant.understanding.query import understand
from assistant.wiring import conversing
from tests.builders import TODAY, document_of, passages_of
from tests.fakes import FakeIndex, FakeLibrary
from tests.fakes_web import REPLIES

RULE = (
    "Điều 1. Hồ sơ đề nghị tặng Kỷ niệm chương\n"
    "1. Hồ sơ gồm tờ trình và danh sách trích ngang.\n"
    "Điều 2. Mức tiền thưởng Kỷ niệm chương\n"
    "1. Mức tiền thưởng là 0,8 lần mức lương cơ sở."
)


def read(question: Question) -> Query:
    """A question as it is read on the day of the tests."""
    return understand(question, today=TODAY)


def grounded_alone(index: FakeIndex | None = None) -> GroundedAssistant:
    """An assistant that knows RULE; `index` None finds what stands in it."""
    library, decree = FakeLibrary(), document_of("07/2025/TT-BTP")
    library.add(decree, RULE, found := passages_of(decree, RULE))
    index = FakeIndex(found) if index is None else index
    retriever = Retriever(
        words=index, dense=index, library=library, shelf=library, trees=load_trees()
    )
    composer = VerbatimComposer(library=library, standing=retriever.standing, replies=REPLIES)

    return GroundedAssistant(
        retriever=retriever,
        library=library,
        composer=composer,
        replies=REPLIES,
        read=read,
    )


def grounded(index: FakeIndex | None = None) -> Assistant:
    """The same within conversations that a channel keeps itself."""
    return conversing(grounded_alone(index), memory=None, replies=REPLIES, read=read)
