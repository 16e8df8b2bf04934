// An answer on the page: its text, each quote in its place, where the quote stands.

import { element, say, written } from "./dom.js";

/** The address that opens a document at the characters `[start, end)`. */
export function sourceLink({ document: { id }, span: [start, end] }) {
  return `#/van-ban/${encodeURIComponent(id)}?span=${start}-${end}`;
}

/** How the question was read. */
export function understood({ text, as_of, dated }) {
  const day = dated ? element("span", { className: "day" }, say("understood_on", { day: written(as_of) })) : null;
  return element("p", { className: "understood" }, say("understood", { text }), " ", day ?? "");
}

/** Everything that a finished answer shows; `pick` is called with a choice that is tapped. */
export function finished(answer, pick) {
  const seconds = Math.max(answer.took_ms / 1000, 0.1).toLocaleString("vi", { maximumFractionDigits: 1 });
  return [
    understood(answer.understood),
    ...answer.warnings.map(warning),
    ...(answer.choices.length ? choices(answer, pick) : body(answer)),
    nearest(answer.nearest.filter(({ label }) => !answer.answer.includes(label))),
    element("p", { className: "took" }, say("took", { seconds })),
  ].filter((part) => part !== null);
}

/** A failure, what mends it, and a button to ask again. */
export function problem(title, { message, id }, again) {
  return element(
    "div",
    { className: "problem", role: "alert" },
    element("h2", {}, title),
    element("p", {}, message),
    id && !message.includes(id) ? element("p", { className: "id" }, say("error_id", { id })) : null,
    element("button", { type: "button", onclick: again }, say("retry")),
  );
}

function warning(text) {
  return element(
    "p",
    { className: "warning" },
    element("strong", {}, say("warning") + ": "),
    text,
  );
}

/** A question asked back, and a button for each whole question it may mean. */
function choices({ answer, choices: offered }, pick) {
  const items = offered.map((choice) =>
    element("li", {}, element("button", { type: "button", onclick: () => pick(choice) }, choice)),
  );
  return [
    element("p", { className: "prose" }, answer.split("\n")[0]),
    element("ol", { className: "choices" }, ...items),
  ];
}

/** The text with each quote shown in its place; quotes that it does not repeat come after it. */
function body({ answer, citations, nearest }) {
  const links = [
    ...citations.map(({ marker }) => [`[${marker}]`, `#trich-${marker}`]),
    ...nearest.map((passage) => [passage.label, sourceLink(passage)]),
  ];
  const shown = [];
  const left = [];
  let from = 0;
  for (const citation of citations) {
    const place = placeOf(citation, answer, from);
    if (!place) {
      left.push(citation);
      continue;
    }
    shown.push(prose(answer.slice(from, place.start), links), quote(citation));
    from = place.end;
  }
  return [...shown, prose(answer.slice(from), links), ...left.map(quote)];
}

/** Where an answer repeats a quote: with what introduces it, its quotation marks and its [n]. */
function placeOf(citation, answer, from) {
  const words = [...citation.leads, citation].map(({ quote }) => quote).join("\n");
  const start = answer.indexOf(words, from);
  if (start < 0) return null;
  const before = answer[start - 1] === "“" ? 1 : 0;
  const after = answer.slice(start + words.length).match(/^”?(?: ?\[\d+\])?/)[0].length;
  return { start: start - before, end: start + words.length + after };
}

/** Text of an answer, in which the words of each of `links` ([words, address]) are a link. */
function prose(text, links) {
  return text.trim() ? element("p", { className: "prose" }, ...linked(text.trim(), links)) : null;
}

function linked(text, links) {
  const found = links
    .map(([words, href]) => ({ words, href, start: text.indexOf(words) }))
    .filter(({ start }) => start >= 0)
    .sort((one, other) => one.start - other.start || other.words.length - one.words.length)[0];
  if (!found) return [text];
  const { words, href, start } = found;
  const link = element("a", { className: href.startsWith("#/") ? "" : "marker", href }, words);
  return [text.slice(0, start), link, ...linked(text.slice(start + words.length), links)];
}

function quote(citation) {
  const { marker, label, verified, document: source } = citation;
  const badge = verified
    ? element("span", { className: "badge", title: say("verified_hint") }, "✓ " + say("verified"))
    : element("span", { className: "badge bad" }, "✗ " + say("unverified"));
  return element(
    "figure",
    { className: "quote", id: `trich-${marker}`, tabIndex: -1 },
    element("blockquote", {}, ...citation.leads.map(lead), citation.quote),
    element(
      "figcaption",
      {},
      element("a", { className: "label", href: sourceLink(citation), title: say("open_source") }, `[${marker}] ${label}`),
      badge,
      validity(source),
    ),
  );
}

function lead({ quote: words }) {
  return element("span", { className: "lead" }, words + "\n");
}

function validity({ effective_from: day }) {
  if (!day) return null;
  return element("span", { className: "validity" }, say("effective_from", { day: written(day) }));
}

function nearest(passages) {
  if (!passages.length) return null;
  const items = passages.map((passage) =>
    element("li", {}, element("a", { href: sourceLink(passage) }, passage.label)),
  );
  return element(
    "section",
    { className: "nearest" },
    element("h2", {}, say("nearest")),
    element("ul", {}, ...items),
  );
}
