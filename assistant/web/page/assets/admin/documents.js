// The documents: how each stands, found by words, state, kind and origin, page by page.

import { get, post } from "./api.js";
import { confirmed } from "./asking.js";
import { announce, button, choice, counted, element, moment, say } from "./dom.js";
import { underWay } from "./errands.js";
import { attempted } from "./failing.js";
import { pager } from "./paging.js";
import { Progress } from "./progress.js";
import { nameOf, outcome } from "./report.js";
import { openDocument } from "./sheet.js";
import { badge, days } from "./standing.js";

/** @typedef {import("./wire.js").Errand} Errand */
/** @typedef {import("./wire.js").Row} Row */

const PAGE = 50;
/** @type {Record<Errand["kind"], string>} */
const WORDS = { plan: "planning", ingest: "ingesting", again: "reading_again", remove: "removing" };
/** A person is still typing. */
const TYPING_MS = 300;
const STATES = ["in_force", "amended", "future", "expired", "undated"];
const ORIGINS = ["uploaded", "starter", "server"];
const ORDERS = ["ingested", "issued", "name", "passages"];

/** @param {HTMLElement} view */
export async function documents(view) {
  const list = new DocumentList();
  view.append(list.whole);
  await list.load();
  void list.join();
}

class DocumentList {
  #words = element("input", { id: "words", type: "search", autocomplete: "off" });
  #state = choice("state", say("state"), [["", say("all")]]);
  #kind = choice("kind", say("kind"), [["", say("all")]]);
  #origin = choice("origin", say("origin"), [["", say("all")]]);
  #order = choice("order", say("order"), ORDERS.map((each) => [each, say(`order_${each}`)]));
  #problem = element("p", { className: "problem", role: "alert", hidden: true });
  #count = element("p", { className: "quiet" });
  #rows = element("ul", { className: "documents" });
  #refused = element("div");
  #pages = pager((offset) => void this.#reload(offset));
  #progress = new Progress();
  #outcome = element("div");
  #again = button(say("all_again"), () => void this.#readAgain(), "plain");
  #title = element("h2", { id: "view-title", tabIndex: -1 }, say("documents"));
  #at = 0;
  #all = 0;
  #typing = 0;
  #asked = 0;

