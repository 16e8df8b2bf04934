"""What an ingest is put together from: the index, and what corrects its documents (edge)."""

from datetime import UTC, datetime
from pathlib import Path

from assistant.errors import BadInput
from assistant.validity.correcting import Overrides
from assistant.wiring import Stores
from ingest.manifest import Manifest
from ingest.overriding import parse_overrides, together
from ingest.preparing import VERSIONS
from ingest.stores import Line

DECLARED = Path(__file__).parent / "declared.toml"
OVERRIDES_FILE = "overrides.toml"


def open_line(stores: Stores) -> Line:
    """The index under a data folder, to be written to."""
    return Line(
        manifest=Manifest(stores.database, clock=lambda: datetime.now(UTC)),
        library=stores.library,
        stores=(stores.dense, stores.words),
        fingerprint=stores.fingerprint,
        versions=VERSIONS,
    )


async def corrects(data: Path, line: Line) -> bool:
    """Whether there is a file of corrections to read, or one that was applied is gone."""
    if (data / OVERRIDES_FILE).exists():
        return True
    return await line.library.overrides() not in (Overrides(), overrides_of(data))


def overrides_of(data: Path) -> Overrides:
    """What the project declares and what overrides.toml in the data folder says."""
    shipped = parse_overrides(DECLARED.read_text("utf-8"), name=DECLARED.name)
    file = data / OVERRIDES_FILE
    try:
        text = file.read_text("utf-8") if file.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(str(error), key="overrides.unreadable", file=str(file)) from error
    return together(shipped=shipped, own=parse_overrides(text, name=str(file)))
