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

export {};
