/**
 * The page itself: choose the place, say what happened, read who must act; nothing leaves it.
 *
 * What is known of the case lives in one object in memory, and goes with the page. Every text of
 * a plan becomes text, never markup.
 */

import { Plan } from "./answer.js";
import { Screen, Setting } from "./screen.js";

/** @typedef {import("./screen.js").Block} Block */
/** @typedef {import("./screen.js").Language} Language */
/** @typedef {import("./screen.js").Row} Row */
/** @typedef {import("./screen.js").Run} Run */
/** @typedef {import("./answer.js").PlanData} PlanData */
/** @typedef {import("./answer.js").VocabularyData} VocabularyData */
/** @typedef {import("./situation.js").Text} Text */

/**
 * @typedef {object} PageData
 * @property {Record<string, VocabularyData>} vocabularies
 * @property {PlanData[]} plans
 * @property {Record<string, any>} words
 * @property {Record<string, string[]>} interface what the page itself says
 */

/** @typedef {"place" | "what" | "ask" | "answer"} View */

/**
 * @typedef {object} Case what is known, and what is shown
 * @property {View} view
 * @property {Plan | null} plan
 * @property {Set<string>} events
 * @property {Map<number, number | null>} answers facts as they were answered: null is not known
 * @property {Record<string, boolean>} calls
 * @property {string} day
 */

/** @param {string} day */
const anew = (day) =>
  /** @type {Case} */ ({
    view: "place",
    plan: null,
    events: new Set(),
    answers: new Map(),
    calls: {},
    day,
  });

/** Letters without case and diacritics: what people type on a phone. */
const fold = (/** @type {string} */ text) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐðÐ]/g, "d")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** The day in Viet Nam, seven hours before UTC all year round. */
const today = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

/**
 * An element with attributes and children; nothing is read as markup.
 * @param {string} tag
 * @param {Record<string, any>} [attributes] `on…` are listeners; false and null leave one out
 * @param {...(Node | string | null | false)} children
 */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== false));
  return made;
}

export class App {
  /**
   * @param {PageData} data
   * @param {HTMLElement} root
   * @param {HTMLElement} live where what changes is said aloud
   */
  constructor(data, root, live) {
    this.data = data;
    this.root = root;
    this.live = live;
    this.language = /** @type {Language} */ ("vi");
    this.case = anew(today());
    /** @type {Map<string, Plan>} */
    this.plans = new Map();
    this.show();
  }

  /** @param {string} name */
  say(name, parts = {}) {
    const [vi, en = vi] = this.data.interface[name];
    const said = this.language === "vi" ? vi : en;
    return said.replace(/\{(\w+)\}/g, (whole, part) => String(/** @type {any} */ (parts)[part] ?? whole));
  }

  /** @param {Text} text */
  of(text) {
    return text[this.language];
  }

  /** @param {PlanData} data */
  plan(data) {
    const plan = this.plans.get(data.id) ?? new Plan(data, this.data.vocabularies[data.vocabulary]);
    this.plans.set(data.id, plan);
    return plan;
  }

  // what is known

  /**
   * The facts of some events and answers; null where two of them contradict each other.
   * @param {Iterable<string>} events
   * @param {ReadonlyMap<number, number | null>} answers
   */
  known(events, answers) {
    const { vocabulary } = /** @type {Plan} */ (this.case.plan);
    const { facts } = vocabulary;
    /** @type {Map<number, number>} */
    const found = new Map();
    /** @type {[number, number][]} */
    const stated = [...answers].flatMap(([fact, value]) => (value === null ? [] : [[fact, value]]));
    for (const id of events) {
      for (const [name, value] of Object.entries(vocabulary.events.find((one) => one.id === id)?.facts ?? {})) {
        const number = facts.findIndex((fact) => fact.id === name);
        stated.push([number, facts[number].values.findIndex((one) => one.value === value)]);
      }
    }
    for (const [fact, value] of stated) {
      if ((found.get(fact) ?? value) !== value) return null;
      found.set(fact, value);
    }
    return found;
  }

