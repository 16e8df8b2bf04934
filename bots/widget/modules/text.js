// Places in a text: code points, what stands around a quote, rows of a table. No page is touched.

/** @typedef {import("./wire.js").Citation} Citation */
/** @typedef {import("./wire.js").Outline} Outline */
/** @typedef {import("./wire.js").Span} Span */

/** Code points shown on either side of a quote where the text has no articles. */
const AROUND = 3_000;
/** The most of the articles before and after: some have the length of a book's chapter. */
const MOST_AROUND = 6_000;
const CELLS = " | ";

/**
 * The parts of `text` before, at and after the code points of `spans`, which do not overlap:
 * `["before", "first", "between", "second", "after"]`.
 * @param {string} text
 * @param {number[]} places  in ascending order
 */
export function cut(text, places) {
  /** @type {string[]} */
  const parts = [];
  let index = 0;
  let from = 0;
  let points = 0;
  for (const place of places) {
    while (points < place && index < text.length) {
      index += /** @type {number} */ (text.codePointAt(index)) > 0xffff ? 2 : 1;
      points += 1;
    }
    parts.push(text.slice(from, index));
    from = index;
  }
  return [...parts, text.slice(from)];
}

/**
 * What is shown of a document opened at `span`: the article before, its own, and the one after;
 * in a text without articles, some thousand characters.
 * @param {Span} span
 * @param {Outline[]} passages
 * @param {number} length  of the whole text, in code points
 * @returns {Span}
 */
export function surroundings([start, end], passages, length) {
  const articles = passages.filter((each) => each.article && !each.clause && !each.point);
  const place = articles.findIndex(({ span }) => span[0] <= start && start < span[1]);
  if (place < 0) return [Math.max(0, start - AROUND), Math.min(length, end + AROUND)];
  const first = articles[Math.max(0, place - 1)].span[0];
  const last = articles[Math.min(articles.length - 1, place + 1)].span[1];
  return [
    Math.max(first, Math.min(start, articles[place].span[0]) - MOST_AROUND),
    Math.min(last, Math.max(end, articles[place].span[1]) + MOST_AROUND),
  ];
}

/**
 * How many code points a text has.
 * @param {string} text
 */
export function pointsIn(text) {
  let count = 0;
  for (let index = 0; index < text.length; count += 1) {
    index += /** @type {number} */ (text.codePointAt(index)) > 0xffff ? 2 : 1;
  }
  return count;
}

/**
 * A text as runs of lines and of rows: rows are two or more lines of as many cells each.
 * @param {string} text
 * @returns {(string | string[][])[]}
 */
export function blocks(text) {
  /** @type {(string | string[][])[]} */
  const found = [];
  /** @type {string[]} */
  let lines = [];
  /** @type {string[][]} */
  let rows = [];
  const flush = () => {
    if (rows.length > 1) {
      if (lines.length) found.push(lines.join("\n"));
      found.push(rows);
      lines = [];
    } else {
      lines.push(...rows.map((cells) => cells.join(CELLS)));
    }
    rows = [];
  };
  for (const line of text.split("\n")) {
    const cells = line.split(CELLS);
    if (rows.length && cells.length !== rows[0].length) flush();
    if (cells.length > 1) rows.push(cells);
    else lines.push(line);
  }
  flush();
  if (lines.length) found.push(lines.join("\n"));
  return found;
}

/**
 * Where an answer repeats a quote: with what introduces it, its quotation marks and its [n].
 * @param {Citation} citation
 * @param {string} answer
 * @param {number} from
 */
export function placeOf(citation, answer, from) {
  const words = [...citation.leads, citation].map(({ quote }) => quote).join("\n");
  const start = answer.indexOf(words, from);
  if (start < 0) return null;
  const end = start + words.length;
  const before = answer[start - 1] === "“" ? 1 : 0;
  const after = /^”?(?: ?\[\d+\])?/.exec(answer.slice(end, end + 12))?.[0].length ?? 0;
  return { start: start - before, end: end + after };
}

/**
 * The text without the list of sources at its end: each stands under its quote already.
 * @param {string} answer
 * @param {Citation[]} citations
 */
export function withoutSources(answer, citations) {
  const listed = new Set(citations.map(({ marker, label }) => `[${marker}] ${label}`));
  const lines = answer.trimEnd().split("\n");
  let last = lines.length;
  while (last > 0 && listed.has(lines[last - 1].trim())) last -= 1;
  const heading = last < lines.length && last > 0 && lines[last - 1].trim().endsWith(":");
  return heading ? lines.slice(0, last - 1).join("\n").trimEnd() : answer;
}

/**
 * The text without the lines that name a choice: each has a button of its own.
 * @param {string} answer
 * @param {string[]} choices
 */
export function withoutChoices(answer, choices) {
  if (!choices.length) return answer;
  const named = (/** @type {string} */ line) => choices.some((each) => line.endsWith(each));
  return answer.split("\n").filter((line) => !named(line.trim())).join("\n");
}

/**
 * Where `words` stand in a text.
 * @param {string} words
 * @param {string} text
 */
export function placesOf(words, text) {
  const places = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    places.push(at);
  }
  return places;
}

/**
 * The day that was typed, as ISO writes it: "1/7/2025", "01.07.2025", "01072025" or "2025-07-01";
 * null for what is no day.
 * @param {string} typed
 */
export function dayOf(typed) {
  const text = typed.trim();
  const written =
    /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text) ?? /^(\d\d)(\d\d)(\d{4})$/.exec(text);
  const iso = written
    ? [written[3], written[2].padStart(2, "0"), written[1].padStart(2, "0")].join("-")
    : text;
  if (!/^\d{4}-\d\d-\d\d$/.test(iso)) return null;
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? iso : null;
}
