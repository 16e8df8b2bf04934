"""Two provisions side by side: which articles match, and in what their words differ (pure).

Articles are matched by what they are headed, the awards and topics they name and the words they
share; differences are found line by line with difflib, for a line of a rule is a clause or a
point.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.comparing.rows import header_rows, is_row, said_in, same_row
from assistant.documents.citing import Quotation
from assistant.language.awards import awards_in, same_award
from assistant.language.matching import heading_of, present
from assistant.language.topics import topics_in
from assistant.types import Difference, Evidence, Excerpt, Finding, Span
from assistant.vietnamese import normal, tokens

LEAST_ALIKE = 0.35
"""Two articles less alike than this are no pair: on Law 2022 against Law 2003 the same title in
both scores 0.5 to 0.9, another title of the same sort 0.3 at most."""
SAME_LINE = 0.45
"""Two lines with a smaller difflib ratio of their syllables are two provisions, not one reworded.
Set by hand on Điều 24 of both laws."""
SAME_LEAD = 0.8
"""Two introducing sentences with so great a ratio introduce the same list. Set by hand on Điều 23
of both laws, which reach 0.9."""
FINDINGS = 5
"""Articles of a side that are tried for a match."""
_MARKER = re.compile(r"^(?:\d+[a-z]?[.)]|[a-zđ][.)]|[-+])\s*")
_IS_HEADING = re.compile(
    r"^(?:Khoản \d+[a-zđ]? )?Điều \d+[a-zđ]?(?:[.:]|$| (?:Luật|Nghị định|Thông tư)[^:]{1,60}:)"
)
"""The heading of an article, or of the section of a summary on one."""


def pair(
    old: Evidence, new: Evidence, asked: Collection[str] = ()
) -> tuple[Finding, Finding] | None:
    """The article of either side that speaks of the same, by its likeness and by how well it
    answers; None where none is alike.

    Where both sides have an article of their own on the award that is `asked` for, those are the
    pair: the criteria of one title name those of the next lower one as well. A provision is
    compared with a provision: a note beside the articles of a text is none.
    """
    own = [_on_its_own(each.findings, asked) for each in (old, new)]
    olds, news = own if all(own) else [each.findings[:FINDINGS] for each in (old, new)]
    tried = [
        (_worth(one, old) + _worth(other, new) + 2 * alike(one, other), one, other)
        for one in olds
        for other in news
        if bool(one.whole.reference.article) == bool(other.whole.reference.article)
        and alike(one, other) >= LEAST_ALIKE
    ]
    best = max(tried, key=lambda each: each[0], default=None)
    return (best[1], best[2]) if best else None


def _on_its_own(findings: Sequence[Finding], asked: Collection[str]) -> tuple[Finding, ...]:
    """The articles whose heading, or first sentence, begins with the one award asked for."""
    first = [awards_in(heading_of(each.whole))[:1] for each in findings]
    return tuple(
        each
        for each, award in zip(findings, first, strict=True)
        if len(asked) == 1 and award and same_award(asked, award)
    )


def _worth(finding: Finding, evidence: Evidence) -> float:
    best = max(each.score * each.support for each in evidence.findings)
    return finding.score * finding.support / best if best > 0 else 0.0


def alike(one: Finding, other: Finding) -> float:
    """How far two articles speak of the same, 0 to 1: heading, awards and topics in it, words."""
    headings = heading_of(one.whole), heading_of(other.whole)
    awards = set(awards_in(headings[0])), set(awards_in(headings[1]))
    if awards[0] and awards[1] and not same_award(*awards):
        return 0.0
    topics = topics_in(headings[0]), topics_in(headings[1])
    shared = [
        _overlap(set(tokens(headings[0])), set(tokens(headings[1]))),
        float(bool(awards[0] & awards[1])) if awards[0] or awards[1] else 0.5,
        float(bool(topics[0] & topics[1])) if topics[0] or topics[1] else 0.5,
        _overlap(present(one.whole.text, plain=False), present(other.whole.text, plain=False)),
    ]
    return sum(shared) / len(shared)


def _overlap(one: set[str] | frozenset[str], other: set[str] | frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


@dataclass(frozen=True, slots=True)
class _Line:
    excerpt: Excerpt
    syllables: tuple[str, ...]

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return is_row(self.excerpt.text)


def differences(old: Sequence[Quotation], new: Sequence[Quotation]) -> tuple[Difference, ...]:
    """What is reworded, left out and added, in the order of the new text; equal lines left out.

    Lines are compared without their markers, so that a point that only moved is no difference.
    """
    before, after = _lines_beside(old, new), _lines_beside(new, old)
    partners = _partners(before, after)
    changed = [
        Difference(old=before[partners[at]].excerpt, new=line.excerpt)
        if at in partners
        else Difference(old=None, new=line.excerpt)
        for at, line in enumerate(after)
        if at not in partners or not _says_the_same(before[partners[at]], line)
    ]
    gone = [line for at, line in enumerate(before) if at not in partners.values()]
    return (*changed, *(Difference(old=line.excerpt, new=None) for line in gone))


def _lines_beside(one: Sequence[Quotation], other: Sequence[Quotation]) -> list[_Line]:
    """The lines of one side without those that introduce a list whose introduction stands above
    the quotes of the other side."""
    leads = [_line_of(lead) for quotation in other for lead in quotation.leads]
    lines = [line for quotation in one for line in _lines(quotation)]
    return [line for line in lines if not any(_as_good_as(line, lead) for lead in leads)]


_LITTLE = frozenset({"các", "những", "của", "thì", "sau", "đây", "này"})
"""Words that a redrafting adds or drops without saying anything else."""


def _says_the_same(one: _Line, other: _Line) -> bool:
    if one.is_row and other.is_row:
        return same_row(one.excerpt.text, other.excerpt.text)
    said = [[word for word in line.syllables if word not in _LITTLE] for line in (one, other)]
    return said[0] == said[1]


def _as_good_as(line: _Line, lead: _Line) -> bool:
    """Whether a line that introduces a list is the sentence that introduces the other one."""
    alike = SequenceMatcher(None, line.syllables, lead.syllables, autojunk=False).ratio()
    return line.excerpt.text.endswith(":") and alike >= SAME_LEAD


def _line_of(excerpt: Excerpt) -> _Line:
    return _Line(excerpt, tuple(tokens(_MARKER.sub("", excerpt.text))))


def _lines(quotation: Quotation) -> Iterator[_Line]:
    at = quotation.excerpt.span.start
    pieces = quotation.excerpt.text.split("\n")
    headers = header_rows(pieces, beside=[lead.text for lead in quotation.leads])
    for number, piece in enumerate(pieces):
        said = piece.strip()
        start = at + len(piece) - len(piece.lstrip())
        at += len(piece) + 1
        syllables = tuple(tokens(said_in(said) if is_row(said) else _MARKER.sub("", said)))
        if syllables and number not in headers and not _IS_HEADING.match(said):
            yield _Line(Excerpt(said, Span(start, start + len(said))), syllables)


def _partners(before: Sequence[_Line], after: Sequence[_Line]) -> dict[int, int]:
    """For the lines of `after` the line of `before` that each is or rewords, the likest first."""
    likeness = [
        (SequenceMatcher(None, one.syllables, other.syllables, autojunk=False).ratio(), at, to)
        for at, other in enumerate(after)
        for to, one in enumerate(before)
    ]
    found: dict[int, int] = {}
    for ratio, at, to in sorted(likeness, key=lambda each: (-each[0], each[1], each[2])):
        if ratio >= SAME_LINE and at not in found and to not in found.values():
            found[at] = to
    return found


def changed_words(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """The words of two wordings that differ, in pairs; "" where one has nothing there."""
    one, other = (_MARKER.sub("", line).split() for line in (old, new))
    keys = [[normal(word).strip(',.;:“”"') for word in words] for words in (one, other)]
    matcher = SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    return tuple(
        (" ".join(one[a:b]), " ".join(other[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    )