  /**
   * What is known with all that follows; null where it cannot be true together.
   * @param {Iterable<string>} [events]
   * @param {ReadonlyMap<number, number | null>} [answers]
   */
  resolved(events = this.case.events, answers = this.case.answers) {
    const known = this.known(events, answers);
    return known && /** @type {Plan} */ (this.case.plan).world.resolve(known);
  }

  answer() {
    const { plan, calls, day } = this.case;
    const resolved = this.resolved();
    return plan && resolved && plan.who(resolved, { calls, day });
  }

  // showing

  /** @param {Partial<Case>} change */
  change(change, focus = "") {
    Object.assign(this.case, change);
    this.show(focus);
  }

  /** @param {string} [focus] the element that is to have the focus: the heading of a new view */
  show(focus = "h1") {
    const views = { place: this.place, what: this.what, ask: this.ask, answer: this.answered };
    document.documentElement.lang = this.language;
    this.root.replaceChildren(this.head(), ...views[this.case.view].call(this));
    const found = /** @type {HTMLElement | null} */ (this.root.querySelector(focus || "h1"));
    found?.focus({ preventScroll: focus !== "h1" });
    if (focus === "h1") window.scrollTo(0, 0);
  }

  head() {
    const other = this.language === "vi" ? "en" : "vi";
    const turn = () => {
      this.language = other;
      this.show("#language");
    };
    const button = (/** @type {string} */ name, /** @type {() => void} */ act) =>
      element("button", { type: "button", id: name, onclick: act }, this.say(name));
    const begun = this.case.view !== "place";
    return element(
      "header",
      {},
      begun ? button("back", () => this.back()) : element("p", {}, this.say("name")),
      begun && button("beginAnew", () => this.begin()),
      element(
        "button",
        { type: "button", id: "language", lang: other, onclick: turn },
        other === "en" ? "English" : "Tiếng Việt",
      ),
    );
  }

  /** One step back: the last answer is taken back, or the view before is shown. */
  back() {
    const { view, answers } = this.case;
    if (view === "ask" && answers.size) {
      this.change({ answers: new Map([...answers].slice(0, -1)) }, "h1");
    } else if (view === "what") {
      this.begin();
    } else {
      this.change({ view: "what" }, "h1");
    }
  }

  begin() {
    this.case = anew(today());
    this.live.textContent = "";
    this.show();
  }

  /** @param {string} text */
  title(text) {
    return element("h1", { tabindex: -1 }, text);
  }

  // where

  place() {
    const list = element("ul", { class: "choices", id: "places" });
    const fill = (/** @type {string} */ typed) => {
      const words = fold(typed).split(" ").filter(Boolean);
      const found = this.data.plans.filter(({ search }) => words.every((word) => search.includes(word)));
      list.replaceChildren(...found.map((one) => element("li", {}, this.choice(one))));
      if (!found.length) list.append(element("li", { class: "nothing" }, this.say("noPlace")));
    };
    fill("");
    const search = element("input", {
      type: "search",
      id: "search",
      autocomplete: "off",
      oninput: (/** @type {Event} */ event) => fill(/** @type {HTMLInputElement} */ (event.target).value),
    });
    return [
      this.title(this.say("where")),
      element("label", { for: "search" }, this.say("findPlace")),
      search,
      list,
    ];
  }

  /** @param {PlanData} data */
  choice(data) {
    const take = () => this.change({ plan: this.plan(data), view: "what" }, "h1");
    return element(
      "button",
      { type: "button", onclick: take },
      element("strong", {}, this.of(data.place)),
      ...(data.now ? [element("small", {}, this.of(data.now))] : []),
    );
  }

  // what happened

  what() {
    const { plan, events } = this.case;
    const { vocabulary, data } = /** @type {Plan} */ (plan);
    const buttons = vocabulary.events.map((event) => {
      const taken = events.has(event.id);
      const others = taken ? [...events].filter((id) => id !== event.id) : [...events, event.id];
      const possible = taken || !!this.resolved(others);
      const toggle = () => possible && this.change({ events: new Set(others) }, `#event-${event.id}`);
      return element(
        "li",
        {},
        element(
          "button",
          {
            type: "button",
            id: `event-${event.id}`,
            "aria-pressed": taken,
            "aria-disabled": !possible && "true",
            onclick: toggle,
          },
          this.of(event.label),
          !possible && element("small", {}, this.say("contradicts")),
        ),
      );
    });
    return [
      this.title(this.say("whatHappened")),
      element("p", { class: "subject" }, this.of(data.place)),
      element("ul", { class: "choices", role: "group", "aria-label": this.say("whatHappened") }, ...buttons),
      this.bar(
        ["seeAnswer", () => this.change({ view: "answer" }, "h1")],
        ["askMe", () => this.change({ view: "ask" }, "h1")],
      ),
    ];
  }

