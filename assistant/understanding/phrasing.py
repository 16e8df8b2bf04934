"""How a subject and a question make one sentence, as people would say it (pure)."""

import re

from assistant.understanding.asks import Said, said, stripped
from assistant.understanding.parts import Part, matcher, spoken
from assistant.understanding.swapping import marked_words, principal
from assistant.vietnamese import fold, is_plain

_HEADS = (
    "thời hạn nộp hồ sơ", "hạn nộp hồ sơ", "mức tiền thưởng", "nộp hồ sơ", "hồ sơ", "thủ tục",
    "trình tự", "quy trình", "tiêu chuẩn", "điều kiện", "tiêu chí", "thẩm quyền", "thời hạn",
    "hạn nộp", "thời gian", "mức thưởng", "tiền thưởng", "tỷ lệ", "quyền lợi", "nội dung",
    "chủ đề", "kết quả", "thành phần", "mẫu", "nhiệm vụ", "hạn chế", "phương hướng",
)  # fmt: skip
"""Nouns that a subject follows: "hồ sơ … gồm những gì"."""
_SIGNS = "ai ký duyệt|ai ký|ai quyết định|cấp nào quyết định|ai có thẩm quyền|ai tặng|ai trao"
_DUE = r"(?:thời hạn|thời gian|hạn cuối|hạn chót|hạn) (?:nộp|gửi|trình)(?! hồ sơ)"
"""When something is to come, which is the dossier: "thời hạn nộp hồ sơ …"."""
_HANDING_IN = r"nộp|gửi|mấy bộ|bao nhiêu bộ|trước ngày nào|hạn"
_BONUS = (
    "(?:(?:có|được|thì|mức) )*(?:(?:thưởng|tiền|tiền thưởng)"
    "(?: (?:gì|sao|(?:như )?thế nào|ra sao|không))?|được (?:bao nhiêu|nhiêu|mấy)(?: tiền)?"
    "|thưởng (?:nhiêu|mấy))"
)
"""The bonus asked for by a word or two: "thưởng?", "có tiền không", "được bao nhiêu"."""
_WHO = "ai|cấp nào|cơ quan nào|người nào|đơn vị nào"
_WHOSE = (
    r" (?:của |(?=(?:Bộ|bộ|Tỉnh|tỉnh|ngành|Ngành) [^\s?.,;:]))"
    r"(?:(?!do |được |là |gồm |thì |cần |có |phải |tặng |ai |bao |theo |trong |cho |đối |vào "
    r"|năm |trước |thưởng |thế |như )[^\s?.,;:]+ ?)+"
)
_GIVES = "tặng|quyết định|ký|khen|công nhận|trao"


def subject_of(before: Said) -> str:
    """What a question is about: its award with rank, recipient and whose it is, or its thing."""
    award = principal(before)
    if award is None:
        return stripped(before)
    end = award.span.end
    whose = re.match(_WHOSE, before.text[end:])
    told = end + (len(whose[0]) if whose else 0)
    words = marked_words(award) + before.text[end:told].rstrip()
    for each in before.named(Part.RANK, Part.LEVEL):
        words += f" {each.words}" if told <= each.span.start <= told + 1 else ""
    whom = [one.words for one in before.named(Part.RECIPIENT) if not end <= one.span.start < told]
    days = [each.words for each in before.named(Part.DAY)]
    return " ".join([words, *(f"cho {each.lower()}" for each in whom[:1]), *days])


def asked_of(subject: str, ask: str) -> str:
    """The question `ask` of `subject` in one sentence: "ai ký" → "ai quyết định tặng …"."""
    ask = ask.removeprefix("thì ")
    plain = is_plain(ask)
    form, ask = spoken(ask, plain=plain), ask[:1].lower() + ask[1:]
    about = said(subject)
    if matcher(_SIGNS, plain=plain).fullmatch(form) and about.named(Part.AWARD):
        return f"ai quyết định tặng {subject}"
    if asks_bonus_alone(ask) and about.named(Part.AWARD):
        return f"{subject} được thưởng bao nhiêu"
    if due := matcher(_DUE, plain=plain).match(form):
        return f"{ask[: due.end()]} hồ sơ {subject}{ask[due.end() :]}"
    if head := matcher("|".join(_HEADS), plain=plain).match(form):
        return f"{ask[: head.end()]} {subject}{ask[head.end() :]}"
    if matcher(_HANDING_IN, plain=plain).match(form):
        return f"{subject} {ask}" if "hồ sơ" in ask else f"hồ sơ {subject} {ask}"
    if matcher(_WHO, plain=plain).match(form):
        return f"{ask} {subject}"
    gives = [found.end() for found in matcher(_GIVES, plain=plain).finditer(form)]
    if said(ask, plain=plain).named(Part.OFFICE) and gives:
        return f"{ask[: gives[-1]]} {subject}{ask[gives[-1] :]}"
    awarded = matcher("thưởng", plain=plain).match(form)
    return f"{subject} được {ask}" if awarded else f"{subject} {ask}"


def asks_bonus_alone(ask: str) -> bool:
    """Whether a question is nothing but a word or two for the bonus; in a whole question so short
    the diacritics tell nothing apart, and are often restored amiss ("co tien ko")."""
    return matcher(_BONUS, plain=True).fullmatch(fold(ask).strip(" ?.!…")) is not None


def same_sort(thing: str, subject: str) -> str:
    """The words of the subject that the new thing replaces: from its own first word on, or all.

    "khối kinh tế" replaces "khối nội chính" in "khối trưởng khối nội chính năm 2023".
    """
    first = thing.split()[0].lower() if thing else ""
    head = rf".*(?<!\w)({re.escape(first)}(?!\w).*?)(?=\s+năm\s+\d{{4}}|$)"
    found = re.match(head, subject, re.IGNORECASE)
    return found[1] if first and found else subject


def sentence(text: str) -> str:
    """`text` as a question: one space between words, a capital first, one question mark."""
    text = " ".join(text.split()).strip(" ?.!…,;:")
    return text[:1].upper() + text[1:] + "?" if text else ""
