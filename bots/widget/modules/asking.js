// One question on its way: asked again when the line is cut, and what is told meanwhile.

import { Disconnected } from "./client.js";

/** @typedef {import("./client.js").Client} Client */
/** @typedef {import("./wire.js").Request} Request */

/** Pauses before asking again: a service that restarts is away for some seconds. */
const PAUSES_MS = [1_000, 3_000, 6_000];
/** After so long without an event a person is told that it takes long today. */
const SLOW_MS = 5_000;

/**
 * The events of an answer; `slow` when they are long in coming, and `again` where the question
 * had to be asked anew: what came before it does not count.
 * @param {Client} client
 * @param {Request} request
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<[string, any]>}
 */
export async function* asked(client, request, signal) {
  for (const pause of PAUSES_MS) {
    try {
      yield* unhurried(client.ask(request, signal));
      return;
    } catch (error) {
      if (!(error instanceof Disconnected) || !navigator.onLine) throw error;
      yield ["again", null];
      await waited(pause, signal);
    }
  }
  yield* unhurried(client.ask(request, signal));
}

/**
 * @param {AsyncGenerator<[string, any]>} events
 * @returns {AsyncGenerator<[string, any]>}
 */
async function* unhurried(events) {
  try {
    for (;;) {
      const next = events.next();
      if ((await Promise.race([next, waited(SLOW_MS)])) === undefined) yield ["slow", null];
      const { done, value } = await next;
      if (done) return;
      yield value;
    }
  } finally {
    events.return(undefined).catch(() => {});
  }
}

/**
 * @param {number} milliseconds
 * @param {AbortSignal} [signal]
 * @returns {Promise<undefined>}
 */
function waited(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), milliseconds);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