  /** @param {...[string, () => void]} buttons */
  bar(...buttons) {
    const made = buttons.map(([name, act], place) =>
      element("button", { type: "button", id: name, class: place ? false : "first", onclick: act }, this.say(name)),
    );
    return element("nav", { class: "bar", "aria-label": this.say("next") }, ...made);
  }

  // question by question

  ask() {
    const answer = this.answer();
    if (!answer) return [];
    const open = answer.ask().filter(({ fact }) => !this.case.answers.has(this.number(fact)));
    const screen = this.screen(answer);
    const leader = this.blocks([screen.leader()]);
    const stands = element("div", { class: "leader" }, ...leader);
    const bar = this.bar(["seeAnswer", () => this.change({ view: "answer" }, "h1")]);
    this.live.textContent = stands.textContent;
    if (!open.length) return [this.title(this.say("nothingToAsk")), stands, bar];
    const [{ fact, question, values, decides }] = open;
    const number = this.number(fact);
    const known = answer.plan.world.facts[number].values;
    const why = answer.possible.filter(({ duty, on }) => on.includes(number) && !answer.waits(duty));
    return [
      this.title(this.of(question)),
      element("p", { class: "faint" }, screen.setting.count("decides", decides)),
      element(
        "ul",
        { class: "choices" },
        ...values.map((value) => {
          const place = known.findIndex((one) => one.value === value);
          const take = () => this.reply(number, place);
          return element("li", {}, element("button", { type: "button", onclick: take }, this.of(known[place].label)));
        }),
        element(
          "li",
          {},
          element("button", { type: "button", class: "unknown", onclick: () => this.reply(number, null) }, this.say("unknown")),
        ),
      ),
      element(
        "details",
        {},
        element("summary", {}, this.say("whyAsked")),
        ...this.blocks([{ kind: "rows", rows: screen.depending(why, true) }]),
      ),
      stands,
      bar,
    ];
  }

  /** @param {string} fact */
  number(fact) {
    return /** @type {Plan} */ (this.case.plan).world.facts.findIndex((one) => one.id === fact);
  }

  /**
   * @param {number} fact
   * @param {number | null} value
   */
  reply(fact, value) {
    this.change({ answers: new Map([...this.case.answers, [fact, value]]) }, "h1");
  }

  // the answer

  /** @param {import("./answer.js").Answer} answer */
  screen(answer) {
    return new Screen(answer, new Setting(this.data.words, this.language));
  }

  answered() {
    const answer = this.answer();
    if (!answer) return [];
    const blocks = this.screen(answer).blocks();
    const shown = element("main", { class: "answer" }, ...this.blocks(blocks));
    const lead = shown.querySelector(".leads");
    lead?.after(this.stated());
    this.live.textContent = lead?.textContent ?? "";
    return [
      this.title(this.of(answer.plan.data.place)),
      shown,
      ...this.callButtons(answer),
      this.options(),
      this.bar(
        ["askMe", () => this.change({ view: "ask" }, "h1")],
        ["print", () => window.print()],
        ["copy", () => this.copy(shown)],
      ),
    ];
  }

  /** What was stated, each with a button that takes it back. */
  stated() {
    const { plan, events, answers } = this.case;
    const { vocabulary, world } = /** @type {Plan} */ (plan);
    const chips = [...events].map((id) => {
      const event = vocabulary.events.find((one) => one.id === id);
      const drop = () => this.change({ events: new Set([...events].filter((one) => one !== id)) }, "h1");
      return this.chip(event ? this.of(event.label) : id, drop);
    });
    for (const [fact, value] of answers) {
      const { label, values } = world.facts[fact];
      const said = value === null ? this.say("unknown") : this.of(values[value].label);
      const left = new Map([...answers].filter(([one]) => one !== fact));
      chips.push(this.chip(`${this.of(label)}: ${said}`, () => this.change({ answers: left }, "h1")));
    }
    return element("ul", { class: "chips", "aria-label": this.say("stated") }, ...chips);
  }

