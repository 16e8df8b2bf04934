// Adding documents: files are sent, the plan is shown, and only then carried out.

import { failureOf, addressOf, post, remove, Disconnected, Failure } from "./api.js";
import { announce, button, counted, element, say, written } from "./dom.js";
import { underWay } from "./errands.js";
import { attempted, sentence } from "./failing.js";
import { Progress } from "./progress.js";
import { named, nameOf, outcome, rejected } from "./report.js";

/** @typedef {import("./wire.js").Errand} Errand */
/** @typedef {import("./wire.js").Planned} Planned */
/** @typedef {import("./wire.js").Step} Step */
/** @typedef {import("./wire.js").Would} Would */
/** @typedef {{source: string, problem: string}} Refusal */

/** The service says so where the files or the index have changed since the plan was shown. */
const OUTDATED = "cli.ingest.outdated";
const FORMATS = ".txt,.md,.html,.htm,.pdf,.docx";

/** @param {HTMLElement} view */
export async function adding(view) {
  view.append(new Adding().whole);
}

class Adding {
  #files = element("input", { id: "files", type: "file", multiple: true, accept: FORMATS });
  #problem = element("p", { className: "problem", role: "alert", hidden: true });
  #progress = new Progress();
  #plan = element("div");
  #batch = "";
  /** @type {Refusal[]} */
  #refused = [];
  #working = false;
  /** What was under way is looked for first: files that are chosen meanwhile wait for it. */
  #joining = Promise.resolve();

