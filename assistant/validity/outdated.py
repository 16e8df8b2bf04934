"""Rules out of force that a page about rules leans on (pure)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.documents.labelling import document_name
from assistant.types import Document
from assistant.validity.periods import ALWAYS, Period, Status
from assistant.vietnamese import number_key

_NUMBER = re.compile(
    r"(?<![\w/])\d{1,5}/\d{4}/[A-ZĐa-zđ]{2,10}\d{0,2}(?:-[A-ZĐa-zđ]+\d*)*(?![\w/-])"
)


@dataclass(frozen=True, slots=True)
class Outdated:
    """A rule that is cited and has ended: its name, its last day, the number that ended it."""

    name: str
    ended: date
    by: str | None


def outdated(
    text: str, documents: Sequence[Document], periods: Mapping[str, Period], *, on: date
) -> list[Outdated]:
    """The rules that `text` cites by number and that have ended before the day `on`, each once.

    A text that also cites what replaced a rule speaks of the change, and is not marked.
    """
    cited = {number_key(found[0]) for found in _NUMBER.finditer(text)}
    found: dict[str, Outdated] = {}
    for document in documents if cited else ():
        key = number_key(document.number or "-")
        if key not in cited:
            continue
        period = periods.get(document.id, ALWAYS)
        replaced_too = number_key(period.ended_by or "-") in cited
        if period.end and period.status(on) is Status.EXPIRED and not replaced_too:
            found.setdefault(key, Outdated(document_name(document), period.end, period.ended_by))
    return list(found.values())
