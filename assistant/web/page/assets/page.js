// The question page: ask, show the answer as it comes, open its sources.

import { finished, problem, understood } from "./answer.js";
import { element, say } from "./dom.js";
import { close, follow } from "./source.js";
import { Failure, ask } from "./stream.js";

const form = document.getElementById("ask");
const question = document.getElementById("question");
const day = document.getElementById("as-of");
const send = document.getElementById("send");
const stop = document.getElementById("stop");
const status = document.getElementById("status");
const answer = document.getElementById("answer");
let asking = null;
let conversation = null;

async function submit() {
  asking?.abort();
  const mine = (asking = new AbortController());
  begin();
  try {
    await show(ask(request(), mine.signal));
  } catch (error) {
    if (asking === mine) fail(error, mine.signal.aborted);
  } finally {
    if (asking === mine) end();
  }
}

function request() {
  return { question: question.value, as_of: day.value || null, conversation_id: conversation };
}

function begin() {
  close();
  send.hidden = true;
  stop.hidden = false;
  answer.hidden = true;
  answer.replaceChildren();
  answer.setAttribute("aria-busy", "true");
  status.textContent = say("searching");
}

async function show(events) {
  const draft = element("p", { className: "prose draft" });
  for await (const [name, data] of events) {
    answer.hidden = false;
    if (name === "understood") answer.replaceChildren(understood(data), draft);
    if (name === "found") status.textContent = say("found", { count: data.hits.length });
    if (name === "delta") draft.append(data.text);
    if (name === "finished") {
      conversation = data.conversation_id;
      answer.replaceChildren(...finished(data, pick));
    }
  }
}

/** Ask one of the whole questions that the assistant offers. */
function pick(choice) {
  question.value = choice;
  submit();
}

function fail(error, stopped) {
  answer.hidden = false;
  if (stopped) return answer.replaceChildren(element("p", { className: "prose" }, say("stopped")));
  const told = error instanceof Failure ? error : { message: say("failed_network") };
  answer.replaceChildren(problem(say("failed"), told, submit));
}

function end() {
  asking = null;
  send.hidden = false;
  stop.hidden = true;
  status.textContent = "";
  answer.removeAttribute("aria-busy");
  answer.focus({ preventScroll: true });
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
question.addEventListener("keydown", (event) => {
  // While a Vietnamese input method composes a syllable, Enter belongs to it.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});
document.getElementById("examples").addEventListener("click", ({ target }) => {
  if (!target.matches("button")) return;
  pick(target.textContent);
});
stop.addEventListener("click", () => asking?.abort());
document.getElementById("close").addEventListener("click", close);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && location.hash.startsWith("#/")) close();
});
window.addEventListener("hashchange", follow);
follow();
