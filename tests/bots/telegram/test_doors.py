"""Invitations, administrators, inline mode, webhooks: who comes in by which door."""

import socket
import time
from pathlib import Path

import httpx

from bots.telegram.access import Role, new_code
from bots.telegram.settings import Mode
from bots.telegram.shelf import Shelf
from bots.telegram.store import open_store
from tests.bots.telegram.cloud.methods import MOST_FILE
from tests.bots.telegram.cloud.server import serving
from tests.bots.telegram.running import ADMIN, office, words
from tests.fakes_web import QUOTE, FakeAssistant

ASK = "Hồ sơ gồm những gì?"
SECRET = "a-Secret_1"


def invited(folder: Path, role: Role = Role.READER) -> str:
    store, code = open_store(folder), new_code()
    Shelf(store).invite(code, role, until=time.time() + 60)
    store.close()
    return code


def test_who_was_not_invited_is_told_how_to_come_in(tmp_path: Path) -> None:
    assistant = FakeAssistant()
    code = invited(tmp_path)
    with office(tmp_path, assistant=assistant, access=Mode.PAIRING) as at:
        person, other = at.cloud.world.person(1), at.cloud.world.person(2)
        assert "Mã Telegram của bạn: 1" in at.ask(person, ASK)["text"]
        assert "không đúng" in at.ask(person, "/start WRONG")["text"]
        assert "hỏi ngay" in at.ask(person, f"/start {code}")["text"]
        at.ask(person, ASK)
        assert "đã được dùng" in at.ask(other, f"/start {code}")["text"]
    assert len(assistant.asked) == 1


def test_a_group_comes_in_by_a_code(tmp_path: Path) -> None:
    code = invited(tmp_path)
    with office(tmp_path, access=Mode.PAIRING) as at:
        group = at.cloud.world.group(-100)
        assert "Cả nhóm" in at.ask(group, f"/start@tdkt_bot {code}", user=1)["text"]
        assert QUOTE in at.ask(group, f"@tdkt_bot {ASK}", user=2)["text"]


def test_a_closed_bot_keeps_silent_in_groups_unless_spoken_to(tmp_path: Path) -> None:
    with office(tmp_path, access=Mode.LIST) as at:
        group = at.cloud.world.group(-100)
        at.cloud.world.say(group, "chào cả nhà", user=1)
        at.quiet()
        assert at.cloud.world.replies(group) == []


def test_administrators_alone_see_state_and_figures(tmp_path: Path) -> None:
    with office(tmp_path) as at:
        admin, person = at.cloud.world.person(ADMIN), at.cloud.world.person(1)
        at.ask(person, ASK)
        at.ask(person, "/gopy thiếu khoản 2")
        assert "người quản trị" in at.ask(person, "/thongke")["text"]
        assert "Tài liệu trong kho: 3." in at.ask(admin, "/trangthai")["text"]
        figures = at.ask(admin, "/thongke")["text"]
        assert "/capnhat" in at.ask(admin, "/help")["text"]
        assert "/capnhat" not in at.ask(person, "/help")["text"]
    assert "24 giờ qua: 1 câu hỏi của 1 người" in figures
    assert "• thiếu khoản 2" in figures


def test_a_document_is_ingested_after_a_tap(tmp_path: Path) -> None:
    with office(tmp_path) as at:
        admin = at.cloud.world.person(ADMIN)
        sent = at.cloud.world.upload("../../Quyết định 12.txt", "Điều 1. Lời văn.".encode())
        at.cloud.world.post(admin, sent)
        asked = at.heard(admin, 1)[-1]
        assert at.ingest.taken == []
        at.cloud.world.press(admin, asked["message_id"], "Nạp")
        assert "Đã nạp xong" in at.heard(admin, 2)[-1]["text"]
        at.cloud.world.press(admin, asked["message_id"], "Nạp")
        assert "đã được xử lý" in at.heard(admin, 3)[-1]["text"]
    [path] = at.ingest.taken
    assert path.parent == tmp_path / "inbox"
    assert path.read_text(encoding="utf-8") == "Điều 1. Lời văn."


