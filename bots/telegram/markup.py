"""Text → Telegram's HTML in messages of bounded length (pure)."""

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bots.telegram.types import Outgoing

LIMIT = 4096
"""Most characters of a message (Bot API, sendMessage). Telegram counts them after it has read
the markup; counting the escaped text is stricter and needs no second parser."""
_ENDS = ("\n\n", "\n", ". ", "; ", " ")
"""Where a text may be cut, the best first."""


def escape(text: str) -> str:
    """`text` so that Telegram shows it as it is."""
    return html.escape(text, quote=False)


def units(text: str) -> int:
    """Length in UTF-16 code units, in which Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one look: a paragraph, a heading in bold, or a quote that opens at a tap."""

    text: str
    tag: str = ""

    @property
    def html(self) -> str:
        """The words as markup."""
        name = self.tag.split(" ")[0]
        return f"<{self.tag}>{escape(self.text)}</{name}>" if self.tag else escape(self.text)


@dataclass(frozen=True, slots=True)
class Block:
    """Pieces that belong together, one line below the other, such as a heading and its quote."""

    pieces: tuple[Piece, ...]


def block(*pieces: Piece) -> Block:
    """A block of the pieces that have words."""
    return Block(tuple(each for each in pieces if each.text.strip()))


def paragraph(text: str) -> Block:
    """Plain words."""
    return block(Piece(text))


def messages(blocks: Iterable[Block], *, limit: int = LIMIT) -> list[Outgoing]:
    """The blocks in as few messages as keep their order, each of at most `limit` code units.

    Cut between blocks where that is enough, else at paragraph, line, sentence or word ends.
    """
    done: list[list[Block]] = [[]]
    for each in (part for whole in blocks for part in _fitting(whole, limit)):
        if done[-1] and units(_html([*done[-1], each])) > limit:
            done.append([])
        done[-1].append(each)
    return [Outgoing(html=_html(each), plain=_plain(each)) for each in done if each]


def _html(blocks: Sequence[Block]) -> str:
    return "\n\n".join("\n".join(piece.html for piece in each.pieces) for each in blocks)


def _plain(blocks: Sequence[Block]) -> str:
    return "\n\n".join("\n".join(piece.text for piece in each.pieces) for each in blocks)


def _fitting(whole: Block, limit: int) -> list[Block]:
    """The block itself, or parts of it that fit; a heading stays with the first of its quote."""
    if not whole.pieces:
        return []
    if units(_html([whole])) <= limit:
        return [whole]
    *heads, last = whole.pieces
    room = limit - units(_html([Block((*heads, Piece("", last.tag)))])) - 1
    if room < limit // 4:  # the heads themselves are long: each is cut alone
        return [part for piece in whole.pieces for part in _cut(piece, limit)]
    first, rest = _split(last.text, room)
    return [Block((*heads, Piece(first, last.tag))), *_cut(Piece(rest, last.tag), limit)]


def _cut(piece: Piece, limit: int) -> list[Block]:
    room = limit - units(Piece("", piece.tag).html)
    parts, rest = [], piece.text
    while rest:
        first, rest = _split(rest, room)
        parts.append(Block((Piece(first, piece.tag),)))
    return parts


def _split(text: str, room: int) -> tuple[str, str]:
    """The longest beginning of `text` whose escaped form fits, up to a good end; and the rest."""
    if units(escape(text)) <= room:
        return text.strip(), ""
    most = _prefix(text, room)
    for end in _ENDS:
        at = text.rfind(end, most // 3, most)
        if at >= 0:
            return text[: at + len(end)].strip(), text[at + len(end) :].strip()
    return text[:most], text[most:]


def _prefix(text: str, room: int) -> int:
    """How many characters of `text` fit once they are escaped."""
    used = 0
    for place, letter in enumerate(text):
        used += units(escape(letter))
        if used > room:
            return place
    return len(text)


def bare(text: str) -> str:
    """Markup as words alone, for a person who reads it elsewhere."""
    return html.unescape(re.sub(r"<[^<>]*>", "", text))