  /**
   * @param {string} said
   * @param {() => void} drop
   */
  chip(said, drop) {
    const label = this.say("takeBack", { what: said });
    return element("li", {}, said, element("button", { type: "button", "aria-label": label, onclick: drop }, "×"));
  }

  /** @param {import("./answer.js").Answer} answer */
  callButtons(answer) {
    const calls = answer.onCall();
    if (!calls.length) return [];
    return [
      element("h2", {}, this.say("calls")),
      ...calls.map((/** @type {any} */ call) => {
        /** @param {boolean} said */
        const button = (said) => {
          const taken = this.case.calls[call.duty] === said;
          const toggle = () => {
            const { [call.duty]: _, ...others } = this.case.calls;
            this.change({ calls: taken ? others : { ...others, [call.duty]: said } }, `#call-${said}-${calls.indexOf(call)}`);
          };
          return element(
            "button",
            { type: "button", id: `call-${said}-${calls.indexOf(call)}`, "aria-pressed": taken, onclick: toggle },
            this.say(said ? "isCalled" : "notCalled"),
          );
        };
        return element("fieldset", {}, element("legend", {}, this.of(call.question)), button(true), button(false));
      }),
    ];
  }

  options() {
    const take = (/** @type {Event} */ event) => {
      const { value } = /** @type {HTMLInputElement} */ (event.target);
      if (value) this.change({ day: value }, "#day");
    };
    return element(
      "p",
      { class: "options" },
      element("label", { for: "day" }, this.say("onDay")),
      element("input", { type: "date", id: "day", value: this.case.day, onchange: take }),
    );
  }

  /** @param {HTMLElement} shown */
  async copy(shown) {
    const title = this.of(/** @type {Plan} */ (this.case.plan).data.place);
    const text = `${title}\n${/** @type {HTMLElement} */ (shown).innerText}`;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = /** @type {HTMLTextAreaElement} */ (element("textarea", {}, text));
      this.root.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    this.live.textContent = this.say("copied");
  }

  // blocks

  /** @param {Block[]} blocks */
  blocks(blocks) {
    return blocks.map((block) => {
      switch (block.kind) {
        case "heading":
          return element(
            "h2",
            {},
            ...this.runs(block.said),
            block.note.length > 0 && element("small", {}, " ", ...this.runs(block.note)),
          );
        case "notice":
          return element(
            "p",
            { class: `notice ${block.tone}${block.leads ? " leads" : ""}` },
            block.label.length > 0 && element("b", {}, ...this.runs(block.label)),
            " ",
            ...this.runs(block.said),
          );
        case "rows":
          return element("dl", {}, ...block.rows.flatMap((row) => this.row(row)));
        case "question":
          return this.questionIn(block);
      }
    });
  }

  /**
   * @param {Row} row
   * @returns {HTMLElement[]}
   */
  row({ who, what, clauses, under }) {
    return [
      element("dt", {}, ...this.runs(who)),
      element(
        "dd",
        {},
        ...this.runs(what),
        " ",
        ...this.runs(clauses),
        under.length > 0 && element("dl", {}, ...under.flatMap((row) => this.row(row))),
      ),
    ];
  }

  /** @param {Extract<Block, {kind: "question"}>} block */
  questionIn({ fact, asked, values, decides }) {
    const number = this.number(fact);
    const known = /** @type {Plan} */ (this.case.plan).world.facts[number].values;
    const buttons = values.map((value) => {
      const place = known.findIndex((one) => one.value === value);
      return element("button", { type: "button", onclick: () => this.reply(number, place) }, this.of(known[place].label));
    });
    return element(
      "fieldset",
      { class: "question" },
      element("legend", {}, asked, " ", element("small", {}, decides)),
      ...buttons,
    );
  }

  /** @param {Run[]} runs */
  runs(runs) {
    return runs.map(([text, mark]) => (mark === "plain" ? text : element("span", { class: mark }, text)));
  }
}
