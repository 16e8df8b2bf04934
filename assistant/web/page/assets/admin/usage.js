// How much was asked: numbers, bars drawn as SVG, and the same as a table for whoever reads no bars.

import { get } from "./api.js";
import { choice, counted, element, say, written } from "./dom.js";
import { attempted } from "./failing.js";
import { section } from "./questions.js";

/** @typedef {import("./wire.js").Day} Day */

const SVG = "http://www.w3.org/2000/svg";
const SPANS = ["7", "30", "90"];
const QUESTIONS = ["answered", "asked_back", "refused"];
const THUMBS = ["useful", "useless"];
const HEIGHT = 160;
/** Room that a day takes under its bar, with air around it. */
const DAY = 70;
/** Room under the bars for the days, and left of them for the numbers. */
const BELOW = 26;
const LEFT = 44;

/** @param {HTMLElement} view */
export async function usage(view) {
  const options = SPANS.map((days) => /** @type {[string, string]} */ ([days, say("days", { days })]));
  const { select, field } = choice("span", say("span"), options);
  select.value = "30";
  const problem = element("p", { className: "problem", role: "alert", hidden: true });
  const shown = element("div");
  const load = async () => {
    const told = await get("usage", { most: select.value });
    const charts = [["questions", QUESTIONS], ["thumbs", THUMBS]].map(([name, parts]) =>
      chart(/** @type {string} */ (name), /** @type {string[]} */ (parts), told.days, view.clientWidth));
    shown.replaceChildren(totals(told.total), ...charts, table(told.days));
  };
  select.onchange = () => void attempted(problem, load);
  view.append(section("usage", say("usage_how"), field, problem, shown));
  await load();
}

/** @param {Record<string, number>} total */
function totals(total) {
  const names = ["questions", ...QUESTIONS, ...THUMBS];
  return element("dl", { className: "totals" },
    ...names.map((name) => element("div", {}, element("dt", {}, say(name)), element("dd", {}, counted(total[name])))));
}

/**
 * Bars, one a day, of parts one upon the other.
 * @param {string} name
 * @param {string[]} parts
 * @param {Day[]} days
 * @param {number} width  in pixels, so that the words in the drawing have the size of others
 */
function chart(name, parts, days, width) {
  const sums = days.map((day) => parts.reduce((sum, part) => sum + value(day, part), 0));
  const most = Math.max(1, ...sums);
  const all = sums.reduce((sum, each) => sum + each, 0);
  const title = say(`${name}_chart`);
  const summary = say("chart_told", { title, all: counted(all), most: counted(Math.max(0, ...sums)), on: written(days[sums.indexOf(Math.max(...sums))].on) });
  const drawing = drawn("svg", { viewBox: `0 0 ${width} ${HEIGHT + BELOW}`, role: "img", "aria-label": summary });
  drawing.append(...axis(most, width), ...days.flatMap((day, place) => bar(day, place, days.length, parts, most, width)));
  const legend = element("ul", { className: "legend", "aria-hidden": "true" }, ...parts.map((part) => element("li", { className: part }, say(part))));
  return element("figure", { className: "chart" }, element("figcaption", {}, title), legend, drawing);
}

/**
 * @param {number} most
 * @param {number} width
 */
function axis(most, width) {
  return [0, most].flatMap((count) => {
    const y = String(HEIGHT - (count / most) * (HEIGHT - 14) - 1);
    const label = drawn("text", { x: String(LEFT - 8), y: String(Number(y) + 4), class: "number" });
    label.textContent = counted(count);
    return [drawn("line", { x1: String(LEFT), x2: String(width), y1: y, y2: y }), label];
  });
}

/**
 * @param {Day} day
 * @param {number} place
 * @param {number} count
 * @param {string[]} parts
 * @param {number} most
 * @param {number} width
 */
function bar(day, place, count, parts, most, width) {
  const step = (width - LEFT) / count;
  const x = LEFT + place * step + step * 0.15;
  let top = HEIGHT - 1;
  const made = parts.filter((part) => value(day, part)).map((part) => {
    const height = (value(day, part) / most) * (HEIGHT - 14);
    top -= height;
    return drawn("rect", { class: part, x: x.toFixed(1), y: top.toFixed(1), width: (step * 0.7).toFixed(1), height: height.toFixed(1) });
  });
  if ((count - 1 - place) % Math.ceil(DAY / step)) return made;
  const last = place === count - 1;
  const at = last ? x + step * 0.85 : x + step * 0.35;
  const label = drawn("text", { x: at.toFixed(1), y: String(HEIGHT + 18), class: last ? "day last" : "day" });
  label.textContent = written(day.on).slice(0, 5);
  return [...made, label];
}

/** @param {Day[]} days */
function table(days) {
  const names = ["questions", ...QUESTIONS, ...THUMBS];
  const head = element("tr", {}, element("th", { scope: "col" }, say("day")), ...names.map((name) => element("th", { scope: "col" }, say(name))));
  const asked = [...days].reverse().filter((day) => day.questions || day.useful || day.useless);
  const rows = asked.map((day) => element("tr", {}, element("th", { scope: "row" }, written(day.on)), ...names.map((name) => element("td", {}, counted(value(day, name))))));
  const caption = element("caption", {}, say("table_caption"));
  const scrolled = element("div", { className: "scrolled", tabIndex: 0, role: "region", "aria-label": say("table") },
    element("table", {}, caption, element("thead", {}, head), element("tbody", {}, ...rows)));
  return element("details", {}, element("summary", {}, say("table")), scrolled);
}

/**
 * @param {Day} day
 * @param {string} name
 * @returns {number}
 */
function value(day, name) {
  return Reflect.get(day, name);
}

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 */
function drawn(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, each] of Object.entries(attributes)) made.setAttribute(key, each);
  return made;
}
