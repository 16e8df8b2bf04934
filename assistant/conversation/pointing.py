"""Words that point at the previous answer: "mục 2", "văn bản đó", "nguồn nào?" (pure)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from assistant.types import Cited, Span, Turn
from assistant.understanding.asks import Said
from assistant.understanding.asks import said as taken_apart
from assistant.understanding.parts import Part, matcher

_THIS = r"(?:này|đó|ấy|kia|trên|nói trên|vừa nêu|vừa rồi)"
_ORDINALS = {"nhất": 1, "hai": 2, "nhì": 2, "ba": 3, "tư": 4, "năm": 5}
_NUMBER = (
    r"(?:(?:mục|mức|ý|nguồn|trích dẫn|đoạn|phần|ô)\s+(?:số\s+|thứ\s+)?\[?)"
    rf"(\d{{1,2}}|{'|'.join(_ORDINALS)})"
)
_MARKER = re.compile(r"\[(\d{1,2})\]")
_MORE = (
    "nói rõ hơn|nói rõ thêm|nói rõ|rõ hơn|cụ thể hơn|chi tiết hơn|chi tiết|cụ thể là|giải thích rõ|"
    "giải thích thêm|giải thích|trình bày|nói thêm|nêu rõ|trích đầy đủ|trích nguyên văn|nguyên văn|"
    "đầy đủ hơn|kỹ hơn|tóm lại|tóm tắt lại|tóm tắt|nói lại|nhắc lại|không hiểu|chưa hiểu"
    "|chưa rõ|xem"
)
_WHERE_FROM = (
    rf"(?:(?:được\s+)?(?:quy định|nằm|ghi|nói|nêu)\s+(?:ở|tại|trong)\s+"
    r"(?:đâu|điều nào|điều khoản nào|khoản nào|văn bản nào|luật nào|nghị định nào|điều mấy))"
    r"|nguồn\s+(?:nào|ở đâu|từ đâu|đâu)|(?:dẫn|cho(?:\s+xin)?|nêu)\s+nguồn"
    r"|căn cứ\s+(?:nào|vào đâu|ở đâu|từ đâu|pháp lý(?:\s+nào)?|theo đâu|vào văn bản nào)"
    r"|(?:theo|trong|ở|tại|dựa vào)\s+(?:văn bản|điều|điều khoản|quy định|luật|nghị định)\s+nào"
    r"|(?:văn bản|điều|khoản|điều khoản|luật|nghị định)\s+nào\s+(?:quy định|nói|ghi)"
    rf"(?:\s+{_THIS})?"
)

_SOURCE_ALONE = (
    "(?:ở |tại |theo )?(?:điều|khoản) (?:mấy|nào|bao nhiêu)|nguồn|căn cứ(?: pháp lý)?"
    "|cơ sở pháp lý|trích dẫn|dẫn chứng"
)
"""What asks for the source only where nothing else is said."""


class Pointer(Enum):
    """What words of a question stand for; the value finds them."""

    DOCUMENT = (
        r"(?:văn bản|nghị định|luật|thông tư|quyết định|chỉ thị|kế hoạch|nghị quyết|công điện"
        rf"|hướng dẫn|quy định|tài liệu|bài)\s+{_THIS}"
    )
    PLACE = rf"(?:điều khoản|điều|khoản|(?<!thời )(?<!đặc )điểm|đoạn)\s+{_THIS}"
    AWARD = (
        r"(?:danh hiệu|hình thức khen thưởng|hình thức|huân chương|huy chương|bằng khen|giấy khen"
        rf"|cờ thi đua|cờ|giải thưởng|kỷ niệm chương|phần thưởng|loại)\s+{_THIS}"
    )
    THING = (
        r"(?:hội nghị|đại hội|sự kiện|buổi lễ|lễ|cuộc họp|phong trào|cụm|khối|hội đồng|quỹ"
        rf"|việc|cái|chuyện|trường hợp|mức|mức thưởng|số tiền|người|đơn vị)\s+{_THIS}"
        r"|nó|chúng|ông ấy|bà ấy"
    )


@dataclass(frozen=True, slots=True)
class Pointed:
    """Words that stand for something said before."""

    pointer: Pointer
    span: Span


def pointers(said: Said) -> list[Pointed]:
    """The words of a question that point back, in order of place."""
    found: list[Pointed] = []
    for pointer in Pointer:
        for each in matcher(pointer.value, plain=said.plain).finditer(said.form):
            span = Span(each.start(), each.end())
            if not any(span.start < one.span.end and one.span.start < span.end for one in found):
                found.append(Pointed(pointer, span))
    return sorted(found, key=lambda each: each.span.start)


def asks_where_from(said: Said) -> bool:
    """Whether it asks for the source of what was just answered ("nguồn nào?")."""
    if matcher(_SOURCE_ALONE, plain=said.plain).fullmatch(_ends_off(said.form[said.led_in :])):
        return True
    rest, found = _taken(said, _WHERE_FROM)
    return found and not _says_more(rest, said)


def _ends_off(form: str) -> str:
    return form.strip(" ?.!…")


def asks_for_more(said: Said) -> bool:
    """Whether it asks to say more of what was just answered, or of one of its sources."""
    rest, found = _taken(said, _MORE)
    return found and not _says_more(rest, said)


def _taken(said: Said, phrases: str) -> tuple[str, bool]:
    """What a question says besides `phrases` and the places it points at; whether it has them."""
    form = said.form
    for each in said.named(Part.PLACE):
        form = form[: each.span.start] + " " * len(each.words) + form[each.span.end :]
    rest, times = matcher(phrases, plain=said.plain).subn(" ", form)
    return rest, times > 0


def _says_more(rest: str, said: Said) -> bool:
    """Whether something is named besides: an award, a document, or words of its own."""
    if said.named(Part.AWARD, Part.DOCUMENT):
        return True
    for pattern in (*(each.value for each in Pointer), _NUMBER, _POLITE):
        rest = matcher(pattern, plain=said.plain).sub(" ", rest)
    return len(re.findall(r"[^\W\d_]+", rest)) > _FEW


_POLITE = "cho tôi|cho em|giúp|hãy|được|đi|với|nhé|ạ|vậy|thế|thì|cái|điều|các|những|là|của|về|thêm"
_FEW = 2
"""Words left beside the phrase: "nói rõ hơn mục 2 giúp tôi" asks no new question."""


def number_pointed(said: Said) -> int | None:
    """The number of the source or section pointed at: "mục 2", "nguồn [2]", "ý thứ hai"."""
    rest = matcher(_NUMBER, plain=said.plain).sub(" ", said.form)
    of_its_own = re.sub(r"\d+", "", taken_apart(rest, plain=said.plain).content).strip()
    if said.named(Part.DOCUMENT, Part.AWARD) or (of_its_own and not asks_for_more(said)):
        return None
    if marked := _MARKER.search(said.text):
        return int(marked[1])
    found = matcher(_NUMBER, plain=said.plain).search(said.form)
    if found is None:
        return None
    words = {matcher(word, plain=said.plain).pattern: n for word, n in _ORDINALS.items()}
    named = next((n for word, n in words.items() if re.fullmatch(word, found[1])), None)
    return int(found[1]) if found[1].isdigit() else named


def source_at(turn: Turn, number: int) -> str | None:
    """The name of source `number` of an answer; else that clause of the first source's article;
    else of the only source."""
    named = next((each for each in turn.cited if each.marker == number), None)
    if named is not None:
        return whole_of(named)
    if turn.cited and (article := _article(turn.cited[0])) and not _clause(turn.cited[0]):
        return f"khoản {number} {article}"
    return whole_of(turn.cited[0]) if len(turn.cited) == 1 else None


def whole_of(cited: Cited) -> str:
    """The name of a source, for a point that of its clause."""
    return re.sub(r"^điểm \S+ (?=khoản )", "", _official(cited))


def article_of(cited: Cited) -> str:
    """The name of the article a source is part of; of the source where it has none."""
    return _article(cited) or _official(cited)


def document_of(turn: Turn, words: str) -> str | None:
    """The document that "văn bản đó" means: the first one cited, of the kind named if one is."""
    kind = re.sub(rf"\s+{_THIS}$", "", words.lower())
    names = [_without_place(_official(each)) for each in turn.cited]
    of_kind = [each for each in names if each.lower().startswith(kind)]
    return next(iter([*of_kind, *names]), None)


def points_at_place(said: Said) -> bool:
    """Whether it only names a clause or a point of what was just answered: "điểm b thì sao"."""
    own = said.named(Part.PLACE) and not said.named(Part.AWARD, Part.DOCUMENT)
    only = not said.content or asks_for_more(said) or number_pointed(said) is not None
    return bool(own) and only


def place_in(turn: Turn, place: str, *, number: int | None = None) -> str | None:
    """ "khoản 3", "điểm b" or "Điều 24" as a place in what was just cited: a point alone is one of
    clause `number` ("ý b mục 2"), else of the clause that was cited first."""
    if not turn.cited:
        return None
    if re.search(r"(?i)(?:điều|dieu)\s+\d", place):
        return f"{place} {document_of(turn, '')}"
    point, clause = _POINT.search(place), _CLAUSE.search(place) or _CLAUSE.match(f"khoản {number}")
    if point and clause is None:
        clause = _CLAUSE.search(_official(turn.cited[0]).partition("Điều")[0])
    steps = [f"điểm {point[1].lower()}"] if point else []
    steps += [f"khoản {clause[1]}"] if clause else []
    article = _article(turn.cited[0])
    return " ".join([*steps, article]) if article else None


_POINT = re.compile(r"(?i)(?:điểm|diem|ý|y|tiết|tiet|mục|muc)\s+([a-zđ])(?!\w)")
_CLAUSE = re.compile(r"(?i)(?:khoản|khoan)\s+(\d+[a-zđ]?)")


def day_before(cited: Sequence[Cited]) -> str | None:
    """ "trước ngày 01/01/2024", when the text cited first took effect: the older rule's days."""
    since = next((each.since for each in cited if each.since), None)
    return f"trước ngày {since:%d/%m/%Y}" if since else None


def _official(cited: Cited) -> str:
    """The label without the summary it was read in."""
    return re.sub(r" \(theo .*\)$", "", cited.label)


def _article(cited: Cited) -> str | None:
    found = re.search(r"Điều \S+ .+", _official(cited))
    return found[0] if found else None


def _clause(cited: Cited) -> bool:
    return _official(cited).startswith(("khoản ", "điểm "))


def _without_place(label: str) -> str:
    return re.sub(r"^(?:điểm \S+ )?(?:khoản \S+ )?(?:Điều \S+ |mục \S+ |Phụ lục \S+ )*", "", label)
