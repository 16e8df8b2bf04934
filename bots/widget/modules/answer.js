// A finished answer: its text, each quote in its place, numbered chips that open the sources.

import { element, present, say, written } from "./dom.js";
import { dayTold } from "./naming.js";
import { blocks, placeOf, placesOf, withoutChoices, withoutSources } from "./text.js";

/** @typedef {import("./wire.js").Answer} Answer */
/** @typedef {import("./wire.js").Citation} Citation */
/** @typedef {import("./wire.js").Place} Place */
/** @typedef {import("./wire.js").Understood} Understood */
/** @typedef {(place: Place, asOf: string) => void} Open */
/** @typedef {import("./wire.js").Link} Link */

/** Characters of a quote from which it is folded until it is asked for: about a phone's screen. */
const LONG_QUOTE = 1_200;

/**
 * How the question was read, and the day that was named.
 * @param {Understood} understood
 */
export function understood({ text, as_of, dated }) {
  const day = dated
    ? element("span", { className: "day" }, " · " + say("understood_on", { day: written(as_of) }))
    : null;
  return element("p", { className: "understood" }, say("understood", { text }), day);
}

/**
 * Everything that a finished answer shows; `ask` is given a choice that was picked.
 * @param {Answer} answer
 * @param {{open: Open, ask: (question: string) => void}} doing
 */
export function finished(answer, { open, ask }) {
  const day = answer.understood.as_of;
  const named = new Set(answer.nearest.filter(({ label }) => answer.answer.includes(label)));
  const nearest = answer.nearest.filter((place) => !named.has(place));
  return present([
    understood(answer.understood),
    ...answer.warnings.map(warning),
    ...body(answer, (place) => open(place, day)),
    choices(answer.choices, ask),
    sources(nearest, (place) => open(place, day)),
  ]);
}

/**
 * An answer as words alone, with where each source can be read.
 * @param {Answer} answer
 */
export function copied({ answer, citations, understood: { as_of } }) {
  const addresses = citations
    .filter(({ document }) => document.url)
    .map(({ marker, document }) => `[${marker}] ${document.url}`);
  const day = say("as_of_day", { day: written(as_of) });
  return [answer, ...new Set(addresses), day].join("\n");
}

/** @param {string} text */
function warning(text) {
  return element("p", { className: "warning" }, element("strong", {}, say("warning")), " ", text);
}

/**
 * The text with each quote shown in its place; quotes that it does not repeat come after it.
 * @param {Answer} answer
 * @param {(place: Place) => void} open
 */
function body({ answer, citations, nearest, choices: questions }, open) {
  const text = withoutChoices(withoutSources(answer, citations), questions);
  /** @type {Link[]} */
  const links = [
    ...citations.map((each) => ({ words: `[${each.marker}]`, show: () => chip(each, open) })),
    ...nearest.map((each) => ({ words: each.label, show: () => source(each, open) })),
  ];
  /** @type {import("./wire.js").Taken[]} */
  const taken = [];
  const left = [];
  for (const each of citations) {
    const place = placeOf(each, text, taken);
    if (place) taken.push({ ...place, each });
    else left.push(quote(each, each.leads.map((lead) => lead.quote + "\n").join(""), open));
  }
  const shown = [];
  let from = 0;
  for (const { start, lead, words, end, each } of taken.sort((one, other) => one.start - other.start)) {
    shown.push(...prose(text.slice(from, start), links), quote(each, text.slice(lead, words), open));
    from = end;
  }
  return [...shown, ...prose(text.slice(from), links), ...left];
}

/**
 * @param {string} text
 * @param {Link[]} links
 */
function prose(text, links) {
  if (!text.trim()) return [];
  return blocks(text.trim()).map((block) =>
    typeof block === "string"
      ? element("p", { className: "prose" }, ...linked(block, links))
      : table(block),
  );
}

/**
 * `text` with what stands for the words of each of `links`, wherever they occur.
 * @param {string} text
 * @param {Link[]} links
 */
