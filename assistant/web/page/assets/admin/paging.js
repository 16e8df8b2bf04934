// Which part of a long list is shown, with buttons to the parts before and after.

import { button, counted, element, say } from "./dom.js";

/** @param {(offset: number) => void} go */
export function pager(go) {
  let at = { offset: 0, limit: 1, total: 0 };
  const where = element("span");
  const before = button(say("before"), () => go(Math.max(0, at.offset - at.limit)), "plain");
  const after = button(say("after"), () => go(at.offset + at.limit), "plain");
  const whole = element("nav", { className: "pages", "aria-label": say("pages") }, before, where, after);

  /** @param {{offset: number, limit: number, total: number}} told */
  function show(told) {
    at = told;
    const last = Math.min(told.offset + told.limit, told.total);
    where.textContent = say("shown", { first: counted(told.offset + 1), last: counted(last), total: counted(told.total) });
    before.disabled = told.offset === 0;
    after.disabled = last >= told.total;
    whole.hidden = told.total <= told.limit;
  }

  return { whole, show };
}
