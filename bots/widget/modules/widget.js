// The one line of an agency's page: <tdkt-chat>, whose button is drawn before anything is fetched.

(() => {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement) || customElements.get("tdkt-chat")) return;
  const { version, modules, words } = __SERVED__;
  const MODULES = new URL(`widget/${version}/`, script.src).href;

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
  const STYLES = `
:host { all: initial; display: block; box-sizing: border-box; font: medium/1.5 var(--sans);
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif;
  --serif: "Source Serif 4", "Noto Serif", Charter, Georgia, "Times New Roman", serif;
  ${LIGHT} color: var(--ink); }
:host([hidden]) { display: none; }
@media screen { :host([data-theme="dark"]) { ${DARK} } }
@media screen and (prefers-color-scheme: dark) { :host(:not([data-theme="light"])) { ${DARK} } }
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
@media (max-width: 40em) { .launcher { right: 0.75em; bottom: 0.75em; } }
@media print { .launcher { display: none; } }
`;
  const ACCENT = "#97101b";
  const SPEECH = "M4 5h16v11H9l-5 4z M8 9h8 M8 12h5";
  const SVG = "http://www.w3.org/2000/svg";

  /** @typedef {import("./conversation.js").Conversation} Conversation */

  class TdktChat extends HTMLElement {
    #root = this.attachShadow({ mode: "open" });
    #launcher = document.createElement("button");
    /** @type {Promise<Conversation> | null} */
    #conversation = null;
    /** @type {import("./panel.js").Panel | null} */
    #panel = null;

    connectedCallback() {
      if (this.#root.adoptedStyleSheets.length) return;
      this.lang = this.dataset.lang || "vi";
      this.#root.adoptedStyleSheets = [sheet(STYLES), accented(this.dataset.accent ?? "")];
      if (this.#inline) this.#place();
      else this.#launch();
    }

    /** The conversation, made when it is first wanted, and again when its modules did not come. */
    conversation() {
      this.#conversation ??= this.#make().catch((error) => {
        this.#conversation = null;
        throw error;
      });
      return this.#conversation;
    }

    /**
     * Open a document beside the conversation, at the code points of `span`.
     * @param {string} id
     * @param {[number, number]} span
     */
    async openSource(id, span) {
      await (await this.conversation()).open(id, span, null);
    }

    async closeSource() {
      (await this.conversation()).sheet.close();
    }

    /** Open the panel of the launcher and go to its question box. */
    async open() {
      try {
        (await this.#show()).composer.focus();
      } catch {
        this.#launcher.lastElementChild?.replaceChildren(words.failed_network);
      }
    }

    get #inline() {
      return this.dataset.mode === "inline";
    }

    async #make() {
      fetchAhead();
      /** @type {[typeof import("./conversation.js"), typeof import("./styles_conversation.js")]} */
      const [{ Conversation }, { STYLES: further }] = await Promise.all([
        import(`${MODULES}conversation.js`),
        import(`${MODULES}styles_conversation.js`),
      ]);
      this.#root.adoptedStyleSheets = [...this.#root.adoptedStyleSheets, sheet(further)];
      const close = this.#inline ? null : () => this.#panel?.close();
      const conversation = new Conversation(this.dataset, close);
      this.#root.append(conversation.sheet.view);
      return conversation;
    }

    async #place() {
      try {
        const { view } = await this.conversation();
        this.#root.prepend(view);
      } catch {
        addEventListener("online", () => this.#place(), { once: true });
      }
    }

    #launch() {
      const launcher = this.#launcher;
      const told = document.createElement("span");
      told.append(words.launch);
      launcher.append(speech(), told);
      Object.assign(launcher, { type: "button", className: "launcher", onclick: () => this.open() });
      launcher.setAttribute("aria-haspopup", "dialog");
      launcher.setAttribute("aria-expanded", "false");
      launcher.setAttribute("aria-label", `${words.launch}: ${this.dataset.title || words.title}`);
      this.#root.append(launcher);
      if ("open" in this.dataset) this.#show().catch(() => {});
      else globalThis.requestIdleCallback?.(() => this.conversation().catch(() => {}));
    }

    async #show() {
      /** @type {[Conversation, typeof import("./panel.js")]} */
      const [conversation, { Panel }] = await Promise.all([
        this.conversation(),
        import(`${MODULES}panel.js`),
      ]);
      this.#launcher.lastElementChild?.replaceChildren(words.launch);
      this.#panel ??= new Panel(this.#launcher, conversation.view);
      if (!this.#panel.view.isConnected) this.#root.append(this.#panel.view);
      this.#panel.show();
      return conversation;
    }
  }

  /** Every module at once, and not one after the other as they name each other. */
  function fetchAhead() {
    if (document.head.querySelector(`link[href^="${MODULES}"]`)) return;
    for (const name of modules) {
      const link = document.createElement("link");
      document.head.append(Object.assign(link, { rel: "modulepreload", href: MODULES + name }));
    }
  }

  function speech() {
    const drawing = document.createElementNS(SVG, "svg");
    const path = document.createElementNS(SVG, "path");
    drawing.setAttribute("viewBox", "0 0 24 24");
    drawing.setAttribute("aria-hidden", "true");
    path.setAttribute("d", SPEECH);
    drawing.append(path);
    return drawing;
  }

  /**
   * The colour a site has chosen, with black or white upon it, whichever is read more easily; ours
   * where it names none in the form #rgb or #rrggbb.
   * @param {string} wanted
   */
  function accented(wanted) {
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
  function sheet(rules) {
    const made = new CSSStyleSheet();
    made.replaceSync(rules);
    return made;
  }

  /** @param {HTMLScriptElement} line */
  function begin(line) {
    customElements.define("tdkt-chat", TdktChat);
    if (document.querySelector("tdkt-chat")) return;
    const chat = document.createElement("tdkt-chat");
    Object.assign(chat.dataset, line.dataset);
    if (line.dataset.mode === "inline" && !line.closest("head")) line.after(chat);
    else document.body.append(chat);
  }

  if (document.body) begin(script);
  else addEventListener("DOMContentLoaded", () => begin(script), { once: true });
})();
