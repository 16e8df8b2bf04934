"""A law of six short articles and texts that amend it, and how they read on a day."""

from collections.abc import Sequence
from datetime import date

from assistant.types import Document, Passage
from assistant.validity.amending import in_appendix
from assistant.validity.consolidating import consolidated
from assistant.validity.reading import ArticleKey, needed, reading
from assistant.validity.relating import text_key
from assistant.validity.standing import Standing, standing
from ingest.preparing import prepare
from ingest.recording import Prepared
from ingest.types import Raw

LAW = "91/2031/QH18"
LAW_TEXT = """QUỐC HỘI

Luật số: 91/2031/QH18

Hà Nội, ngày 02 tháng 3 năm 2031

LUẬT

GIỮ GÌN ĐƯỜNG LÀNG

Điều 1. Phạm vi điều chỉnh

Luật này quy định về việc giữ gìn đường làng.

Điều 2. Danh hiệu “Đường đẹp”

Danh hiệu “Đường đẹp” để tặng cho thôn đạt các tiêu chuẩn sau đây:

1. Sạch sẽ quanh năm;

2. Có một trong các việc sau:

a) Trồng cây hai bên đường;

b) Thắp đèn vào buổi tối;

c) Rào bằng cây.

3. Không lấn chiếm.

Điều 3. Thẩm quyền

1. Chủ tịch xã tặng danh hiệu “Đường đẹp”.

2. Chủ tịch xã lập quỹ đường làng.

Điều 4. Quỹ

Quỹ do dân góp.

Điều 5. Hiệu lực thi hành

Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2031.
"""


def amending(number: str, *clauses: str, signed: str, begins: str, of: str = LAW) -> str:
    """A law that amends `of` clause by clause; days as people write them ("02/3/2032")."""
    day, month, year = signed.split("/")
    body = "\n\n".join(f"{place}. {clause}" for place, clause in enumerate(clauses, start=1))
    return f"""QUỐC HỘI

Luật số: {number}

Hà Nội, ngày {day} tháng {month} năm {year}

LUẬT

SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT GIỮ GÌN ĐƯỜNG LÀNG

Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Giữ gìn đường làng số {of}.

Điều 1. Sửa đổi, bổ sung một số điều của Luật Giữ gìn đường làng số {of}

{body}

Điều 2. Hiệu lực thi hành

Luật này có hiệu lực thi hành từ ngày {begins}.
"""


def prepared(text: str, name: str = "") -> Prepared:
    """A text as ingestion reads it; its name is its number where none is given."""
    source = f"/kho/{name or text[:200].split('số:')[-1].split()[0].replace('/', '-')}.txt"
    raw = Raw(
        source=source,
        name=source.rsplit("/", 1)[-1],
        media_type="text/plain",
        content=text.encode(),
    )
    return prepare(raw)


def known_of(texts: Sequence[str], declared: Sequence[Document] = ()) -> Standing:
    return standing([prepared(text).document for text in texts], declared)


def article_on(
    number: str, on: date, *texts: str, of: str = LAW, declared: Sequence[Document] = ()
) -> str | None:
    """The words of an article of `of` as they read on a day; None when it does not hold."""
    known = known_of(texts, declared)
    passages = {d.document.id: d.passages for d in map(prepared, texts)}
    key = text_key(Document(id="", source="", fingerprint="", number=of))
    article = ArticleKey(key, number)
    ids = needed(article, known.amendments, known.copies, on=on)
    chosen: list[Passage] = [each for one in ids for each in passages[one]]
    appendix = any(in_appendix(each) for each in chosen if each.reference.article == number)
    read = reading(article, chosen, known.amendments, on=on, attached=appendix)
    return None if read is None else consolidated(read, known.amendments)
