"""Where an update came from, and what of it is meant for the bot (pure)."""

from telegram import Message, MessageEntity, Update
from telegram.constants import ChatType

from bots.telegram.types import Place

_ASKING = "/hoi"


def place_of(update: Update) -> Place | None:
    """Who said it where; None for what nobody said in a chat (an inline query, a poll)."""
    message, user = update.effective_message, update.effective_user
    if message is None or user is None:
        return None
    pressed = update.callback_query is not None
    return Place(
        chat_id=message.chat_id,
        user_id=user.id,
        topic=message.message_thread_id if message.is_topic_message else None,
        message_id=None if pressed else message.message_id,
    )


def lane_of(update: Update) -> str:
    """Updates of one lane are handled one after the other: those of one conversation.

    Buttons that show, rate or ingest have a lane of their own: they need not wait for an answer.
    """
    place = place_of(update)
    if place is None:
        user = update.effective_user
        return f"user:{user.id}" if user else f"update:{update.update_id}"
    data = update.callback_query.data if update.callback_query else None
    return f"{place.key}:shown" if data and data[0] in "rsi" else place.key


def is_addressed(message: Message, *, bot_id: int, username: str) -> bool:
    """Whether a message is meant for the bot: in a group only by mention, reply or command."""
    if message.chat.type == ChatType.PRIVATE:
        return True
    return (
        _commands(message, username)
        or _mentions(message, bot_id, username)
        or _answers(message, bot_id)
    )


def question_of(message: Message, *, username: str) -> str:
    """The words of a question: without the mention and the command.

    A mention alone, as a reply to somebody, asks what that person wrote.
    """
    text = message.text or message.caption or ""
    for entity in sorted(_entities(message), key=lambda each: -each.offset):
        words = _words(message, entity)
        mentioned = entity.type == MessageEntity.MENTION and words.lower() == f"@{username}".lower()
        asking = entity.offset == 0 and words.split("@")[0].lower() == _ASKING
        if mentioned or asking:
            text = _without(text, entity)
    text = text.strip(" ,:\n\t")
    replied = message.reply_to_message
    if not text and replied is not None and replied.from_user and not replied.from_user.is_bot:
        return (replied.text or replied.caption or "").strip()
    return text


def _commands(message: Message, username: str) -> bool:
    for entity in _entities(message):
        if entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0:
            _, _, named = _words(message, entity).partition("@")
            return named.lower() in ("", username.lower())
    return False


def _mentions(message: Message, bot_id: int, username: str) -> bool:
    return any(
        (entity.user is not None and entity.user.id == bot_id)
        or _words(message, entity).lower() == f"@{username}".lower()
        for entity in _entities(message)
        if entity.type in (MessageEntity.MENTION, MessageEntity.TEXT_MENTION)
    )


def _answers(message: Message, bot_id: int) -> bool:
    """A reply to the bot; what stands first in a topic that the bot opened is none."""
    replied = message.reply_to_message
    if replied is None or replied.from_user is None or replied.forum_topic_created:
        return False
    return replied.from_user.id == bot_id


def _entities(message: Message) -> tuple[MessageEntity, ...]:
    return tuple(message.entities) or tuple(message.caption_entities)


def _words(message: Message, entity: MessageEntity) -> str:
    return (
        message.parse_entity(entity)
        if message.text is not None
        else message.parse_caption_entity(entity)
    )


def _without(text: str, entity: MessageEntity) -> str:
    """`text` without an entity, whose place is counted in UTF-16 code units."""
    raw = text.encode("utf-16-le")
    start, end = 2 * entity.offset, 2 * (entity.offset + entity.length)
    return (raw[:start] + raw[end:]).decode("utf-16-le")
