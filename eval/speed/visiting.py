"""A visitor of a site with the chat: how soon its button is drawn, an answer begins (edge).

    python -m eval.speed.visiting [--rounds N]

Chromium opens a page of another origin under a strict policy, before the service as it runs over
the index of this process's settings. Each round has a new browser profile, which opens the page
(`first`), and once more with what it has kept (`again`), and asks the questions the widget
suggests. Times are in milliseconds, processor times beside them: those of the page's main thread
and of the service, which do not grow with what else the machine does.
"""

import argparse
import os
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from assistant.access import Embed, origin_of
from assistant.edges.access import AccessFile
from assistant.edges.clock import today
from assistant.edges.prompt_files import load_replies
from assistant.settings import load_settings
from assistant.web.app import create_app, serve
from assistant.web.quotas import Limits
from assistant.web.serving import web_services_of
from assistant.wiring import open_assistant
from eval.speed.processes import HOST, spawned
from eval.speed.site import PAGE, script, site
from eval.statistics import quantile

ROUNDS = 5
EMBED_ID = "speed"
PATIENCE_MS = 60_000
_PLENTY = 1_000_000
_TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
_WATCH = """(() => {
  const seen = (window.seen = {});
  const drawn = (name) => {
    if (name in seen) return;
    seen[name] = null;
    const channel = new MessageChannel();
    channel.port1.onmessage = () => (seen[name] = performance.now());
    requestAnimationFrame(() => channel.port2.postMessage(null));
  };
  const look = () => {
    const root = document.querySelector("tdkt-chat")?.shadowRoot;
    if (root?.querySelector(".launcher")) drawn("launcher");
    const turn = "asked" in seen && root?.querySelector(".turn:last-child");
    if (turn && turn.querySelector(".understood")) drawn("understood");
    if (turn && turn.querySelector(".draft:not(:empty), .quote")) drawn("answer");
    requestAnimationFrame(look);
  };
  addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    for (const name of ["understood", "answer"]) delete seen[name];
    seen.asked = event.timeStamp;
  }, true);
  look();
})();"""
"""What is found in one frame is on the screen when the message posted in the next is received."""
_MENDS = {
    "launcher": "is bots/widget/modules whole?",
    "answer": "point TDKT_DATA at an index that holds documents on what is asked (`tdkt ingest`)",
}


class NeverSeen(RuntimeError):
    """Something that a visitor waits for did not come."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One moment of a visit: wall-clock time, and processor times where they were taken, in ms."""

    name: str
    took: float
    page: float = 0.0
    service: float = 0.0


@dataclass(frozen=True, slots=True)
class _Processors:
    """The page's main thread, through the browser's own protocol, and the service's process."""

    page: CDPSession
    service: int

    def spent(self) -> tuple[float, float]:
        """Processor time of either so far."""
        metrics = self.page.send("Performance.getMetrics")["metrics"]
        thread = next(each["value"] for each in metrics if each["name"] == "ThreadTime")
        fields = Path(f"/proc/{self.service}/stat").read_text().rpartition(")")[2].split()
        return 1000 * float(thread), (int(fields[11]) + int(fields[12])) * _TICK_MS


def serve_visitors(port: int, folder: str) -> None:
    """The service of this process's settings, which wants tickets of the sites in `folder`."""
    replies, settings = load_replies(), load_settings().model_copy(update={"memory": False})
    limits = Limits(required=True, session=_PLENTY, address=_PLENTY, embed=_PLENTY, day=_PLENTY)
    services = web_services_of(open_assistant(settings, replies), settings, limits=limits)
    services = replace(services, access=AccessFile(Path(folder)))
    serve(create_app(services, replies), host=HOST, port=port)


def visits(*, rounds: int, questions: Sequence[str]) -> Iterator[Seen]:
    """What `rounds` visitors see; one before them is not counted: it warms the service."""
    with _visited() as (address, process), _browser() as browser:
        for place in range(rounds + 1):
            with browser.new_context() as context:
                seen = [*_visit(context, address, process, questions)]
            yield from seen if place else ()


