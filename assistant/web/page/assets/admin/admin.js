// The page for administrators: signing in, and the view that the address names.

import { adding } from "./adding.js";
import { get, post, remove } from "./api.js";
import { documents } from "./documents.js";
import { element, say } from "./dom.js";
import { attempted, sentence } from "./failing.js";
import { feedback, unanswered } from "./questions.js";
import { usage } from "./usage.js";

/** @type {Record<string, (view: HTMLElement) => Promise<void>>} */
const VIEWS = {
  "#tai-lieu": documents,
  "#nap-tai-lieu": adding,
  "#chua-tra-loi": unanswered,
  "#gop-y": feedback,
  "#muc-su-dung": usage,
};
const FIRST = "#tai-lieu";

const view = found("view");
const form = found("sign-in");
const key = /** @type {HTMLInputElement} */ (found("key"));

/** @param {string} id */
function found(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** Show the view that the address names; sign in first where that is wanted. */
async function show() {
  const named = location.hash in VIEWS ? location.hash : FIRST;
  for (const link of document.querySelectorAll("#views a")) {
    if (link.getAttribute("href") === named) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  view.replaceChildren();
  await told(() => VIEWS[named](view));
  entitle(view.querySelector("h2")?.textContent);
}

/**
 * Name the window by what it shows.
 * @param {string | null} [part]
 */
function entitle(part) {
  document.title = [part, say("title")].filter(Boolean).join(" – ");
}

/**
 * Do something, and show in the view what keeps it from being done.
 * @param {() => Promise<void>} work
 */
async function told(work) {
  const problem = element("p", { className: "problem", role: "alert", hidden: true });
  await attempted(problem, work);
  if (!problem.hidden) view.append(problem);
}

async function signedIn() {
  const { name } = await get("session");
  found("who").textContent = say("signed_in_as", { name });
  for (const id of ["sign-out", "views"]) found(id).hidden = false;
  form.hidden = true;
  await show();
}

function signedOut() {
  found("who").textContent = "";
  for (const id of ["sign-out", "views"]) found(id).hidden = true;
  for (const dialog of document.querySelectorAll("dialog")) dialog.remove();
  view.replaceChildren();
  form.hidden = false;
  entitle(say("sign_in_title"));
  key.focus();
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const problem = found("sign-in-problem");
  problem.hidden = true;
  try {
    await post("session", { key: key.value });
    key.value = "";
    await signedIn();
    found("main").focus({ preventScroll: true });
  } catch (error) {
    problem.textContent = sentence(error);
    problem.hidden = false;
    key.setAttribute("aria-invalid", "true");
    key.focus();
  }
});

found("sign-out").addEventListener("click", async () => {
  await told(async () => {
    await remove("session");
    signedOut();
  });
});

window.addEventListener("hashchange", () => {
  if (!form.hidden || !(location.hash in VIEWS)) return;
  void show().then(() => view.querySelector("h2")?.focus());
});
window.addEventListener("tdkt-signed-out", signedOut);

void told(signedIn);
