"""Any chat model through LangChain's init_chat_model (edge: langchain).

Nothing imports this module by name but `assistant.wiring`, and only where a chat model is
configured: LangChain takes 3 s to import (measured on two shared cores), and it is an extra that
need not be installed.
"""

import asyncio
import logging
import random
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage, HumanMessage, SystemMessage

from assistant.closing import generator
from assistant.errors import ChatModelMissing, ModelUnavailable
from assistant.settings import Settings
from assistant.types import Prompt, Usage

ATTEMPTS = 3
"""Calls for one answer: a busy server is asked twice more, and nobody waits for a fourth."""
FIRST_PAUSE = 0.4
"""Seconds before the second call; doubled before the third, and spread by a half either way."""
WHOLE = 4.0
"""An answer may take this many times the timeout in all, as long as words keep coming."""
MOST_CHARACTERS = 20_000
"""An answer has under 4,000; a model that runs on for five times that is repeating itself."""
_WORTH_ANOTHER = frozenset({408, 409, 425, 429})
_WHOLE_ENDINGS = frozenset({"stop", "end_turn", "stop_sequence", "eos", "eos_token"})
_ENDING_KEYS = ("finish_reason", "stop_reason", "done_reason")
_EXTRAS = ("openai", "ollama", "anthropic")
_OTHER_PROVIDERS = """
azure_openai google_genai google_vertexai mistralai groq deepseek xai bedrock bedrock_converse
cohere fireworks huggingface together nvidia openrouter
"""
_PROVIDERS = (*_EXTRAS, *_OTHER_PROVIDERS.split())
"""Providers of LangChain, to tell "ollama:qwen3:8b" from a name that has a colon of its own."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """What a million tokens cost, read and written, in any currency."""

    input: float = 0.0
    output: float = 0.0

    def of(self, read: int, written: int) -> Usage:
        """The usage of so many tokens, with their cost."""
        cost = (read * self.input + written * self.output) / 1_000_000
        return Usage(input_tokens=read, output_tokens=written, cost=cost)


class LangChainModel:
    """Implements ports.ChatModel over a LangChain chat model.

    `timeout` is in seconds: to the first words, repeated calls included, and between words after.
    """

    def __init__(self, model: BaseChatModel, *, name: str, timeout: float, prices: Prices) -> None:
        self._model = model
        self._name = name
        self._timeout = timeout
        self._prices = prices
        self._usage = Usage()

    @property
    def usage(self) -> Usage:
        """What was used since the start, as far as the server reports it."""
        return self._usage

    async def stream(self, prompt: Prompt) -> AsyncIterator[str]:
        """The text in pieces; ModelUnavailable when there is none or it breaks off."""
        clock = asyncio.get_running_loop().time
        began, started = clock(), False
        for attempt in range(1, ATTEMPTS + 1):
            first_by = began + self._timeout
            try:
                async with aclosing(self._once(prompt, first_by)) as pieces:
                    async for piece in pieces:
                        started = True
                        yield piece
                return
            except Exception as error:  # each provider has a tree of its own: told apart by status
                pause = _pause(attempt)
                hopeless = started or attempt == ATTEMPTS or not _worth_another(error)
                if hopeless or clock() + pause >= first_by:
                    raise _unavailable(error) from error
            await asyncio.sleep(pause)

    async def _once(self, prompt: Prompt, first_by: float) -> AsyncGenerator[str]:
        """One call; ends well only when the model says that it has said all."""
        self._usage += Usage(calls=1)
        clock = asyncio.get_running_loop().time
        last_by = clock() + WHOLE * self._timeout
        deadline, length, ending = first_by, 0, ""
        async with aclosing(generator(self._model.astream(_messages(prompt)))) as chunks:
            while True:
                async with asyncio.timeout_at(deadline):
                    chunk = await anext(chunks, None)
                if chunk is None:
                    break
                self._count(chunk)
                ending = _ending(chunk.response_metadata) or ending
                if text := str(chunk.text):
                    length += len(text)
                    yield text
                if length > MOST_CHARACTERS:
                    raise ModelUnavailable("the answer does not end", reason="length")
                deadline = min(clock() + self._timeout, last_by)
        if ending not in _WHOLE_ENDINGS:
            raise ModelUnavailable(f"the answer broke off: {ending or 'no ending'}", reason="cut")

    def _count(self, chunk: AIMessageChunk) -> None:
        if used := chunk.usage_metadata:
            read, written = used["input_tokens"], used["output_tokens"]
            self._usage += self._prices.of(read, written)
            log.info("%s: %d tokens read, %d written", self._name, read, written)


def _pause(attempt: int) -> float:
    return FIRST_PAUSE * 2.0 ** (attempt - 1) * random.uniform(0.5, 1.5)


def _messages(prompt: Prompt) -> list[BaseMessage]:
    return [SystemMessage(prompt.system), HumanMessage(prompt.user)]


def _ending(metadata: Mapping[str, object]) -> str:
    return next((str(metadata[key]) for key in _ENDING_KEYS if metadata.get(key)), "")


def _worth_another(error: Exception) -> bool:
    """Whether the same call may go well in a moment: a busy or broken server, a lost connection;
    not a refused key, an unknown model, or time that has run out."""
    if isinstance(error, TimeoutError | ModelUnavailable):
        return False
    status = getattr(error, "status_code", None)
    return status is None or status in _WORTH_ANOTHER or status >= 500


def _unavailable(error: Exception) -> ModelUnavailable:
    if isinstance(error, ModelUnavailable):
        return error
    reason = "timeout" if isinstance(error, TimeoutError) else type(error).__name__
    log.warning("the chat model gave no answer: %s", reason)
    return ModelUnavailable(f"{type(error).__name__}: {error}", reason=reason)


def open_chat_model(settings: Settings) -> LangChainModel:
    """The model that the settings name; ChatModelMissing says what to install or to set.

    Where a base URL is given, a name without a provider is one of an OpenAI-compatible server.
    """
    provider, _, name = settings.chat_model.partition(":")
    if provider not in _PROVIDERS and settings.chat_base_url:
        provider, name = "openai", settings.chat_model
    full_name = f"{provider}:{name}" if name else provider
    try:
        model = init_chat_model(full_name, **_options(settings, provider))
    except ImportError as error:
        package = provider if provider in _EXTRAS else f"langchain-{provider.replace('_', '-')}"
        mend = f'pip install "tdkt-assistant[{package}]"' if provider in _EXTRAS else package
        raise ChatModelMissing(str(error), model=full_name, mend=mend) from error
    except Exception as error:  # an unknown provider, a missing key: each in words of its own
        mend = str(error).split("\n")[0]
        raise ChatModelMissing(str(error), model=full_name, mend=mend) from error
    prices = Prices(input=settings.chat_input_price, output=settings.chat_output_price)
    return LangChainModel(model, name=full_name, timeout=settings.chat_timeout, prices=prices)


def _options(settings: Settings, provider: str) -> dict[str, Any]:
    options: dict[str, Any] = {"temperature": 0.0}
    if provider in ("openai", "anthropic"):
        options["max_retries"] = 0  # calls are repeated here, where the listener's time is known
    if provider == "openai":
        options["stream_usage"] = True
        # Its own timer waits with asyncio.wait_for, which in Python 3.11 can lose a cancellation.
        options["stream_chunk_timeout"] = None
    if settings.chat_base_url:
        options["base_url"] = settings.chat_base_url
    if settings.chat_api_key is not None:
        options["api_key"] = settings.chat_api_key.get_secret_value()
    elif provider == "openai" and settings.chat_base_url:
        options["api_key"] = "none"  # a server in house asks for none, but the client wants one
    return options
