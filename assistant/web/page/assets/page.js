// The address of the page names the document that is open: #/van-ban/<id>?span=<start>-<end>

const chat = document.getElementById("chat");

async function follow() {
  const found = location.hash.match(/^#\/van-ban\/([^?]+)(?:\?span=(\d+)-(\d+))?$/);
  if (!found) return chat.closeSource();
  const [, id, start, end] = found;
  return chat.openSource(decodeURIComponent(id), [Number(start ?? 0), Number(end ?? 0)]);
}

// The address follows what is open, so that "back" closes it and a copied address opens it.
function named({ detail: { id, span: [start, end] } }) {
  const address = `#/van-ban/${encodeURIComponent(id)}?span=${start}-${end}`;
  if (location.hash !== address) history.pushState(null, "", address);
}

function unnamed() {
  if (location.hash) history.pushState(null, "", location.pathname + location.search);
}

customElements.whenDefined("tdkt-chat").then(() => {
  chat.addEventListener("tdkt-source", named);
  chat.addEventListener("tdkt-source-closed", unnamed);
  window.addEventListener("hashchange", follow);
  if (location.hash.startsWith("#/")) follow();
});