def test_a_document_is_left_alone_when_it_is_declined_or_too_large(tmp_path: Path) -> None:
    with office(tmp_path) as at:
        admin = at.cloud.world.person(ADMIN)
        at.cloud.world.post(admin, at.cloud.world.upload("a.txt", b"x"))
        asked = at.heard(admin, 1)[-1]
        at.cloud.world.press(admin, asked["message_id"], "Không nạp")
        assert "Không nạp “a.txt”." in at.heard(admin, 2)[-1]["text"]
        large = at.cloud.world.upload("b.pdf", b"")
        large["document"]["file_size"] = MOST_FILE + 1
        at.cloud.world.post(admin, large)
        assert "lớn hơn 20 MB" in at.heard(admin, 3)[-1]["text"]
    assert at.ingest.taken == []


def test_nobody_else_may_send_documents_or_tap_for_an_administrator(tmp_path: Path) -> None:
    with office(tmp_path) as at:
        person, group = at.cloud.world.person(1), at.cloud.world.group(-100)
        at.cloud.world.post(person, at.cloud.world.upload("a.txt", b"x"))
        assert "người quản trị" in at.heard(person, 1)[-1]["text"]
        document = at.cloud.world.post(group, at.cloud.world.upload("a.txt", b"x"), user=ADMIN)
        asked = at.ask(group, "/capnhat", user=ADMIN, reply_to=document["message_id"])
        query = at.cloud.world.press(group, asked["message_id"], "Nạp", user=1)
        at.until(lambda: query in at.cloud.world.answers)
    assert "người quản trị" in at.cloud.world.answers[query]["text"]
    assert at.ingest.taken == []


def test_inline_mode_gives_clauses_to_insert(tmp_path: Path) -> None:
    with office(tmp_path) as at:
        query = at.cloud.world.query(1, "kỷ niệm chương")
        at.until(lambda: bool(at.cloud.world.inline[query]))
        [first, *_] = at.cloud.world.inline[query]["results"]
    assert first["title"].startswith("điểm b khoản 2 Điều 4")
    assert QUOTE in first["input_message_content"]["message_text"]


def test_inline_mode_is_closed_to_who_was_not_invited(tmp_path: Path) -> None:
    with office(tmp_path, access=Mode.PAIRING) as at:
        query = at.cloud.world.query(1, "kỷ niệm chương")
        at.until(lambda: bool(at.cloud.world.inline[query]))
        assert at.cloud.world.inline[query]["results"] == []


def test_commands_are_registered_with_their_descriptions(tmp_path: Path) -> None:
    with office(tmp_path) as at:
        at.until(lambda: len(at.cloud.commands) == 2)
        everybody = at.cloud.commands["default"]
        [admins] = [v for k, v in at.cloud.commands.items() if str(ADMIN) in k]
    names = [each["command"] for each in everybody]
    assert {"start", "help", "moi", "nguon", "ngay", "lichsu", "gopy", "xoa"} <= set(names)
    assert [each["command"] for each in admins][-3:] == ["trangthai", "capnhat", "thongke"]


def test_a_webhook_answers_and_lets_nobody_in_without_the_secret(tmp_path: Path) -> None:
    with serving() as cloud:
        port = free_port()
        url = f"http://127.0.0.1:{port}/telegram/hook"
        with office(
            tmp_path, cloud=cloud, webhook_url=url, webhook_port=port, webhook_secret=SECRET
        ) as at:
            person = cloud.world.person(1)
            at.until(lambda: cloud.webhook is not None and listens(port))
            forged = {"update_id": 1, "message": {}}
            for header in ({}, {"X-Telegram-Bot-Api-Secret-Token": "guess"}):
                assert httpx.post(url, json=forged, headers=header).status_code == 403
            assert QUOTE in at.ask(person, ASK)["text"]
    assert cloud.webhook is not None
    assert cloud.webhook["secret_token"] == SECRET


def listens(port: int) -> bool:
    """The webhook is told to Telegram a moment before the port is open."""
    with socket.socket() as knocking:
        return knocking.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def test_a_button_that_telegram_did_not_offer_here_does_nothing(tmp_path: Path) -> None:
    with office(tmp_path) as at:
        one, two = at.cloud.world.person(1), at.cloud.world.person(2)
        theirs = at.ask(one, ASK)
        mine = at.ask(two, ASK)
        forged = theirs["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        mine["reply_markup"]["inline_keyboard"][0][0]["callback_data"] = forged
        query = at.cloud.world.press(two, mine["message_id"], words(mine)[0])
        at.until(lambda: query in at.cloud.world.answers)
        assert at.rows("SELECT * FROM ratings") == []
