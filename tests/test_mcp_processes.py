"""`tdkt mcp` as AI programs start it: the official client, both transports, real processes."""

import asyncio
import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import EntryPoint
from pathlib import Path

import httpx
import httpx2
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client

from assistant.cli import GROUP, loaded
from assistant.errors import MissingExtra
from tests.fakes_web import REPLIES
from tests.processes import TDKT, begin, environment, free_port, listens, run, serving, wait_until
from tests.test_command_line import LAW

HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}
QUESTION = "Tiêu chuẩn Chiến sĩ thi đua cơ sở?"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mcp")
    (folder / "luat.txt").write_text(LAW, encoding="utf-8")
    assert run(folder / "index", "ingest", str(folder / "luat.txt")).returncode == 0
    return folder / "index"


@contextmanager
def over_http(data: Path, **more: str) -> Iterator[str]:
    port = free_port()
    process = begin(data, "mcp", "--http", "--port", str(port), **more)
    try:
        wait_until(lambda: process.poll() is not None or listens(port))
        yield f"http://127.0.0.1:{port}/mcp"
    finally:
        process.terminate()
        process.wait()


def over_stdio(data: Path, **more: str) -> StdioServerParameters:
    command, *arguments = TDKT
    env = environment(data, **more)
    return StdioServerParameters(command=command, args=[*arguments, "mcp"], env=env)


async def tried(client: Client) -> None:
    """Every tool in turn, the last on what the first named."""
    answer = (await client.call_tool("ask", {"question": QUESTION})).structured_content
    hits = (await client.call_tool("search", {"query": "sáng kiến"})).structured_content["hits"]
    [citation] = answer["citations"]
    document_id = citation["document"]["id"]
    whole = await client.call_tool("get_document", {"document_id": document_id})
    text = whole.structured_content["text"]
    wrong = await client.call_tool("ask", {"question": "?"})
    start, end = citation["span"]
    assert text[start:end] == citation["quote"]
    assert "sáng kiến" in citation["quote"]
    assert hits[0]["document"]["id"] == document_id
    assert wrong.is_error


def test_the_official_client_is_served_over_stdio(data: Path) -> None:
    async def use() -> None:
        async with Client(over_stdio(data)) as client:
            await tried(client)

    asyncio.run(use())


def test_the_official_client_is_served_over_http(data: Path) -> None:
    async def use(address: str) -> None:
        async with Client(address) as client:
            await tried(client)

    with over_http(data) as address:
        asyncio.run(use(address))


def test_over_http_a_key_of_the_service_is_wanted_where_other_machines_may_ask(
    data: Path,
) -> None:
    [key] = re.findall(r"tdkt_\S+", run(data, "keys", "add", "--name", "máy").stdout)

    async def use(address: str) -> None:
        headers = {"Authorization": f"Bearer {key}"}
        async with (
            httpx2.AsyncClient(headers=headers) as http,
            Client(streamable_http_client(address, http_client=http)) as client,
        ):
            await tried(client)

    with over_http(data, TDKT_AUTH="on") as address:
        asyncio.run(use(address))
        for headers in ({}, {"Authorization": "Bearer tdkt_wrong"}):
            refused = httpx.post(address, json=HELLO, headers=headers)
            assert refused.status_code == 401
            assert refused.headers["www-authenticate"] == "Bearer"


def test_the_tools_of_a_running_service_are_used_where_its_address_is_set(
    data: Path, tmp_path: Path
) -> None:
    async def use(url: str) -> None:
        async with Client(over_stdio(tmp_path, TDKT_ASSISTANT_URL=url)) as client:
            await tried(client)

    with serving(data) as service:
        asyncio.run(use(str(service.base_url)))
    assert list(tmp_path.iterdir()) == []


def test_nothing_but_the_protocol_is_written_to_the_output(data: Path) -> None:
    ready = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    call = {
        "jsonrpc": "2.0",
        "id": 2,
        "method": "tools/call",
        "params": {"name": "ask", "arguments": {"question": QUESTION}},
    }
    process = subprocess.Popen(
        [*TDKT, "mcp"], env=environment(data), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    for message in (HELLO, ready, call):
        process.stdin.write(json.dumps(message).encode() + b"\n")
        process.stdin.flush()
    lines = [process.stdout.readline() for _ in range(2)]
    process.stdin.close()
    rest = process.stdout.read()
    process.stdout.close()
    assert process.wait(timeout=30) == 0
    assert rest == b""
    assert [json.loads(line)["id"] for line in lines] == [1, 2]
    assert json.loads(lines[1])["result"]["structuredContent"]["decision"] == "answer"


def test_a_command_whose_package_is_not_installed_says_what_to_install() -> None:
    entry = EntryPoint(name="mcp", value="a_package_that_is_not_there:configure", group=GROUP)
    with pytest.raises(MissingExtra) as raised:
        loaded(entry)
    sentence = REPLIES.say(raised.value.key, **raised.value.values)
    assert "tdkt-assistant[mcp]" in sentence
    assert "a_package_that_is_not_there" in sentence
