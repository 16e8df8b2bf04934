// One document opened: what is known of it and its timeline.

import { get } from "./api.js";
import { button, counted, element, moment, say, written } from "./dom.js";
import { badge, days } from "./standing.js";

/** @typedef {import("./wire.js").Opened} Opened */

/**
 * @param {string} id
 * @param {() => void} changed  called when the document was removed or made again
 */
export async function openDocument(id, changed) {
  /** @type {Opened} */
  const opened = await get(`documents/${encodeURIComponent(id)}`);
  const dialog = element("dialog", { className: "sheet", "aria-labelledby": "sheet-title" });
  dialog.onclose = () => dialog.remove();
  dialog.append(
    element("header", {},
      element("h2", { id: "sheet-title", tabIndex: -1, autofocus: true }, opened.name),
      button(say("close"), () => dialog.close(), "plain")),
    element("p", {}, badge(opened), " ", days(opened)),
    facts(opened),
    ...timeline(opened.timeline));
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {Opened} opened */
function facts(opened) {
  /** @type {[string, string | null][]} */
  const rows = [
    [say("title_of"), opened.title],
    [say("number"), opened.number],
    [say("kind"), opened.kind],
    [say("issuer"), opened.issuer],
    [say("issued_on"), opened.issued_on && written(opened.issued_on)],
    [say("event_on"), opened.event_on && written(opened.event_on)],
    [say("passages"), counted(opened.passages)],
    [say("ingested_at"), moment(opened.ingested_at)],
    [say("origin"), say(`origin_${opened.origin}`)],
    [say("source"), opened.source],
    [say("id"), opened.id],
    [say("copies"), opened.copies.map((each) => each.name).join("; ")],
  ];
  const told = rows.filter(([, value]) => value);
  return element("dl", { className: "facts" },
    ...told.flatMap(([term, value]) => [element("dt", {}, term), element("dd", {}, value)]));
}

/** @param {string[]} lines */
function timeline(lines) {
  if (!lines.length) return [];
  return [
    element("h3", {}, say("timeline")),
    element("ol", { className: "timeline" }, ...lines.map((line) => element("li", {}, line))),
  ];
}