function linked(text, links) {
  const found = links
    .flatMap((link) => placesOf(link.words, text).map((start) => ({ ...link, start })))
    .sort((one, other) => one.start - other.start || other.words.length - one.words.length);
  /** @type {(Node | string)[]} */
  const parts = [];
  let from = 0;
  for (const { words, show, start } of found) {
    if (start < from) continue;
    parts.push(text.slice(from, start), show());
    from = start + words.length;
  }
  return [...parts, text.slice(from)];
}

/**
 * Documents do not mark the head of a table: a first row of words alone, over numbers, is one.
 * @param {string[][]} rows
 */
function table(rows) {
  const [first, ...others] = rows.map((cells) => /\d/.test(cells.join()));
  const headed = !first && others.includes(true);
  const lines = rows.map((cells, n) =>
    element("tr", {}, ...cells.map((cell) => element(headed && !n ? "th" : "td", {}, cell))),
  );
  const properties = { className: "table", tabIndex: 0, role: "region", "aria-label": say("table") };
  return element("div", properties, element("table", {}, element("tbody", {}, ...lines)));
}

/**
 * @param {Citation} citation
 * @param {(place: Place) => void} open
 */
function chip(citation, open) {
  const name = say("open_citation", { marker: citation.marker, label: citation.label });
  return element(
    "button",
    {
      type: "button",
      className: "chip",
      title: citation.label,
      "aria-label": name,
      "aria-haspopup": "dialog",
      onclick: () => open(citation),
    },
    String(citation.marker),
  );
}

/**
 * @param {Place} place
 * @param {(place: Place) => void} open
 */
function source(place, open) {
  return element(
    "button",
    { type: "button", className: "label", "aria-haspopup": "dialog", onclick: () => open(place) },
    place.label,
  );
}

/**
 * @param {Citation} citation
 * @param {string} lead  what introduces it, to its last line break
 * @param {(place: Place) => void} open
 */
function quote(citation, lead, open) {
  const { quote: words, verified, document: about } = citation;
  const badge = verified
    ? element("span", { className: "badge", title: say("verified_hint") }, say("verified"))
    : element("span", { className: "badge bad" }, say("unverified"));
  const since = about.effective_from
    ? say("effective_from", { day: written(about.effective_from) })
    : dayTold(about);
  const whole = element(
    "blockquote",
    {},
    lead && element("span", { className: "lead" }, lead),
    ...blocks(words).map((block) =>
      typeof block === "string" ? element("span", {}, block) : table(block),
    ),
  );
  return element(
    "figure",
    { className: "quote" },
    whole,
    words.length > LONG_QUOTE ? unfold(whole) : null,
    element(
      "figcaption",
      {},
      element("span", { className: "source" }, chip(citation, open), source(citation, open)),
      badge,
      since ? element("span", { className: "validity" }, since) : null,
    ),
  );
}

/** @param {HTMLElement} whole */
function unfold(whole) {
  whole.classList.add("folded");
  const more = element("button", { type: "button", className: "more" }, say("more"));
  more.setAttribute("aria-expanded", "false");
  more.onclick = () => {
    const folded = whole.classList.toggle("folded");
    more.setAttribute("aria-expanded", String(!folded));
    more.textContent = say(folded ? "more" : "less");
  };
  return more;
}

/**
 * @param {string[]} questions
 * @param {(question: string) => void} ask
 */
function choices(questions, ask) {
  if (!questions.length) return null;
  return element(
    "div",
    { className: "choices", role: "group", "aria-label": say("choices") },
    ...questions.map((question) =>
      element("button", { type: "button", onclick: () => ask(question) }, question),
    ),
  );
}

/**
 * @param {Place[]} places
 * @param {(place: Place) => void} open
 */
function sources(places, open) {
  if (!places.length) return null;
  const items = places.map((place) => element("li", {}, source(place, open)));
  return element(
    "section",
    { className: "nearest" },
    element("h3", {}, say("nearest")),
    element("ul", {}, ...items),
  );
}
