"""What of a question asks, what only leads in, and what it is about (pure)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.language.wording import QUESTION_PHRASES
from assistant.understanding.parts import Named, Part, in_form, matcher, parts_of, spoken
from assistant.vietnamese import is_plain

_LEADS_IN = (
    "thế còn", "vậy còn", "thế thì", "vậy thì", "thế", "vậy", "còn", "rồi", "và", "thì sao",
    "thì", "sao", "như thế nào", "thế nào", "ra sao", "nữa", "ạ", "nhé", "nhỉ", "hả", "à", "ơi",
    "dạ", "vâng", "với", "của", "cho", "đối", "về", "theo", "danh hiệu", "hình thức",
    "huân chương", "trường hợp", "là", "em", "anh", "chị", "mình", "tôi", "bạn", "hỏi", "xin",
    "biết", "thêm", "muốn", "luôn", "ở", "mà", "nếu", "các", "những", "này", "kia", "đó", "ấy",
    "lại", "loại",
)  # fmt: skip
"""Words that lead from one question to the next and ask nothing."""

_ASKS = (
    "tiêu chuẩn", "điều kiện", "tiêu chí", "yêu cầu", "hồ sơ", "giấy tờ", "thủ tục(?! đơn giản)",
    "trình tự", "trước ngày nào", "trước", "chậm nhất", "muộn nhất", "kèm theo", "kèm", "nói",
    "nêu", "quy trình", "các bước", "thẩm quyền", "có quyền", "quyền lợi", "quyền",
    "mức tiền thưởng", "tiền thưởng", "mức thưởng", "mức", "(?<!khen )thưởng", "tiền", "thời hạn",
    "thời gian", "thời điểm", "hạn cuối", "hạn chót", "hạn nộp", "hạn", "phần trăm",
    "tỷ lệ", "tỉ lệ", "tối đa", "tối thiểu", "ít nhất", "nhiều nhất", "nộp", "gửi",
    "xét tặng", "xét", "tặng", "trao",
    "phong tặng", "đề nghị", "trình", "ký duyệt", "ký", "quyết định", "công nhận", "phê duyệt",
    "đạt", "cần", "phải", "có", "được", "bị", "chế độ", "văn bản", "nguồn", "căn cứ", "pháp lý",
    "quy định", "luật", "nghị định", "thông tư", "áp dụng", "có hiệu lực", "hết hiệu lực",
    "hiệu lực", "ban hành", "thay thế", "sửa đổi", "bãi bỏ", "tổ chức", "diễn ra", "chủ trì",
    "tham dự", "dự", "phát biểu", "đăng cai", "thành phần", "bao nhiêu người", "đại biểu",
    "chủ đề", "kết quả", "nội dung", "cấp nào", "cấp", "cơ quan", "đơn vị", "người", "gồm", "làm",
    "tính", "hiện nay", "bây giờ", "nhiêu", "cách", "mẫu", "địa điểm", "so với", "so", "khác",
    "giống", "mới", "thay đổi", "còn hiệu lực", "từ", "lúc", "năm", "ngoài ra", "gì", "mấy",
    "nào", "ai", "đâu", "không", "chưa", "lấy", "chi", "một lần", "lần", "truy tặng",
    "thay bằng", "thay",
    "nhiệm vụ", "hạn chế", "phương hướng", "mục tiêu", "mục đích", "đối tượng", "khác nhau",
    "chỗ", "điểm nào", "hai", "dùng vào việc gì", "dùng để làm gì", "dùng làm gì", "sử dụng",
    "ai quản lý", "quản lý thế nào", "cái nào", "cái gì", "trích lập", "trích",
    "mỗi năm", "hằng năm", "một năm",
)  # fmt: skip
"""Words that ask something of a subject and name none."""

_NOUNS = ("danh hiệu", "hình thức", "huân chương", "trường hợp")
"""Nouns that ask nothing when they lead in, and are part of what a question is about."""

_LED_IN = (
    r"(?:(?:dạ|vâng|à|ừ|ok|rồi)[\s,]+)*(?:thế còn|vậy còn|thế thì|vậy thì|vậy|và"
    r"|còn(?!\s+(?:hiệu lực|giá trị|được|phải|áp dụng))|thế(?!\s+(?:nào|là)))\s+"
)
"""How a follow-up begins; not "còn hiệu lực", "thế nào"."""
_UNITS = (
    r"(?:có |gồm |cần |phải |được )*(?:mấy|bao nhiêu)(?: (?:đại biểu|đơn vị|phần trăm|giải pháp"
    r"|nhiệm vụ|thành viên|điều kiện|tiêu chuẩn|hình thức|trường hợp)| [^\s?]+)"
)


@dataclass(frozen=True, slots=True)
class Said:
    """A question taken apart. `text` is shown, `form` matched; both have the same length.

    `asks`: it has words that ask something; `content`: words that are neither a part nor ask.
    """

    text: str
    form: str
    plain: bool
    parts: tuple[Named, ...]
    asks: bool
    content: str

    @property
    def led_in(self) -> int:
        """How many characters at its beginning only lead in ("thế còn "), 0 for none."""
        found = re.match(r"\s*" + in_form(_LED_IN, plain=self.plain), self.form)
        return found.end() if found else 0

    def named(self, *kinds: Part) -> list[Named]:
        """Its parts of these kinds, in order of place."""
        return [each for each in self.parts if each.part in kinds]

    @property
    def has_subject(self) -> bool:
        """Whether it says by itself what it is about."""
        return bool(self.content) or bool(self.named(Part.AWARD, Part.DOCUMENT))

    def without(self, parts: Sequence[Named]) -> str:
        """Its words without what leads in and without `parts`."""
        text = self.text
        for each in sorted(parts, key=lambda one: -one.span.start):
            text = text[: each.span.start] + " " + text[each.span.end :]
        return " ".join(text[self.led_in :].strip(" ?.!…,;:").split())


def said(text: str, *, plain: bool | None = None) -> Said:
    """Take `text` apart; `plain` for one that was typed without diacritics."""
    plain = is_plain(text) if plain is None else plain
    form = spoken(text, plain=plain)
    form = form if len(form) == len(text) else text.lower()
    parts = tuple(parts_of(text, plain=plain))
    rest = form
    for each in parts:
        rest = rest[: each.span.start] + "|" * len(each.words) + rest[each.span.end :]
    words = [found[0] for found in _carrying_little(plain=plain).finditer(rest)]
    asks = any(asking(plain=plain).fullmatch(each) for each in words)
    content = _words(_carrying_little(plain=plain).sub(" ", rest))
    return Said(text=text, form=form, plain=plain, parts=parts, asks=asks, content=content)


def _words(text: str) -> str:
    return " ".join(re.findall(r"[\w/-]+", text.replace("|", " ")))


@lru_cache(maxsize=2)
def asking(*, plain: bool) -> re.Pattern[str]:
    """Finds words that ask, units that are counted ("mấy đơn vị") among them."""
    phrases = {*_ASKS, *QUESTION_PHRASES} - set(_LEADS_IN)
    return matcher(f"{_UNITS}|{_longest_first(phrases)}", plain=plain)


@lru_cache(maxsize=2)
def _carrying_little(*, plain: bool) -> re.Pattern[str]:
    """Finds words that ask or lead in, the longest first."""
    phrases = {*_ASKS, *QUESTION_PHRASES, *_LEADS_IN}
    return matcher(f"{_UNITS}|{_longest_first(phrases)}", plain=plain)


def _longest_first(phrases: Iterable[str]) -> str:
    return "|".join(sorted(sorted(phrases), key=len)[::-1])


def stripped(one: Said) -> str:
    """What a question without an award is about: its words without those that ask at its ends.

    "Hội nghị sơ kết năm 2017 tổ chức ngày nào?" → "Hội nghị sơ kết năm 2017".
    """
    shown = one.form
    for each in one.named(Part.AWARD, Part.DOCUMENT, Part.PLACE, Part.DAY, Part.RANK, Part.OFFICE):
        shown = shown[: each.span.start] + "|" * len(each.words) + shown[each.span.end :]
    shown = re.sub(r"[?.!…;:]", " ", shown)
    nouns = matcher("|".join(_NOUNS), plain=one.plain)
    little = _carrying_little(plain=one.plain).finditer(shown)
    spans = [found.span() for found in little if not nouns.fullmatch(found[0])]
    left, right = 0, len(shown)
    for start, end in spans:
        left = end if not shown[left:start].strip() else left
    for start, end in reversed(spans):
        right = start if not shown[end:right].strip() else right
    return " ".join(one.text[left:right].strip(" ?.!…,;:").split()) if left < right else ""
