"""`tdkt ingest` in a process of its own, so that the bot answers meanwhile (edge)."""

import asyncio
import logging
import os
import sys
from pathlib import Path

from bots.telegram.services import Ingested
from bots.telegram.settings import PREFIX

LONGEST_REPORT = 3_000

log = logging.getLogger(__name__)


async def ingest_in_child(path: Path) -> Ingested:
    """Ingest one file with the settings of this process; its report is what it printed."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(PREFIX)}
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "assistant.cli", "ingest", str(path)),
        env=environment,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    told, complaints = await child.communicate()
    report = (told or complaints).decode(errors="replace").replace(f"{path.parent}/", "").strip()
    if child.returncode:
        log.warning("ingest of %s ended with status %s", path.name, child.returncode)
    return Ingested(well=child.returncode == 0, report=report[-LONGEST_REPORT:])
