// A question before something is done that cannot be undone.

import { button, element, say } from "./dom.js";

/**
 * Whether the person says yes; Esc and the other button say no.
 * @param {string} title
 * @param {string[]} lines  what will be done
 * @param {string} yes  the words of the button that does it
 * @returns {Promise<boolean>}
 */
export function confirmed(title, lines, yes) {
  const dialog = element("dialog", { role: "alertdialog", "aria-labelledby": "asked-title", "aria-describedby": "asked-lines" });
  const no = button(say("cancel"), () => dialog.close(), "plain");
  no.autofocus = true;
  dialog.append(
    element("h2", { id: "asked-title" }, title),
    element("div", { id: "asked-lines" }, ...lines.map((line) => element("p", {}, line))),
    element("div", { className: "buttons" }, no, button(yes, () => dialog.close("yes"), "")));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.onclose = () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    };
  });
}
