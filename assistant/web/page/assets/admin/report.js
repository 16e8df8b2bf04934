// What came of an errand: in words, and the files that were not taken, each with the reason.

import { counted, element, say } from "./dom.js";

/** @typedef {import("./wire.js").Errand} Errand */
/** @typedef {import("./wire.js").Reported} Reported */
/** @typedef {import("./wire.js").Step} Step */

/**
 * @param {Errand["kind"]} kind
 * @param {Step[]} steps  all of them
 * @returns {{words: string, parts: HTMLElement[]}}
 */
export function outcome(kind, steps) {
  const report = /** @type {Reported | undefined} */ (steps.find((each) => each.step === "report"));
  if (report) return reported(kind, report);
  const words = say(kind === "plan" ? "plan_ready" : "removed_it");
  const link = element("a", { href: "#nap-tai-lieu" }, say("see_plan"));
  return { words, parts: [element("p", {}, words, ...(kind === "plan" ? [" ", link] : []))] };
}

/**
 * @param {Errand["kind"]} kind
 * @param {Reported} report
 */
function reported(kind, { documents, passages, failures }) {
  const counts = { documents: counted(documents), passages: counted(passages) };
  const read = say(kind === "again" ? "read_again_of" : "reported", counts);
  const failed = say("plan_rejected", { count: counted(failures.length) });
  const words = failures.length ? `${read} ${failed}.` : read;
  return { words, parts: [element("p", {}, read), ...rejected(failures)] };
}

/**
 * The files that cannot be taken, under their heading; nothing where there are none.
 * @param {{source: string, problem: string}[]} failures
 */
export function rejected(failures) {
  const items = failures.map(({ source, problem }) =>
    element("li", {}, element("strong", {}, nameOf(source)), `: ${problem}`));
  return named("plan_rejected", items);
}

/**
 * A list under its heading, nothing where it is empty.
 * @param {string} heading
 * @param {HTMLElement[]} items
 */
export function named(heading, items) {
  if (!items.length) return [];
  return [
    element("h4", {}, say(heading, { count: counted(items.length) })),
    element("ul", { className: "plan" }, ...items),
  ];
}

/**
 * The name of a file without its folders.
 * @param {string} source
 */
export function nameOf(source) {
  return source.split("/").pop() ?? source;
}
