/**
 * What one body does: who leads, what is ours now and whom to call; then ours in time, who tells
 * us and hands the victim over to us, what of ours depends, waits to be called, or is reported.
 *
 * The same order and words as `coordplan who --agency` (`pages/own.py`); where that shows our part
 * of a duty alone, the whole duty stands here.
 */

import { ask } from "./asking.js";
import { Screen } from "./screen.js";
import { heading, rowsOf, run, together } from "./words.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./plan.js").Held} Held */
/** @typedef {import("./plan.js").Item} Item */
/** @typedef {import("./words.js").Block} Block */
/** @typedef {import("./words.js").Language} Language */
/** @typedef {import("./words.js").Row} Row */
/** @typedef {import("./words.js").Run} Run */
/** @typedef {import("./words.js").Words} Words */

const FACTS_FIRST = 2;

export class Own {
  /**
   * @param {Answer} answer
   * @param {number} agency who we are
   * @param {Words} words
   * @param {Language} language
   */
  constructor(answer, agency, words, language) {
    this.screen = new Screen(answer, words, language);
    this.answer = answer;
    this.rows = this.screen.rows;
    this.setting = this.rows.setting;
    const { agencies, members, under } = answer.plan.data;
    this.agency = agency;
    this.groups = [...agencies.keys()].filter((one) => members[one].includes(agency));
    this.superior = under[agency];
    /** @type {Set<Item>} we, and what we are counted among */
    this.ours = new Set([agency, ...this.groups].map((one) => agencies[one]));
    const { act, oversee } = answer.certain;
    this.acting = [...act, ...oversee];
    this.mine = this.acting.filter(({ item }) => this.ours.has(item.agency)).sort((a, b) => this.phase(a) - this.phase(b));
    this.open = answer.possible.filter((one) => this.concerns(one));
    this.cases = answer.byCases().filter((one) => this.ours.has(agencies[one.agency]));
  }

  /** @param {Held} held */
  phase({ duty }) {
    return this.rows.duties[duty].phase;
  }

  /**
   * Whether a statement is of us: we act, tell, are told, report or are reported to.
   * @param {Held} held
   */
  concerns({ kind, item }) {
    const has = (/** @type {Item | null} */ agency) => agency !== null && this.ours.has(agency);
    if (kind === "reports") return has(item.from) || has(item.to);
    return has(item.agency) || (kind === "notify" && item.by.some(has));
  }

  /** @returns {Block[]} */
  blocks() {
    const [first, others] = this.screen.doubts();
    return this.screen.footnoted([
      ...this.screen.leader(),
      ...this.first(),
      ...this.screen.inDoubt(first),
      ...this.screen.inDoubt(others),
      this.we(),
      this.screen.situation(),
      ...this.screen.notes(),
      ...this.screen.changedOf(this.ours),
      ...this.inTime(),
      ...this.screen.section("toldUs", this.told()),
      ...this.screen.section("handed", this.handedOver()),
      ...this.screen.section("leadsBeside", this.leaders()),
      ...this.depends(),
      ...this.screen.noBearing(),
      ...this.screen.section("reports", this.rows.reporting(this.answer.certain.reports.filter((one) => this.concerns(one)))),
    ]);
  }

  // the first lines

  /**
   * What is ours now, and whom to call.
   * @returns {Block[]}
   */
  first() {
    const { setting } = this;
    const said = this.parts();
    const facts = [...new Set(this.settleable().flatMap(({ on }) => on))].sort((a, b) => a - b);
    if (facts.length && said.length) said.push(run(setting.say("moreBelow"), "doubtful"));
    else if (facts.length) {
      const more = facts.length > FACTS_FIRST ? ", …" : "";
      const on = this.rows.topics(facts.slice(0, FACTS_FIRST)) + more;
      said.push(run(setting.say("nothingOurs")), run(setting.say("moreDependsOn", { facts: on }), "doubtful"));
    }
    const call = together(this.toCall());
    return [
      this.notice("ours", said.length ? together(said) : run(setting.say("nothingOurs"))),
      this.notice("whomToCall", call.length ? call : run(setting.say("nobodyToCall"))),
    ];
  }

