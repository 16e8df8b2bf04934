"""The words around proper names: what bears them, what they are followed by (pure, folded)."""

import re
from enum import Enum

from assistant.vietnamese import fold, normal


class Rank(Enum):
    """What a word says of the name after it: a place of the administration, another body, a
    person."""

    PLACE = "place"
    BODY = "body"
    PERSON = "person"


_PLACES = (
    "thị trấn|thị xã|đặc khu|thành phố|tổ dân phố|khu phố|xã|phường|huyện|quận|tỉnh|tp|tx|thôn|ấp"
)
_BODIES = (
    "tổng công ty|công ty|tập đoàn|ngân hàng|bệnh viện|học viện|xí nghiệp|nhà máy|hợp tác xã"
    "|trường|sở"
)
_ADDRESSES = "đồng chí|ông|bà"
UNITS: tuple[tuple[tuple[str, ...], Rank], ...] = tuple(
    (tuple(normal(each).split()), rank)
    for names, rank in (
        (_PLACES, Rank.PLACE),
        (_BODIES, Rank.BODY),
        (_ADDRESSES, Rank.PERSON),
    )
    for each in names.split("|")
)
"""The words that names follow, in matching form, a longer one before one that it begins or ends
with ("tổng công ty", "công ty")."""
PLAIN_UNITS = tuple((tuple(map(fold, unit)), rank) for unit, rank in UNITS)
"""The same without diacritics."""
NOT_UNITS = re.compile(
    r"(?:phuong (?:phap|huong|an|thuc|tien)|tinh (?:than|hinh|te)|ap dung|quan (?:ly|li|he|doi)"
    r"|so (?:ket|luong)|truong hop|ba (?:con|me)|ong ba)(?!\w)"
)
"""What reads like the word for a place without diacritics, and a name after it."""
PARTS_OF_OTHERS = re.compile(r"(?<!\w)(?:co|si|lien|tham|dia|da|doi|tuy|nhung)$")
"""What makes another word of the one after it: "cơ quan", "địa phương"."""
SORTS = tuple(
    tuple(fold(each).split())
    for each in (
        "dai hoc", "cao dang", "trung cap", "tieu hoc", "mam non", "mau giao", "trung hoc co so",
        "trung hoc pho thong", "thcs", "thpt", "co phan", "trach nhiem huu han", "tnhh", "mtv",
        "mot thanh vien", "da khoa", "tinh", "huyen",
    )
)  # fmt: skip
"""The sort of a body, before its name."""
OFFICES_SHARED = frozenset({"sở", "trường", "so", "truong"})
"""Words that stand in others as often ("sơ kết", "trường hợp"): written small, no name follows."""
NOT_NAMES = re.compile(
    r"(?:nao|nay|kia|ta|minh|uy|hoi|nghi|hop|hoc|ket|phai|cac|truc thuoc|tieu bieu|xuat sac"
    r"|tien tien|kho khan|bien gioi|mien nui|nong thon|vung|doi|truong|pho|doan|so|ban|nha nuoc"
    r"|tu nhan|niem|ngoai|khac|bo|nganh|van hoa|nhung|van)(?!\w)"
)
"""What is no name where it follows the word for a place: "xã nào", "xã hội", "tỉnh ủy"."""
PARTS_OF_BODIES = frozenset({"uy", "doan", "hoi", "bo"})
"""What makes the word for a place one for a body: "Tỉnh Đoàn"."""
ENDS = re.compile(
    r"(?:ai|do ai|to chuc|dien ra|khi nao|bao nhieu|bao gio|luc nao|ngay|nam (?:\d|nay|nao|hoc|qua"
    r"|ngoai)|o (?:dau|noi|tinh)|tai|lan (?:thu|\d)|co (?:bao|may|gi|ai|nhung|su|duoc|mat)|may|duoc"
    r"|la (?:ai|gi|ngay|khi|bao|don|nguoi)|trao (?:tang|cho|bang|giay|huan|co)|don nhan|ky ket"
    r"|ki ket|phat dong|phat bieu|khai mac|be mac|chu tri|tong ket|so ket|tuyen duong|bieu duong"
    r"|hop (?:o|ngay|khi|tai|vao|bao)|nhiem ki|giai doan|cua|nhu the|ra sao|tham du|hoi nghi"
    r"|dai hoi|xep thu|dat (?:ket|giai|bao|danh)|gi|nao|khong|huyen|tinh|thanh pho|tham gia|khen"
    r"|hoan thanh|dang cai|chua|hay chua|vao (?:ngay|thang|nam|luc))(?!\w)"
)
"""What follows a name that is written small."""
LIKELY_ENDS = re.compile(
    r"(?:tu|den|vao|lan|la|da|se|gom|bau|trao|tang|nhan|ki|hop|thu|dang|vua|cho|voi|cung|thuoc"
    r"|theo|thi|nhu|noi|neu|bi|thang|khoa|dot|cap|du|va|hay|hoac|xa|phuong|quan|lam|dung|dat|co"
    r"|de|xin|do|o|ve|trong)(?!\w)"
)
"""The same in words that are syllables of names as well ("Tiên Du", "Đại Từ"): what follows two."""
ACTS = re.compile(
    r"(?:da|vua|se|long trong|trang trong|phoi hop|dang cai|to chuc|trao|tang|khen|tuyen duong"
    r"|bieu duong|hop|khai mac|ki ket|ki|ra mat|phat dong|don nhan|tong ket|so ket|co|duoc)(?!\w)"
)
"""What the bearer of a name does: it is no venue then ("tại Vinh, tỉnh Nghệ An tổ chức …")."""
_OF_THE_FIELD = (
    "hội đại lễ phiên khối cụm đoàn đảng bộ sở ban ngành ủy ubnd hđnd văn phòng trung ương chính"
    " phủ quốc nhà nước chủ tịch phó thủ tướng bí thư luật gia nghị định thông tư chỉ thị kế hoạch"
    " huân huy chương bằng giấy cờ khen thi đua yêu thưởng lao động chiến sĩ anh hùng danh hiệu ông"
    " bà đồng chí tổng kết sơ mặt trận tổ tỉnh huyện xã phường thành phố thị trấn đặc khu"
    " trường công ty tập vàng độc lập cựu binh ngày năm tháng giáo dục đào tạo nông dân phụ nữ"
    " thanh niên liên hiệp cộng sản nhân điểm cầu"
)
FIELD_WORDS = frozenset(normal(_OF_THE_FIELD).split())
"""Words, in matching form, that begin or end a capitalised run without being of a name."""
OF_NOBODY = frozenset({"viet nam", "ho chi minh", "hcm", "tu do", "sao vang"})
"""What tells no event from another, or is a place after the word for one alone."""
_SURNAMES = (
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh truong luong to ta"
    " chu chau cao ha mai dao doan trinh lam phung vuong quach thai tong tang khuat thao giang vang"
    " lo hua kieu nong trieu tu dam nghiem ninh be hau sung dieu luc doan luu lai bach quan khong"
    " mac than ton cu dong thach kim lu vien"
)
SURNAMES = frozenset(fold(_SURNAMES).split())
"""Folded: what a person's name that is written small begins with."""
