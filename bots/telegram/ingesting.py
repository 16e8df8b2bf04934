"""A document that was sent, ingested in a process of its own, so that the bot answers (edge)."""

import logging
from pathlib import Path

from assistant.edges.child import tdkt
from assistant.types import Ended
from bots.telegram.services import Ingested
from bots.telegram.settings import PREFIX

LONGEST_REPORT = 3_000

log = logging.getLogger(__name__)


async def ingest_in_child(path: Path) -> Ingested:
    """Ingest one file with the settings of this process; its report is what it printed."""
    lines: list[str] = []
    ended = Ended(1, "")
    async for told in tdkt("ingest", str(path), without=PREFIX):
        if isinstance(told, Ended):
            ended = told
        else:
            lines.append(told)
    report = ("\n".join(lines) or ended.complaints).replace(f"{path.parent}/", "").strip()
    if ended.status:
        log.warning("ingest of %s ended with status %s", path.name, ended.status)
    return Ingested(well=ended.status == 0, report=report[-LONGEST_REPORT:])
