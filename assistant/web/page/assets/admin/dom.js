// Words and elements. Text enters the page through text nodes only, never as markup.

import { WORDS } from "./words.js";

/**
 * The sentence `key` of the page, its $variables filled in.
 * @param {string} key
 * @param {Record<string, unknown>} [values]
 */
export function say(key, values = {}) {
  const template = WORDS[key] ?? key;
  return template.replace(/\$(\w+)/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/**
 * An element with properties (attributes, where a name has a hyphen or is `role` or `for`) and
 * children; a string child becomes a text node, null and undefined are left out.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, unknown>} [properties]
 * @param {(Node | string | null | undefined)[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key === "role" || key === "for" || key.includes("-")) made.setAttribute(key, String(value));
    else Reflect.set(made, key, value);
  }
  made.append(.../** @type {(Node | string)[]} */ (children.filter((child) => child != null)));
  return made;
}

/**
 * A button with words on it.
 * @param {string} words
 * @param {() => void} onclick
 * @param {string} [className]
 */
export function button(words, onclick, className = "") {
  return element("button", { type: "button", className, onclick }, words);
}

/**
 * A box to choose from, with its label; `options` are values with their words.
 * @param {string} id
 * @param {string} label
 * @param {[string, string][]} options
 */
export function choice(id, label, options) {
  const made = options.map(([value, words]) => element("option", { value }, words));
  const select = element("select", { id }, ...made);
  return { select, field: element("div", { className: "field" }, element("label", { for: id }, label), select) };
}

/**
 * "2025-07-01" as people write it: "01/07/2025".
 * @param {string} day
 */
export function written(day) {
  return day.split("-").reverse().join("/");
}

/** Việt Nam's clock, all year round. */
const HOURS_AHEAD_OF_UTC = 7;

/**
 * A moment as the clocks of Việt Nam show it, wherever the browser is.
 * @param {string} at  as ISO writes it
 */
export function moment(at) {
  const there = new Date(Date.parse(at) + HOURS_AHEAD_OF_UTC * 3_600_000).toISOString();
  return say("moment", { day: written(there.slice(0, 10)), time: there.slice(11, 16) });
}

/**
 * A number as people write it: "3.412".
 * @param {number} number
 */
export function counted(number) {
  return new Intl.NumberFormat("vi").format(number);
}

/** Where a screen reader listens; a dialog needs one of its own, since it silences the page. */
export function listened() {
  return element("p", { className: "heard", role: "status" });
}

/**
 * Have a screen reader say something.
 * @param {string} sentence
 */
export function announce(sentence) {
  const said = [...document.querySelectorAll("body > .heard, dialog[open] > .heard")].at(-1);
  if (said) said.textContent = sentence;
}
