// What a document is called, and the day a person is told of it.

import { say, written } from "./dom.js";

/** @typedef {import("./wire.js").DocumentRecord} DocumentRecord */

/**
 * Its title; where it has none, its kind and number, its day, or its file.
 * @param {DocumentRecord} about
 */
export function named(about) {
  const { title, number, issued_on, event_on, file } = about;
  const day = issued_on ?? event_on;
  if (title || number) return title || sort(about);
  if (isNews(about) && day) return say("untitled_news", { day: written(day) });
  return say("untitled", { file });
}

/**
 * "Decree no. 12/2030", or the kind or the number alone; "" where neither is known.
 * @param {DocumentRecord} about
 */
export function sort({ kind, number }) {
  const begun = kind ? kind[0].toUpperCase() + kind.slice(1) : "";
  return number && kind ? say("numbered", { kind: begun, number }) : number || begun;
}

/**
 * When a rule was issued, a report published, or its event took place; "" where none is known.
 * @param {DocumentRecord} about
 */
export function dayTold(about) {
  const { issued_on, event_on } = about;
  if (issued_on) return say(isNews(about) ? "published_on" : "issued_on", { day: written(issued_on) });
  return event_on ? say("event_on", { day: written(event_on) }) : "";
}

/**
 * Reports are published and never in force.
 * @param {DocumentRecord} about
 */
export function isNews({ kind }) {
  return kind === say("news");
}
