/**
 * The page itself: choose the place, say what happened, read who must act; nothing leaves it.
 */

import { answered } from "./answered.js";
import { anew, answerTo, journeyOf, today } from "./case.js";
import { Calendar } from "./clock.js";
import { button, element, title } from "./element.js";
import { happened } from "./happened.js";
import { interview } from "./interview.js";
import { places } from "./places.js";
import { Plan } from "./plan.js";

/** @typedef {import("./case.js").Case} Case */
/** @typedef {import("./plan.js").PlanData} PlanData */
/** @typedef {import("./plan.js").VocabularyData} VocabularyData */
/** @typedef {import("./situation.js").Text} Text */
/** @typedef {import("./situation.js").Value} Value */
/** @typedef {import("./words.js").Language} Language */

/**
 * @typedef {object} Listed a plan before it is chosen
 * @property {Text} place
 * @property {Text | null} now what the place is part of today
 * @property {string} search the folded names of the place, old and new
 * @property {string | null} label what tells it from another of the same id
 * @property {number} vocabulary
 */

/**
 * @typedef {object} PageData
 * @property {Listed[]} plans
 * @property {Record<string, any>} words
 * @property {Record<string, string[]>} interface what the page itself says
 * @property {import("./clock.js").CalendarData} calendar
 * @property {boolean} packed whether plans and vocabularies are packed
 */

/** A step that the button of a phone takes back, with nothing of the case in it. */
function leaveAStep() {
  if (history.state !== "step") history.pushState("step", "");
}

export class App {
  /**
   * @param {PageData} data
   * @param {(id: string) => Promise<any>} unpack
   * @param {HTMLElement} root
   * @param {HTMLElement} live where what changes is said aloud
   */
  constructor(data, unpack, root, live) {
    this.data = data;
    this.unpack = unpack;
    this.root = root;
    this.live = live;
    this.calendar = new Calendar(data.calendar);
    this.language = /** @type {Language} */ (document.documentElement.lang);
    /** @type {Map<number, Plan>} */
    this.plans = new Map();
    this.case = anew(today());
    window.addEventListener("popstate", () => this.stepBack());
    this.show("");
  }

  // words

  /**
   * What the page itself says.
   * @param {string} name
   * @param {Record<string, string | number>} [parts]
   */
  say(name, parts = {}) {
    const [vi, en = vi] = this.data.interface[name];
    const said = this.language === "vi" ? vi : en;
    return said.replace(/\{(\w+)\}/g, (whole, part) => String(parts[part] ?? whole));
  }

  /** @param {Text} text */
  of(text) {
    return text[this.language];
  }

  // facts of the plan that is chosen

  /** @param {string} fact */
  number(fact) {
    return this.facts.findIndex((one) => one.id === fact);
  }

  get facts() {
    return /** @type {Plan} */ (this.case.plan).world.facts;
  }

  /**
   * @param {number} fact
   * @param {Value} value
   */
  label(fact, value) {
    const found = this.facts[fact].values.find((one) => one.value === value);
    return found ? this.of(found.label) : String(value);
  }

  /**
   * @param {number} fact
   * @param {Value | null} value null is not known
   */
  reply(fact, value) {
    const place = value === null ? null : this.facts[fact].values.findIndex((one) => one.value === value);
    this.change({ answers: new Map([...this.case.answers, [fact, place]]) });
  }

  // the case

  /** @param {number} number */
  async choose(number) {
    const before = this.case;
    const plan = await this.planOf(number);
    if (this.case !== before) return;
    this.change({ plan, view: "what" });
    leaveAStep();
  }

  /**
   * Say where the victim lives; null is the place of reception, or not known.
   * @param {number | null} number
   * @param {string} focus
   * @param {Partial<Case>} [more]
   */
  async liveIn(number, focus, more = {}) {
    const before = this.case;
    const home = number === null ? null : await this.planOf(number);
    if (this.case !== before) return;
    const ours = before.ours === "at" ? {} : /** @type {Partial<Case>} */ ({ ours: "at", agency: null });
    this.change({ home, ...ours, ...more }, focus);
  }

  /** @param {number} number */
  async planOf(number) {
    const plan = this.plans.get(number) ?? (await this.read(number));
    this.plans.set(number, plan);
    return plan;
  }

  /** @param {number} number */
  async read(number) {
    /** @type {VocabularyData} */
    const vocabulary = await this.unpack(`vocabulary-${this.data.plans[number].vocabulary}`);
    /** @type {PlanData} */
    const plan = await this.unpack(`plan-${number}`);
    return new Plan(plan, vocabulary);
  }

  /**
   * @param {Partial<Case>} change
   * @param {string} [focus] the element that is to have the focus: the heading of a new view
   */
  change(change, focus = "h1") {
    Object.assign(this.case, change);
    this.show(focus);
  }

  /** One step back: the last answer is taken back, or the view before is shown. */
  back() {
    const { view, answers } = this.case;
    if (view === "place") return;
    if (view === "what") this.begin();
    else if (view === "ask" && answers.size) this.change({ answers: new Map([...answers].slice(0, -1)) });
    else this.change({ view: "what" });
  }

  /** The same by the button of a phone, which then finds another step to take. */
  stepBack() {
    this.back();
    if (this.case.view !== "place") leaveAStep();
  }

  begin() {
    this.case = anew(today());
    this.live.textContent = "";
    this.show();
  }

  // showing

  /** @param {string} [focus] */
  show(focus = "h1") {
    document.documentElement.lang = this.language;
    this.root.replaceChildren(this.head(), element("main", { "data-view": this.case.view }, ...this.view()));
    if (!focus) return;
    const found = /** @type {HTMLElement | null} */ (this.root.querySelector(focus) ?? this.root.querySelector("h1"));
    found?.focus({ preventScroll: focus !== "h1" });
    if (focus === "h1") window.scrollTo(0, 0);
  }

  /** @returns {HTMLElement[]} */
  view() {
    const { view } = this.case;
    if (view === "place") return places(this);
    if (view === "what") return happened(this);
    const journey = journeyOf(this.case, this.calendar);
    const answer = journey ? null : answerTo(this.case, this.calendar);
    const answers = answer ? [answer] : (journey?.parts ?? []).map((part) => part.answer);
    if (!answers.length) return [title(this.say("contradicts"))];
    return view === "ask" ? interview(this, answers) : answered(this, answers, journey);
  }

  head() {
    const other = this.language === "vi" ? "en" : "vi";
    const turn = () => {
      this.language = other;
      this.show("#language");
    };
    const begun = this.case.view !== "place";
    return element(
      "header",
      {},
      begun ? button(this.say("back"), () => this.back(), { id: "back" }) : element("p", {}, this.say("name")),
      begun && button(this.say("beginAnew"), () => this.begin(), { id: "beginAnew" }),
      button(other === "en" ? "English" : "Tiếng Việt", turn, { id: "language", lang: other }),
    );
  }
}