  constructor() {
    const filters = [this.#state, this.#kind, this.#origin, this.#order];
    for (const { select } of filters) select.onchange = () => void this.#reload(0);
    this.#words.oninput = () => {
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => void this.#reload(0), TYPING_MS);
    };
    const search = element("div", { className: "field wide" }, element("label", { for: "words" }, say("words")), this.#words);
    const form = element("form", { className: "filters", role: "search" }, search, ...filters.map((each) => each.field));
    form.onsubmit = (event) => {
      event.preventDefault();
      void this.#reload(0);
    };
    this.whole = element("section", { "aria-labelledby": "view-title" },
      this.#title,
      form, this.#problem, this.#progress.whole, this.#outcome,
      element("div", { className: "head" }, this.#count, this.#again), this.#rows, this.#pages.whole, this.#refused);
  }

  /** @param {number} [offset] */
  async load(offset = 0) {
    const asked = ++this.#asked;
    const told = await get("documents", {
      q: this.#words.value,
      state: this.#state.select.value,
      kind: this.#kind.select.value,
      origin: this.#origin.select.value,
      order: this.#order.select.value,
      limit: String(PAGE),
      offset: String(offset),
    });
    if (asked !== this.#asked) return;
    this.#at = told.offset;
    this.#all = told.all;
    this.#rows.replaceChildren(...told.documents.map((/** @type {Row} */ row) => this.#row(row)));
    this.#count.textContent = told.total ? say("count", { total: counted(told.total), all: counted(told.all) }) : say(told.all ? "none_found" : "none");
    this.#pages.show(told);
    this.#fill(told.counts);
    this.#refused.replaceChildren(...refusals(told.refused));
  }

  /** @param {number} offset */
  async #reload(offset) {
    await attempted(this.#problem, async () => {
      await this.load(offset);
      announce(this.#count.textContent ?? "");
    });
  }

  /** Go on showing what was under way before the page was opened. */
  async join() {
    await attempted(this.#problem, async () => {
      const { errand } = await underWay();
      if (errand) await this.#follow(errand);
    });
  }

  /** @param {Errand} errand */
  async #follow(errand) {
    this.#again.disabled = true;
    this.#outcome.replaceChildren();
    try {
      const steps = await this.#progress.follow(errand, say(WORDS[errand.kind]));
      await this.load(this.#at);
      const { words, parts } = outcome(errand.kind, steps);
      this.#outcome.replaceChildren(element("h3", {}, say("ended")), ...parts);
      announce(words);
    } finally {
      this.#again.disabled = false;
    }
  }

  /**
   * The row that was opened may be gone, and the focus with it. Where nothing is left of what was
   * looked for, everything is shown again: an empty list would look like an empty library.
   */
  async #changed() {
    await this.#reload(this.#at);
    if (!this.#rows.childElementCount && this.#at) await this.#reload(Math.max(0, this.#at - PAGE));
    if (!this.#rows.childElementCount && this.#all) {
      for (const { select } of [this.#state, this.#kind, this.#origin]) select.value = "";
      this.#words.value = "";
      await this.#reload(0);
    }
    this.#title.focus();
  }

  async #readAgain() {
    if (!(await confirmed(say("all_again_sure"), [say("all_again_what")], say("all_again")))) return;
    await attempted(this.#problem, async () => this.#follow(await post("again")));
  }

  /** @param {{states: Record<string, number>, kinds: Record<string, number>, origins: Record<string, number>}} counts */
  #fill({ states, kinds, origins }) {
    filled(this.#state.select, STATES.filter((each) => states[each]).map((each) => [each, say(`state_${each}`), states[each]]));
    filled(this.#kind.select, Object.entries(kinds).map(([kind, count]) => [kind || "-", kind || say("kind_unknown"), count]));
    filled(this.#origin.select, ORIGINS.filter((each) => origins[each]).map((each) => [each, say(`origin_${each}`), origins[each]]));
  }

  /** @param {Row} row */
  #row(row) {
    const name = element("button", { type: "button", className: "name" }, row.name);
    name.onclick = () => void attempted(this.#problem, () => openDocument(row.id, () => this.#changed()));
    return element("li", {},
      element("div", { className: "what" }, name, element("p", { className: "quiet" }, about(row))),
      element("div", { className: "standing" }, badge(row), element("p", { className: "quiet" }, days(row))),
      element("p", { className: "held quiet" }, say("held", { passages: counted(row.passages), at: moment(row.ingested_at), origin: say(`origin_${row.origin}`) })),
      row.problem ? element("p", { className: "problem" }, say("not_renewed", { reason: row.problem })) : null);
  }
}

/**
 * Keep the choice that is made while its words and counts are renewed.
 * @param {HTMLSelectElement} select
 * @param {[string, string, number][]} options
 */
function filled(select, options) {
  const chosen = select.value;
  const made = options.map(([value, words, count]) => element("option", { value }, say("option", { words, count: counted(count) })));
  select.replaceChildren(element("option", { value: "" }, say("all")), ...made);
  select.value = chosen;
  if (select.selectedIndex < 0) {
    select.append(element("option", { value: chosen }, chosen));
    select.value = chosen;
  }
}

/** @param {Row} row */
function about(row) {
  const kind = row.kind ?? say("kind_unknown");
  const named = row.title?.toLowerCase().replace(`${kind.toLowerCase()}: `, "").replace(/[“”]/g, '"');
  const title = named && !row.name.toLowerCase().includes(named) ? row.title : null;
  const file = row.name.includes(nameOf(row.source)) ? null : nameOf(row.source);
  return [kind, title, row.issuer, file].filter(Boolean).join(" · ");
}

/** @param {{source: string, problem: string, ingested_at: string}[]} refused */
function refusals(refused) {
  if (!refused.length) return [];
  const items = refused.map((each) => element("li", {}, element("strong", {}, nameOf(each.source)), ` (${moment(each.ingested_at)}): ${each.problem}`));
  return [element("h3", {}, say("refused_files")), element("ul", { className: "refused-files" }, ...items)];
}
