"""The widget's files as the service gives them: small, whole, free of markup, kept by browsers."""

import asyncio
import gzip
import re

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


def test_the_one_line_leads_to_modules_that_are_all_there() -> None:
    loader = get("/widget.js")
    assert loader.headers["cache-control"] == "no-cache"
    [folder] = re.findall(r'"(widget/\w+/)"', loader.text)
    assert folder + "element.js" == WIDGET.element
    preloaded = re.findall(r'"(\w+\.js)"', loader.text)
    assert set(preloaded) <= set(WIDGET.modules)
    wanted, seen = ["element.js"], set[str]()
    while wanted:
        name = wanted.pop()
        seen.add(name)
        module = get(f"/widget/{WIDGET.version}/{name}")
        assert module.status_code == 200
        assert module.headers["content-type"].startswith("text/javascript")
        found = re.findall(r'(?:from|import) ?\(?"\./([\w.]+)"', module.text)
        wanted += [each for each in found if each not in seen and each != "wire.js"]
    assert {"element.js", "conversation.js", "sheet.js", "words.js"} <= seen


def test_everything_fits_into_thirty_kilobytes_gzipped() -> None:
    sent = [len(gzip.compress(each)) for name, each in WIDGET.modules.items() if name != "wire.js"]
    assert sum(sent) < MOST_KILOBYTES * 1024


def test_modules_may_be_kept_for_good_and_change_their_address_when_they_change() -> None:
    kept = get(f"/widget/{WIDGET.version}/element.js").headers["cache-control"]
    assert "immutable" in kept
    assert get("/widget/older/element.js").headers["cache-control"] == "no-cache"
    assert get(f"/widget/{WIDGET.version}/none.js").status_code == 404


@pytest.mark.parametrize("path", ["/widget.js", f"/widget/{WIDGET.version}/element.js"])
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


def test_every_word_that_a_module_says_is_in_the_replies_and_none_is_left_over() -> None:
    scripts = "".join(text for name, text in SOURCES.items() if name != "words.js")
    said = set(re.findall(r'say\(\s*"(\w+)"', scripts))
    chosen = set(re.findall(r'"(\w+)"', scripts))
    words = set(REPLIES.under("widget"))
    assert said <= words
    assert words - chosen - {"feedback_up", "feedback_down"} == set()


def test_no_vietnamese_stands_in_a_module() -> None:
    for name, script in SOURCES.items():
        if name != "words.js":
            spoken = re.sub(r"(?m)^\s*(?://|\*|/\*).*$", "", script)
            assert not re.search(r"[àáảãạăâđèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵ]", spoken), name
