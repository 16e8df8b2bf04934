"""The one word for the older rule, "cũ", kept apart from the words that lose their marks to it
(pure).

"Quy định cử người dự họp" and "luật cư trú" fold to the letters of "quy định cũ" and "luật cũ".
"""

import re

from assistant.vietnamese import fold, normal

OLDER = (
    r"cu(?! (?:the(?! nao)|tru|nguoi|can bo|dai bieu|dai dien|di|dan|xu|tri|vao|tham gia)(?!\w))"
)
"""The word in folded text. In a text typed without marks the next word tells it from "cụ thể", "cư
trú", "cử người"."""
_LOOKALIKE = re.compile(r"(?<!\w)c[ưứừửữựúùủụ](?!\w)")


def fold_but_older(text: str) -> str:
    """`text` folded, each character in its place, but for the words that only look like "cũ" once
    they are: these keep their marks, so that no pattern for the older rule finds them."""
    said, folded = normal(text), fold(text)
    if len(said) != len(folded):
        return folded
    for found in _LOOKALIKE.finditer(said):
        folded = f"{folded[: found.start()]}{found[0]}{folded[found.end() :]}"
    return folded
