// What was asked on this device, and nowhere else: the latest conversations, which can be cleared.

/** @typedef {import("./wire.js").Answer} Answer */
/** @typedef {{question: string, asOf: string | null, answer: Answer}} Said */
/** @typedef {{id: string, at: string, turns: Said[]}} Conversation */

const MOST_CONVERSATIONS = 20;
/** Characters; browsers keep about five million for a site, which has other uses for them. */
const MOST_CHARACTERS = 1_000_000;

export class History {
  #key;
  /** @type {Conversation[]} */
  #conversations;

  /** @param {string} name  of the registration or the page */
  constructor(name) {
    this.#key = `tdkt-chat:${name}`;
    this.#conversations = this.#read();
  }

  /** Latest first. */
  get conversations() {
    return this.#conversations;
  }

  /**
   * Keep a conversation as it now stands, as the latest one.
   * @param {Conversation} conversation
   */
  keep(conversation) {
    const others = this.#conversations.filter(({ id }) => id !== conversation.id);
    this.#conversations = [conversation, ...others].slice(0, MOST_CONVERSATIONS);
    this.#write();
  }

  clear() {
    this.#conversations = [];
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // The browser keeps nothing for this page: there is nothing to remove.
    }
  }

  #read() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.#key) ?? "[]");
      return Array.isArray(kept) ? kept.filter(whole) : [];
    } catch {
      return [];
    }
  }

  #write() {
    let kept = this.#conversations;
    let words = JSON.stringify(kept);
    while (words.length > MOST_CHARACTERS && kept.length) {
      kept = kept.slice(0, -1);
      words = JSON.stringify(kept);
    }
    try {
      localStorage.setItem(this.#key, words);
    } catch {
      // No room, or not allowed: the conversation lives as long as the page.
    }
  }
}

/** @param {any} conversation */
function whole(conversation) {
  return typeof conversation?.id === "string" && Array.isArray(conversation.turns);
}

/** A name for a conversation; randomUUID is missing on pages without TLS. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
