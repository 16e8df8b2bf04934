// What the page asks of /admin/api/: the cookie of the session goes with it, and no key.

const BASE = new URL("../../admin/api/", import.meta.url);

/** A failure that the server has put into words. */
export class Failure extends Error {
  /**
   * @param {string} key
   * @param {string} message
   * @param {number} status
   */
  constructor(key, message, status) {
    super(message);
    this.key = key;
    this.status = status;
  }
}

/** No machine answered. */
export class Disconnected extends Error {}

/**
 * @param {string} path
 * @param {Record<string, string>} [query]  what is "" is left out
 * @returns {Promise<any>}
 */
export function get(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== "");
  return asked("GET", `${path}?${new URLSearchParams(given)}`);
}

/**
 * @param {string} path
 * @param {object} [body]
 * @returns {Promise<any>}
 */
export function post(path, body = {}) {
  return asked("POST", path, body);
}

/**
 * @param {string} path
 * @returns {Promise<any>}
 */
export function remove(path) {
  return asked("DELETE", path);
}

/**
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 */
async function asked(method, path, body) {
  const headers = body ? { "Content-Type": "application/json" } : undefined;
  const init = { method, headers, body: body && JSON.stringify(body), cache: "no-store" };
  const response = await reached(fetch(new URL(path, BASE), /** @type {RequestInit} */ (init)));
  const told = await response.json().catch(() => ({}));
  if (!response.ok) throw failureOf(told, response.status);
  return told;
}

/**
 * @param {any} told
 * @param {number} status
 */
export function failureOf(told, status) {
  const error = told?.error;
  return error ? new Failure(error.key, error.message, status) : new Disconnected();
}

/** @param {Promise<Response>} answer */
async function reached(answer) {
  try {
    return await answer;
  } catch {
    throw new Disconnected();
  }
}

/** @param {string} path */
export function addressOf(path) {
  return new URL(path, BASE);
}
