"""Ten conversations with the real bot over the starter corpus, as people see them.

`make transcript` writes docs/telegram.md: read it with staff's eyes whenever answers change.
"""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.edges.prompt_files import load_replies
from assistant.settings import Settings
from assistant.wiring import open_assistant
from bots.telegram.ingesting import ingest_in_child
from bots.telegram.services import Services
from tests.bots.telegram.cloud.people import BOT, Chat, Json
from tests.bots.telegram.running import ADMIN, Office, office

PAGE = Path(__file__).parents[3] / "docs" / "telegram.md"
MARKS = {"bold": "**", "italic": "*"}
NAMES = {1: "Lan", 2: "Minh", ADMIN: "Hà (quản trị)"}
QUOTES = ("blockquote", "expandable_blockquote")

HEAD = """\
# Ten conversations with the Telegram bot

Made by `make transcript`: the real bot over the starter corpus, before a Bot API server on
localhost. Quotes are folded in Telegram and open at a tap; buttons stand in brackets.
"""


class Talk:
    """One conversation as it goes: what people do, and what the bot says to it."""

    def __init__(self, at: Office, chat: Chat) -> None:
        self._at = at
        self._chat = chat
        self._shown = {each["message_id"] for each in self.replies}
        self.lines: list[str] = []

    def says(self, text: str, *, user: int = 0, silent: bool = False, **more: Any) -> Json:
        """Somebody writes; the bot answers, unless it has no reason to."""
        who = user or self._chat.id
        before = len(self._at.cloud.world.replies(self._chat))
        sent = self._at.cloud.world.say(self._chat, text, user=who, **more)
        self._told(who, text)
        self._heard(before + (not silent))
        return sent

    def does(self, words: str, act: Callable[[], object], *, user: int = 0) -> None:
        """Somebody does something else: presses a button, sends a file."""
        before = len(self._at.cloud.world.replies(self._chat))
        act()
        self.lines += [f"**{NAMES[user or self._chat.id]}** *{words}*", ""]
        self._heard(before + 1)

    def presses(self, words: str, *, user: int = 0) -> None:
        """Somebody presses a button under the bot's last message that has it."""
        message = next(m for m in reversed(self.replies) if words in str(m.get("reply_markup")))
        message_id = message["message_id"]
        self.does(
            f"bấm “{words}”",
            lambda: self._at.cloud.world.press(self._chat, message_id, words, user=user or None),
            user=user,
        )

    def edits(self, message: Json, text: str) -> None:
        """The one who wrote a message writes it anew."""
        self.does(
            f"sửa câu hỏi thành: {text}",
            lambda: self._at.cloud.world.edit(self._chat, message["message_id"], text),
        )

    @property
    def replies(self) -> list[Json]:
        """What the bot has said so far."""
        return self._at.cloud.world.replies(self._chat)

    def _told(self, user: int, text: str) -> None:
        self.lines += [f"**{NAMES[user]}:** {text}", ""]

    def _heard(self, count: int) -> None:
        for reply in self._at.heard(self._chat, count):
            if reply["message_id"] not in self._shown:
                self._shown.add(reply["message_id"])
                self.lines += [f"**{BOT['first_name']}:**", "", *seen(reply), ""]


