// A document beside the answer, opened at the quoted words: #/van-ban/<id>?span=<start>-<end>

import { element, say, written } from "./dom.js";
import { Failure, accepted } from "./stream.js";

const panel = document.getElementById("source");
const title = document.getElementById("source-title");
const facts = document.getElementById("source-facts");
const text = document.getElementById("source-text");
const layout = document.getElementById("layout");
let opened = null;
let opener = null;

/** Follow the address: open the document it names, or close the panel. */
export async function follow() {
  const found = location.hash.match(/^#\/van-ban\/([^?]+)(?:\?span=(\d+)-(\d+))?$/);
  if (!found) return hide();
  if (panel.hidden) opener = document.activeElement;
  show();
  const [address, id, start, end] = found;
  try {
    const { document: about, text: whole } = await load(decodeURIComponent(id));
    if (location.hash !== address) return;
    describe(about);
    highlight(whole, Number(start ?? 0), Number(end ?? 0));
  } catch (error) {
    excuse(error);
  }
  title.focus({ preventScroll: true });
}

/** Close the panel and go back to where it was opened. */
export function close() {
  if (panel.hidden) return;
  history.pushState(null, "", location.pathname + location.search);
  hide();
}

async function load(id) {
  if (opened?.document.id === id) return opened;
  title.textContent = say("source_loading");
  facts.replaceChildren();
  text.replaceChildren();
  const response = await accepted(await fetch(`v1/documents/${encodeURIComponent(id)}`));
  opened = await response.json();
  return opened;
}

function excuse(error) {
  const told = error instanceof Failure ? error.message : say("failed_network");
  title.textContent = say("failed");
  text.replaceChildren(element("p", { className: "problem" }, told));
}

function show() {
  panel.hidden = false;
  layout.classList.add("reading");
}

function hide() {
  if (panel.hidden) return;
  const focused = panel.contains(document.activeElement);
  panel.hidden = true;
  layout.classList.remove("reading");
  if (focused) opener?.focus();
}

function describe({ title: name, number, kind, issuer, issued_on, effective_from, url, id }) {
  title.textContent = name ?? number ?? id;
  const parts = [
    [kind, number].filter(Boolean).join(" "),
    issuer,
    issued_on && say("issued_on", { day: written(issued_on) }),
    effective_from && say("effective_from", { day: written(effective_from) }),
  ];
  facts.replaceChildren(parts.filter(Boolean).join(" · "), original(url) ?? "");
}

/** A link to where a document came from; an address that is not of the web is never followed. */
function original(url) {
  if (!/^https?:\/\//i.test(url ?? "")) return null;
  return element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, say("original"));
}

/** The whole text with the characters [start, end) marked; spans count code points. */
function highlight(whole, start, end) {
  const points = Array.from(whole);
  const mark = element("mark", {}, points.slice(start, end).join(""));
  text.replaceChildren(
    points.slice(0, start).join(""),
    start < end ? mark : "",
    points.slice(end < start ? start : end).join(""),
  );
  if (start < end) mark.scrollIntoView({ block: "center" });
  else text.scrollTop = 0;
}
