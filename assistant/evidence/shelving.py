"""From a passage that was found to the article it is read in, as it reads on the day (shell)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.ports import Library
from assistant.types import Passage, Reading
from assistant.validity import reading
from assistant.validity.amending import in_appendix
from assistant.validity.consolidating import consolidated
from assistant.validity.standing import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article and its parts in order; `reading` where it was amended by the day.

    `as_read` is the article with the words that hold on the day: for weighing, not for quoting.
    `about` is the title of its document, or the first words where it has none.
    """

    whole: Passage
    parts: tuple[Passage, ...]
    as_read: Passage
    reading: Reading | None = None
    about: str = ""


OPENING = 400
"""Characters of a document without a title that say what it is about: the head of a news text."""


class Shelf:
    """Takes articles out of the library for one question; every document is opened once."""

    def __init__(self, library: Library, known: Standing, on: date) -> None:
        self._library = library
        self._known = known
        self._on = on
        self._open: dict[str, Sequence[Passage]] = {}

    async def article(self, passage: Passage) -> Article | None:
        """The article that `passage` belongs to; None when nothing of it holds on the day."""
        home = self._known.amendments.home(passage, self._on)
        if home is None:
            return await self._own(passage)
        article = reading.ArticleKey(*home)
        amendments = self._known.amendments
        ids = reading.needed(article, amendments, self._known.copies, on=self._on)
        passages = [each for one in ids for each in await self._passages(one)]
        attached = in_appendix(passage)
        read = reading.reading(article, passages, amendments, on=self._on, attached=attached)
        if read is None:
            return None
        text = consolidated(read, amendments)
        return Article(
            whole=read.whole,
            parts=read.parts,
            as_read=replace(read.whole, text=text),
            reading=read,
        )

    async def _own(self, passage: Passage) -> Article:
        passages = await self._passages(passage.document_id)
        members = [each for each in passages if each.article_id == passage.article_id]
        whole = next((each for each in members if each.id == passage.article_id), passage)
        parts = tuple(each for each in members if each.id != whole.id)
        about = passage.document.title or (passages[0].text[:OPENING] if passages else "")
        return Article(whole=whole, parts=parts, as_read=whole, about=about)

    async def _passages(self, document_id: str) -> Sequence[Passage]:
        if document_id not in self._open:
            self._open[document_id] = await self._library.passages(document_id)
        return self._open[document_id]
