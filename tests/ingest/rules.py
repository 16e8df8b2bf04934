"""Small rules, plans and pages that the tests of describing and splitting read."""

from pathlib import Path

from assistant.types import Document, Kind, Level, Passage, Span
from ingest.describing import describe
from ingest.splitting import split
from ingest.types import Heading, Raw, Text

SHARED = Path(__file__).parents[3] / "shared" / "data"

LAW = """QUỐC HỘI
--------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Luật số: 91/2031/QH18

Hà Nội, ngày 02 tháng 3 năm 2031

LUẬT

GIỮ GÌN ĐƯỜNG LÀNG

Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;

Quốc hội ban hành Luật Giữ gìn đường làng.

Chương I

NHỮNG QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh

Luật này quy định về việc giữ gìn đường làng.

Điều 2. Danh hiệu “Đường đẹp”

Danh hiệu “Đường đẹp” để tặng cho thôn đạt các tiêu chuẩn sau đây:

1. Sạch sẽ quanh năm;

2. Có một trong các việc sau:

a) Trồng cây hai bên đường;

b) Thắp đèn vào buổi tối;

c) Rào bằng cây;

d) Sơn cổng;

đ) Có người quét đường.

Chính phủ quy định chi tiết khoản này cho vùng núi cao.

3. Không lấn chiếm.

Điều 3. Hiệu lực thi hành

1. Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2031.

2. Luật Đường làng số 15/2003/QH11 đã được sửa đổi theo Luật số 47/2005/QH11 và Luật số \
39/2013/QH13 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.

Luật này được Quốc hội khóa XVIII thông qua ngày 02 tháng 3 năm 2031.

CHỦ TỊCH QUỐC HỘI

Nguyễn Văn Mẫu
"""

AMENDING = """QUỐC HỘI

Luật số: 92/2032/QH18

LUẬT

SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT GIỮ GÌN ĐƯỜNG LÀNG

Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Giữ gìn đường làng số 91/2031/QH18.

Điều 1. Sửa đổi, bổ sung một số điều của Luật Giữ gìn đường làng số 91/2031/QH18:

1. Sửa đổi, bổ sung khoản 3 Điều 2 như sau:

“3. Không lấn chiếm, không đổ rác.”

2. Bổ sung Điều 2a vào sau Điều 2 như sau:

“Điều 2a. Danh hiệu “Ngõ đẹp”

1. Danh hiệu “Ngõ đẹp” để tặng cho ngõ đạt các tiêu chuẩn sau:

a) Sạch;

b) Sáng.

2. Ngõ được xét mỗi năm một lần.”

3. Thay cụm từ “đường làng” bằng cụm từ “đường thôn” tại khoản 1 và khoản 2 Điều 1.

Điều 2. Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2033.
"""

DECISION = """ỦY BAN NHÂN DÂN TỈNH BẮC NINH

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Số: 12/2031/QĐ-UBND | Bắc Ninh, ngày 05 tháng 5 năm 2031

QUYẾT ĐỊNH

BAN HÀNH QUY ĐỊNH VỀ ĐƯỜNG LÀNG TỈNH BẮC NINH

Căn cứ Luật Giữ gìn đường làng số 91/2031/QH18;

Ủy ban nhân dân tỉnh ban hành Quyết định Ban hành Quy định về đường làng tỉnh Bắc Ninh.

Điều 1. Ban hành kèm theo Quyết định này Quy định về đường làng tỉnh Bắc Ninh.

Điều 2. Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký. Bãi bỏ Điều 5, khoản 2 Điều 7 \
Quyết định số 3/2020/QĐ-UBND ngày 01 tháng 02 năm 2020 của Ủy ban nhân dân tỉnh.

Nơi nhận:

- Như Điều 2;

TM. ỦY BAN NHÂN DÂN

CHỦ TỊCH

Trần Thị Mẫu

QUY ĐỊNH

VỀ ĐƯỜNG LÀNG TỈNH BẮC NINH

(Ban hành kèm theo Quyết định số 12/2031/QĐ-UBND)

Điều 1. Phạm vi điều chỉnh

Quy định này áp dụng cho đường làng trong tỉnh.

Điều 2. Kinh phí

Kinh phí do ngân sách xã bảo đảm.
"""

PLAN = """ỦY BAN NHÂN DÂN TỈNH NGHỆ AN

Số: 77/KH-UBND | Nghệ An, ngày 09 tháng 9 năm 2031

KẾ HOẠCH

PHÁT ĐỘNG ĐỢT THI ĐUA LÀM ĐẸP ĐƯỜNG LÀNG

Ủy ban nhân dân tỉnh phát động đợt thi đua làm đẹp đường làng như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích

a) Đường làng sạch hơn.

b) Người dân vui hơn.

2. Yêu cầu

Làm thật, đo được.

II. NỘI DUNG

1. Quét dọn

1.1. Quét vào sáng thứ bảy.

1.2. Thu gom rác trong ngày.

2. Trồng cây

Mỗi nhà trồng một cây.

Nơi nhận:

- Như trên;
"""


def raw_of(name: str = "van-ban.txt", source: str | None = None) -> Raw:
    where = source or f"/kho/{name}"
    return Raw(source=where, name=name, media_type="text/plain", content=b"noi dung")


def described(text: str, name: str = "van-ban.txt", **metadata: str) -> Document:
    return describe(raw_of(name), Text(text=text, metadata=metadata))


def passages_of(text: str, name: str = "van-ban.txt", **metadata: str) -> dict[str, Passage]:
    """The passages of a text by the part of their id after "#"."""
    document = described(text, name, **metadata)
    return {p.id.split("#")[1]: p for p in split(document, Text(text=text, metadata=metadata))}


def marked_down(markdown: str, **metadata: str) -> Text:
    """A Text whose lines that begin with "#" are headings, as cleaning leaves them."""
    text, headings = "", []
    for line in markdown.strip().split("\n"):
        rank = len(line) - len(line.lstrip("#"))
        words = line.lstrip("#").strip()
        if rank:
            headings.append(Heading(rank, Span(len(text), len(text) + len(words))))
        text += words + "\n"
    return Text(text=text, headings=tuple(headings), metadata=metadata)


def steps_of(passage: Passage) -> list[tuple[Level, str, str]]:
    return [(step.level, step.number, step.heading) for step in passage.path]


def a_document(kind: Kind | None = Kind.LAW, *, excerpt: bool = False) -> Document:
    return Document(id="v", source="/kho/v.txt", fingerprint="", kind=kind, excerpt=excerpt)
