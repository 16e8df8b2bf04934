"""A composer that writes slowly, like a chat model (shell)."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

from assistant.ports import Composer
from assistant.types import Answer, Delta, Evidence, Query


@dataclass(frozen=True, slots=True, kw_only=True)
class SlowComposer:
    """Writes what another composer writes: in `pieces` parts, `pause` seconds before each."""

    composer: Composer
    pieces: int
    pause: float

    async def compose(self, query: Query, evidence: Evidence) -> AsyncIterator[Delta | Answer]:
        """As many Deltas, then the Answer."""
        async for piece in self.composer.compose(query, evidence):
            if isinstance(piece, Answer):
                yield piece
                continue
            for part in _parts(piece.text, self.pieces):
                await asyncio.sleep(self.pause)
                yield Delta(part)


def _parts(text: str, count: int) -> list[str]:
    """`text` in `count` parts of about the same length; the last may be empty."""
    size = -(-len(text) // count)
    return [text[place * size : (place + 1) * size] for place in range(count)]
