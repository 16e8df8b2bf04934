// Places in a text: code points, what stands around a quote, rows of a table. No page is touched.

/** @typedef {import("./wire.js").Citation} Citation */
/** @typedef {import("./wire.js").Outline} Outline */
/** @typedef {import("./wire.js").Span} Span */

/** Code points shown on either side of a quote where the text has no articles. */
const AROUND = 3_000;
/** The most of the articles before and after: some have the length of a book's chapter. */
const MOST_AROUND = 6_000;
const CELLS = " | ";
/** Between what introduces a quote and the quote: nothing, or a sign that something is left out. */
const GAPS = ["\n", "\n[…]\n"];

/**
 * The parts of `text` before, between and after code points.
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
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, "_").length;
}

/**
 * A text as runs of lines and of rows. A line of cells is a row beside another one, or where it
 * ends in a bar: "Thứ Tư | 09:01" is none.
 * @param {string} text
 * @returns {(string | string[][])[]}
 */
export function blocks(text) {
  /** @type {(string | string[][])[]} */
  const found = [];
  const lines = text.split("\n");
  const celled = (/** @type {number} */ n) => lines[n]?.includes(CELLS);
  for (const [n, line] of lines.entries()) {
    const last = found.at(-1);
    if (celled(n) && (celled(n - 1) || celled(n + 1) || line.endsWith(" |"))) {
      const row = line.replace(/ \|$/, "").split(CELLS);
      if (Array.isArray(last)) last.push(row);
      else found.push([row]);
    } else if (typeof last === "string") found[found.length - 1] = `${last}\n${line}`;
    else found.push(line);
  }
  return found.filter((each) => typeof each !== "string" || each.trim());
}

/**
 * Where an answer repeats a quote, apart from places that are `taken`: `start` with what
 * introduces it and its quotation mark, `lead` and `words` without the mark, `end` with its [n].
 * @param {Citation} citation
 * @param {string} answer
 * @param {{start: number, end: number}[]} taken
 */
export function placeOf({ leads, quote }, answer, taken) {
  for (const words of placesOf(quote, answer)) {
    let lead = words;
    for (const { quote: told } of [...leads].reverse()) {
      const gap = GAPS.find((each) => answer.endsWith(told + each, lead)) ?? "";
      if (gap) lead -= told.length + gap.length;
    }
    const start = lead - (answer[lead - 1] === "“" ? 1 : 0);
    let end = words + quote.length;
    end += /^”?(?: ?\[\d+\])?/.exec(answer.slice(end, end + 12))?.[0].length ?? 0;
    if (taken.every((one) => end <= one.start || one.end <= start)) return { start, lead, words, end };
  }
  return null;
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
