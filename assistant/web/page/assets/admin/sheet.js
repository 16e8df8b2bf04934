// One document opened: what is known of it, its timeline, and what may be done with it.

import { Failure, get, post, remove } from "./api.js";
import { confirmed } from "./asking.js";
import { announce, button, counted, element, listened, moment, say, written } from "./dom.js";
import { attempted } from "./failing.js";
import { Progress } from "./progress.js";
import { badge, days } from "./standing.js";

/** @typedef {import("./wire.js").Opened} Opened */

/**
 * @param {string} id
 * @param {() => Promise<void>} changed  called when the document was removed or made again
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
    ...timeline(opened.timeline),
    changes(opened, dialog, changed),
    listened());
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {Opened} opened */
function facts(opened) {
  /** @type {[string, string | null][]} */
  const rows = [
    [say("title_of"), opened.name.includes(opened.title ?? "") ? null : opened.title],
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

/**
 * The buttons that change the document, and how far that has come.
 * @param {Opened} opened
 * @param {HTMLDialogElement} dialog
 * @param {() => Promise<void>} changed
 */
function changes(opened, dialog, changed) {
  const problem = element("p", { className: "problem", role: "alert", hidden: true });
  const progress = new Progress();
  const id = encodeURIComponent(opened.id);

  /**
   * @param {() => Promise<{id: string}>} begin
   * @param {string} words
   * @param {string} done
   */
  const change = (begin, words, done) => attempted(problem, async () => {
    for (const each of buttons) each.disabled = true;
    try {
      const steps = await progress.follow(await begin(), words);
      const failure = steps.find((step) => step.step === "done" && step.problem);
      if (failure?.step === "done") throw new Failure("reject", failure.problem ?? "", 500);
      dialog.close();
      await changed();
      announce(done);
    } finally {
      for (const each of buttons) each.disabled = false;
    }
  });
  const again = button(say("again"), () => void change(() => post(`documents/${id}/again`), say("reading_again"), say("read_again")), "plain");
  const removal = button(say("remove"), async () => {
    const lines = [
      say("remove_what", { name: opened.name, passages: counted(opened.passages) }),
      say(`remove_${opened.origin}`, { file: opened.source }),
    ];
    if (!(await confirmed(say("remove_sure"), lines, say("remove")))) return;
    void change(() => remove(`documents/${id}`), say("removing"), say("removed", { name: opened.name }));
  }, "danger");
  const buttons = [again, removal];
  return element("div", {}, problem, progress.whole, element("div", { className: "buttons" }, ...buttons));
}

/** @param {string[]} lines */
function timeline(lines) {
  if (!lines.length) return [];
  return [
    element("h3", {}, say("timeline")),
    element("ol", { className: "timeline" }, ...lines.map((line) => element("li", {}, line))),
  ];
}
