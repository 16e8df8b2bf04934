"""Documents, passages, and where words stand in them (pure)."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What sort of document a text is; the value is the name a person reads."""

    CONSTITUTION = "hiến pháp"
    CODE = "bộ luật"
    LAW = "luật"
    ORDINANCE = "pháp lệnh"
    RESOLUTION = "nghị quyết"
    ORDER = "lệnh"
    DECREE = "nghị định"
    DECISION = "quyết định"
    CIRCULAR = "thông tư"
    DIRECTIVE = "chỉ thị"
    DISPATCH = "công điện"
    PLAN = "kế hoạch"
    GUIDANCE = "hướng dẫn"
    CONCLUSION = "kết luận"
    NOTICE = "thông báo"
    LETTER = "công văn"
    REPORT = "báo cáo"
    NEWS = "tin tức"
    FAQ = "hỏi–đáp"
    ENCYCLOPEDIA = "bách khoa"
    SUMMARY = "tóm tắt"


class Level(StrEnum):
    """A step in the structure of a text, outermost first; the value is its Vietnamese name."""

    PART = "phần"
    CHAPTER = "chương"
    SECTION = "mục"
    SUBSECTION = "tiểu mục"
    APPENDIX = "phụ lục"
    WORDING = "văn bản được sửa đổi"
    HEADING = "đề mục"
    ARTICLE = "điều"
    CLAUSE = "khoản"
    POINT = "điểm"


class RelationKind(StrEnum):
    """What one document does to another; the value is the name a person reads."""

    REPLACES = "thay thế"
    REPEALS = "bãi bỏ"
    AMENDS = "sửa đổi, bổ sung"
    DETAILS = "quy định chi tiết"
    CORRECTS = "đính chính"
    BASED_ON = "căn cứ"


class Action(StrEnum):
    """What is done to a provision of another text; the value is the word a person reads."""

    REWRITES = "sửa đổi"
    ADDS = "bổ sung"
    REPEALS = "bãi bỏ"
    OPENING = "sửa đổi đoạn mở đầu"
    RENAMES = "sửa đổi tên"
    WORDS = "thay cụm từ"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters (code points) in the stored text of a document."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` in this range."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Characters of a document's stored text and where they stand: `span.of(stored) == text`."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: `Step(Level.ARTICLE, "23", "Danh hiệu “Chiến sĩ thi đua cơ sở”")`.

    `number` is "" for a heading that has none; `heading` is "" for a clause or a point.
    """

    level: Level
    number: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A place in a rule as people name it: điểm / khoản / điều, perhaps of a numbered document."""

    article: str | None = None
    clause: str | None = None
    point: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How a provision of another text reads afterwards.

    `wording` is where its new words stand in the text that states the change, None for a
    repeal. For Action.WORDS `old` is read as `new`, "" where words are left out. `attached` says
    that the provision belongs to a regulation issued with the other text ("ban hành kèm theo").
    """

    action: Action
    wording: Span | None = None
    old: str = ""
    new: str = ""
    attached: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What the document that states it does to another: the one numbered `number`, or, where the
    text gives no number, the one called `title` that was issued on `issued_on`.

    `article` … `point` name the provision concerned, None for the whole text, and `change` how it
    reads then; `on` is the day it takes effect where the text says so; `evidence` is the sentence
    that states it, `stated_in` the provision it stands in. `through` names a provision of an
    amending text (its `number`) that is itself amended: the change is to what that one amends.
    """

    kind: RelationKind
    number: str | None = None
    title: str | None = None
    issued_on: date | None = None
    article: str | None = None
    clause: str | None = None
    point: str | None = None
    on: date | None = None
    evidence: Excerpt | None = None
    stated_in: Reference | None = None
    through: Reference | None = None
    change: Change | None = None

    @property
    def place(self) -> Reference:
        """The provision concerned, without the number of its text."""
        return Reference(article=self.article, clause=self.clause, point=self.point)

    @property
    def whole(self) -> bool:
        """Whether the whole text is concerned, not one provision or some words of it."""
        return self.article is None and self.clause is None and self.change is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What is known of one ingested document; what was not found in it is None.

    `source` is the place it came from (a path or an address), `fingerprint` the SHA-256 of its
    bytes, `effective_to` the last day in force that the document itself states. `excerpt` says
    that only parts of the official text are there. The text itself is kept by the library.
    """

    id: str
    source: str
    fingerprint: str
    kind: Kind | None = None
    number: str | None = None
    title: str | None = None
    issuer: str | None = None
    issued_on: date | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    event_on: date | None = None
    event_place: str | None = None
    url: str | None = None
    excerpt: bool = False
    official: str | None = None
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class _Places:
    """What the path of a passage says: see the properties of Passage with these names."""

    inner: tuple[Step, ...]
    amended: Step | None
    reference: Reference
    stated_in: Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of a document that is searched, shown and cited.

    A whole article (`id == article_id`), one of its clauses or points, or some paragraphs of a
    text that has no articles. `leads` are the sentences of the article and the clause that
    introduce it, outermost first, so that a point never stands without them.
    `text == span.of(stored text of the document)`.
    """

    id: str
    article_id: str
    document: Document
    path: tuple[Step, ...]
    text: str
    span: Span
    leads: tuple[Excerpt, ...] = ()
    _read: _Places | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def document_id(self) -> str:
        """The id of the document this passage is part of."""
        return self.document.id

    def number_at(self, level: Level) -> str | None:
        """The number of the innermost step at `level`, None where the path has none."""
        return _number_at(self._inner, level)

    @property
    def reference(self) -> Reference:
        """Where the passage stands: article, clause, point, and the number of their text.

        New wording stands where it is put: its text is the one that is amended.
        """
        return self._places.reference

    @property
    def stated_in(self) -> Reference:
        """Where the passage stands in its own document: for new wording, the amending clause."""
        return self._places.stated_in

    @property
    def amended(self) -> Step | None:
        """The text that this passage is new wording of, by name and number; None otherwise."""
        return self._places.amended

    @property
    def _inner(self) -> tuple[Step, ...]:
        """The steps below the text amended, all of them where none is."""
        return self._places.inner

    @property
    def _places(self) -> _Places:
        """Read out of the path once: ranking and validity ask for them dozens of times."""
        if self._read is None:
            object.__setattr__(self, "_read", _places(self.path, self.document.number))
        assert self._read is not None
        return self._read

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings on the path, outermost first, without the empty ones."""
        return tuple(
            step.heading for step in self.path if step.heading and step.level is not Level.WORDING
        )


def _places(path: tuple[Step, ...], number: str | None) -> _Places:
    after = [i for i, step in enumerate(path, start=1) if step.level is Level.WORDING]
    amended = path[after[-1] - 1] if after else None
    inner = path[after[-1] :] if after else path
    outer = path[: len(path) - len(inner)] or path
    return _Places(
        inner=inner,
        amended=amended,
        reference=_reference(inner, number if amended is None else amended.number or None),
        stated_in=_reference(outer, number),
    )


def _number_at(path: tuple[Step, ...], level: Level) -> str | None:
    numbers = [step.number for step in path if step.level is level and step.number]
    return numbers[-1] if numbers else None


def _reference(path: tuple[Step, ...], number: str | None) -> Reference:
    return Reference(
        article=_number_at(path, Level.ARTICLE),
        clause=_number_at(path, Level.CLAUSE),
        point=_number_at(path, Level.POINT),
        number=number,
    )
