"""Fakes of what the web service is given, and a small decree for them to answer from."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from assistant.access import Registry
from assistant.edges.prompt_files import load_replies
from assistant.errors import AssistantError
from assistant.ports import Assistant, Collection
from assistant.types import (
    Answer,
    Citation,
    Delta,
    Document,
    Ended,
    Event,
    Excerpt,
    Finished,
    Found,
    Hit,
    Holding,
    Kind,
    Level,
    Passage,
    Question,
    Relation,
    RelationKind,
    Span,
    Step,
    Understood,
)
from assistant.understanding.query import understand
from assistant.validity.standing import Standing, standing
from assistant.web.quotas import Limits
from assistant.web.services import Administration, Command, Remembers, WebServices
from bots.widget import FOLDER

REPLIES = load_replies()
TODAY = date(2031, 5, 20)

LEAD = "2. Hồ sơ đề nghị 𝐊ỷ niệm chương gồm:"
QUOTE = "b) Danh sách trích ngang 🏅 có xác nhận của cơ quan."
TEXT = (
    "Điều 4. Hồ sơ 🎖 đề nghị\n"
    "1. Tổ chức gửi hồ sơ trước ngày 30 tháng 6.\n"
    f"{LEAD}\n"
    "a) Tờ trình của tổ chức đề nghị;\n"
    f"{QUOTE}\n" + "\n".join(f"Điều {n}. Điều khoản thi hành số {n}." for n in range(5, 90))
)
HOSTILE = '<img src=x onerror="document.title=\'hacked\'"><script>document.title="hacked"</script>'


def span_of(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


DECREE = Document(
    id="nghi-dinh/12-2030",
    source="/srv/secret/nghi-dinh.docx",
    fingerprint="ab" * 32,
    kind=Kind.DECREE,
    number="12/2030/NĐ-CP",
    title="Nghị định về Kỷ niệm chương",
    issuer="Chính phủ",
    issued_on=date(2030, 1, 5),
    effective_from=date(2030, 3, 1),
    url="https://example.org/nghi-dinh",
)
DECLARED = Document(
    id="declared-99-2031-nd-cp",
    source="declared",
    fingerprint="",
    kind=Kind.DECREE,
    number="99/2031/NĐ-CP",
    effective_from=date(2031, 3, 1),
    relations=(Relation(kind=RelationKind.AMENDS, number="12/2030/NĐ-CP", on=date(2031, 3, 1)),),
)
HOSTILE_DOCUMENT = Document(
    id="hostile",
    source="x",
    fingerprint="00",
    title=HOSTILE,
    url="javascript:document.title='hacked'",
)
POINT = Passage(
    id="p-b",
    article_id="p-4",
    document=DECREE,
    path=(
        Step(Level.ARTICLE, "4", "Hồ sơ đề nghị"),
        Step(Level.CLAUSE, "2"),
        Step(Level.POINT, "b"),
    ),
    text=QUOTE,
    span=span_of(QUOTE),
    leads=(Excerpt(LEAD, span_of(LEAD)),),
)
HOSTILE_PASSAGE = Passage(
    id="h-1",
    article_id="h-1",
    document=HOSTILE_DOCUMENT,
    path=(),
    text=HOSTILE,
    span=Span(0, len(HOSTILE)),
)


def cited(passage: Passage = POINT, *, marker: int = 1) -> Citation:
    return Citation(
        marker=marker,
        passage=passage,
        quote=passage.text,
        span=passage.span,
        verified=True,
        leads=passage.leads,
    )


def quoting_answer(passage: Passage = POINT) -> Answer:
    quoted = "\n".join([*(lead.text for lead in passage.leads), passage.text])
    return Answer(
        text=f"Theo Nghị định 12/2030/NĐ-CP:\n“{quoted}” [1]\n\nNguồn:\n[1] điểm b khoản 2 Điều 4",
        decision="answer",
        confidence=0.9,
        citations=(cited(passage),),
        warnings=("Văn bản trong kho chỉ là bản trích.",),
    )


@dataclass
class FakeAssistant:
    """Gives one prepared answer, waits and fails where it is told to, counts its closings.

    `finished` is the checked answer where it is another than the deltas promise.
    """

    answer: Answer = field(default_factory=quoting_answer)
    finished: Answer | None = None
    wait: float = 0.0
    failure: Exception | None = None
    fails_at: int = 0
    answer_id: str | None = None
    asked: list[Question] = field(default_factory=list)
    closed: int = 0

    async def ask(self, question: Question) -> AsyncIterator[Event]:
        self.asked.append(question)
        events: tuple[Event, ...] = (
            Understood(understand(question, today=TODAY)),
            Found((Hit(POINT, 0.5),)),
            Delta(self.answer.text[:20]),
            Delta(self.answer.text[20:]),
            Finished(self.finished or self.answer, self.answer_id),
        )
        try:
            for place, event in enumerate(events):
                if self.failure is not None and place == self.fails_at:
                    raise self.failure
                yield event
                await asyncio.sleep(self.wait)
        finally:
            self.closed += 1


class FakeLibrary:
    """Three documents in memory, and what further ones a test adds."""

    def __init__(self, *further: Document) -> None:
        self.further: Sequence[Document] = further
        self.texts = {DECREE.id: TEXT, HOSTILE_DOCUMENT.id: HOSTILE, "tin": "Một bản tin."}

    async def documents(self) -> list[Document]:
        news = Document(id="tin", source="x", fingerprint="1", kind=Kind.NEWS, title="Tin")
        return [HOSTILE_DOCUMENT, DECREE, news, *self.further]

    async def declared(self) -> list[Document]:
        return [DECLARED]

    async def text(self, document_id: str) -> str | None:
        return self.texts.get(document_id)

    async def passages(self, document_id: str) -> list[Passage]:
        return [each for each in (POINT, HOSTILE_PASSAGE) if each.document_id == document_id]


@dataclass
class FakeSearch:
    """Finds the same passage for everything, and remembers what it was asked."""

    asked: list[tuple[str, date | None, int]] = field(default_factory=list)

    async def __call__(self, text: str, *, as_of: date | None, limit: int) -> Sequence[Hit]:
        self.asked.append((text, as_of, limit))
        return [Hit(POINT, 1.5), Hit(HOSTILE_PASSAGE, 0.5)][:limit]


OPEN = Limits(required=False, session=1, address=1, embed=1, day=1)
GUARDED = Limits(required=True, session=1_000, address=1_000, embed=1_000, day=1_000)


@dataclass
class FakeAccess:
    """Who may ask, in memory."""

    registered: Registry = field(default_factory=Registry)

    def registry(self) -> Registry:
        return self.registered

    def secret(self) -> bytes:
        return b"a secret of the tests"


@dataclass
class FakeCommand:
    """A command that prints prepared lines, and waits before each where it is told to."""

    lines: Sequence[str] = ()
    ended: Ended = field(default_factory=lambda: Ended(0, ""))
    wait: float = 0.0
    ran: list[tuple[str, ...]] = field(default_factory=list)

    async def __call__(self, *arguments: str) -> AsyncGenerator[str | Ended]:
        self.ran.append(arguments)
        for line in self.lines:
            await asyncio.sleep(self.wait)
            yield line
        yield self.ended


def administration(
    library: Collection | None = None,
    *,
    holdings: Sequence[Holding] = (),
    uploads: Path = Path("/srv/data/uploads"),
    tdkt: Command | None = None,
) -> Administration:
    """What administrators look after, over the documents of a library."""
    shelf = library or FakeLibrary()

    async def known() -> Standing:
        return standing(await shelf.documents(), await shelf.declared())

    async def held() -> Sequence[Holding]:
        return holdings

    return Administration(
        standing=known,
        holdings=held,
        uploads=uploads,
        today=lambda: TODAY,
        tdkt=tdkt or FakeCommand(),
    )


def services(
    *,
    assistant: Assistant | None = None,
    search: FakeSearch | None = None,
    memory: Remembers | None = None,
    not_ready: Exception | None = None,
    access: FakeAccess | None = None,
    limits: Limits = OPEN,
    amiss: AssistantError | None = None,
    library: Collection | None = None,
    admin: Administration | None = None,
) -> WebServices:
    async def ready() -> AssistantError | None:
        if not_ready is not None:
            raise not_ready
        return amiss

    return WebServices(
        assistant=assistant or FakeAssistant(),
        library=library or FakeLibrary(),
        memory=memory,
        search=search or FakeSearch(),
        readiness=ready,
        widget=FOLDER,
        access=access or FakeAccess(),
        limits=limits,
        administration=admin or administration(library),
    )
