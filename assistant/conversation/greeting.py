"""Greetings, thanks and questions about the assistant itself, and what is said back (pure).

Nothing is looked up for them: "xin chào" has no basis in any document, and a bare refusal would be
rude. The reply says what can be asked and offers whole questions to pick from, so its decision is
"clarify".
"""

import re
from collections.abc import Sequence

from assistant.prompting import Replies
from assistant.types import Answer
from assistant.vietnamese import fold, tokens

_HELP = (
    r"(?:ban|em|anh|chi|may|bot|tro li|tro li ao|he thong|day) (?:nay )?"
    r"(?:la ai|la gi|ten (?:la )?gi|lam duoc (?:nhung )?gi|lam duoc viec gi|co the lam (?:duoc )?gi"
    r"|biet (?:lam )?(?:nhung )?gi|giup duoc (?:nhung )?gi|co the giup (?:duoc )?gi|giup gi duoc"
    r"|tra loi duoc (?:nhung )?gi|dung de lam gi)|huong dan su dung|cach (?:su )?dung"
    r"|(?:toi|em|minh)? ?(?:co the |duoc )?hoi (?:duoc )?(?:nhung )?gi|help"
)
_THANKS = (
    r"(?:xin |chan thanh )?cam on|cam ta|thanks?(?: you)?|tks|thank"
    r"|^(?:ok|oke|okay|vang|duoc roi|hieu roi|tot qua|hay qua)$"
    r"|^thoi(?: (?:duoc|du|xong) roi| khoi| khong (?:can|hoi)(?: gi)?(?: nua)?)?$"
)
_FAREWELL = r"tam biet|bye(?: bye)?|hen gap lai|chao tam biet"
_HELLO = r"(?:xin |kinh )?chao|hello|helo|hi|hey|alo|a lo"
_FILLERS = (
    r"ban|em|anh|chi|cac|moi nguoi|ad|admin|bot|tro li|a|nhe|nha|nhieu|rat|lam|oi|vang|da|ok|oke"
    r"|okay|duoc roi|hieu roi|tot qua|hay qua|tot|va|buoi|sang|trua|chieu|toi|cho|hoi|xin|voi|vi"
    r"|da tra loi|da giup|giup|minh|the|thi|vay"
    r"|thoi|khong (?:can|hoi)(?: gi)?(?: nua)?|khoi|(?:du|xong) roi|lan nua"
)
_SORTS = (("help", _HELP), ("thanks", _THANKS), ("farewell", _FAREWELL), ("hello", _HELLO))
"""What is said, by the name of its reply; of several in one message the first row counts."""
_MOST_SYLLABLES = 14
"""A longer message says more than a greeting; "chào bạn, bạn có thể giúp được những gì cho tôi"
has 13 syllables."""
_WHOLE = re.compile(
    rf"(?:(?:{'|'.join(pattern for _, pattern in _SORTS)}|{_FILLERS})(?: |$))+", re.ASCII
)


def greeting_of(text: str) -> str | None:
    """Which reply a message that only greets gets: "hello", "thanks", "farewell", "help"; None
    for one that asks for something else as well."""
    syllables = tokens(fold(text))
    if not syllables or len(syllables) > _MOST_SYLLABLES:
        return None
    said = " ".join(syllables)
    if _WHOLE.fullmatch(said) is None:
        return None
    found = (name for name, pattern in _SORTS if re.search(rf"(?<!\w)(?:{pattern})(?!\w)", said))
    return next(found, None)


def greeted(text: str, replies: Replies) -> Answer | None:
    """The friendly reply to a message that only greets, with questions that can be asked; None
    for every other message."""
    name = greeting_of(text)
    if name is None:
        return None
    examples = tuple(replies.under("greeting.example").values())
    return Answer(
        text="\n".join([replies.say(f"greeting.{name}"), *_lines(examples, replies)]),
        decision="clarify",
        choices=examples,
    )


def _lines(examples: Sequence[str], replies: Replies) -> list[str]:
    return [
        replies.say("answer.choice", number=number, choice=choice)
        for number, choice in enumerate(examples, start=1)
    ]
