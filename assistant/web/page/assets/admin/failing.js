// What a person is told when something could not be done.

import { Disconnected, Failure } from "./api.js";
import { say } from "./dom.js";

/**
 * The sentence for a failure of the service or of the line; anything else is thrown on.
 * @param {unknown} error
 */
export function sentence(error) {
  if (error instanceof Failure) return error.message;
  if (error instanceof Disconnected) return say("away");
  throw error;
}

/**
 * Do something that a button asked for; where it fails, put the sentence in `place`.
 * @param {HTMLElement} place
 * @param {() => Promise<void>} work
 */
export async function attempted(place, work) {
  place.hidden = true;
  try {
    await work();
  } catch (error) {
    if (error instanceof Failure && error.status === 401) {
      window.dispatchEvent(new Event("tdkt-signed-out"));
      return;
    }
    place.textContent = sentence(error);
    place.hidden = false;
  }
}
