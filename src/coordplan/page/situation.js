/**
 * What is known of a case, never of a person: facts with values, and all that follows from them.
 *
 * Sets of values are masks, as in `conditions.py`; a term is one mask a fact.
 */

/** @typedef {import("./index.js").Known} Known */

/** @typedef {string | boolean} Value */

/** @typedef {{vi: string, en: string}} Text */

/**
 * @typedef {object} FactData
 * @property {string} id
 * @property {Text} label
 * @property {Text} question
 * @property {{value: Value, label: Text}[]} values
 * @property {number | null} since the phase before which it does not come up
 * @property {Text | null} retired what to say instead of a fact that stands for several things
 */

/**
 * @typedef {{facts: number[], terms: (number | string)[][]}} ComponentData facts that constraints
 *   tie together, and the masks of the combinations that can occur
 */

/**
 * @typedef {object} Resolved
 * @property {Map<number, number>} known what is stated, and what follows
 * @property {Set<number>} given the facts that were stated, or that the law settles
 * @property {Set<number>} byLaw the facts that the law settles
 * @property {bigint[]} reach for each fact the mask of the values that it can take
 */

/** @param {number} value */
const bit = (value) => 1n << BigInt(value);

/** What can occur: the values of each fact, and the constraints between facts. */
export class World {
  /**
   * @param {readonly FactData[]} facts
   * @param {readonly ComponentData[]} components
   */
  constructor(facts, components) {
    this.facts = facts;
    this.components = components.map(({ facts: own, terms }) => ({
      facts: own,
      terms: terms.map((term) => term.map(BigInt)),
    }));
  }

  /**
   * For each fact the values that it can take together with what is known; null where what is
   * known cannot be true together.
   * @param {Known} known
   * @returns {bigint[] | null}
   */
  reachable(known) {
    const reach = this.facts.map((fact, number) => {
      const value = known.get(number);
      return value === undefined ? bit(fact.values.length) - 1n : bit(value);
    });
    for (const { facts, terms } of this.components) {
      const met = terms.filter((term) => term.every((mask, place) => mask & reach[facts[place]]));
      if (!met.length) return null;
      facts.forEach((fact, place) => {
        reach[fact] &= met.reduce((union, term) => union | term[place], 0n);
      });
    }
    return reach;
  }

  /**
   * What is known, and every fact that the constraints leave a single value; null where it cannot
   * be true together.
   * @param {Known} known
   * @param {Iterable<number>} [byLaw] those of the known facts that the law settles
   * @returns {Resolved | null}
   */
  resolve(known, byLaw = []) {
    const reach = this.reachable(known);
    if (!reach) return null;
    const closed = new Map(known);
    for (const { facts } of this.components) {
      for (const fact of facts) {
        const [first, ...others] = this.values(fact, reach[fact]);
        if (!known.has(fact) && !others.length) closed.set(fact, first);
      }
    }
    return { known: closed, given: new Set(known.keys()), byLaw: new Set(byLaw), reach };
  }

  /**
   * The values of a fact in a mask.
   * @param {number} fact
   * @param {bigint} mask
   */
  values(fact, mask) {
    return [...this.facts[fact].values.keys()].filter((value) => mask & bit(value));
  }

  /**
   * Facts by id with what is known of them.
   * @param {Known} known
   * @param {readonly number[]} facts
   * @returns {Record<string, Value>}
   */
  told(known, facts) {
    return Object.fromEntries(
      facts.map((number) => {
        const { id, values } = this.facts[number];
        return [id, values[/** @type {number} */ (known.get(number))].value];
      }),
    );
  }

  /**
   * The facts that constraints tie to some facts and that are not among them, in order.
   * @param {readonly number[]} facts
   */
  tiedTo(facts) {
    const touching = this.components.filter((one) => one.facts.some((fact) => facts.includes(fact)));
    const tied = new Set(touching.flatMap((one) => one.facts));
    return [...tied].filter((fact) => !facts.includes(fact)).sort((a, b) => a - b);
  }
}