def seen(message: Json) -> list[str]:
    """A message as a person sees it, in Markdown."""
    lines, text = [], message["text"].encode("utf-16-le")
    spans = [(e["offset"], e["offset"] + e["length"], e["type"]) for e in message["entities"]]
    at = 0
    for start, end, kind in [*spans, (len(text) // 2, len(text) // 2, "")]:
        lines += _plain(text[2 * at : 2 * start].decode("utf-16-le"))
        words = text[2 * start : 2 * end].decode("utf-16-le")
        if kind in QUOTES:
            lines += [f"> {line}".rstrip() + "  " for line in words.split("\n")] + [""]
        elif kind:
            mark = MARKS[kind]
            lines += [f"{mark}{line}{mark}  " for line in words.split("\n")] + [""]
        at = end
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return lines + [" ".join(f"`[ {each['text']} ]`" for each in row) + "  " for row in rows]


def _plain(text: str) -> list[str]:
    if not text.strip():
        return []
    return [f"{line}  " if line else "" for line in text.strip().split("\n")] + [""]


def first_question(at: Office) -> list[str]:
    """A newcomer types as on any phone, without diacritics."""
    talk = Talk(at, at.cloud.world.person(1, NAMES[1]))
    talk.says("/start")
    talk.says("tien thuong CSTDCS")
    return talk.lines


def following_up(at: Office) -> list[str]:
    """Three words refer to what was said before; a button asks on."""
    talk = Talk(at, at.cloud.world.person(1))
    talk.says("/moi")
    talk.says("Tiêu chuẩn Lao động tiên tiến?")
    talk.says("thế còn chiến sĩ thi đua cơ sở?")
    talk.presses("Hỏi tiếp: hồ sơ gồm những gì?")
    return talk.lines


def another_day(at: Office) -> list[str]:
    """The rule of another day, until it is cleared."""
    talk = Talk(at, at.cloud.world.person(1))
    talk.says("/ngay 31/12/2023")
    talk.says("Tiêu chuẩn Chiến sĩ thi đua cơ sở?")
    talk.says("/ngay hôm nay")
    talk.says("Tiêu chuẩn Chiến sĩ thi đua cơ sở?")
    return talk.lines


def no_basis(at: Office) -> list[str]:
    """Nothing in the documents says so."""
    talk = Talk(at, at.cloud.world.person(1))
    talk.says("/moi")
    talk.says("Giá vàng hôm nay bao nhiêu?")
    return talk.lines


def reading_the_clause(at: Office) -> list[str]:
    """From an answer to the whole article."""
    talk = Talk(at, at.cloud.world.person(2, NAMES[2]))
    talk.says("Cờ thi đua của Chính phủ do ai quyết định tặng?")
    talk.says("/nguon")
    talk.presses("[1]")
    return talk.lines


def in_a_group(at: Office) -> list[str]:
    """A topic of the unit's group: the bot speaks when it is spoken to."""
    talk = Talk(at, at.cloud.world.group(-100, topics=(7,)))
    talk.says("Chiều nay họp hội đồng nhé.", user=2, thread=7, silent=True)
    talk.says("@tdkt_bot Hồ sơ khen thưởng theo thủ tục đơn giản gồm gì?", user=1, thread=7)
    last = talk.replies[-1]["message_id"]
    talk.says("Ai có thẩm quyền tặng Giấy khen?", user=2, thread=7, reply_to=last)
    return talk.lines


def asked_back(at: Office) -> list[str]:
    """A question with several readings."""
    talk = Talk(at, at.cloud.world.person(2))
    talk.says("/moi")
    talk.says("Tiêu chuẩn tặng Huân chương Lao động?")
    talk.presses("hạng Nhì")
    return talk.lines


def mending_a_question(at: Office) -> list[str]:
    """A slip of the finger, mended in the message itself."""
    talk = Talk(at, at.cloud.world.person(2))
    sent = talk.says("Mức thưởng Cờ thi đua của Chính phũ?")
    talk.edits(sent, "Mức thưởng Tập thể lao động xuất sắc?")
    return talk.lines


def what_it_cannot_read(at: Office) -> list[str]:
    """Voice, an unknown command, an opinion, and goodbye."""
    person = at.cloud.world.person(2)
    talk = Talk(at, person)
    voice = {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 4}}
    talk.does("gửi tin thoại", lambda: at.cloud.world.post(person, voice))
    talk.says("/timkiem")
    talk.says("/gopy Nên nêu luôn số tiền, không chỉ hệ số.")
    talk.says("/xoa")
    talk.presses("Xóa")
    return talk.lines


def adding_a_document(at: Office) -> list[str]:
    """An administrator sends a document, taps, and asks about it."""
    admin = at.cloud.world.person(ADMIN, NAMES[ADMIN])
    talk = Talk(at, admin)
    sent = at.cloud.world.upload("Kế hoạch phát động.md", PLAN.encode())
    talk.does("gửi tệp “Kế hoạch phát động.md”", lambda: at.cloud.world.post(admin, sent))
    talk.presses("Nạp")
    talk.says("Phong trào “Ba sẵn sàng số” kết thúc ngày nào?")
    talk.says("/thongke")
    return talk.lines


PLAN = """\
---
kind: kế hoạch
number: 12/KH-SNV
issued_on: 2026-01-15
issuer: Sở Nội vụ
---
KẾ HOẠCH
Phát động phong trào thi đua “Ba sẵn sàng số”

I. Mục đích
Động viên công chức, viên chức thi đua sử dụng dịch vụ số trong công việc hằng ngày.

II. Thời gian
Phong trào “Ba sẵn sàng số” bắt đầu ngày 01/02/2026 và kết thúc ngày 30/11/2026.
"""

TALKS: dict[str, Callable[[Office], list[str]]] = {
    "Câu hỏi đầu tiên": first_question,
    "Hỏi nối tiếp": following_up,
    "Quy định của một ngày khác": another_day,
    "Không có căn cứ": no_basis,
    "Mở nguyên văn điều luật": reading_the_clause,
    "Trong nhóm": in_a_group,
    "Trợ lý hỏi lại": asked_back,
    "Sửa câu hỏi": mending_a_question,
    "Tin thoại, góp ý, xóa dữ liệu": what_it_cannot_read,
    "Nạp một tài liệu": adding_a_document,
}


def written(data: Path) -> str:
    """The page, from an index at `data` that holds the starter corpus; it is added to."""
    opened = open_assistant(Settings(data=data), load_replies())

    def real(given: Services) -> Services:
        return replace(
            given,
            assistant=opened.assistant,
            library=opened.stores.library,
            search=opened.search,
            readiness=opened.ready,
            memory=opened.memory,
            reviews=opened.memory,
            ingest=ingest_in_child,
        )

    pages = [HEAD]
    with ExitStack() as stack:
        at = stack.enter_context(office(data, services=real, speed=5))
        for number, (title, talk) in enumerate(TALKS.items(), start=1):
            about = str(talk.__doc__)
            pages.append(f"## {number}. {title}\n\n{about}\n\n" + "\n".join(talk(at)))
    return "\n".join(pages).rstrip() + "\n"


def main() -> int:
    """Write the page from the data folder that is named on the command line."""
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(written(Path(sys.argv[1])), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
