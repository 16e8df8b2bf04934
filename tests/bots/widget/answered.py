"""A service whose every answer is one that the test gives."""

from assistant.types import Answer
from assistant.web.services import WebServices
from tests.fakes_web import (
    FakeAssistant,
    services,
)


def answering(answer: Answer, **options: str) -> WebServices:
    return services(assistant=FakeAssistant(answer, **options))  # type: ignore[arg-type]
