// How the conversation and the opened document look.

export const STYLES = `
.panel { position: fixed; z-index: 2147483000; inset: auto 1em 1em auto; width: min(27em, 100vw - 2em);
  height: min(44em, 100vh - 2em); height: min(44em, 100dvh - 2em); max-width: none; max-height: none;
  margin: 0; padding: 0; border: 1px solid var(--line); border-radius: 16px; overflow: hidden;
  background: var(--paper); color: var(--ink); box-shadow: var(--shadow); }
:host([data-position="bottom-left"]) .panel { inset: auto auto 1em 1em; }
@media (max-width: 40em) {
  :host .panel { inset: 0; width: 100%; height: 100%; border: 0; border-radius: 0; }
}
h2, h3, p, ul, figure, blockquote { margin: 0; padding: 0; }
ul { list-style: none; }
a { color: var(--link); text-underline-offset: 0.18em; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
.conversation { display: flex; flex-direction: column; height: 100%; min-height: 100%;
  border-radius: inherit; background: var(--paper); overflow-wrap: anywhere;
  container-type: inline-size; }
.bar { border-radius: inherit; border-end-start-radius: 0; border-end-end-radius: 0; display: flex; align-items: center; gap: 0.25em; padding: 0.5em 0.5em 0.5em 1em;
  border-bottom: 1px solid var(--line); background: var(--card); }
.bar h2 { flex: 1; min-width: 0; font: 650 1.05em/1.3 var(--serif); }
.icon { display: inline-flex; align-items: center; justify-content: center; flex: none;
  width: 2.5em; height: 2.5em; padding: 0; border: 1px solid transparent; border-radius: 10px;
  background: none; }
.icon:hover, .icon[aria-expanded="true"] { border-color: var(--edge); }
.icon[aria-pressed="true"] { background: var(--good-tint); color: var(--good); border-color: currentColor; }
.menu { flex: none; max-height: 40%; overflow-y: auto; padding: 0.75em 1em; border-bottom: 1px solid var(--line);
  background: var(--card); }
.menu .note { color: var(--quiet); font-size: 0.85em; }
.menu li button { width: 100%; padding: 0.55em 0; border: 0; border-bottom: 1px solid var(--line);
  background: none; text-align: start; }
.menu li button:hover { color: var(--link); }
.clear { margin-top: 0.6em; padding: 0.35em 0.9em; border: 1px solid var(--edge); border-radius: 8px;
  background: none; }
.log { flex: 1 1 auto; min-height: 0; overflow-y: auto; padding: 1em; }
.log button, .log textarea, .log .table, .feedback { scroll-margin-bottom: 12em; }
.welcome p { margin-bottom: 0.9em; }
.suggestions, .choices { display: flex; flex-wrap: wrap; gap: 0.5em; }
.suggestions button, .choices button { padding: 0.45em 0.9em; border: 1px solid var(--edge);
  border-radius: 1.2em; background: var(--card); font-size: 0.92em; line-height: 1.4;
  text-align: start; }
.suggestions button:hover, .choices button:hover { border-color: var(--link); color: var(--link); }
.turn { padding-bottom: 1.75em; scroll-margin-top: 1em; }
.turn:last-child { min-height: 100%; }
.asked { width: fit-content; max-width: 90%; margin: 0 0 0.75em auto; padding: 0.55em 0.95em;
  border-radius: 14px 14px 4px 14px; background: var(--tint); font: inherit; white-space: pre-line;
  unicode-bidi: isolate; }
.answer { display: flex; flex-direction: column; gap: 0.8em; }
.status { color: var(--quiet); font-size: 0.92em; margin-bottom: 0.6em; }
.status:empty { display: none; }
.status::before { content: ""; display: inline-block; width: 0.6em; height: 0.6em;
  margin-inline-end: 0.5em; border-radius: 50%; background: var(--link);
  animation: pulse 1.2s ease-in-out infinite; }
@keyframes pulse { 50% { opacity: 0.25; } }
@media (prefers-reduced-motion: reduce) { .status::before { animation: none; } }
.understood { color: var(--quiet); font-size: 0.88em; }
.prose { white-space: pre-line; }
.draft { color: var(--quiet); }
.chip { min-width: 1.75em; min-height: 1.75em; margin: 0 0.1em; padding: 0 0.4em; border: 0;
  border-radius: 0.9em; background: var(--tint); color: var(--link); font-size: 0.86em;
  font-weight: 700; line-height: 1.75em; }
.chip:hover { background: var(--link); color: var(--card); }
.label { padding: 0.2em 0; border: 0; background: none; color: var(--link); font-weight: 600;
  text-align: start; text-decoration: underline; text-decoration-thickness: 1px;
  text-underline-offset: 0.18em; unicode-bidi: isolate; }
.prose .label { max-width: calc(100% - 1em); vertical-align: top; }
.label:hover { text-decoration-thickness: 2px; }
.quote { border: 1px solid var(--line); border-inline-start: 4px solid var(--accent);
  border-radius: 4px 12px 12px 4px; background: var(--card); }
.quote blockquote { padding: 0.8em 1em; font: 1.02em/1.6 var(--serif); white-space: pre-line; }
.quote .lead { color: var(--quiet); }
.folded { max-height: 20em; overflow: hidden; -webkit-mask: linear-gradient(#000 75%, transparent);
  mask: linear-gradient(#000 75%, transparent); }
.more { display: block; margin: 0 1em 0.7em; padding: 0.3em 0.9em; border: 1px solid var(--edge);
  border-radius: 1.2em; background: none; font-size: 0.88em; }
.source { display: flex; flex: 1 1 100%; align-items: center; gap: 0.6em; }
.quote figcaption { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25em 0.6em;
  padding: 0.5em 1em; border-top: 1px solid var(--line); font-size: 0.86em; line-height: 1.45; }
.badge, .validity { padding: 0.1em 0.6em; border-radius: 1em; font-size: 0.94em; }
.badge { background: var(--good-tint); color: var(--good); font-weight: 600; }
.badge.bad { background: var(--warn-tint); color: var(--warn); }
.validity { border: 1px solid var(--line); color: var(--quiet); }
.table { overflow-x: auto; margin: 0.4em 0; }
table { border-collapse: collapse; font-size: 0.9em; line-height: 1.4; overflow-wrap: break-word; }
td, th { min-width: 5em; padding: 0.35em 0.6em; border: 1px solid var(--line); vertical-align: top; }
th { background: var(--tint); text-align: start; }
.warning, .problem { padding: 0.65em 0.9em; border-radius: 10px; }
.warning { background: var(--warn-tint); color: var(--warn); font-size: 0.9em; }
.problem { border: 1px solid var(--line); background: var(--tint); }
.retry { display: inline-flex; align-items: center; gap: 0.4em; width: fit-content;
  margin-top: 0.6em; padding: 0.45em 1em; border: 1px solid var(--edge); border-radius: 10px;
  background: var(--card); font-weight: 600; }
.nearest .label { font-size: 0.92em; }
.nearest h3 { margin-bottom: 0.3em; color: var(--quiet); font-size: 0.85em; font-weight: 600; }
.nearest li { padding: 0.3em 0; border-top: 1px solid var(--line); }
.tools { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25em 0.5em; }
.tools > button:not(.icon) { display: inline-flex; align-items: center; gap: 0.4em; min-height: 2.4em;
  padding: 0.2em 0.7em; border: 1px solid var(--line); border-radius: 10px; background: none;
  color: var(--quiet); font-size: 0.85em; }
.tools button:hover { border-color: var(--edge); color: var(--ink); }
.verdicts { display: inline-flex; gap: 0.25em; }
.feedback { flex: 1 0 100%; font-size: 0.9em; }
.feedback form { display: flex; flex-direction: column; align-items: flex-start; gap: 0.4em; }
.feedback textarea { width: 100%; padding: 0.5em 0.7em; border: 1px solid var(--edge);
  border-radius: 10px; background: var(--card); }
.feedback button { padding: 0.35em 1em; border: 1px solid var(--edge); border-radius: 8px;
  background: var(--card); }
.composer { position: sticky; bottom: 0.7em; margin: 0 0.75em 0.75em; border: 1px solid var(--edge);
  border-radius: 14px; background: var(--card);
  box-shadow: 0 0 0 0.75em var(--paper), -0.75em 0.75em var(--paper), 0.75em 0.75em var(--paper); }
.composer:focus-within { border-color: var(--link); outline: 1px solid var(--link); }
.composer textarea { display: block; width: 100%; min-height: 2.9em; max-height: 10em;
  field-sizing: content; padding: 0.7em 0.9em 0.2em; border: 0; outline: 0; background: none;
  resize: none; line-height: 1.4; }
.composer textarea::placeholder { color: var(--quiet); opacity: 1; }
.controls { display: flex; flex-wrap: wrap; align-items: center; gap: 0.4em 0.5em;
  padding: 0.3em 0.5em 0.5em 0.9em; }
.day { color: var(--quiet); font-size: 0.85em; }
.picking { position: relative; display: flex; align-items: center; border: 1px solid var(--edge);
  border-radius: 8px; background: var(--paper); }
.picking input { width: 8.8em; min-width: 0; min-height: 2.4em; padding: 0.1em 0 0.1em 0.4em;
  border: 0; border-radius: 8px;
  background: none; font-size: 0.85em; }
.picking input::placeholder { color: var(--quiet); opacity: 1; }
.picking input:invalid { color: var(--warn); }
.picking .icon { width: 1.8em; height: 2em; color: var(--quiet); }
.picking input[type="date"] { position: absolute; inset: auto 0 0 auto; width: 2em; opacity: 0;
  pointer-events: none; }
.send, .stop { display: inline-flex; align-items: center; gap: 0.4em; min-height: 2.5em;
  margin-inline-start: auto; padding: 0.3em 1em; border: 1px solid var(--accent); border-radius: 10px;
  background: var(--accent); color: var(--on-accent); font-weight: 600; }
.stop { background: none; border-color: var(--edge); color: var(--ink); }
.sheet { position: fixed; inset: 0 0 0 auto; width: min(44em, 100vw); height: 100%; max-width: none;
  max-height: none; margin: 0; padding: 0; border: 0; border-inline-start: 1px solid var(--line);
  background: var(--card); color: var(--ink); overflow-wrap: anywhere; }
.sheet[open] { display: flex; flex-direction: column; }
.sheet::backdrop { background: rgb(20 15 10 / 45%); }
.sheet header { display: flex; align-items: flex-start; justify-content: space-between;
  gap: 0.75em; max-height: 50%; padding: 0.9em 1em; border-bottom: 1px solid var(--line);
  overflow-y: auto; }
.sheet header .icon { position: sticky; top: 0; background: var(--card); }
.sheet h2 { font: 650 1.08em/1.35 var(--serif); unicode-bidi: isolate; }
.facts { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25em 0.7em; margin-top: 0.3em;
  color: var(--quiet); font-size: 0.86em; line-height: 1.45; }
.past { margin-top: 0.4em; color: var(--quiet); font-size: 0.86em; line-height: 1.45; }
.past summary { width: fit-content; padding: 0.2em 0; color: var(--link); font-weight: 600;
  cursor: pointer; }
.past ul { max-height: 30vh; overflow-y: auto; }
.past li { padding: 0.3em 0; border-top: 1px solid var(--line); white-space: pre-wrap; }
.sheet .text { flex: 1; overflow-y: auto; padding: 1em 1.1em 4em; font: 1em/1.7 var(--serif);
  white-space: pre-wrap; overscroll-behavior: contain; }
.rest { display: block; margin: 0.8em auto; padding: 0.35em 1em; border: 1px solid var(--edge);
  border-radius: 1.2em; background: none; font: 0.9em/1.4 var(--sans); }
mark { padding: 0.08em 0; border-radius: 2px; background: var(--mark); color: var(--mark-ink);
  box-decoration-break: clone; -webkit-box-decoration-break: clone; }
@container (max-width: 26em) {
  .day { flex: 0 1 5.5em; line-height: 1.25; }
  .picking { max-width: 100%; }
  .controls button span { position: absolute; clip-path: inset(50%); }
  .controls > button { padding: 0.3em 0.75em; }
  .quote blockquote { padding: 0.7em 0.8em; }
  .asked { max-width: 100%; }
}
@container (min-width: 18em) and (max-width: 26em) {
  .controls { flex-wrap: nowrap; padding-inline-start: 0.7em; }
}
@container (max-width: 18em) {
  .bar { flex-wrap: wrap; }
  .bar h2 { flex: 1 0 100%; }
  .composer { position: static; }
  .log { flex: none; overflow: visible; }
}
.panel .conversation { overflow-y: auto; }
@media print {
  .panel, .sheet { position: static; width: auto; height: auto; border: 0; box-shadow: none; }
  .conversation, .log { display: block; height: auto; overflow: visible; }
  .composer, .bar button, .tools, .suggestions, .more { display: none; }
  .folded { max-height: none; -webkit-mask: none; mask: none; }
  .quote, tr { break-inside: avoid; }
  .table { overflow: visible; }
  td, th { min-width: 0; }
}
`;
