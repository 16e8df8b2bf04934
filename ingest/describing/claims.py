"""What one source inside a document says of it: its front matter, first line or masthead (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from assistant.errors import DocumentRejected
from assistant.types import Kind
from assistant.vietnamese import days, fold
from ingest.describing.numbers import canonical

_ISO_LENGTH = len("2024-01-31")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """The facts of a Document as one source gives them; None where it says nothing."""

    kind: Kind | None = None
    number: str | None = None
    title: str | None = None
    issuer: str | None = None
    issued_on: date | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    event_on: date | None = None
    event_place: str | None = None

    def or_else(self, other: "Claims") -> "Claims":
        """These claims, with what they leave open taken from `other`."""
        gaps = [f.name for f in fields(self) if getattr(self, f.name) is None]
        return replace(self, **{name: getattr(other, name) for name in gaps})


def metadata_claims(metadata: Mapping[str, str]) -> Claims:
    """What front matter or <meta> values say; a day that cannot be read is refused."""
    return Claims(
        kind=_kind(metadata.get("kind", "")),
        number=canonical(metadata["number"]) if metadata.get("number") else None,
        issuer=metadata.get("issuer") or None,
        issued_on=metadata_day(metadata, "issued_on"),
        effective_from=metadata_day(metadata, "effective_from"),
        effective_to=metadata_day(metadata, "effective_to"),
        event_on=metadata_day(metadata, "event_on"),
        event_place=metadata.get("event_place") or None,
    )


def metadata_day(metadata: Mapping[str, str], field: str) -> date | None:
    """The day under `field`, ISO ("2024-01-31") or Vietnamese ("31/01/2024"); None if absent.

    DocumentRejected "reject.metadata" names field and value when it cannot be read.
    """
    value = metadata.get(field, "").strip()
    if not value:
        return None
    if (day := _iso(value)) or (day := next((found.on for found in days(value)), None)):
        return day
    raise DocumentRejected(
        f"{field}: {value!r} is no day", key="reject.metadata", field=field, value=value
    )


def _iso(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:_ISO_LENGTH])
    except ValueError:
        return None


def _kind(name: str) -> Kind | None:
    wanted = fold(name).replace("-", "–")
    return next((kind for kind in Kind if fold(kind.value) == wanted), None)
