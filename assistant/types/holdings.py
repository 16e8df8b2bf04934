"""What is kept of the sources that were ingested (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a document could not be ingested: a key of replies.toml and what fills it."""

    key: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A source that was tried: `document_id` is None where nothing of it is held, `failure` None
    where the last attempt went well. `passages` is how many there are, `ingested_at` in UTC."""

    source: str
    document_id: str | None
    passages: int
    ingested_at: datetime
    failure: Failure | None
