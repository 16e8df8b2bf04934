// Was it of use? A verdict, and a comment for those who want to say more.

import { element, icon, say } from "./dom.js";

/** @typedef {"up" | "down"} Verdict */

/** Characters of a comment that the service takes. */
const LONGEST_COMMENT = 2_000;
let forms = 0;

/**
 * Two buttons, and the form that the first touch of either opens.
 * @param {import("./client.js").Client} client
 * @param {string} answerId
 * @param {import("./announcing.js").Announcer} announcer
 * @returns {HTMLElement[]}
 */
export function feedback(client, answerId, announcer) {
  const place = element("div", { className: "feedback", hidden: true });
  /** @param {Verdict} verdict @param {string | null} comment @param {string} thanks */
  const send = async (verdict, comment, thanks) => {
    try {
      await client.feedback({ answer_id: answerId, rating: verdict, comment });
      announcer.say(thanks);
      return true;
    } catch {
      announcer.say(say("feedback_failed"));
      place.replaceChildren(element("p", {}, say("feedback_failed")));
      return false;
    }
  };
  const buttons = /** @type {Verdict[]} */ (["up", "down"]).map((verdict) => {
    const name = say(`feedback_${verdict}`);
    const button = element(
      "button",
      { type: "button", className: "icon", title: name, "aria-label": name, "aria-pressed": false },
      icon(verdict),
    );
    button.onclick = async () => {
      for (const each of buttons) each.setAttribute("aria-pressed", String(each === button));
      place.hidden = false;
      place.replaceChildren(comment((words) => send(verdict, words, say("feedback_thanks"))));
      place.scrollIntoView({ block: "nearest" });
      await send(verdict, null, say("feedback_thanks"));
    };
    return button;
  });
  return [element("span", { className: "verdicts" }, ...buttons), place];
}

/** @param {(comment: string) => Promise<boolean>} send */
function comment(send) {
  const id = `comment-${(forms += 1)}`;
  const words = element("textarea", { id, rows: 2, maxLength: LONGEST_COMMENT });
  const form = element(
    "form",
    {},
    element("p", {}, say("feedback_thanks")),
    element("label", { htmlFor: id }, say("feedback_comment")),
    words,
    element("button", { type: "submit" }, say("feedback_send")),
  );
  form.onsubmit = async (event) => {
    event.preventDefault();
    if (!words.value.trim() || !(await send(words.value.trim()))) return;
    form.replaceChildren(element("p", { tabIndex: -1 }, say("feedback_received")));
  };
  return form;
}