  constructor() {
    const label = element("label", { for: "files" }, say("choose_files"));
    const drop = element("div", { className: "drop" },
      this.#files, label, element("p", { className: "quiet" }, say("drop_here")), element("p", { className: "quiet" }, say("formats")));
    this.#files.onchange = () => this.#send([...(this.#files.files ?? [])]);
    drop.ondragover = (event) => event.preventDefault();
    drop.ondrop = (event) => {
      event.preventDefault();
      this.#send([...(event.dataTransfer?.files ?? [])]);
    };
    this.whole = element("section", { "aria-labelledby": "view-title" },
      element("h2", { id: "view-title", tabIndex: -1 }, say("adding")),
      element("p", {}, say("adding_how")), drop, this.#problem, this.#progress.whole, this.#plan);
    this.#joining = this.#join();
  }

  /** @param {File[]} files */
  async #send(files) {
    if (!files.length) return;
    await this.#joining;
    await this.#busy(async () => {
      await this.#letGo();
      this.#batch = (await post("uploads")).batch;
      this.#refused = await this.#uploaded(files);
      const sent = files.length - this.#refused.length;
      this.#showPlan(sent ? await this.#planned() : []).focus();
    });
  }

  /** Go on with what was under way, or waited to be carried out, before the page was opened. */
  async #join() {
    await this.#busy(async () => {
      const { errand, plan } = await underWay();
      const known = errand ?? plan;
      if (known) await this.#joined(known);
    });
  }

  /** @param {Errand} errand */
  async #joined(errand) {
    const { kind, about } = errand;
    if (kind === "plan" || kind === "ingest") this.#batch = about ?? "";
    if (kind === "plan") {
      this.#showPlan(await this.#progress.follow(errand, say("planning")));
      announce(say("plan_ready"));
    } else if (kind === "ingest") await this.#taken(errand);
    else this.#showEnd(kind, await this.#progress.follow(errand, say(kind === "again" ? "reading_again" : "removing")));
  }

  /**
   * Send one file after the other; gives those that were refused.
   * @param {File[]} files
   */
  async #uploaded(files) {
    const refused = [];
    const total = files.reduce((sum, file) => sum + file.size, 0);
    let before = 0;
    this.#progress.begin(say("sending"));
    for (const file of files) {
      const address = `uploads/${this.#batch}/files?${new URLSearchParams({ name: file.name })}`;
      try {
        await sent(address, file, (done) => this.#progress.show(say("sending_file", { name: file.name }), before + done, total));
      } catch (error) {
        if (!(error instanceof Failure) || error.status === 401) throw error;
        refused.push({ source: file.name, problem: sentence(error) });
      }
      before += file.size;
    }
    return refused;
  }

  async #planned() {
    return this.#progress.follow(await post(`uploads/${this.#batch}/plan`), say("planning"));
  }

  /**
   * The heading of what is shown now, for the focus.
   * @param {Step[]} steps
   */
  #showPlan(steps) {
    const would = /** @type {Would[]} */ (steps.filter((each) => each.step === "would"));
    const end = /** @type {Planned | undefined} */ (steps.find((each) => each.step === "planned"));
    const lists = ["add", "replace"].map((action) => planned(action, would.filter((each) => each.action === action)));
    const failed = would.filter((each) => each.action === "reject");
    const title = element("h3", { tabIndex: -1 }, say("plan"));
    const taken = would.filter((each) => each.action !== "reject").map((each) => nameOf(each.source));
    const same = (end?.unchanged ?? []).map(nameOf);
    this.#plan.replaceChildren(title, ...lists.flat(),
      ...named("plan_unchanged", same.map((name) => element("li", {}, name))),
      ...rejected([...this.#refused, ...(end?.refused ?? []), ...failed]),
      element("p", {}, say(taken.length ? "plan_told" : "plan_nothing", { count: counted(taken.length) })),
      this.#buttons(taken, end?.pin ?? ""));
    return title;
  }

  /**
   * @param {string[]} taken
   * @param {string} pin  of the plan that is shown
   */
  #buttons(taken, pin) {
    const carryOut = button(say("carry_out"), () => void this.#busy(() => this.#carriedOut(taken, pin)));
    const cancel = button(say("cancel"), () => void this.#busy(() => this.#letGo()), "plain");
    return element("div", { className: "buttons" }, cancel, taken.length ? carryOut : null);
  }

  /**
   * @param {string[]} names
   * @param {string} pin
   */
  async #carriedOut(names, pin) {
    const errand = await post(`uploads/${this.#batch}/carry-out`, { names, pin });
    await this.#taken(errand);
    this.#plan.querySelector("h3")?.focus();
  }

  /** @param {Errand} errand */
  async #taken(errand) {
    try {
      this.#showEnd("ingest", await this.#progress.follow(errand, say("ingesting")));
      this.#batch = "";
      this.#files.value = "";
    } catch (error) {
      if (error instanceof Failure && error.key === OUTDATED) this.#showPlan(await this.#planned()).focus();
      throw error;
    }
  }

  /**
   * @param {Errand["kind"]} kind
   * @param {Step[]} steps
   */
  #showEnd(kind, steps) {
    const { words, parts } = outcome(kind, steps);
    const title = element("h3", { tabIndex: -1 }, say("ended"));
    const link = element("a", { href: "#tai-lieu" }, say("see_documents"));
    this.#plan.replaceChildren(title, ...parts, element("p", {}, link));
    announce(words);
  }

  async #letGo() {
    if (this.#batch) await remove(`uploads/${this.#batch}`);
    this.#batch = "";
    this.#refused = [];
    this.#plan.replaceChildren();
  }

  /** @param {() => Promise<void>} work */
  async #busy(work) {
    if (this.#working) return;
    this.#working = true;
    const controls = [this.#files, ...this.#plan.querySelectorAll("button")];
    for (const each of controls) each.disabled = true;
    await attempted(this.#problem, work);
    for (const each of controls) each.disabled = false;
    this.#progress.whole.hidden = true;
    this.#working = false;
  }
}

/**
 * @param {string} action
 * @param {Would[]} would
 */
function planned(action, would) {
  return named(`plan_${action}`, would.map((each) => {
    const { effective_from: from, effective_to: to } = each.document;
    const facts = [
      each.document.number, each.document.issuer,
      from && say("from", { from: written(from) }), to && say("to", { to: written(to) }),
      say("passages_of", { count: counted(each.passages) }),
    ];
    return element("li", {},
      element("strong", {}, each.name), ` (${nameOf(each.source)})`,
      element("p", { className: "quiet" }, facts.filter(Boolean).join(" · ")),
      each.held ? element("p", { className: "quiet" }, say("takes_place_of", { name: each.held })) : null,
      each.copies.length ? element("p", { className: "quiet" }, say("copies_there", { names: each.copies.join("; ") })) : null);
  }));
}

/**
 * Send a file; only an XMLHttpRequest says how far it has come.
 * @param {string} path
 * @param {File} file
 * @param {(done: number) => void} progressed
 * @returns {Promise<void>}
 */
function sent(path, file, progressed) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", addressOf(path));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = (event) => progressed(event.loaded);
    request.onerror = () => reject(new Disconnected());
    request.onload = () => (request.status < 300 ? resolve() : reject(failureOf(request.response, request.status)));
    request.send(file);
  });
}
