// Watching what takes its time: plans, ingests and removals go on in the service.

import { Disconnected, Failure, get } from "./api.js";

/** @typedef {import("./wire.js").Errand} Errand */
/** @typedef {import("./wire.js").Step} Step */

const EVERY_MS = 700;
/** So often the service may be away (it was restarted) before watching ends. */
const MOST_AWAY = 20;

/**
 * What is under way in the service, and the plan that waits to be carried out, where there is one:
 * a page that was opened anew goes on with them.
 * @returns {Promise<{errand: Errand | null, plan: Errand | null}>}
 */
export function underWay() {
  return get("errands");
}

/**
 * Watch an errand to its end; `seen` is given every step as it comes. Gives the last step; throws a
 * Failure with the sentence of what went wrong.
 * @param {{id: string}} errand
 * @param {(step: Step) => void} seen
 * @returns {Promise<Step>}
 */
export async function watch({ id }, seen) {
  let since = 0;
  let away = 0;
  /** @type {Step | undefined} */
  let last;
  for (;;) {
    try {
      const told = await get(`errands/${id}`, { since: String(since) });
      for (const step of told.steps) seen((last = step));
      since = told.seen;
      away = 0;
      if (told.state === "failed") throw new Failure(told.key, told.problem, 500);
      if (told.state === "done") return /** @type {Step} */ (last);
    } catch (error) {
      if (!(error instanceof Disconnected) || ++away > MOST_AWAY) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
