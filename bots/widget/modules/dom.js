// Words, elements and icons. Text enters the page through text nodes only, never as markup.

import { WORDS } from "./words.js";

/**
 * The sentence `key` of the widget, its $variables filled in.
 * @param {string} key
 * @param {Record<string, unknown>} [values]
 */
export function say(key, values = {}) {
  return Object.entries(values).reduce(
    (text, [name, value]) => text.split("$" + name).join(String(value)),
    WORDS[key] ?? key,
  );
}

/**
 * An element with properties (attributes, where a name has a hyphen or is `role`) and children;
 * a string child becomes a text node, null and undefined are left out.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, unknown>} [properties]
 * @param {(Node | string | null | undefined)[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key === "role" || key.includes("-")) made.setAttribute(key, String(value));
    else Reflect.set(made, key, value);
  }
  made.append(...present(children));
  return made;
}

/**
 * @param {(Node | string | null | undefined)[]} children
 * @returns {(Node | string)[]}
 */
export function present(children) {
  return /** @type {(Node | string)[]} */ (children.filter((child) => child != null));
}

const SHAPES = {
  calendar: "M5 6h14v14H5z M5 10h14 M9 3v4 M15 3v4",
  close: "M6 6l12 12 M18 6L6 18",
  copy: "M9 9h10v11H9z M5 15V4h10",
  down: "M7 4v10 M7 14H4V4h9l6 0 1 8h-6v5l-2 3-2-6z",
  history: "M12 7v5l4 2 M4 12a8 8 0 1 0 3-6.2 M4 4v4h4",
  link: "M14 5h5v5 M19 5l-9 9 M17 14v5H5V7h5",
  plus: "M12 5v14 M5 12h14",
  retry: "M20 12a8 8 0 1 1-3-6.2 M20 4v4h-4",
  send: "M4 12l16-8-5 16-3-6z",
  stop: "M7 7h10v10H7z",
  up: "M7 20V10 M7 10H4v10h9l6 0 1-8h-6V7l-2-3-2 6z",
};
const SVG = "http://www.w3.org/2000/svg";

/**
 * A line drawing of 24 units, which says nothing to a screen reader: its button has a name.
 * @param {keyof typeof SHAPES} name
 */
export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  path.setAttribute("d", SHAPES[name]);
  drawing.append(path);
  return drawing;
}

/**
 * A button that shows an icon alone and has a name.
 * @param {keyof typeof SHAPES} shape
 * @param {string} name
 * @param {() => void} onclick
 */
export function iconButton(shape, name, onclick) {
  const properties = { type: "button", className: "icon", "aria-label": name, title: name, onclick };
  return element("button", properties, icon(shape));
}

/**
 * "2025-07-01" as people write it: "01/07/2025".
 * @param {string} day
 */
export function written(day) {
  return day.split("-").reverse().join("/");
}

/**
 * An address that may be followed, null for one that is not of the web (`javascript:` …).
 * @param {string | null | undefined} address
 */
export function webAddress(address) {
  return /^https?:\/\//i.test(address ?? "") ? address : null;
}
