"""Names of persons in Vietnamese text, known by their surname (pure)."""

import re

from assistant.language.places import PROVINCES
from assistant.vietnamese import fold

_SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Lương|Tô"
    "|Tạ|Chu|Châu|Cao|Hà|Mai|Đào|Đoàn|Trịnh|Lâm|Phùng|Vương|Quách|Thái|Tống|Tăng|Khuất|Thào|Giàng"
    "|Vàng|Lò|Hứa|Kiều|Nông|Triệu|Từ|Đàm|Nghiêm|Văn|Ninh|Bế|Hầu|Sùng|Điểu|Lục|Doãn|Lưu|Lại|Bạch"
    "|Quản|Ngọ|Khổng|Mạc|Thân|Tôn|Ông|Cù|Đồng|Trang|Thạch|Sơn|Danh|Kim|Lữ|Âu|Viên|Phó|Hồng|Đường"
)
"""The surnames of nearly all Vietnamese people; of those that are words as well a name must have
three syllables ("Đồng Tháp", "Sơn La", "Trang Chủ" have two)."""
_WORDS = re.compile(
    "Hà|Cao|Thái|Lâm|Ninh|Kim|Sơn|Đồng|Trang|Danh|Hồng|Đường|Văn|Từ|Phó|Ông|Viên|Mai|Lục|Lại"
)
_CAPITALS = "A-ZĐ" + "".join(each for each in map(chr, range(0xC0, 0x1EFA)) if each.isupper())
"""A stretch "À-Ỹ" has small letters among the capitals."""
_NAME = re.compile(rf"(?<!\w)(?P<surname>{_SURNAMES})(?P<rest>(?: [{_CAPITALS}][a-zà-ỹđ]+){{1,4}})")
_ADDRESSED = re.compile(
    r"(?<!\w)(?:[Đđ]ồng chí|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Tt]ướng)"
    rf" [{_CAPITALS}]\w+(?: [{_CAPITALS}]\w+)+"
)
"""A name after a word of address, whatever the surname: "ông Điểu K’Ré", "bà Ksor Phước"."""
_FIRST_OF_LONG = 2
_NOT_PERSONS = frozenset({"ho chi minh", "phu tho", "chau au"})


def names_person(text: str) -> bool:
    """Whether a text names a person: "Đặng Thị Ngọc Thịnh", not "Hà Nội" nor "Hồ Chí Minh"."""
    return _ADDRESSED.search(text) is not None or any(map(_is_person, _NAME.finditer(text)))


def _is_person(found: re.Match[str]) -> bool:
    name, rest = fold(found[0]), found["rest"].split()
    if _WORDS.fullmatch(found["surname"]) and len(rest) < _FIRST_OF_LONG:
        return False
    return not any(name.startswith(each) for each in (*PROVINCES, *_NOT_PERSONS))
