/**
 * Who leads an action, in words, or that nobody does.
 */

import { Part } from "./rows.js";
import { run } from "./words.js";

/** @typedef {import("./plan.js").Held} Held */
/** @typedef {import("./words.js").Run} Run */
/** @typedef {import("./words.js").Block} Block */

export class Leading extends Part {
  /**
   * Who leads an action, in words, and whether anybody does.
   * @param {number} action
   * @returns {[Run[], boolean]}
   */
  of(action) {
    const { setting } = this;
    const id = this.vocabulary.actions[action].id;
    const acts = this.answer.certain.act.filter((one) => !one.aside && one.item.actions.includes(id));
    const shared = this.answer.statusOf(this.plan.data.deeds[action]) === "shared";
    const unknown = this.unknown(id);
    for (const reach of ["named", "general"]) {
      const own = acts.filter((one) => one.item.reach === reach);
      const leads = own.filter((one) => one.item.role === "lead");
      const several = reach === "named" && shared;
      const doing = several ? own : own.filter((one) => one.item.role === "perform");
      if (leads.length) return [this.bodies(leads, false), true];
      if (doing.length && unknown.length)
        return [[...unknown, ...run(setting.say("alsoInEveryCase")), ...this.bodies(doing, true)], false];
      if (doing.length) {
        const how = doing.length === 1 && !several ? "oneActs" : "severalAct";
        return [[...run(setting.say(how)), ...this.bodies(doing, true)], false];
      }
    }
    return [unknown.length ? unknown : run(setting.say("nobodyLeads")), false];
  }

  /**
   * On which facts it depends who leads an action.
   * @param {string} action
   */
  unknown(action) {
    const facts = new Set(
      this.answer.possible
        .filter(({ kind, item, aside }) => kind === "act" && item.role === "lead" && !aside && item.actions.includes(action))
        .flatMap(({ on }) => on),
    );
    const said = this.rows.topics([...facts].sort((a, b) => a - b));
    return run(said && this.setting.say("unknown", { facts: said }));
  }

  /**
   * Agencies with their clauses; that they act for any victim or by function, where so.
   * @param {Held[]} held
   * @param {boolean} beside those with whom they act too
   * @returns {Run[]}
   */
  bodies(held, beside) {
    const partners = beside ? held.flatMap(({ item }) => item.partners) : [];
    const remarks = [
      ...(held[0].item.reach === "general" ? [this.setting.say("anyVictim")] : []),
      ...(held.some(({ item }) => item.by_function) ? [this.setting.say("byFunction")] : []),
    ];
    return [
      ...this.rows.names([...held.map(({ item }) => item.agency), ...partners], true),
      ...run(remarks.length ? ` (${remarks.join(", ")})` : ""),
      ...run("  "),
      ...this.rows.cited(held.map(({ duty }) => duty)),
    ];
  }

  /**
   * Who leads what is asked about first.
   * @returns {Block}
   */
  leader() {
    const number = this.vocabulary.actions.findIndex((one) => one.main);
    const action = Math.max(number, 0);
    const label = this.setting.of(this.vocabulary.actions[action].label).toLocaleUpperCase();
    const [said, led] = this.of(action);
    return {
      kind: "notice",
      label: run(this.setting.say("leads", { action: label })),
      said,
      tone: led ? "plain" : "alert",
      leads: true,
    };
  }
}
