"""Which words of a text hold on a day, provision by provision (pure).

Every change that a document makes to a provision of another is an `Amendment` with its day. They
are ordered by day, then by when their texts were issued, then by place; a later one acts on what
the earlier ones made. The order in which documents were ingested plays no part.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.types import Action, Document, Level, Passage, Reference, Relation, RelationKind
from assistant.validity.periods import ALWAYS, Period
from assistant.validity.relating import Texts, covers, text_key

_TAKES_OUT = frozenset({Action.REWRITES, Action.ADDS, Action.REPEALS})
_WORDED = frozenset({Action.REWRITES, Action.ADDS, Action.OPENING, Action.RENAMES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A change to a provision of `texts`, stated by `by`, in effect from `on` to `until`.

    `until` is the last day before the amending provision was itself rewritten or repealed.
    """

    by: Document
    relation: Relation
    action: Action
    texts: frozenset[str]
    on: date
    until: date | None = None

    def acts(self, on: date) -> bool:
        """Whether the change is in effect on the day `on`."""
        return self.on <= on and (self.until is None or on <= self.until)

    @property
    def takes_out(self) -> bool:
        """Whether the provision as it read before no longer holds."""
        return self.action in _TAKES_OUT and self.relation.article is not None

    @property
    def words(self) -> bool:
        """Whether it brings new wording of a provision (or its heading, or its opening)."""
        return self.action in _WORDED

    @property
    def whole_article(self) -> bool:
        """Whether it puts a new article in its place."""
        part = self.relation.clause or self.relation.point
        return self.action in (Action.REWRITES, Action.ADDS) and part is None


class Amendments:
    """All amendments among some documents, in the order in which they act."""

    def __init__(self, documents: Sequence[Document], periods: Mapping[str, Period]) -> None:
        texts = Texts(documents)
        stated = sorted(_stated(documents, texts, periods), key=_order)
        stated = sorted([*stated, *_resolved(documents, stated, periods)], key=_order)
        self._all = [_until(each, stated) for each in stated]
        self._by_text: dict[str, list[int]] = {}
        self._by_source: dict[str, list[int]] = {}
        for rank, each in enumerate(self._all):
            self._by_source.setdefault(text_key(each.by), []).append(rank)
            for text in each.texts:
                self._by_text.setdefault(text, []).append(rank)

    def touching(self, text: str, article: str, on: date) -> list[tuple[int, Amendment]]:
        """What acts on an article on a day, in order, each with its rank among all."""
        return [
            (rank, self._all[rank])
            for rank in self._by_text.get(text, ())
            if self._all[rank].acts(on) and self._all[rank].relation.article in (article, None)
        ]

    def rank(self, passage: Passage) -> int:
        """The rank of the amendment that brought the wording of `passage`; -1 for a text's own."""
        return max((rank for rank, _ in self._bringing(passage)), default=-1)

    def texts(self, passage: Passage) -> frozenset[str]:
        """The texts that a passage is part of as a rule: for new wording those amended by it."""
        if passage.amended is None:
            return frozenset([text_key(passage.document)])
        return frozenset(text for _, each in self._bringing(passage) for text in each.texts)

    def home(self, passage: Passage, on: date) -> tuple[str, str] | None:
        """The text and the article that a passage is read in, where that article is changed on
        the day: an amended article, its new wording and the clause that amends it are one."""
        if not self.concerns(passage.document):
            return None
        article = passage.reference.article
        texts = sorted(self.texts(passage))
        if passage.amended is None and (own := self._homes(passage)):
            return own[0] if len(own) == 1 else None
        if article is None or not texts or not _in_body(passage, self._all, texts):
            return None
        return (texts[0], article) if self.touching(texts[0], article, on) else None

    def removal(self, passage: Passage, on: date) -> Amendment | None:
        """What took a passage out of force by the day `on`; None while it reads as it did."""
        if not self.concerns(passage.document):
            return None
        rank = self.rank(passage)
        for text in self.texts(passage):
            if found := self._last_over(text, passage.reference, rank, passage, on):
                return found
        if passage.amended is not None or self._homes(passage):
            own = text_key(passage.document)
            return self._last_over(own, passage.stated_in, -1, passage, on, outer=True)
        return None

    def begins(self, passage: Passage) -> date | None:
        """The day from which new wording holds; None for a text's own words."""
        if not self.concerns(passage.document):
            return None
        days = [each.on for _, each in self._bringing(passage)]
        return max(days, default=None)

    def is_container(self, passage: Passage) -> bool:
        """Whether a passage is an amending article whose clauses each amend for themselves."""
        own_article = passage.id == passage.article_id and passage.amended is None
        if not own_article or not self.concerns(passage.document):
            return False
        stated = [
            each
            for rank in self._by_source.get(text_key(passage.document), ())
            if (each := self._all[rank]).words
            and (source := each.relation.stated_in) is not None
            and source.article == passage.reference.article
        ]
        below = [each for each in stated if each.relation.stated_in != _bare(passage.stated_in)]
        return bool(below) and passage.reference.clause is None

    def concerns(self, document: Document) -> bool:
        """Whether anything amends a text, or is amended by it: most texts have no part in any
        amendment, and need no further look."""
        key = text_key(document)
        return key in self._by_text or key in self._by_source

    def amending(self, document: Document) -> list[Document]:
        """The documents that change provisions of a text, or of those that it changes."""
        own = text_key(document)
        changed = {text for rank in self._by_source.get(own, ()) for text in self._all[rank].texts}
        ranks = [rank for text in (own, *sorted(changed)) for rank in self._by_text.get(text, ())]
        return list({self._all[rank].by.id: self._all[rank].by for rank in ranks}.values())

    def _bringing(self, passage: Passage) -> Iterator[tuple[int, Amendment]]:
        if passage.amended is None:
            return
        stated, place = _bare(passage.stated_in), passage.reference
        for rank in self._by_source.get(text_key(passage.document), ()):
            each = self._all[rank]
            own = each.words and each.relation.stated_in == stated
            if own and covers(each.relation.place, place):
                yield rank, each

    def _homes(self, passage: Passage) -> list[tuple[str, str]]:
        """The articles that the amending clause `passage` changes."""
        stated = _bare(passage.stated_in)
        found = [
            (text, each.relation.article)
            for rank in self._by_source.get(text_key(passage.document), ())
            if (each := self._all[rank]).words and each.relation.stated_in == stated
            for text in sorted(each.texts)
            if each.relation.article is not None
        ]
        return list(dict.fromkeys(found))

    def _last_over(
        self,
        text: str,
        place: Reference,
        after: int,
        passage: Passage,
        on: date,
        *,
        outer: bool = False,
    ) -> Amendment | None:
        over = [
            each
            for rank, each in self.touching(text, place.article or "", on)
            if rank > after and each.takes_out and covers(each.relation.place, place)
            if outer or _attached(each) == in_appendix(passage)
        ]
        return over[-1] if over else None


