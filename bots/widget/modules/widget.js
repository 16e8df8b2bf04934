// The one line of an agency's page: makes a <tdkt-chat> with what the script's data-* say.

(() => {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;
  const chat = document.createElement("tdkt-chat");
  Object.assign(chat.dataset, script.dataset);
  const inline = script.dataset.mode === "inline" && !script.closest("head");
  if (inline) script.after(chat);
  else document.body.append(chat);
  const modules = new URL("widget/__VERSION__/", script.src);
  for (const name of ["dom.js", "styles.js", "words.js"]) {
    const link = document.createElement("link");
    document.head.append(Object.assign(link, { rel: "modulepreload", href: new URL(name, modules) }));
  }
  import(new URL("element.js", modules).href);
})();
