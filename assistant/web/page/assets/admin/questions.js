// What had no answer, and what people thought of the answers they got.

import { get } from "./api.js";
import { announce, choice, counted, element, moment, say, written } from "./dom.js";
import { attempted } from "./failing.js";
import { pager } from "./paging.js";

/** @typedef {import("./wire.js").Unanswered} Unanswered */
/** @typedef {import("./wire.js").Rated} Rated */

const PAGE = 50;
const TYPING_MS = 300;

/** @param {HTMLElement} view */
export async function unanswered(view) {
  const words = element("input", { id: "words", type: "search", autocomplete: "off" });
  const field = element("div", { className: "field" }, element("label", { for: "words" }, say("words_of_question")), words);
  const list = new Rows("unanswered", () => ({ q: words.value }), unansweredRow);
  let typing = 0;
  words.oninput = () => {
    clearTimeout(typing);
    typing = setTimeout(() => void list.again(0), TYPING_MS);
  };
  view.append(section("unanswered", say("unanswered_how"), field, list.whole));
  await list.load();
}

/** @param {HTMLElement} view */
export async function feedback(view) {
  const options = /** @type {[string, string][]} */ ([["", say("all")], ["down", say("thumb_down")], ["up", say("thumb_up")]]);
  const { select, field } = choice("rating", say("rating"), options);
  const list = new Rows("feedback", () => ({ rating: select.value }), ratedRow);
  select.onchange = () => void list.again(0);
  view.append(section("feedback", say("feedback_how"), field, list.whole));
  await list.load();
}

/**
 * @param {string} name
 * @param {string} how
 * @param {HTMLElement[]} children
 */
export function section(name, how, ...children) {
  return element("section", { "aria-labelledby": "view-title" },
    element("h2", { id: "view-title", tabIndex: -1 }, say(name)), element("p", {}, how), ...children);
}

/** A list that is asked for page by page. */
class Rows {
  #problem = element("p", { className: "problem", role: "alert", hidden: true });
  #count = element("p", { className: "quiet" });
  #list = element("ul", { className: "rows" });
  #pages = pager((offset) => void this.again(offset));
  #asked = 0;

  /**
   * @param {string} path
   * @param {() => Record<string, string>} query
   * @param {(row: any) => HTMLElement} row
   */
  constructor(path, query, row) {
    this.path = path;
    this.query = query;
    this.row = row;
    this.whole = element("div", {}, this.#problem, this.#count, this.#list, this.#pages.whole);
  }

  /** @param {number} [offset] */
  async load(offset = 0) {
    const asked = ++this.#asked;
    const told = await get(this.path, { ...this.query(), limit: String(PAGE), offset: String(offset) });
    if (asked !== this.#asked) return;
    this.#count.textContent = say(told.total ? `${this.path}_count` : `${this.path}_none`, { total: counted(told.total) });
    this.#list.replaceChildren(...told.rows.map(this.row));
    this.#pages.show(told);
  }

  /** @param {number} offset */
  async again(offset) {
    await attempted(this.#problem, async () => {
      await this.load(offset);
      announce(this.#count.textContent ?? "");
    });
  }
}

/** @param {Unanswered} row */
function unansweredRow(row) {
  const others = row.wordings.filter((each) => each !== row.question);
  return element("li", {},
    element("p", {}, element("strong", {}, row.question)),
    element("p", { className: "quiet" }, say("asked_times", { times: counted(row.times), last: written(row.last) })),
    others.length ? folded(say("other_wordings", { count: counted(others.length) }), ...others.map((each) => element("p", {}, each))) : null);
}

/** @param {Rated} row */
function ratedRow(row) {
  const good = row.rating === "up";
  return element("li", {},
    element("p", {},
      element("span", { className: `badge ${good ? "in_force" : "expired"}` }, say(good ? "thumb_up" : "thumb_down")),
      " ", element("strong", {}, row.question)),
    row.comment ? element("blockquote", {}, row.comment) : null,
    element("p", { className: "quiet" }, [say(`decision_${row.decision}`), moment(row.at)].join(" · ")),
    folded(say("see_answer"),
      row.read === row.question ? null : element("p", { className: "quiet" }, say("read_as", { text: row.read })),
      element("p", { className: "answer" }, row.answer),
      ...row.sources.map((each) => element("p", { className: "quiet" }, each))));
}

/**
 * @param {string} summary
 * @param {(HTMLElement | null)[]} children
 */
function folded(summary, ...children) {
  return element("details", {}, element("summary", {}, summary), ...children);
}
