// A question with its answer, in every state it can be in.

import { copied, finished, understood } from "./answer.js";
import { asked } from "./asking.js";
import { Failure, aborted } from "./client.js";
import { element, icon, say } from "./dom.js";
import { feedback } from "./feedback.js";

/** @typedef {import("./wire.js").Answer} Answer */
/** @typedef {import("./wire.js").Doing} Doing */
/** @typedef {import("./wire.js").Request} Request */

export class Turn {
  /** @type {Answer | null} */
  answer = null;
  #abort = new AbortController();
  #status = element("p", { className: "status" });
  #body = element("div", { className: "answer" });

  /**
   * @param {Request} request
   * @param {Doing} doing
   */
  constructor(request, doing) {
    this.request = request;
    this.doing = doing;
    const asked = element("h3", { className: "asked", tabIndex: -1 }, request.question);
    this.view = element("article", { className: "turn" }, asked, this.#status, this.#body);
  }

  /** Ask, and show what comes; a failure is shown as well and never thrown. */
  async run() {
    this.#begin();
    try {
      await this.#show(asked(this.doing.client, this.request, this.#abort.signal));
    } catch (error) {
      this.#fail(error);
    }
    this.#tell("");
    this.#body.removeAttribute("aria-busy");
    this.doing.ended(this);
  }

  stop() {
    this.#abort.abort();
  }

  /** @param {Answer} answer */
  finish(answer) {
    const { open, ask } = this.doing;
    this.answer = answer;
    const again = (/** @type {string} */ question) => ask(question, this.request.as_of);
    this.#body.replaceChildren(...finished(answer, { open, ask: again }), this.#tools(answer));
  }

  #begin() {
    this.#abort = new AbortController();
    this.#body.replaceChildren();
    this.#body.setAttribute("aria-busy", "true");
    this.#tell(navigator.onLine ? say("searching") : say("offline"));
    this.doing.announcer.say(say("searching"));
  }

  /** @param {string} sentence */
  #tell(sentence) {
    this.#status.textContent = sentence;
  }

  /** @param {AsyncGenerator<[string, any]>} events */
  async #show(events) {
    const draft = element("p", { className: "prose draft" });
    for await (const [name, data] of events) {
      if (name === "understood") this.#body.replaceChildren(understood(data), draft);
      if (name === "found") this.#tell(say("found", { count: data.hits.length }));
      if (name === "delta") this.#write(draft, data.text);
      if (name === "slow") this.#tell(say("slow"));
      if (name === "again") this.#restart(draft);
      if (name === "finished") this.#end(data);
    }
  }

  /**
   * @param {HTMLElement} draft
   * @param {string} text
   */
  #write(draft, text) {
    draft.append(text);
    this.doing.announcer.add(text);
  }

  /** @param {HTMLElement} draft */
  #restart(draft) {
    draft.replaceChildren();
    this.#body.replaceChildren();
    this.#tell(say("reconnecting"));
    this.doing.announcer.say(say("reconnecting"));
  }

  /** @param {Answer} answer */
  #end(answer) {
    this.finish(answer);
    const [first] = answer.answer.split("\n");
    const count = answer.citations.length;
    this.doing.announcer.say(`${first} ${say("finished", { count })}`);
  }

  /** @param {unknown} error */
  #fail(error) {
    if (aborted(error)) {
      this.#body.replaceChildren(element("p", { className: "prose" }, say("stopped")), this.#retry());
      this.doing.announcer.say(say("stopped"));
      return;
    }
    const message = error instanceof Failure ? error.message : say(unreached());
    const retry = this.#retry();
    const problem = element("p", {}, message);
    this.#body.replaceChildren(element("div", { className: "problem" }, problem, retry));
    this.doing.announcer.say(message);
    if (error instanceof Failure && error.status === 429) count(retry, error.seconds);
    if (!navigator.onLine) addEventListener("online", () => retry.click(), { once: true });
  }

  #retry() {
    const button = element("button", { type: "button", className: "retry" }, icon("retry"), say("retry"));
    button.onclick = () => {
      if (button.isConnected) this.run();
    };
    return button;
  }

  /** @param {Answer} answer */
  #tools(answer) {
    const { ask, client, announcer } = this.doing;
    const copy = tool("copy", say("copy"), async () => {
      const done = await written(copied(answer));
      announcer.say(say(done ? "copied" : "not_copied"));
      copy.lastChild?.replaceWith(say(done ? "copied" : "not_copied"));
    });
    const again = tool("retry", say("retry"), () => ask(this.request.question, this.request.as_of));
    const rated = answer.answer_id === null ? [] : feedback(client, answer.answer_id, announcer);
    return element("div", { className: "tools" }, copy, again, ...rated);
  }
}

/**
 * @param {"copy" | "retry"} shape
 * @param {string} name
 * @param {() => void} onclick
 */
function tool(shape, name, onclick) {
  return element("button", { type: "button", onclick }, icon(shape), name);
}

function unreached() {
  return navigator.onLine ? "failed_network" : "offline";
}

/**
 * The seconds until it may be asked again, on the button that asks.
 * @param {HTMLButtonElement} button
 * @param {number} seconds
 */
function count(button, seconds) {
  const left = Math.ceil(seconds);
  button.disabled = left > 0;
  button.lastChild?.replaceWith(left > 0 ? say("retry_in", { seconds: left }) : say("retry"));
  if (left > 0) setTimeout(() => count(button, left - 1), 1_000);
}

/**
 * Put `text` on the clipboard; whether it could be. Pages without TLS have the old command alone.
 * @param {string} text
 */
async function written(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return commanded(text);
  }
}

/** @param {string} text */
function commanded(text) {
  const carrier = element("textarea", { value: text, readOnly: true });
  document.body.append(carrier);
  carrier.select();
  const done = document.execCommand("copy");
  carrier.remove();
  return done;
}
