"""What every handler works with (shell)."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from telegram import Update

from assistant.errors import AssistantError, ServiceUnavailable, Unavailable
from assistant.prompting import Replies
from assistant.types import Rating
from bots.telegram.access import Role, Rules, role_of
from bots.telegram.addressing import place_of
from bots.telegram.delivery import said
from bots.telegram.journal import Journal
from bots.telegram.outbox import Outbox
from bots.telegram.pacing import Clock, Pacer
from bots.telegram.services import Services
from bots.telegram.shelf import Shelf
from bots.telegram.store import Store
from bots.telegram.types import Asked, Outgoing, Place, Rows

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The services, what is kept, and the way out; `wall` gives seconds since 1970."""

    services: Services
    rules: Rules
    replies: Replies
    store: Store
    journal: Journal
    shelf: Shelf
    pacer: Pacer
    outbox: Outbox
    clock: Clock
    wall: Callable[[], float]

    def role(self, place: Place) -> Role | None:
        """What the person at `place` may do."""
        return role_of(place, self.rules, self.shelf.invited())

    async def say(self, update: Update, key: str, *, rows: Rows = (), **values: object) -> None:
        """Answer an update with a sentence of replies.toml."""
        await self.deliver(update, said(self.replies.say(key, **values), rows=rows))

    async def explain(self, update: Update, error: AssistantError) -> None:
        """Say what a person can do about an error that has a sentence of its own.

        The address of the service is for the log: it is not everybody's who writes to the bot.
        """
        if isinstance(error, ServiceUnavailable):
            log.warning("the service does not answer: %s", error)
            await self.say(update, "telegram.service_away")
            return
        values = {"mend": "", "id": ""} | error.values
        await self.deliver(update, said(self.replies.say(error.key, **values)))

    async def review(self, asked: Asked, rating: Rating) -> None:
        """Hand a rating on to where answers are remembered; it is kept here in any case."""
        if self.services.rate is None or asked.answer_id is None:
            return
        try:
            await self.services.rate(asked.answer_id, rating)
        except Unavailable as error:
            log.warning("a rating was kept here alone: %s", error)

    async def deliver(
        self,
        update: Update,
        messages: Sequence[Outgoing],
        *,
        asked: Asked | None = None,
        conversation: str = "",
    ) -> None:
        """Send the messages that answer an update; what their buttons need is kept with them."""
        place = answering_place(update)
        with self.store.transaction():
            self.journal.enclose(update.update_id, place, messages, reply=_replies(update, place))
            if asked is not None:
                self.shelf.keep(asked, conversation=conversation)
        await self.outbox.flush(update.update_id)


def answering_place(update: Update) -> Place:
    """Where an update is answered; a pressed button beside the message it stands under."""
    place = place_of(update)
    if place is None:
        raise AssistantError(f"update {update.update_id} was said in no chat")
    if update.callback_query is not None and update.effective_message is not None:
        return replace(place, message_id=update.effective_message.message_id)
    return place


def _replies(update: Update, place: Place) -> bool:
    """Whether the answer points at what it answers: in groups, and where that is not the last."""
    return not place.private or update.edited_message is not None
