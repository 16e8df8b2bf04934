"""Whose commemorative medal is asked for: every ministry lays down its own (pure)."""

import re

from assistant.documents.sources import holds_for_all
from assistant.language.matching import context
from assistant.types import Passage, Query
from assistant.vietnamese import fold

_OF_BODY = re.compile(
    r"(?<!\w)ki niem chuong (?:cua )?(?:bo|nganh|vi su nghiep|(?:phat trien )?su nghiep|hoi"
    r"|tap doan|tong cong ti) (?P<body>(?!(?:thuong|thi|do|duoc|co|la|bao|muc|va|ban|nganh|truong)"
    r"(?!\w))\w+(?:,? \w+){1,5}?)"
    r"(?=[?.!]?$| (?:thuong|duoc|co|bao|thi|kem|muc|nhan|la|tien|may|cho|gom|do|can|khi|ho so"
    r"|danh|ra sao|nhu the nao|the nao|gi|ai|vao|trong|theo)"
    r"(?!\w))"
)


def of_other_body(query: Query, passage: Passage, about: str) -> bool:
    """Whether a question asks for the commemorative medal of one body ("kỷ niệm chương ngành giáo
    dục"), and a passage, of a page `about` something, is no rule for all and does not name it."""
    asked = _OF_BODY.search(query.folded)
    if asked is None or holds_for_all(passage.document):
        return False
    said = f"{context(passage)} | {passage.document.issuer or ''} | {about} | {passage.text}"
    return asked["body"] not in fold(said)
