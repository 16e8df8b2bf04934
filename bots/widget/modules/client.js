// The HTTP API: questions as streams of events, documents, feedback; a ticket where one is wanted.

/** @typedef {import("./wire.js").Answer} Answer */
/** @typedef {import("./wire.js").Opened} Opened */
/** @typedef {import("./wire.js").Request} Request */
/** @typedef {{key: string, message: string, id: string}} Told */

const BASE = new URL("../../", import.meta.url);
/** The service pings every 10 seconds: after this much silence the line is dead. */
const SILENCE_MS = 25_000;
/** A ticket with less than this left is renewed before it is used. */
const SPARE_MS = 10_000;

/** A failure that the server has put into words; `seconds`: when it may be asked again. */
export class Failure extends Error {
  /**
   * @param {Told} told
   * @param {number} status
   * @param {number} seconds
   */
  constructor({ key, message, id }, status, seconds) {
    super(message);
    this.key = key;
    this.id = id;
    this.status = status;
    this.seconds = seconds;
  }
}

/** The line was cut or never stood: the same question may be asked again. */
export class Disconnected extends Error {}

export class Client {
  /** @type {{ticket: string, until: number} | null} */
  #held = null;
  /** @type {Promise<void> | null} */
  #renewing = null;

  /** @param {string | null} embedId  of the site's registration; null for the service's own page */
  constructor(embedId) {
    this.embedId = embedId;
  }

  /**
   * Every event of an answer as `[name, data]`, the last one `finished`; `ping` has no data.
   * Throws Failure, Disconnected, or the AbortError of `signal`.
   * @param {Request} request
   * @param {AbortSignal} signal
   * @returns {AsyncGenerator<[string, any]>}
   */
  async *ask(request, signal) {
    const response = await this.#send("v1/ask", { ...posted({ ...request, stream: true }), signal });
    let last = "";
    for await (const [name, data] of events(/** @type {ReadableStream} */ (response.body), signal)) {
      if (name === "error") throw new Failure(data.error, 500, 0);
      yield [name, data];
      last = name;
    }
    if (last !== "finished") throw new Disconnected();
  }

  /**
   * @param {string} id
   * @returns {Promise<Opened>}
   */
  async document(id) {
    return (await this.#send(`v1/documents/${encodeURIComponent(id)}`, {})).json();
  }

  /**
   * What happened to a document, a line each in order of day.
   * @param {string} id
   * @returns {Promise<string[]>}
   */
  async history(id) {
    const path = `v1/documents/${encodeURIComponent(id)}/history`;
    return (await (await this.#send(path, {})).json()).lines;
  }

  /** @param {{answer_id: string, rating: "up" | "down", comment: string | null}} feedback */
  async feedback(feedback) {
    await this.#send("v1/feedback", posted(feedback));
  }

  /**
   * Have the service forget a conversation as well, where it remembers any.
   * @param {string} id
   */
  async forget(id) {
    await this.#send(`v1/conversations/${encodeURIComponent(id)}`, { method: "DELETE" });
  }

  /** Get a ticket ahead of the first question, which then need not be refused and asked again. */
  async prepare() {
    if (!this.#held) await this.#renew().catch(() => {});
  }

  /**
   * @param {string} path
   * @param {RequestInit} init
   */
  async #send(path, init) {
    if (this.#renewing) await this.#renewing.catch(() => {});
    if (this.#held && this.#held.until - SPARE_MS < Date.now()) await this.#renew();
    const response = await this.#fetch(path, init);
    if (response.status !== 401) return accepted(response);
    await this.#renew();
    return accepted(await this.#fetch(path, init));
  }

  /**
   * @param {string} path
   * @param {RequestInit} init
   */
  async #fetch(path, init) {
    const headers = new Headers(init.headers);
    if (this.#held) headers.set("Authorization", `Bearer ${this.#held.ticket}`);
    return reached(fetch(new URL(path, BASE), { ...init, headers, credentials: "omit" }));
  }

  #renew() {
    this.#renewing ??= this.#trade().finally(() => (this.#renewing = null));
    return this.#renewing;
  }

  async #trade() {
    const body = { embed_id: this.embedId, ticket: this.#held?.ticket ?? null };
    const asked = fetch(new URL("v1/tickets", BASE), { ...posted(body), credentials: "omit" });
    const { ticket, seconds } = await (await accepted(await reached(asked))).json();
    this.#held = { ticket, until: Date.now() + seconds * 1000 };
  }
}

/** @param {object} body */
function posted(body) {
  const headers = { "Content-Type": "application/json" };
  return { method: "POST", headers, body: JSON.stringify(body) };
}

/**
 * The answer of a fetch; Disconnected where no machine answered.
 * @param {Promise<Response>} asked
 */
async function reached(asked) {
  try {
    return await asked;
  } catch (error) {
    throw aborted(error) ? error : new Disconnected();
  }
}

/** @param {unknown} error */
export function aborted(error) {
  return error instanceof DOMException && error.name === "AbortError";
}

/**
 * The answer itself when it is one, else a Failure with the server's own sentence. An answer in
 * no known form comes from a proxy whose service is away.
 * @param {Response} response
 */
async function accepted(response) {
  if (response.ok) return response;
  const body = await response.json().catch(() => null);
  if (!body?.error) throw new Disconnected();
  throw new Failure(body.error, response.status, Number(response.headers.get("Retry-After") ?? 0));
}

/**
 * Server-sent events as `[name, data]`; a comment is `["ping", null]`.
 * @param {ReadableStream<Uint8Array>} body
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<[string, any]>}
 */
async function* events(body, signal) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await within(reader.read(), signal);
      if (done) return;
      const frames = (rest + decoder.decode(value, { stream: true })).split("\n\n");
      rest = frames.pop() ?? "";
      for (const frame of frames) yield event(frame);
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/**
 * What a read gives; Disconnected when it fails or takes longer than the pings allow.
 * @template T
 * @param {Promise<T>} reading
 * @param {AbortSignal} signal
 * @returns {Promise<T>}
 */
async function within(reading, signal) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const silence = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Disconnected()), SILENCE_MS);
  });
  try {
    return /** @type {T} */ (await Promise.race([reading, silence]));
  } catch {
    signal.throwIfAborted();
    throw new Disconnected();
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {string} frame
 * @returns {[string, any]}
 */
function event(frame) {
  const fields = Object.fromEntries(frame.split("\n").map(field));
  return fields.data ? [fields.event, JSON.parse(fields.data)] : ["ping", null];
}

/** @param {string} line */
function field(line) {
  const colon = line.indexOf(":");
  return [line.slice(0, colon), line.slice(colon + 1).trimStart()];
}
