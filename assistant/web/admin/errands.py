"""What takes its time: plans, ingests and removals, one after another, watched as they go (shell).

Each is a `tdkt` command in a process of its own, so that questions are answered meanwhile; the
service sees by itself when another process has changed the index.
"""

import asyncio
import json
import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import aclosing, suppress
from dataclasses import dataclass, field
from typing import Literal

from assistant.errors import AssistantError, BadInput, IndexBusy, Unavailable
from assistant.prompting import Replies
from assistant.types import Ended
from assistant.web.admin.sentences import shown, without_folders
from assistant.web.problems import problem_of
from assistant.web.services import Command
from assistant.wire import Json

MOST_KEPT = 20
"""Errands that are remembered after their end, for a page that was opened anew."""
_LAST = frozenset({"planned", "report", "removed"})
"""The steps that a command ends with when it could do its work."""
_ID_BYTES = 8

log = logging.getLogger(__name__)

State = Literal["running", "done", "failed"]
ErrandKind = Literal["plan", "ingest", "again", "remove"]


@dataclass
class Errand:
    """Something under way: its steps so far, and why it failed where it did.

    `about` is the batch or the document that it works on, None for all there is; `key` is that of
    the sentence in `problem`.
    """

    id: str
    kind: ErrandKind
    about: str | None = None
    state: State = "running"
    steps: list[Json] = field(default_factory=list)
    problem: str | None = None
    key: str | None = None

    def json(self, *, since: int) -> Json:
        """How it stands, with the steps that a page has not seen yet."""
        return {
            "id": self.id,
            "kind": self.kind,
            "about": self.about,
            "state": self.state,
            "steps": self.steps[since:],
            "seen": len(self.steps),
            "problem": self.problem,
            "key": self.key,
        }


class Errands:
    """The errands of one process of the service."""

    def __init__(self, replies: Replies) -> None:
        self._replies = replies
        self._known: dict[str, Errand] = {}
        self._running: asyncio.Task[None] | None = None

    def start(
        self, kind: ErrandKind, steps: AsyncIterator[Json], *, about: str | None = None
    ) -> Errand:
        """Begin; IndexBusy while another is under way."""
        if self._running is not None and not self._running.done():
            raise IndexBusy("another errand is under way", key="admin.busy")
        errand = Errand(id=secrets.token_hex(_ID_BYTES), kind=kind, about=about)
        self._known = dict(list(self._known.items())[1 - MOST_KEPT :]) | {errand.id: errand}
        self._running = asyncio.get_running_loop().create_task(self._run(errand, steps))
        return errand

    def find(self, errand_id: str) -> Errand:
        """An errand of this process; BadInput for an unknown one."""
        if errand_id not in self._known:
            raise BadInput(key="admin.unknown_errand")
        return self._known[errand_id]

    def running(self) -> Errand | None:
        """What is under way."""
        return next((each for each in self._known.values() if each.state == "running"), None)

    def latest(self, kind: ErrandKind) -> Errand | None:
        """The last of a kind that was begun, however it ended."""
        return next((e for e in reversed(self._known.values()) if e.kind == kind), None)

    async def _run(self, errand: Errand, steps: AsyncIterator[Json]) -> None:
        try:
            async for step in steps:
                errand.steps.append(step)
            errand.state = "done"
        except Exception as error:  # whoever watches must be told, whatever it was
            problem = problem_of(error, self._replies)
            errand.problem, errand.key = problem.message, problem.key
            errand.state = "failed"


async def steps_of(command: Command, *arguments: str) -> AsyncIterator[Json]:
    """The steps that a command prints; Unavailable with its own sentence when it could not work."""
    told: Json = {}
    async with aclosing(command(*arguments)) as lines:
        async for line in lines:
            if isinstance(line, Ended):
                if told.get("step") not in _LAST:
                    raise _failure(line, told)
            elif (step := _step(line)) is not None:
                told = step
                yield shown(step)


def _step(line: str) -> Json | None:
    with suppress(ValueError):
        found = json.loads(line)
        if isinstance(found, dict) and "step" in found:
            return found
    log.warning("a command printed what is no step")
    return None


def _failure(ended: Ended, told: Json) -> AssistantError:
    """What a command said at last of why it stopped: its sentences for people stand there."""
    if told.get("step") == "refused":
        return BadInput(key=str(told["key"]))
    lines = ended.complaints.strip().splitlines()
    log.warning("a command ended with status %s", ended.status)
    if ended.status > 0 and lines:
        return Unavailable(lines[-1], key="error.told", sentence=without_folders(lines[-1]))
    return Unavailable("a command was killed", key="admin.cut_off")
