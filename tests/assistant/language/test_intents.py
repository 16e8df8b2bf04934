"""What a question asks for: what happened somewhere, or what the rules are."""

import pytest

from assistant.language.intents import intent_of
from assistant.types import Intent
from assistant.vietnamese import fold


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("Phiên họp thứ 16 của hội đồng ai chủ trì?", Intent.EVENT),
        ("Tỉnh Hậu Giang có bao nhiêu người bị thu hồi danh hiệu?", Intent.EVENT),
        ("hoi dong tinh quang tri hop ngay nao", Intent.EVENT),
        ("Kiên Giang đón nhận huân chương năm nào?", Intent.EVENT),
        ("14 người ở Hậu Giang bị thu hồi danh hiệu gì", Intent.EVENT),
        ("ở Hậu Giang ai bị thu hồi danh hiệu chiến sĩ thi đua", Intent.EVENT),
        ("Ai bị thu hồi danh hiệu?", Intent.RULE),
        ("Bao nhiêu cá nhân được tặng danh hiệu này?", Intent.FIGURE),
        ("Ai phát động phong trào thi đua?", Intent.RULE),
        ("Cấp tỉnh được tặng bao nhiêu cờ?", Intent.FIGURE),
    ],
)
def test_what_was_counted_or_held_somewhere_is_an_event(question: str, intent: Intent) -> None:
    assert intent_of(fold(question)) is intent


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("công điện 229 nói gì", Intent.DOCUMENT),
        ("Nghị định 152/2025/NĐ-CP quy định những gì?", Intent.DOCUMENT),
        ("Nghị định 152 quy định gì về hồ sơ?", Intent.RULE),
        ("luật nói gì", Intent.RULE),
    ],
)
def test_what_a_text_says_is_asked_of_the_text_itself(question: str, intent: Intent) -> None:
    assert intent_of(fold(question)) is intent
