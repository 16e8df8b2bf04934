// The one line of an agency's page: makes a <tdkt-chat> with what the script's data-* say.

(() => {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;
  const chat = document.createElement("tdkt-chat");
  Object.assign(chat.dataset, script.dataset);
  const inline = script.dataset.mode === "inline" && !script.closest("head");
  if (inline) script.after(chat);
  else document.body.append(chat);
  import(new URL("widget/__VERSION__/element.js", script.src).href);
})();
