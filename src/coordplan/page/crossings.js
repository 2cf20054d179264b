/**
 * The seam between two plans in words, what is lost first; as `pages/seam.py`.
 */

import { lost, movesVictim } from "./seam.js";
import { run, together } from "./words.js";

/** @typedef {import("./kinship.js").Standing} Standing */
/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./seam.js").Crossing} Crossing */
/** @typedef {import("./seam.js").Match} Match */
/** @typedef {import("./seam.js").Receiver} Receiver */
/** @typedef {import("./words.js").Row} Row */
/** @typedef {import("./words.js").Run} Run */
/** @typedef {import("./words.js").Setting} Setting */

/** How many candidates are named. */
const NAMED = 3;

/** @type {Match[]} */
const COUNTED = ["hole", "gone", "matched", "ambiguous", "open"];

export class Crossings {
  /**
   * @param {Crossing[]} seam
   * @param {Setting} setting
   */
  constructor(seam, setting) {
    this.seam = seam;
    this.setting = setting;
  }

  /** How much of what crosses is received. */
  tally() {
    const found = this.seam.filter((one) => lost(one) || !["hole", "gone"].includes(one.match));
    const said = COUNTED.flatMap((match) => {
      const number = found.filter((one) => one.match === match).length;
      return number ? [this.setting.count(`tally-${match}`, number)] : [];
    });
    return said.join(", ") || this.setting.say("nothingCrosses");
  }

  /** @returns {Row[]} */
  rows() {
    const first = this.seam.filter(lost);
    return [...first, ...this.seam.filter((one) => !lost(one))].map((one) => this.row(one));
  }

  /**
   * @param {Crossing} one
   * @returns {Row}
   */
  row(one) {
    const { setting } = this;
    const status = one.match === "hole" && !lost(one) ? "unlike" : `match-${one.match}`;
    const what = [
      run(setting.say(status), lost(one) ? "strong" : "plain"),
      run(one.certain ? "" : setting.say("mayHold")),
      run(one.surely ? "" : setting.say("mayLeave")),
      this.giving(one),
      this.taking(one),
    ];
    return { who: run(this.what(one)), what: together(what), clauses: [], under: this.since(one) };
  }

  /** @param {Crossing} one */
  what({ kind, giving, duty }) {
    if (duty === null) return this.setting.say(`kind-${kind}`);
    const { actions } = giving.vocabulary;
    return giving.data.duties[duty].actions.map((action) => this.setting.of(actions[action].label)).join(", ");
  }

  /**
   * Who gives, to whom by the words of the clause, and the clause.
   * @param {Crossing} one
   * @returns {Run[]}
   */
  giving({ giving, duty, givers, addressee }) {
    if (duty === null) return [];
    const to = addressee ? this.name(giving, addressee) : this.setting.say("toNobody");
    const by = givers.map((giver) => this.name(giving, giver)).join(", ");
    return [...run(`${by} → ${to} `), ...run(`[${giving.data.id} ${giving.data.duties[duty].clause}]`, "clause")];
  }

  /**
   * Who receives, with the clauses; or that nobody does.
   * @param {Crossing} one
   * @returns {Run[]}
   */
  taking(one) {
    const { kind, giving, taking, duty, receivers } = one;
    const { setting } = this;
    const say = (/** @type {string} */ name, /** @type {Plan} */ plan) =>
      run(setting.say(name, { place: setting.of(plan.data.place) }));
    if (duty === null) return say(kind === "return" ? "nobodyBrings" : "nobodyTells", giving);
    if (!receivers.length) return say(movesVictim(kind) ? "nobodyTakes" : "nobodyIs", taking);
    const shown = receivers.slice(0, NAMED).map((one) => this.receiver(taking, one));
    const more = receivers.length - shown.length;
    return together(more ? [...shown, run(setting.count("moreReceivers", more))] : shown, ", ");
  }

  /**
   * @param {Plan} taking
   * @param {Receiver} receiver
   * @returns {Run[]}
   */
  receiver(taking, { standing, duties }) {
    const clauses = duties.slice(0, NAMED).map((duty) => taking.data.duties[duty].clause);
    const at = [...new Set(clauses)].join(" ");
    return [...run(`${this.name(taking, standing)} `), ...run(`[${taking.data.id} ${at}]`, "clause")];
  }

  /**
   * Who stands in by the day for whoever gives and receives.
   * @param {Crossing} one
   * @returns {Row[]}
   */
  since({ match, giving, taking, givers, receivers }) {
    if (match !== "matched" && match !== "gone") return [];
    /** @type {Map<string, Row>} */
    const found = new Map();
    const add = (/** @type {Plan} */ plan, /** @type {Standing} */ { agency, path }) => {
      const { id, name } = plan.data.agencies[agency];
      const row = path && { who: run(this.setting.of(name), "faint"), what: run(this.setting.of(path)), clauses: [], under: [] };
      if (row) found.set(id, row);
    };
    for (const giver of givers) add(giving, giver);
    for (const { standing } of receivers) add(taking, standing);
    return [...found.values()];
  }

  /**
   * @param {Plan} plan
   * @param {Standing} of
   */
  name(plan, { agency }) {
    return this.setting.of(plan.data.agencies[agency].name);
  }
}
