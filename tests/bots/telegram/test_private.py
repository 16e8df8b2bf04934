"""A private chat with the bot, through the real library and a server on localhost."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from assistant.errors import BadInput, SearchUnavailable, ServiceUnavailable
from assistant.types import Answer, Event, Finished, Question, Rating, Understood
from assistant.understanding.query import understand
from bots.telegram.services import Services
from tests.bots.telegram.cloud.server import serving
from tests.bots.telegram.running import ADMIN, office, with_choices, words
from tests.fakes_web import LEAD, QUOTE, TODAY, FakeAssistant, quoting_answer

ASK = "Hồ sơ gồm những gì?"


def test_a_question_is_answered_with_its_quote_and_buttons(tmp_path: Path) -> None:
    with office(tmp_path) as at:
        reply = at.ask(at.cloud.world.person(1), ASK)
    assert f"{LEAD}\n{QUOTE}" in reply["text"]
    assert "expandable_blockquote" in [each["type"] for each in reply["entities"]]
    assert words(reply)[:2] == ["👍 Đúng ý", "👎 Chưa đúng"]
    assert words(reply)[2].startswith("[1] điểm b khoản 2 Điều 4")
    assert at.cloud.flood.refused == []


def test_an_answer_is_drafted_while_it_is_written(tmp_path: Path) -> None:
    with office(tmp_path, assistant=FakeAssistant(wait=0.1)) as at:
        at.ask(at.cloud.world.person(1), ASK)
        names = [name for _, name, _ in at.cloud.calls]
        assert "sendMessageDraft" in names
        assert names.index("sendMessageDraft") < names.index("sendMessage")
        assert at.cloud.drafts[0] == (1, quoting_answer().text[:20].rstrip() + " …")
    assert "sendChatAction" in names


def test_the_conversation_and_the_person_reach_the_assistant(tmp_path: Path) -> None:
    assistant = FakeAssistant()
    with office(tmp_path, assistant=assistant) as at:
        person = at.cloud.world.person(7)
        at.ask(person, ASK)
        at.ask(person, "/moi")
        at.ask(person, ASK)
    assert assistant.asked == [
        Question(text=ASK, conversation_id="telegram:7:0:7:1", user="telegram:7"),
        Question(text=ASK, conversation_id="telegram:7:0:7:2", user="telegram:7"),
    ]


def test_a_chosen_day_holds_until_it_is_cleared(tmp_path: Path) -> None:
    assistant = FakeAssistant()
    with office(tmp_path, assistant=assistant) as at:
        person = at.cloud.world.person(1)
        assert "30/06/2025" in at.ask(person, "/ngay 30/06/2025")["text"]
        at.ask(person, ASK)
        assert "30/06/2025" in at.ask(person, "/ngay")["text"]
        at.ask(person, "/ngay hôm nay")
        at.ask(person, ASK)
        assert "không có trong lịch" in at.ask(person, "/ngay 31/02/2025")["text"]
        assert "Chưa đọc được ngày" in at.ask(person, "/ngay cuối tháng")["text"]
    assert [str(each.as_of) for each in assistant.asked] == ["2025-06-30", "None"]


def test_a_day_in_the_question_comes_before_the_chosen_one(tmp_path: Path) -> None:
    assistant = FakeAssistant()
    with office(tmp_path, assistant=assistant) as at:
        person = at.cloud.world.person(1)
        at.ask(person, "/ngay 30/06/2025")
        at.ask(person, "Hồ sơ ngày 01/01/2024 gồm những gì?")
    assert [each.as_of for each in assistant.asked] == [None]


def test_a_source_opens_its_clause_days_later_and_after_a_restart(tmp_path: Path) -> None:
    with serving() as cloud:
        person = cloud.world.person(1)
        with office(tmp_path, cloud=cloud) as at:
            answer = at.ask(person, ASK)
        with office(tmp_path, cloud=cloud) as again:
            cloud.world.press(person, answer["message_id"], "[1]")
            opened = again.heard(person, 2)[-1]
    assert opened["text"].startswith("Điểm b khoản 2 Điều 4 Nghị định số 12/2030/NĐ-CP\n")
    assert QUOTE in opened["text"]


def test_a_source_that_was_removed_says_so(tmp_path: Path) -> None:
    with office(tmp_path) as at:
        person = at.cloud.world.person(1)
        answer = at.ask(person, ASK)
        at.library.removed.add("nghi-dinh/12-2030")
        at.cloud.world.press(person, answer["message_id"], "[1]")
        assert "đã được thay hoặc gỡ" in at.heard(person, 2)[-1]["text"]


def test_a_rating_is_kept_once_for_each_person(tmp_path: Path) -> None:
    with office(tmp_path) as at:
        person = at.cloud.world.person(1)
        answer = at.ask(person, ASK)
        at.cloud.world.press(person, answer["message_id"], "👍")
        query = at.cloud.world.press(person, answer["message_id"], "👎")
        at.until(lambda: query in at.cloud.world.answers)
        at.quiet()
        assert at.rows("SELECT user_id, good FROM ratings") == [(1, 0)]
    assert "/gopy" in at.cloud.world.answers[query]["text"]


def test_ratings_and_comments_reach_the_remembered_answer(tmp_path: Path) -> None:
    memory = Remembering()
    with office(tmp_path, assistant=Numbered(), services=memory.joined) as at:
        person = at.cloud.world.person(1)
        answer = at.ask(person, ASK)
        at.cloud.world.press(person, answer["message_id"], "👍")
        at.quiet()
        at.ask(person, "/gopy rõ ràng")
    assert memory.rated == [
        ("turn-1", Rating(useful=True)),
        ("turn-1", Rating(useful=True, comment="rõ ràng")),
    ]


def test_a_choice_is_asked_as_if_it_had_been_typed(tmp_path: Path) -> None:
    assistant = with_choices(FakeAssistant(), "Hồ sơ Huân chương?", "Hồ sơ Bằng khen?")
    with office(tmp_path, assistant=assistant) as at:
        person = at.cloud.world.person(1)
        back = at.ask(person, ASK)
        at.cloud.world.press(person, back["message_id"], "Bằng khen")
        reply = at.heard(person, 2)[-1]
    assert [each.text for each in assistant.asked] == [ASK, "Hồ sơ Bằng khen?"]
    assert reply["text"].startswith("Câu hỏi: Hồ sơ Bằng khen?")


def test_an_edited_question_is_answered_again_beside_it(tmp_path: Path) -> None:
    assistant = FakeAssistant()
    with office(tmp_path, assistant=assistant) as at:
        person = at.cloud.world.person(1)
        at.ask(person, ASK)
        at.cloud.world.edit(person, 1, "Thời hạn nộp hồ sơ?")
        reply = at.heard(person, 2)[-1]
    assert [each.text for each in assistant.asked] == [ASK, "Thời hạn nộp hồ sơ?"]
    assert reply["reply_to_message"]["message_id"] == 1


def test_what_cannot_be_read_gets_a_polite_sentence(tmp_path: Path) -> None:
    file = {"file_id": "f", "file_unique_id": "f"}
    with office(tmp_path) as at:
        person = at.cloud.world.person(1)
        at.cloud.world.post(person, {"voice": {**file, "duration": 3}})
        kind = {"width": 1, "height": 1, "is_animated": False, "is_video": False}
        at.cloud.world.post(person, {"sticker": {**file, **kind, "type": "regular"}})
        at.cloud.world.say(person, "/khongco")
        told = [each["text"] for each in at.heard(person, 3)]
    assert ["thoại" in told[0], "chỉ đọc được chữ" in told[1], "/help" in told[2]] == [True] * 3


def test_commands_show_sources_and_history(tmp_path: Path) -> None:
    with office(tmp_path) as at:
        person = at.cloud.world.person(1)
        assert "Chưa có câu trả lời" in at.ask(person, "/nguon")["text"]
        at.ask(person, ASK)
        sources = at.ask(person, "/nguon")
        history = at.ask(person, "/lichsu")["text"]
    assert words(sources) == ["[1] điểm b khoản 2 Điều 4 Nghị định số 12/2030/NĐ-CP"]
    assert history.endswith(ASK)


def test_everything_a_person_asked_is_deleted_when_they_confirm(tmp_path: Path) -> None:
    memory = Remembering()
    with office(tmp_path, services=memory.joined) as at:
        person = at.cloud.world.person(1)
        answer = at.ask(person, ASK)
        at.ask(person, "/gopy thiếu khoản 2")
        sure = at.ask(person, "/xoa")
        at.cloud.world.press(person, sure["message_id"], "Xóa")
        assert "Đã xóa 1 câu hỏi" in at.heard(person, 4)[-1]["text"]
        query = at.cloud.world.press(person, answer["message_id"], "👍")
        at.until(lambda: query in at.cloud.world.answers)
        for table in ("asked", "comments", "ratings", "conversations"):
            assert at.rows(f"SELECT * FROM {table}") == []
        assert at.rows("SELECT payload FROM updates WHERE payload LIKE '%Hồ sơ%'") == []
        assert at.rows("SELECT html FROM outbox WHERE html <> ''") == []
    assert memory.forgotten == [("telegram:1", ["telegram:1:0:1:1"])]
    assert "đã được xóa" in at.cloud.world.answers[query]["text"]


def test_an_error_that_has_a_sentence_is_told_with_it(tmp_path: Path) -> None:
    failures: list[tuple[Exception, str]] = [
        (SearchUnavailable("disk"), "Chưa tra cứu được kho tài liệu lúc này"),
        (
            ServiceUnavailable("gone", url="http://10.0.0.7:8000", reason="gone"),
            "Trợ lý chưa trả lời được lúc này",
        ),
        (BadInput(key="input.too_long", length=9, limit=5), "vượt quá 5 ký tự"),
    ]
    for number, (failure, sentence) in enumerate(failures):
        with office(tmp_path / str(number), assistant=FakeAssistant(failure=failure)) as at:
            assert sentence in at.ask(at.cloud.world.person(1), ASK)["text"]


def test_an_unknown_error_is_told_with_an_id_and_without_its_words(
    tmp_path: Path, caplog: Any
) -> None:
    failure = RuntimeError(f"nobody expected {ASK}")
    with office(tmp_path, assistant=FakeAssistant(failure=failure)) as at:
        told = at.ask(at.cloud.world.person(1), ASK)["text"]
    number = told.split("mã ")[1].rstrip(".")
    assert f"unexpected error {number}" in caplog.text
    assert "RuntimeError" in caplog.text
    assert ASK not in caplog.text + told


def test_a_person_who_blocked_the_bot_stops_nobody_else(tmp_path: Path) -> None:
    with office(tmp_path) as at:
        gone, here = at.cloud.world.person(1), at.cloud.world.person(2)
        gone.blocked = True
        at.cloud.world.say(gone, ASK)
        at.ask(here, ASK)
        at.quiet()
    assert at.cloud.world.replies(gone) == []


def test_a_long_answer_comes_in_parts_that_telegram_takes(tmp_path: Path) -> None:
    long = "\n\n".join(f"{n}. <b>&amp;" + " lời văn < 5 & > 3" * 60 for n in range(12))
    answer = Answer(text=long, decision="answer")
    with office(tmp_path, assistant=FakeAssistant(answer)) as at:
        person = at.cloud.world.person(1)
        at.cloud.world.say(person, ASK)
        parts = at.heard(person, 3)
    assert "\n\n".join(each["text"] for each in parts) == long
    assert [bool(words(each)) for each in parts] == [False] * (len(parts) - 1) + [True]


def test_more_than_the_quota_is_told_when_to_come_back(tmp_path: Path) -> None:
    assistant = FakeAssistant()
    with office(tmp_path, assistant=assistant, person_quota=1) as at:
        person, admin = at.cloud.world.person(1), at.cloud.world.person(ADMIN)
        at.ask(person, ASK)
        assert "sau 60 phút nữa" in at.ask(person, ASK)["text"]
        at.ask(admin, ASK)
        at.ask(admin, ASK)
    assert len(assistant.asked) == 3


@dataclass
class Remembering:
    """Notes what it is told of answers and people."""

    rated: list[tuple[str, Rating]] = field(default_factory=list)
    forgotten: list[tuple[str, list[str]]] = field(default_factory=list)

    async def rate(self, answer_id: str, rating: Rating) -> bool:
        self.rated.append((answer_id, rating))
        return True

    async def forget(self, *, user: str, conversations: Sequence[str]) -> None:
        self.forgotten.append((user, list(conversations)))

    def joined(self, given: Services) -> Services:
        return replace(given, rate=self.rate, forget=self.forget)


class Numbered:
    """Answers as one that remembers: every answer has an id."""

    async def ask(self, question: Question) -> AsyncIterator[Event]:
        yield Understood(understand(question, today=TODAY))
        yield Finished(quoting_answer(), answer_id="turn-1")