def in_appendix(passage: Passage) -> bool:
    """Whether a passage stands in what is issued with a text, not in the text itself."""
    return passage.amended is None and any(s.level is Level.APPENDIX for s in passage.path)


def _in_body(passage: Passage, every: Sequence[Amendment], texts: Sequence[str]) -> bool:
    if passage.amended is not None:
        return True
    sides = {_attached(each) for each in every if texts[0] in each.texts}
    return in_appendix(passage) in sides


def _attached(amendment: Amendment) -> bool:
    return amendment.relation.change is not None and amendment.relation.change.attached


def _bare(place: Reference) -> Reference:
    return Reference(article=place.article, clause=place.clause, point=place.point)


def _stated(
    documents: Sequence[Document], texts: Texts, periods: Mapping[str, Period]
) -> Iterator[Amendment]:
    """The amendments that name their text; one copy of every amending text speaks for all."""
    for document in _speaking(documents):
        for relation in document.relations:
            if relation.change is not None and relation.through is None:
                made = _amendment(document, relation, texts.keys(relation), texts, periods)
                if made is not None:
                    yield made


def _speaking(documents: Iterable[Document]) -> list[Document]:
    best: dict[str, Document] = {}
    for document in sorted(documents, key=lambda each: each.id):
        known = best.get(text_key(document))
        if known is None or _changes(document) > _changes(known):
            best[text_key(document)] = document
    return list(best.values())


def _changes(document: Document) -> int:
    return sum(relation.change is not None for relation in document.relations)


def _amendment(
    document: Document,
    relation: Relation,
    keys: frozenset[str],
    texts: Texts | None,
    periods: Mapping[str, Period],
) -> Amendment | None:
    if relation.change is None:
        return None
    on = relation.on or periods.get(document.id, ALWAYS).start
    if relation.kind is RelationKind.CORRECTS:
        corrected = texts.of(relation) if texts else ()
        starts = [periods[each.id].start for each in corrected if each.id in periods]
        on = min((day for day in starts if day is not None), default=date.min)
    if on is None or not keys:
        return None
    action = relation.change.action
    return Amendment(by=document, relation=relation, action=action, texts=keys, on=on)


def _resolved(
    documents: Sequence[Document], stated: Sequence[Amendment], periods: Mapping[str, Period]
) -> Iterator[Amendment]:
    """The amendments of amendments: what they change is what the clause they rewrite changed."""
    for document in _speaking(documents):
        for relation in document.relations:
            if relation.through is not None:
                keys = _amended_by(relation.through, stated)
                if (made := _amendment(document, relation, keys, None, periods)) is not None:
                    yield made


def _amended_by(through: Reference, stated: Sequence[Amendment]) -> frozenset[str]:
    number = text_key(Document(id="", source="", fingerprint="", number=through.number))
    place = _bare(through)
    return frozenset(
        text
        for each in stated
        if text_key(each.by) == number
        and each.relation.stated_in is not None
        and covers(place, each.relation.stated_in)
        for text in each.texts
    )


def _until(amendment: Amendment, every: Sequence[Amendment]) -> Amendment:
    """The amendment with its last day: the one before its own provision was taken out."""
    source, own = amendment.relation.stated_in, text_key(amendment.by)
    if source is None:
        return amendment
    ends = [
        each.on - timedelta(days=1)
        for each in every
        if own in each.texts and each.takes_out and covers(each.relation.place, source)
    ]
    return replace(amendment, until=min(ends, default=None))


def _order(amendment: Amendment) -> tuple[date, date, str, int]:
    evidence = amendment.relation.evidence
    return (
        amendment.on,
        amendment.by.issued_on or amendment.on,
        text_key(amendment.by),
        evidence.span.start if evidence else 0,
    )
