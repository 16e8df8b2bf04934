// How a document stands today, in words.

import { element, say, written } from "./dom.js";

/** @typedef {import("./wire.js").Row} Row */

/** @param {Row} row */
export function badge(row) {
  return element("span", { className: `badge ${row.state}` }, say(`state_${row.state}`));
}

/** @param {Row} row */
export function days(row) {
  const { from, to, ended_by: by, inferred } = row.validity;
  const told = [];
  if (from && to) told.push(say("from_to", { from: written(from), to: written(to) }));
  else if (from) told.push(say("from", { from: written(from) }));
  else if (to) told.push(say("to", { to: written(to) }));
  if (by) told.push(say(inferred ? "lapsed_with" : "ended_by", { by }));
  if (row.amended_by.length) told.push(say("amended_by", { by: row.amended_by.join(", ") }));
  return told.join(" · ");
}
