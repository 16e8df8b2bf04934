// How the widget looks: colours, the button that opens it, and what every part shares.

const LIGHT = `
  --paper: #faf8f4; --card: #fff; --ink: #22201d; --quiet: #5f5951; --line: #ddd6ca;
  --edge: #8a8277; --link: #97101b; --tint: #f8ecea; --good: #17613a; --good-tint: #e7f3ea;
  --warn: #6e4300; --warn-tint: #fdf2d8; --mark: #ffe58a; --mark-ink: #22201d;
  --shadow: 0 2px 6px rgb(40 30 20 / 14%), 0 10px 34px rgb(40 30 20 / 16%);
  color-scheme: light;`;
const DARK = `
  --paper: #171513; --card: #211e1b; --ink: #ece7df; --quiet: #b3a99d; --line: #3d3832;
  --edge: #857c71; --link: #f59b96; --tint: #33211f; --good: #8ad6a4; --good-tint: #1c3023;
  --warn: #f2c572; --warn-tint: #362b16; --mark: #6d5714; --mark-ink: #fff6d8;
  --shadow: 0 2px 6px rgb(0 0 0 / 50%), 0 10px 34px rgb(0 0 0 / 50%);
  color-scheme: dark;`;

/** Font sizes are relative to `medium`, the size a person has set, whatever the page does. */
export const LAUNCHER_STYLES = sheet(`
:host { all: initial; display: block; box-sizing: border-box; font: medium/1.5 var(--sans);
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif;
  --serif: "Source Serif 4", "Noto Serif", Charter, Georgia, "Times New Roman", serif;
  ${LIGHT} color: var(--ink); }
:host([hidden]) { display: none; }
:host([data-theme="dark"]) { ${DARK} }
@media (prefers-color-scheme: dark) { :host(:not([data-theme="light"])) { ${DARK} } }
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
button, input, textarea { font: inherit; color: inherit; letter-spacing: inherit; }
button { cursor: pointer; }
button:disabled { cursor: default; opacity: 0.75; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px; }
[tabindex="-1"]:focus { outline: none; }
svg { width: 1.25em; height: 1.25em; flex: none; fill: none; stroke: currentColor;
  stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
.launcher { position: fixed; z-index: 2147483000; right: 1em; bottom: 1em; display: flex;
  align-items: center; gap: 0.5em; min-height: 3em; padding: 0.6em 1.1em; border: 0;
  border-radius: 999px; background: var(--accent); color: var(--on-accent); font-weight: 600;
  box-shadow: var(--shadow); }
.launcher:hover { filter: brightness(1.12); }
.launcher:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 999px; }
:host([data-position="bottom-left"]) .launcher { right: auto; left: 1em; }
.panel { position: fixed; z-index: 2147483000; inset: auto 1em 1em auto; width: min(27em, 100vw - 2em);
  height: min(44em, 100vh - 2em); height: min(44em, 100dvh - 2em); max-width: none; max-height: none;
  margin: 0; padding: 0; border: 1px solid var(--line); border-radius: 16px; overflow: hidden;
  background: var(--paper); color: var(--ink); box-shadow: var(--shadow); }
:host([data-position="bottom-left"]) .panel { inset: auto auto 1em 1em; }
@media (max-width: 40em) {
  :host .panel { inset: 0; width: 100%; height: 100%; border: 0; border-radius: 0; }
  .launcher { right: 0.75em; bottom: 0.75em; }
}
@media print { .launcher { display: none; } }
`);

const ACCENT = "#97101b";

/**
 * The colour a site has chosen, with black or white upon it, whichever is read more easily; ours
 * where it names none in the form #rgb or #rrggbb.
 * @param {string} wanted
 */
export function accented(wanted) {
  const colour = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(wanted) ? wanted : ACCENT;
  const on = luminance(colour) > 0.179 ? "#000" : "#fff";
  return sheet(`:host { --accent: ${colour}; --on-accent: ${on}; }`);
}

/**
 * Relative luminance as WCAG 2 defines it, 0 to 1; at 0.179 black and white contrast alike.
 * @param {string} colour
 */
function luminance(colour) {
  const digits = colour.length === 4 ? colour.replace(/[0-9a-f]/gi, "$&$&") : colour;
  const [red, green, blue] = [1, 3, 5].map((place) => {
    const part = parseInt(digits.slice(place, place + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @param {string} rules */
export function sheet(rules) {
  const made = new CSSStyleSheet();
  made.replaceSync(rules);
  return made;
}
