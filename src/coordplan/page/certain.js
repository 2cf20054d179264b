/**
 * What is certain, phase by phase; and who acts for any victim where nobody is named.
 */

import { Part } from "./rows.js";
import { heading, run, rowsOf } from "./words.js";

/** @typedef {import("./plan.js").Held} Held */
/** @typedef {import("./plan.js").Item} Item */
/** @typedef {import("./words.js").Block} Block */
/** @typedef {import("./words.js").Row} Row */

export class Certain extends Part {
  /** @returns {Block[]} */
  phases() {
    const blocks = this.vocabulary.phases.flatMap(({ label }, phase) => {
      const rows = this.phase(phase);
      return rows.length ? [heading(this.setting.of(label)), rowsOf(rows)] : [];
    });
    if (blocks.length) return blocks;
    return [{ kind: "notice", label: [], said: run(this.setting.say("nothingCertain")), tone: "faint" }];
  }

  /** @param {number} phase */
  phase(phase) {
    /** @param {Held} one */
    const here = ({ duty, item }) => this.duties[duty].phase === phase && item.reach === "named";
    const acts = this.acting.filter(here);
    const told = this.answer.certain.notify.filter(here);
    const moments = this.moments(phase);
    /** @param {Held} one */
    const apart = ({ duty }) => !this.inTime(duty, moments);
    return [
      ...moments.map((moment) => ({
        who: run(this.rows.labels([moment]), "strong"),
        what: [],
        clauses: [],
        under: this.at(moment, acts, told),
      })),
      ...this.rows.rows(acts.filter(apart), told.filter(apart)),
      ...this.byCases(phase),
    ];
  }

  /**
   * The actions of a phase that something certainly comes before or after.
   * @param {number} phase
   */
  moments(phase) {
    const found = new Set(
      this.acting
        .filter(({ item }) => item.reach === "named")
        .flatMap(({ duty }) => [...this.duties[duty].before, ...this.duties[duty].after]),
    );
    return [...found].filter((action) => this.vocabulary.actions[action].phase === phase).sort((a, b) => a - b);
  }

  /**
   * Whether a duty stands under an action that others come before or after.
   * @param {number} duty
   * @param {number[]} moments
   */
  inTime(duty, moments) {
    const { before, after, actions } = this.duties[duty];
    return before.length > 0 || after.length > 0 || actions.some((action) => moments.includes(action));
  }

  /**
   * What comes before an action, the action itself, and what comes after it.
   * @param {number} moment
   * @param {Held[]} acts
   * @param {Held[]} told
   */
  at(moment, acts, told) {
    /** @param {number} duty */
    const when = (duty) => {
      const { before, after, actions } = this.duties[duty];
      if (before.includes(moment)) return "before";
      if (after.includes(moment)) return "after";
      return !before.length && !after.length && actions.includes(moment) ? "itself" : null;
    };
    return ["before", "itself", "after"].flatMap((time) =>
      this.rows.rows(
        acts.filter(({ duty }) => when(duty) === time),
        told.filter(({ duty }) => when(duty) === time),
      ),
    );
  }

  /**
   * Who acts in every case, though the clause is not known.
   * @param {number} phase
   * @param {import("./together.js").Together[]} [together]
   * @returns {Row[]}
   */
  byCases(phase, together = this.answer.byCases()) {
    /** @type {Map<string, {agency: Item, actions: number[], duties: number[]}>} */
    const rows = new Map();
    for (const { agency: number, action, duties } of together) {
      const agency = this.plan.data.agencies[number];
      if (this.vocabulary.actions[action].phase !== phase) continue;
      const key = JSON.stringify([agency.id, this.rows.cited(duties)]);
      const so = rows.get(key) ?? { agency, actions: [], duties };
      so.actions.push(action);
      rows.set(key, so);
    }
    return [...rows.values()].map(({ agency, actions, duties }) => ({
      who: run(this.rows.labels(actions)),
      what: [...this.rows.names([agency], false), ...run("; "), ...run(this.setting.say("inEveryCase"))],
      clauses: this.rows.cited(duties),
      under: [],
    }));
  }

  /**
   * Who acts for any victim in the first days, where the plan names nobody for this.
   * @returns {Block[]}
   */
  otherwise() {
    /** @type {Map<string, {leads: boolean, actions: number[], held: Held[]}>} */
    const found = new Map();
    for (const [action, { phase, main }] of this.vocabulary.actions.entries()) {
      if (!this.vocabulary.phases[phase].urgent || main || this.doing("named", action).length) continue;
      const general = this.doing("general", action);
      const leading = general.filter(({ item }) => item.role === "lead");
      const own = leading.length ? leading : general;
      if (!own.length) continue;
      const key = JSON.stringify([!!leading.length, [...new Set(own.map(({ item }) => item.agency.id))]]);
      const so = found.get(key) ?? { leads: !!leading.length, actions: [], held: [] };
      so.actions.push(action);
      so.held.push(...own);
      found.set(key, so);
    }
    if (!found.size) return [];
    const rows = [...found.values()].map(({ leads, actions, held }) => this.generally(leads, actions, held));
    return [heading(this.setting.say("general"), this.setting.say("notNamed")), rowsOf(rows)];
  }

  /**
   * @param {boolean} leads
   * @param {number[]} actions
   * @param {Held[]} held
   * @returns {Row}
   */
  generally(leads, actions, held) {
    const marked = this.answer.cautious && held.some(({ duty }) => this.duties[duty].tells);
    return {
      who: run(this.rows.labels(actions)),
      what: [
        ...(leads ? run(`${this.setting.text(this.setting.words.roles.lead)}: `) : []),
        ...this.rows.names(
          held.map(({ item }) => item.agency),
          leads,
        ),
        ...(marked ? [...run(" "), ...run(this.setting.say("dangerMark"), "alert")] : []),
      ],
      clauses: this.rows.cited(held.map(({ duty }) => duty)),
      under: [],
    };
  }

  /**
   * Who certainly leads or does an action, by duties of a reach.
   * @param {string} reach
   * @param {number} action
   */
  doing(reach, action) {
    const { id } = this.vocabulary.actions[action];
    return this.acting.filter(
      ({ item, aside }) =>
        !aside && item.reach === reach && ["lead", "perform"].includes(item.role) && item.actions.includes(id),
    );
  }
}
