/**
 * One condition of a plan: what makes it certain, on what it depends, what may settle it.
 */

import { deciding, sufficient } from "./index.js";

/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./situation.js").Resolved} Resolved */
/** @typedef {import("./situation.js").Value} Value */

/** How many states of knowledge are kept with a condition. */
const MOST_KEPT = 1000;

/** The facts that one condition names, and those that constraints tie to them. */
export class Condition {
  /**
   * @param {Plan} plan
   * @param {number} condition
   */
  constructor(plan, condition) {
    this.world = plan.world;
    this.named = plan.data.conditions[condition];
    this.tied = this.world.tiedTo(this.named);
    this.all = [...this.named, ...this.tied];
    this.index = plan.index.alone(condition, this.all);
    /** @type {Map<string, number[]>} on what it depends, by what these facts can be */
    this.depending = new Map();
  }

  /**
   * What is known of these facts.
   * @param {Resolved} resolved
   */
  known(resolved) {
    return new Map([...resolved.known].filter(([fact]) => this.all.includes(fact)));
  }

  /**
   * The facts that make the condition certain; facts of the condition itself first.
   * @param {Resolved} resolved
   * @returns {Record<string, Value>}
   */
  because(resolved) {
    const back = [...this.tied].reverse();
    const order = [
      ...back.filter((fact) => !resolved.given.has(fact)),
      ...back.filter((fact) => resolved.given.has(fact)),
      ...[...this.named].reverse(),
    ];
    const facts = sufficient(this.index, resolved.known, order).sort((a, b) => a - b);
    return this.world.told(resolved.known, facts);
  }

  /**
   * The unknown facts of the condition that may settle it.
   * @param {Resolved} resolved
   */
  dependsOn(resolved) {
    const key = this.all.map((fact) => resolved.reach[fact]).join();
    const found = this.depending.get(key) ?? deciding(this.index, this.known(resolved), this.named);
    if (this.depending.size < MOST_KEPT) this.depending.set(key, found);
    return found;
  }

  /**
   * The unknown facts on which the condition depends, or that settle it through others: the
   * answers that can occur, and how many of them settle it at once.
   * @param {Resolved} resolved
   * @param {readonly number[]} dependsOn
   */
  help(resolved, dependsOn) {
    const { index } = this;
    const alive = index.compatible(this.known(resolved));
    return this.all
      .filter((fact) => !resolved.known.has(fact))
      .map((fact) => {
        const values = this.world.values(fact, resolved.reach[fact]);
        const byValue = index.allow.get(fact);
        const settling = values.filter((value) => {
          const left = byValue ? alive & byValue[value] : alive;
          return !(left & index.holds[0] && left & index.fails[0]);
        }).length;
        return { fact, values, settling };
      })
      .filter(({ fact, settling }) => settling || dependsOn.includes(fact));
  }

  /**
   * The terms in which it fails, as far as what is known allows them: by fact the masks of the
   * values that they leave.
   * @param {Resolved} resolved
   * @returns {Map<number, bigint>[]}
   */
  failing(resolved) {
    const { index } = this;
    const alive = index.compatible(this.known(resolved)) & index.fails[0];
    const found = [];
    for (let term = 1n; term <= alive; term <<= 1n) {
      if (!(alive & term)) continue;
      const masks = this.all.map((fact) => {
        const byValue = index.allow.get(fact) ?? [];
        const mask = byValue.reduce((sum, terms, value) => (terms & term ? sum | (1n << BigInt(value)) : sum), 0n);
        return /** @type {[number, bigint]} */ ([fact, byValue.length ? mask : -1n]);
      });
      found.push(new Map(masks));
    }
    return found;
  }
}
