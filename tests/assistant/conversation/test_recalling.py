"""assistant.conversation.recalling: a conversation out of the messages of a chat program."""

import asyncio
from datetime import UTC, datetime

from assistant.conversation.recalling import MOST_READ, conversation_of
from assistant.conversation.rewriting import RuleRewriter
from assistant.markdown import answer_markdown
from assistant.types import Answer, Conversation, Exchange, Query, Question
from assistant.understanding.query import understand
from tests.builders import TODAY, query_of
from tests.fakes_web import REPLIES, cited

NOW = datetime(2030, 1, 1, tzinfo=UTC)
ANSWERED = answer_markdown(
    Answer(text="Theo Điều 4 [1].", decision="answer", citations=(cited(),)),
    query_of("Gì?"),
    REPLIES,
)


def read(question: Question) -> Query:
    return understand(question, today=TODAY)


def recalled(*history: Exchange) -> Conversation:
    rewriter = RuleRewriter(read=read)
    return asyncio.run(conversation_of(history, rewriter=rewriter, read=read, at=NOW))


def test_an_exchange_is_a_turn_with_what_was_cited() -> None:
    [turn] = recalled(Exchange("Tiêu chuẩn LĐTT năm 2025?", ANSWERED)).turns
    assert turn.asked == "Tiêu chuẩn LĐTT năm 2025?"
    assert "lao động tiên tiến" in turn.read
    assert turn.as_of is not None
    assert turn.decision == "answer"
    assert [each.marker for each in turn.cited] == [1]
    assert "khoản 2 Điều 4" in turn.cited[0].label


def test_a_follow_up_among_the_messages_is_read_with_what_it_follows() -> None:
    _, second = recalled(
        Exchange("Tiêu chuẩn danh hiệu Lao động tiên tiến?", ANSWERED),
        Exchange("Còn Chiến sĩ thi đua cơ sở thì sao?", ANSWERED),
    ).turns
    assert "tiêu chuẩn" in second.read.lower()
    assert "Chiến sĩ thi đua cơ sở" in second.read


def test_choices_that_were_offered_can_still_be_picked() -> None:
    offered = Answer(
        text="Hạng nào?", decision="clarify", choices=("Hạng Nhất thưởng bao nhiêu?", "Hạng Nhì?")
    )
    shown = answer_markdown(offered, query_of("Gì?"), REPLIES)
    first, second = recalled(Exchange("Huân chương?", shown), Exchange("1", ANSWERED)).turns
    assert (first.decision, first.choices) == ("clarify", offered.choices)
    assert second.read == "Hạng Nhất thưởng bao nhiêu?"


def test_what_is_no_question_is_left_out_and_old_ones_are_not_read_again() -> None:
    assert recalled(Exchange("👍", "…")).turns == ()
    many = [Exchange(f"Tiêu chuẩn số {number}?", "…") for number in range(20)]
    assert [turn.asked for turn in recalled(*many).turns] == [
        f"Tiêu chuẩn số {number}?" for number in range(20 - MOST_READ, 20)
    ]
