// The shapes of what /admin/api/ tells, for the checking of types alone.

/**
 * @typedef {{
 *   id: string, name: string, number: string | null, kind: string | null, title: string | null,
 *   issuer: string | null, issued_on: string | null, event_on: string | null, state: string,
 *   validity: {from: string | null, to: string | null, ended_by: string | null, inferred: boolean},
 *   amended_by: string[], passages: number, ingested_at: string, origin: string, source: string,
 *   problem: string | null,
 * }} Row
 *
 * @typedef {Row & {
 *   copies: {id: string, name: string}[], timeline: string[],
 * }} Opened
 */

/**
 * One step of an errand.
 * @typedef {{step: "began", total: number}} Began
 * @typedef {{
 *   step: "would", action: "add" | "replace" | "remove" | "reject", source: string,
 *   held: string | null, name: string, passages: number, copies: string[], problem: string,
 *   document: {number: string | null, issuer: string | null, effective_from: string | null,
 *              effective_to: string | null},
 * }} Would
 * @typedef {{step: "planned", pin: string, unchanged: string[], refused: {source: string, problem: string}[]}} Planned
 * @typedef {{step: "done", source: string, outcome: string, passages: number, problem: string | null}} Done
 * @typedef {{
 *   step: "report", documents: number, passages: number, removed: number, unchanged: number,
 *   failures: {source: string, problem: string}[],
 * }} Reported
 * @typedef {{step: "removed"}} Removed
 * @typedef {Began | Would | Planned | Done | Reported | Removed} Step
 *
 * @typedef {{
 *   id: string, kind: "plan" | "ingest" | "again" | "remove", about: string | null,
 *   state: "running" | "done" | "failed",
 * }} Errand  `about` is the batch or the document it works on
 */

/**
 * @typedef {{question: string, times: number, last: string, wordings: string[]}} Unanswered
 * @typedef {{
 *   rating: "up" | "down", comment: string | null, question: string, read: string, answer: string,
 *   decision: string, sources: string[], history: string[], at: string,
 * }} Rated
 * @typedef {{
 *   on: string, questions: number, answered: number, refused: number, asked_back: number,
 *   useful: number, useless: number,
 * }} Day
 */

export {};
