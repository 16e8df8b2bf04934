"""Small files that the tests of ingestion make: PDF by hand, so that no font is needed; docx."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import docx
from pypdf import PdfReader, PdfWriter

from ingest.types import Block, Page, Raw

MEDIA_TYPES = {
    "txt": "text/plain",
    "md": "text/markdown",
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def raw(content: bytes | str, suffix: str = "txt") -> Raw:
    data = content.encode() if isinstance(content, str) else content
    name = f"tai-lieu.{suffix}"
    return Raw(source=f"/{name}", name=name, media_type=MEDIA_TYPES[suffix], content=data)


def page(*blocks: str, title: str = "") -> Page:
    return Page(blocks=tuple(map(Block, blocks)), metadata={"title": title} if title else {})


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF whose text layer holds `pages` of lines: glyphs are numbered, a CMap names them."""
    letters = sorted({letter for lines in pages for line in lines for letter in line})
    number = {letter: place + 1 for place, letter in enumerate(letters)}
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        _kids(len(pages)),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H"
        b" /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /DW 500"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(_cmap(number)),
    ]
    for place, lines in enumerate(pages):
        bodies.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (7 + 2 * place)
        )
        bodies.append(_stream(_drawn(lines, number)))
    return _assembled(bodies)


def locked(content: bytes, password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    writer.encrypt(password, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def saved(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def word() -> Any:
    return docx.Document()


def _kids(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (6 + 2 * place) for place in range(count))
    return b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)


def _cmap(number: dict[str, int]) -> bytes:
    pairs = "\n".join(
        f"<{n:04x}> <{letter.encode('utf-16-be').hex()}>" for letter, n in number.items()
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CMapName /Plain def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(number)} beginbfchar\n{pairs}\nendbfchar\n"
        "endcmap end end"
    ).encode()


def _drawn(lines: Sequence[str], number: dict[str, int]) -> bytes:
    shown = []
    for place, line in enumerate(lines):
        codes = "".join(f"{number[letter]:04x}" for letter in line)
        shown.append(f"BT /F1 12 Tf 1 0 0 1 50 {800 - 16 * place} Tm <{codes}> Tj ET")
    return "\n".join(shown).encode()


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _assembled(bodies: Sequence[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(bodies) + 1, start)
    return bytes(out)
