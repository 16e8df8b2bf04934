"""The widget's files as the service gives them: small, whole, free of markup, kept by browsers."""

import asyncio
import gzip
import json
import re
from typing import cast

import httpx
import pytest

from assistant.web.widget import installed_folder, load_widget
from bots.widget import FOLDER
from tests.assistant.web.client import client
from tests.fakes_web import REPLIES

MOST_KILOBYTES = 30
WIDGET = load_widget(FOLDER, REPLIES)
SOURCES = {name: body.decode() for name, body in WIDGET.modules.items()}


def get(path: str, **headers: str) -> httpx.Response:
    async def send() -> httpx.Response:
        async with client() as http:
            return await http.get(path, headers=headers)

    return asyncio.run(send())


def test_the_installed_widget_is_the_one_of_this_project() -> None:
    assert installed_folder() == FOLDER


def told() -> dict[str, object]:
    [words] = re.findall(r"modules, words } = (\{.*\});", SOURCES["widget.js"])
    found: dict[str, object] = json.loads(words)
    return found


def test_the_one_line_leads_to_modules_that_are_all_there() -> None:
    assert get("/widget.js").text == SOURCES["widget.js"]
    assert told()["version"] == WIDGET.version
    wanted = re.findall(r"MODULES\}([\w.]+)", SOURCES["widget.js"])
    seen = set[str]()
    while wanted:
        name = wanted.pop()
        seen.add(name)
        module = get(f"/widget/{WIDGET.version}/{name}")
        assert module.status_code == 200
        assert module.headers["content-type"].startswith("text/javascript")
        found = re.findall(r'from "\./([\w.]+)"', module.text)
        wanted += [each for each in found if each not in seen]
    assert seen == set(cast("list[str]", told()["modules"]))


def test_the_script_is_sent_again_only_when_something_has_changed() -> None:
    first = get("/widget.js")
    assert first.headers["cache-control"] == "no-cache"
    unchanged = get("/widget.js", **{"If-None-Match": first.headers["etag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert get("/widget.js", **{"If-None-Match": 'W/"older"'}).status_code == 200


def test_everything_fits_into_thirty_kilobytes_gzipped() -> None:
    sent = [len(gzip.compress(each)) for name, each in WIDGET.modules.items() if name != "wire.js"]
    assert sum(sent) < MOST_KILOBYTES * 1024


def test_modules_may_be_kept_for_good_and_change_their_address_when_they_change() -> None:
    kept = get(f"/widget/{WIDGET.version}/client.js").headers["cache-control"]
    assert "immutable" in kept
    assert get("/widget/older/client.js").headers["cache-control"] == "no-cache"
    assert get(f"/widget/{WIDGET.version}/none.js").status_code == 404


@pytest.mark.parametrize("path", ["/widget.js", f"/widget/{WIDGET.version}/client.js"])
def test_the_pages_of_any_site_may_run_it(path: str) -> None:
    headers = get(path).headers
    assert headers["access-control-allow-origin"] == "*"
    assert headers["cross-origin-resource-policy"] == "cross-origin"
    assert get(path, **{"Accept-Encoding": "identity"}).text == get(path).text


def test_scripts_never_write_markup_nor_run_words() -> None:
    for name, script in SOURCES.items():
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|setHTML|document\.write|eval\(|new Function"
            r"|DOMParser|createContextualFragment|srcdoc|\.style\b",
            script,
        ), name


def written() -> dict[str, str]:
    """The scripts as they stand in the folder, without the words that the service puts in."""
    return {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.js")}


def test_every_word_that_a_module_says_is_in_the_replies_and_none_is_left_over() -> None:
    scripts = "".join(written().values())
    said = set(re.findall(r'say\(\s*"(\w+)"', scripts))
    chosen = set(re.findall(r'"(\w+)"', scripts))
    words = set(REPLIES.under("widget"))
    chosen |= set(cast("dict[str, str]", told()["words"]))
    assert said <= words
    assert words - chosen - {"feedback_up", "feedback_down"} == set()


def test_no_vietnamese_stands_in_a_module() -> None:
    for name, script in written().items():
        spoken = re.sub(r"(?m)^\s*(?://|\*|/\*).*$", "", script)
        assert not re.search(r"[àáảãạăâđèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵ]", spoken), name
