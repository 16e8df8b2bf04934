"""Where sources state different values of one thing, and which value has the better backing (pure).

The document itself speaks before what others say of it, official texts before reports, reports
before news; among equals the value that more independent sources give. Copies of one text, and
sentences that repeat each other word for word, are one source.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.comparing.statements import BASE_SALARY, Fact, Statement, event_words
from assistant.types import Kind
from assistant.vietnamese import fold, normal, number_key

MOST_DAYS_APART = 60
"""Two days of one number without its year, or of one event, that lie further apart belong to two
things: numbers begin anew each year, and meetings are held again."""
MOST_LETTERS_APART = 1
"""Letters in which one syllable of a name may differ and still be the same name misspelt."""

_SECONDARY = frozenset({Kind.NEWS, Kind.FAQ, Kind.ENCYCLOPEDIA, None})


@dataclass(frozen=True, slots=True)
class Backed:
    """A value with the statements that give it, the best source first."""

    value: str
    shown: str
    statements: tuple[Statement, ...]

    @property
    def sources(self) -> int:
        """How many independent sources give it."""
        by_text = {_source(each) for each in self.statements}
        by_words = {normal(each.excerpt.text) for each in self.statements}
        return min(len(by_text), len(by_words))

    @property
    def rank(self) -> int:
        """The rank of its best source: 0 the document itself, 4 the lowest."""
        return rank(self.statements[0])


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One thing with two or more values, the best backed first."""

    fact: Fact
    name: str
    values: tuple[Backed, ...]

    @property
    def decided_by(self) -> str:
        """Why the first value is preferred: "itself", "rank", "number", or "" where neither is."""
        best, other = self.values[:2]
        if best.rank < other.rank:
            return "itself" if best.rank == 0 else "rank"
        return "number" if best.sources > other.sources else ""


def contradictions(stated: Iterable[Statement]) -> list[Contradiction]:
    """Every thing that `stated` give different values of; their order does not matter."""
    unique = {
        (each.passage.document_id, each.excerpt.span, each.fact, each.value): each
        for each in sorted(stated, key=_place)
    }
    found = []
    for fact in Fact:
        of_fact = [each for each in unique.values() if each.fact is fact]
        for group in _groups(fact, of_fact):
            if len(values := _backed(group)) > 1:
                found.append(Contradiction(fact, values[0].statements[0].name, values))
    return found


def _place(statement: Statement) -> tuple[str, int, str]:
    return (statement.passage.document_id, statement.excerpt.span.start, statement.passage.id)


def _groups(fact: Fact, stated: Sequence[Statement]) -> list[list[Statement]]:
    """The statements on one thing together."""
    groups: list[list[Statement]] = []
    for each in stated:
        fitting = [group for group in groups if all(_same(fact, each, one) for one in group)]
        if fitting:
            fitting[0].append(each)
        else:
            groups.append([each])
    return groups


def _same(fact: Fact, one: Statement, other: Statement) -> bool:
    """Whether two statements are on one thing."""
    if fact is Fact.NAME:
        return one.subject == other.subject and _one_name(one, other)
    if fact in (Fact.EVENT_DAY, Fact.EVENT_PLACE):
        return _one_event(one, other)
    if one.subject != other.subject:
        return False
    if fact is Fact.FIGURE:
        return _both_tell(one, other)
    dated = fact in (Fact.ISSUED_ON, Fact.EFFECTIVE_FROM)
    return not dated or _has_year(one.subject) or _near(one.value, other.value)


def _has_year(number: str) -> bool:
    return any(part.isdigit() and len(part) == 4 for part in number.split("/"))


def _near(one: str, other: str) -> bool:
    apart = date.fromisoformat(one) - date.fromisoformat(other)
    return abs(apart.days) <= MOST_DAYS_APART


def _one_event(one: Statement, other: Statement) -> bool:
    """Whether all that tells the one event tells the other too."""
    words = event_words(one.name), event_words(other.name)
    smaller, larger = sorted(words, key=len)
    if not smaller <= larger:
        return False
    return one.fact is not Fact.EVENT_DAY or _near(one.value, other.value)


def _both_tell(one: Statement, other: Statement) -> bool:
    """Figures of rules are those of their time; a later rule does not contradict an earlier."""
    if one.subject.startswith(BASE_SALARY):
        return True
    kinds = {one.passage.document.kind, other.passage.document.kind}
    return kinds <= _SECONDARY or one.passage.document_id == other.passage.document_id


def _one_name(one: Statement, other: Statement) -> bool:
    """Whether two names are one, or one misspelt: of four syllables or more, or in one document,
    with one syllable a letter or a mark apart."""
    names = one.value.split(), other.value.split()
    if names[0] == names[1]:
        return True
    if len(names[0]) != len(names[1]):
        return False
    differing = [pair for pair in zip(*names, strict=True) if pair[0] != pair[1]]
    sure = len(names[0]) >= 4 or one.passage.document_id == other.passage.document_id
    return sure and len(differing) == 1 and _apart(*map(fold, differing[0])) <= MOST_LETTERS_APART


def _apart(one: str, other: str) -> int:
    """Levenshtein's distance of two syllables, in letters."""
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        previous, row[0] = row[0], place
        for at, its in enumerate(other, start=1):
            cost = min(row[at] + 1, row[at - 1] + 1, previous + (letter != its))
            previous, row[at] = row[at], cost
    return row[-1]


def _backed(group: Sequence[Statement]) -> tuple[Backed, ...]:
    """The values of one thing, the best backed first; places that are one province are one."""
    by_value: dict[str, list[Statement]] = {}
    for each in group:
        by_value.setdefault(each.value, []).append(each)
    backed = [
        Backed(value, given[0].shown, tuple(sorted(given, key=_order)))
        for value, given in by_value.items()
    ]
    return tuple(sorted(backed, key=lambda b: (b.rank, -b.sources, -len(b.statements), b.value)))


def _order(statement: Statement) -> tuple[int, str, int]:
    return (rank(statement), statement.passage.document_id, statement.excerpt.span.start)


def rank(statement: Statement) -> int:
    """The rank of a source for what it states: 0 the document itself, 1 official texts, 2 their
    summaries, 3 reports, 4 news and pages about rules."""
    document = statement.passage.document
    if statement.fact in (Fact.ISSUED_ON, Fact.EFFECTIVE_FROM) and (
        number_key(document.number or "-") == statement.subject
    ):
        return 0
    if document.kind is Kind.SUMMARY:
        return 1 if statement.subject in fold(document.title or "") else 2
    if document.kind is Kind.REPORT:
        return 3
    return 4 if document.kind in _SECONDARY else 1


def _source(statement: Statement) -> str:
    document = statement.passage.document
    return number_key(document.number or "") or fold(document.title or "") or document.id
