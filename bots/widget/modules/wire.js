// The shapes that the HTTP API speaks, as in assistant/wire.py, and what modules hand each other.
// Types only: nothing runs here, and no browser asks for it.

/**
 * @typedef {[number, number]} Span  half-open, in code points of the stored text
 *
 * @typedef {object} DocumentRecord
 * @property {string} id
 * @property {string | null} number
 * @property {string | null} kind
 * @property {string | null} title
 * @property {string | null} issuer
 * @property {string | null} issued_on
 * @property {string | null} effective_from
 * @property {string | null} event_on
 * @property {string | null} url
 * @property {string | null} file
 *
 * @typedef {object} Excerpt
 * @property {string} quote
 * @property {Span} span
 *
 * @typedef {object} Place  what opens a document at some words
 * @property {string} label
 * @property {Span} span
 * @property {DocumentRecord} document
 *
 * @typedef {Place & {marker: number, quote: string, verified: boolean, leads: Excerpt[]}} Citation
 *
 * @typedef {object} Understood
 * @property {string} text
 * @property {string} as_of
 * @property {boolean} dated
 *
 * @typedef {object} Answer
 * @property {string} answer
 * @property {string | null} answer_id
 * @property {"answer" | "refuse" | "clarify"} decision
 * @property {Citation[]} citations
 * @property {Understood} understood
 * @property {string[]} choices
 * @property {string[]} warnings
 * @property {Place[]} nearest
 * @property {number} took_ms
 *
 * @typedef {object} Outline
 * @property {string | null} article
 * @property {string | null} clause
 * @property {string | null} point
 * @property {Span} span
 *
 * @typedef {object} Validity  as all documents together tell it
 * @property {string | null} from
 * @property {string | null} to
 * @property {string | null} ended_by
 *
 * @typedef {object} Opened
 * @property {DocumentRecord} document
 * @property {Validity} validity
 * @property {string} text
 * @property {Outline[]} passages
 *
 * @typedef {object} Request
 * @property {string} question
 * @property {string | null} as_of
 * @property {string} conversation_id
 */

/**
 * @typedef {object} Told  by the attributes of the element
 * @property {string} [embedId]
 * @property {string} [title]
 * @property {string} [greeting]
 * @property {string} [suggestions]  set apart by "|"
 * @property {string} [asOf]
 */

/**
 * @typedef {object} Doing  what a turn needs of the conversation it is part of
 * @property {import("./client.js").Client} client
 * @property {import("./announcing.js").Announcer} announcer
 * @property {import("./answer.js").Open} open
 * @property {(question: string, asOf: string | null) => void} ask
 * @property {(turn: import("./turn.js").Turn) => void} ended
 */

/**
 * @typedef {{start: number, end: number, lead: number, words: number, each: Citation}} Taken
 *
 * @typedef {{words: string, show: () => Node}} Link  words of a text, and what stands for them
 */

export {};
