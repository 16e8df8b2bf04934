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

/**
 * A moment in the zone of the person who looks: "22/11/2026 14:05".
 * @param {string} at
 */
export function moment(at) {
  const when = new Date(at);
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const day = [two(when.getDate()), two(when.getMonth() + 1), when.getFullYear()].join("/");
  return `${day} ${two(when.getHours())}:${two(when.getMinutes())}`;
}

/**
 * A number as people write it: "3.412".
 * @param {number} number
 */
export function counted(number) {
  return new Intl.NumberFormat("vi").format(number);
}

/**
 * Have a screen reader say something.
 * @param {string} sentence
 */
export function announce(sentence) {
  const said = document.getElementById("said");
  if (said) said.textContent = sentence;
}