def table(seen: Iterable[Seen]) -> str:
    """A line a moment: median and worst time, median processor times."""
    moments: Mapping[str, list[Seen]] = defaultdict(list)
    for each in seen:
        moments[each.name].append(each)
    lines = [f"{'ms':34}{'median':>8}{'worst':>8}{'page cpu':>10}{'service cpu':>13}"]
    for name, found in moments.items():
        took = sorted(each.took for each in found)
        page, service = (
            quantile(sorted(values), 0.5)
            for values in ([each.page for each in found], [each.service for each in found])
        )
        lines.append(
            f"{name:34}{quantile(took, 0.5):8.0f}{took[-1]:8.0f}{page:10.0f}{service:13.0f}"
        )
    return "\n".join(lines)


@contextmanager
def _visited() -> Iterator[tuple[str, int]]:
    """The address of the site and the process id of the service."""
    pages: dict[str, str] = {}
    with (
        TemporaryDirectory() as folder,
        spawned(serve_visitors, folder) as (service, process),
        site(pages, service=service) as address,
    ):
        embed = Embed(id=EMBED_ID, origin=origin_of(address), added_on=today())
        AccessFile(Path(folder)).add(embed)
        pages["/"] = PAGE.format(chat=script(f"{service}/", embed_id=EMBED_ID))
        yield address, process.pid or 0


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield browser
        browser.close()


def _visit(
    context: BrowserContext, address: str, process: int, questions: Sequence[str]
) -> Iterator[Seen]:
    context.add_init_script(_WATCH)
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    for name in ("first", "again"):
        page.goto(address)
        yield from _launched(page, name)
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    processors = _Processors(session, process)
    page.locator(".launcher").click()
    page.locator("#question").wait_for()
    for place, question in enumerate(questions):
        yield from _asked(page, processors, question, name="next" if place else "first")


def _launched(page: Page, name: str) -> Iterator[Seen]:
    until_seen(page, "launcher")
    found = page.evaluate(
        """() => ({
          drawn: window.seen.launcher,
          page: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
          script: performance.getEntriesByType("resource")
            .find(({ name }) => name.endsWith("/widget.js")),
        })"""
    )
    yield Seen(f"page drawn, {name}", found["page"])
    yield Seen(f"button drawn, {name}", found["drawn"])
    yield Seen(f"  since script asked for, {name}", found["drawn"] - found["script"]["startTime"])
    yield Seen(f"  since script received, {name}", found["drawn"] - found["script"]["responseEnd"])


def _asked(page: Page, processors: _Processors, question: str, *, name: str) -> Iterator[Seen]:
    page.locator("#question").fill(question)
    before = processors.spent()
    page.locator("#question").press("Enter")
    until_seen(page, "answer")
    page.locator(".turn:last-child .tools").wait_for()
    seen = page.evaluate("window.seen")
    yield Seen(f"question shown, {name}", seen["understood"] - seen["asked"])
    spent = [now - then for now, then in zip(processors.spent(), before, strict=True)]
    yield Seen(f"answer begins, {name}", seen["answer"] - seen["asked"], *spent)


def until_seen(page: Page, name: str, *, patience_ms: float = PATIENCE_MS) -> None:
    """The site's policy forbids what Playwright's own wait_for_function does. NeverSeen."""
    seen = page.evaluate(
        """([name, patience]) => new Promise(done => {
          setTimeout(() => done(false), patience);
          const look = () => window.seen[name] ? done(true) : requestAnimationFrame(look);
          look();
        })""",
        [name, patience_ms],
    )
    if not seen:
        waited = f"no {name} was seen within {patience_ms / 1000:g} s"
        raise NeverSeen(f"{waited}: {_MENDS[name]}")


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    suggested = load_replies().say("widget.suggested").split("|")
    arguments = parser.parse_args()
    seen = visits(rounds=arguments.rounds, questions=[each.strip() for each in suggested])
    try:
        print(table(seen))
    except NeverSeen as error:
        raise SystemExit(f"{error}") from error


if __name__ == "__main__":
    main()
