// POST /v1/ask and its server-sent events.

/** A failure that the server has put into words: `{key, message, id}`. */
export class Failure extends Error {
  constructor({ key, message, id }) {
    super(message);
    Object.assign(this, { key, id });
  }
}

/** The JSON of an answer, or a Failure with the server's own sentence. */
export async function accepted(response) {
  if (response.ok) return response;
  const body = await response.json();
  throw new Failure(body.error);
}

/** Every event of an answer as `[name, data]`, the last one `finished`; throws Failure. */
export async function* ask(request, signal) {
  const response = await accepted(
    await fetch("v1/ask", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...request, stream: true }),
      signal,
    }),
  );
  let last = null;
  for await (const [name, data] of events(response.body)) {
    if (name === "error") throw new Failure(data.error);
    yield [name, data];
    last = name;
  }
  if (last !== "finished") throw new TypeError("the stream ended early");
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const frames = (rest + value).split("\n\n");
    rest = frames.pop();
    for (const frame of frames) {
      const fields = Object.fromEntries(frame.split("\n").map(field));
      if (fields.data) yield [fields.event, JSON.parse(fields.data)];
    }
  }
}

function field(line) {
  const colon = line.indexOf(":");
  return [line.slice(0, colon), line.slice(colon + 1).trimStart()];
}