  /**
   * @param {string} label
   * @param {Run[]} said
   * @returns {Block}
   */
  notice(label, said) {
    return { kind: "notice", label: run(this.setting.say(label)), said, tone: "open" };
  }

  /** What of ours facts may settle; what waits to be called is told apart. */
  settleable() {
    return this.open.filter(({ duty }) => !this.answer.waits(duty));
  }

  /**
   * What we certainly do, by role: the actions of each, and the clauses.
   * @returns {Run[][]}
   */
  parts() {
    const { roles } = this.setting.words;
    const { actions } = this.answer.plan.vocabulary;
    const found = Object.keys(roles).flatMap((role) => {
      const items = this.mine.filter(({ item, aside }) => item.role === role && !aside);
      if (!items.length) return [];
      const done = [...new Set(items.flatMap(({ item }) => item.actions))];
      const numbers = done.map((/** @type {string} */ id) => actions.findIndex((one) => one.id === id));
      const general = items.every(({ item }) => item.reach === "general");
      return [
        [
          ...run(this.setting.text(roles[role]), "strong"),
          ...run(`: ${this.rows.labels(numbers)}${general ? this.setting.say("forAny") : ""}  `),
          ...this.rows.cited(items.map(({ duty }) => duty)),
        ],
      ];
    });
    if (!this.cases.length) return found;
    const labels = this.rows.labels([...new Set(this.cases.map(({ action }) => action))]);
    const cited = this.rows.cited(this.cases.flatMap(({ duties }) => duties));
    return [...found, [...run(`${labels}: ${this.setting.say("inEveryCase")}  `), ...cited]];
  }

  /**
   * Whom we tell; whoever leads what we take part in; our superior. Each body once.
   * @returns {Run[][]}
   */
  toCall() {
    /** @type {Map<Item, Set<string>>} */
    const why = new Map();
    for (const [agency, reason] of this.reasonsToCall()) why.set(agency, (why.get(agency) ?? new Set()).add(reason));
    return [...why].map(([agency, reasons]) => [
      ...this.rows.names([agency], true),
      ...run(` — ${[...reasons].map((reason) => this.setting.say(reason)).join(", ")}`),
    ]);
  }

  /**
   * Bodies, and why to call them.
   * @returns {[Item, string][]}
   */
  reasonsToCall() {
    const { notify } = this.answer.certain;
    const { agencies } = this.answer.plan.data;
    const main = this.answer.plan.vocabulary.actions.find((one) => one.main)?.id;
    const mine = new Set(this.mine.map(({ duty }) => duty));
    const telling = notify.filter(({ item }) => item.by.some((/** @type {Item} */ one) => this.ours.has(one)));
    const leading = this.leads().filter(
      ({ duty, item }) => !this.ours.has(item.agency) && (mine.has(duty) || item.actions.includes(main)),
    );
    return [
      ...telling.map(({ item }) => /** @type {[Item, string]} */ ([item.agency, "weTell"])),
      ...leading.map(({ item }) => /** @type {[Item, string]} */ ([item.agency, "theyLead"])),
      ...(this.superior === null ? [] : [/** @type {[Item, string]} */ ([agencies[this.superior], "superior"])]),
      ...this.besideUs().map((agency) => /** @type {[Item, string]} */ ([agency, "actsWithUs"])),
    ];
  }

  /** Who certainly leads something. */
  leads() {
    return this.answer.certain.act.filter(({ item, aside }) => item.role === "lead" && !aside);
  }

  /**
   * Who does what we do, by duties that name the situation and no leader.
   * @returns {Item[]}
   */
  besideUs() {
    const led = new Set(this.leads().map(({ duty }) => duty));
    return this.mine
      .filter(({ duty, item }) => item.reach === "named" && !led.has(duty))
      .flatMap(({ duty, item }) => [
        ...this.answer.plan.statements.filter((one) => one.duty === duty && one.kind === "act").map((one) => one.item.agency),
        ...item.partners,
      ])
      .filter((agency) => !this.ours.has(agency));
  }

