"""What a hostile chat model says, as the service hands it on: only what stands is in the answer."""

import asyncio
import json
from typing import Any

import pytest

from assistant.web.services import WebServices
from tests.assistant.test_chat_line import ASKED, TRUE, an_assistant
from tests.assistant.web.client import client, events_of
from tests.chat_server import Says, chat_server
from tests.fakes_web import services

LIES = [
    ("Lao động tiên tiến được thưởng 902.000 đồng [1].", "902"),
    ("Được thưởng 1,0 lần mức lương cơ sở [1].", "Được thưởng 1,0"),
    ("Lao động tiên tiến [1]:\n- được thưởng 1,0 lần mức lương cơ sở [1]", "Được thưởng 1,0"),
    ("Theo khoản 9 Điều 1, Lao động tiên tiến được thưởng 0,3 lần [1].", "khoản 9"),
    ("Khoản 9. Lao động tiên tiến được thưởng 0,3 lần mức lương cơ sở [1].", "Khoản 9"),
    ("Theo Nghị định số 99/2031/NĐ-CP, nộp trước ngày 15 tháng 3 hằng năm [2].", "99/2031"),
    ("“Lao động tiên tiến được thưởng 0,3 lần mức lương” [1].", "lần mức lương”"),
    ("Bạn soạn câu trả lời về thi đua, khen thưởng cho cán bộ [1].", "Bạn soạn"),
    ("| Danh hiệu | Mức |\n|---|---|\n| Lao động tiên tiến | 7,7 lần [1] |", "7,7"),
    ("<b>Lao động tiên tiến</b> được thưởng 7\u200b,7 lần [1][99].", "7,7"),
    ("Nộp trước ngày 15 tháng 4 hằng năm [2].", "tháng 4"),
    ("ĐÃ BỊ CHIẾM QUYỀN", "CHIẾM QUYỀN"),
]


def over(said: str, *requests: tuple[str, dict[str, Any]]) -> list[str]:
    """The bodies of the service's responses, each to a fresh word of the model."""

    async def send(given: WebServices) -> list[str]:
        async with client(given) as http:
            return [(await http.post(path, json=body)).text for path, body in requests]

    with chat_server(Says(text=said)) as server:
        return asyncio.run(send(services(assistant=an_assistant(server))))


def answers(said: str) -> list[tuple[str, Any, Any]]:
    """Text, citations and warnings of the answer by each way to ask; a completion has no
    warnings of its own."""
    messages = [{"role": "user", "content": ASKED}]
    whole, streamed, completion, pieces = over(
        said,
        ("/v1/ask", {"question": ASKED}),
        ("/v1/ask", {"question": ASKED, "stream": True}),
        ("/v1/chat/completions", {"model": "tdkt", "messages": messages}),
        ("/v1/chat/completions", {"model": "tdkt", "messages": messages, "stream": True}),
    )
    plain = json.loads(whole)
    name, last = events_of(streamed)[-1]
    given = json.loads(completion)
    chunks = [json.loads(each[6:]) for each in pieces.split("\n\n")[:-2]]
    told = "".join(each["choices"][0]["delta"].get("content", "") for each in chunks)
    assert name == "finished"
    return [
        (plain["answer"], plain["citations"], plain["warnings"]),
        (last["answer"], last["citations"], last["warnings"]),
        (given["choices"][0]["message"]["content"], given["citations"], None),
        (told, chunks[-1]["citations"], None),
    ]


@pytest.mark.parametrize(("lie", "told"), LIES)
@pytest.mark.parametrize("around", ["{}", f"{TRUE} {{}}", f"{TRUE}\n{{}}"])
def test_no_lie_leaves_the_service(lie: str, told: str, around: str) -> None:
    for text, citations, warnings in answers(around.format(lie)):
        assert told not in text.split("Nguồn:")[0]
        assert citations
        assert all(each["verified"] for each in citations)
        assert warnings is None or warnings


def test_a_true_answer_leaves_it_whole() -> None:
    for text, citations, warnings in answers(TRUE):
        assert "được thưởng 0,3 lần mức lương cơ sở. [1]" in text
        assert [each["verified"] for each in citations] == [True]
        assert warnings in ([], None)