  /**
   * Who we are in the plan.
   * @returns {Block}
   */
  we() {
    const [name, ...groups] = [this.agency, ...this.groups].map((one) => this.setting.of(this.answer.plan.data.agencies[one].name));
    const said = groups.length ? this.setting.say("countedAmong", { name, groups: groups.join(", ") }) : name;
    return { kind: "notice", label: run(this.setting.say("we")), said: run(said), tone: "plain" };
  }

  // ours, in time

  /**
   * What we certainly do, phase by phase, each with those who do it with us.
   * @returns {Block[]}
   */
  inTime() {
    const mine = new Set(this.mine.map(({ duty }) => duty));
    return this.answer.plan.vocabulary.phases.flatMap(({ label }, phase) => {
      const here = (/** @type {Held} */ one) => mine.has(one.duty) && this.phase(one) === phase;
      const rows = [
        ...this.rows.rows(this.acting.filter(here), this.answer.certain.notify.filter(here)),
        ...this.screen.certain.byCases(phase, this.cases),
      ];
      return rows.length ? [heading(this.setting.of(label)), rowsOf(rows)] : [];
    });
  }

  /** Who tells us of the case, by duties that are not ours. */
  told() {
    return this.beside(this.answer.certain.notify.filter(({ item }) => this.ours.has(item.agency)));
  }

  /** Who hands the victim over to us, or to one of several of whom we are one. */
  handedOver() {
    const to = (/** @type {Held} */ { item }) => item.hand_over_to.some((/** @type {Item} */ one) => this.ours.has(one));
    return this.beside(this.acting.filter(to));
  }

  /**
   * Duties of others that reach us.
   * @param {Held[]} held
   */
  beside(held) {
    const mine = new Set(this.mine.map(({ duty }) => duty));
    const numbers = new Set(held.map(({ duty }) => duty).filter((duty) => !mine.has(duty)));
    const reaching = (/** @type {Held} */ { duty }) => numbers.has(duty);
    return this.rows.rows(this.acting.filter(reaching), this.answer.certain.notify.filter(reaching));
  }

  /**
   * Who leads the actions in which we take part by a duty that names no leader.
   * @returns {Row[]}
   */
  leaders() {
    const { actions } = this.answer.plan.vocabulary;
    const led = new Set(this.leads().map(({ duty }) => duty));
    const lead = new Set(this.leads().flatMap(({ item }) => (this.ours.has(item.agency) ? item.actions : [])));
    const acting = this.mine.filter(({ kind, duty }) => kind === "act" && !led.has(duty));
    const found = new Set(acting.flatMap(({ item }) => item.actions));
    return [...found].flatMap((id) => {
      const number = actions.findIndex((one) => one.id === id);
      if (actions[number].main || lead.has(id)) return [];
      const [said, any] = this.screen.leading.of(number);
      return any ? [{ who: run(this.rows.labels([number])), what: said, clauses: [], under: [] }] : [];
    });
  }

  /**
   * What of ours depends, with the best question; what of ours waits to be called.
   * @returns {Block[]}
   */
  depends() {
    const ours = new Set(this.open.map(({ duty }) => duty));
    const whole = this.answer.possible.filter(({ duty }) => ours.has(duty));
    const open = whole.filter(({ duty }) => !this.answer.waits(duty));
    const waiting = whole.filter(({ duty }) => this.answer.waits(duty));
    const [best] = ask(this.answer);
    return [
      ...(open.length
        ? [
            heading(this.setting.say("depends")),
            ...(best ? [this.screen.question(best)] : []),
            rowsOf(this.rows.depending(open, false)),
          ]
        : []),
      ...this.screen.section("onCall", this.rows.depending(waiting, false)),
    ];
  }
}
