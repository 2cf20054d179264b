/**
 * The bitset index: which conditions a partial situation makes certain, possible or excluded.
 *
 * The same sums as `index.py`, on the same numbers: a bit for each term, one AND for each known
 * fact, one addition that settles every condition at once.
 */

/** @typedef {ReadonlyMap<number, number>} Known the number of a fact to that of its value */

/** @typedef {{certain: bigint, undecided: bigint}} Settled conditions by guard bit */

/** @typedef {"certain" | "possible" | "excluded"} Verdict */

/**
 * @typedef {object} IndexData
 * @property {number} span how far the terms that fail lie above those that hold
 * @property {[number, number, number, number][]} blocks of each condition: where it begins, its
 *   width, how many terms hold, how many fail
 * @property {Record<string, string[]>} allow by fact: for each value the terms that allow it, in
 *   hexadecimal; a fact that no term restricts is left out
 */

/** How many states of knowledge `deciding` looks at; a plan's conditions need a handful. */
const MOST_STATES = 2000;

/** @param {number} width */
const ones = (width) => (1n << BigInt(width)) - 1n;

/** Terms numbered as bits: those that allow a value, and those of each condition. */
export class Index {
  /**
   * @param {number} span
   * @param {[number, number, number, number][]} blocks
   * @param {Map<number, bigint[]>} allow
   */
  constructor(span, blocks, allow) {
    this.span = BigInt(span);
    this.blocks = blocks;
    this.allow = allow;
    this.holds = blocks.map(([start, , count]) => ones(count) << BigInt(start));
    this.fails = blocks.map(([start, , , count]) => ones(count) << (BigInt(start) + this.span));
    this.guards = blocks.map(([start, width]) => 1n << BigInt(start + width));
    this.every = this.guards.reduce((sum, guard) => sum | guard, 0n);
    const below = ones(span) & ~this.every;
    this.ones = below | (below << this.span);
    this.terms = [...this.holds, ...this.fails].reduce((sum, terms) => sum | terms, 0n);
  }

  /** @param {IndexData} data */
  static of(data) {
    const allow = Object.entries(data.allow).map(
      ([fact, byValue]) =>
        /** @type {[number, bigint[]]} */ ([Number(fact), byValue.map((bits) => BigInt(bits))]),
    );
    return new Index(data.span, data.blocks, new Map(allow));
  }

  /**
   * The terms compatible with what is known.
   * @param {Known} known
   */
  compatible(known) {
    let alive = this.terms;
    for (const [fact, value] of known) {
      const byValue = this.allow.get(fact);
      if (byValue) alive &= byValue[value];
    }
    return alive;
  }

  /**
   * What the compatible terms say of every condition at once.
   * @param {bigint} alive
   * @returns {Settled}
   */
  settled(alive) {
    const left = alive + this.ones;
    const holds = left & this.every;
    const fails = (left >> this.span) & this.every;
    return { certain: this.every & ~fails, undecided: holds & fails };
  }

  /**
   * What the compatible terms say of one condition.
   * @param {number} condition
   * @param {bigint} alive
   * @returns {Verdict}
   */
  verdict(condition, alive) {
    if (!(alive & this.fails[condition])) return "certain";
    return alive & this.holds[condition] ? "possible" : "excluded";
  }

  /**
   * The index of one condition, in numbers as small as its own block; it is number 0.
   * @param {number} condition
   * @param {Iterable<number>} facts those that the condition names, and that are tied to them
   */
  alone(condition, facts) {
    const [start, width, holding, failing] = this.blocks[condition];
    const block = ones(width);
    /** @param {bigint} bits */
    const cut = (bits) =>
      ((bits >> BigInt(start)) & block) |
      (((bits >> (BigInt(start) + this.span)) & block) << BigInt(width + 1));
    /** @type {Map<number, bigint[]>} */
    const allow = new Map();
    for (const fact of facts) {
      const byValue = this.allow.get(fact);
      if (byValue) allow.set(fact, byValue.map(cut));
    }
    return new Index(width + 1, [[0, width, holding, failing]], allow);
  }
}

/**
 * A smallest-by-inclusion set of known facts that makes a condition certain.
 *
 * Facts are let go in `order` while the condition stays certain.
 * @param {Index} index of the condition alone
 * @param {Known} known
 * @param {readonly number[]} order
 * @returns {number[]} in the reverse of the order
 */
export function sufficient(index, known, order) {
  const kept = new Map(order.filter((fact) => known.has(fact)).map((fact) => [fact, value(known, fact)]));
  for (const fact of order) {
    if (!kept.has(fact)) continue;
    const rest = new Map(kept);
    rest.delete(fact);
    if (index.verdict(0, index.compatible(rest)) === "certain") kept.delete(fact);
  }
  return [...order].reverse().filter((fact) => kept.has(fact));
}

/**
 * The unknown facts that may settle an undecided condition, in their order.
 *
 * A fact is named where there is a further state of knowledge in which the condition is still
 * undecided and one value of this fact decides it.
 * @param {Index} index of the condition alone
 * @param {Known} known
 * @param {readonly number[]} facts
 */
export function deciding(index, known, facts) {
  const [holds, fails] = [index.holds[0], index.fails[0]];
  const start = index.compatible(known) & (holds | fails);
  const unknown = facts.filter((fact) => {
    const byValue = index.allow.get(fact);
    return !known.has(fact) && byValue && new Set(byValue.map((terms) => start & terms)).size > 1;
  });
  /** @type {Set<number>} */
  const found = new Set();
  /** @type {Map<string, [bigint, Set<number>]>} */
  let states = new Map([["", [start, new Set()]]]);
  let visited = 0;
  while (states.size && found.size < unknown.length) {
    /** @type {typeof states} */
    const further = new Map();
    for (const [alive, settled] of states.values()) {
      for (const fact of unknown) {
        if (settled.has(fact)) continue;
        for (const terms of index.allow.get(fact) ?? []) {
          const left = alive & terms;
          if (left & holds && left & fails) {
            const more = new Set([...settled, fact]);
            further.set(`${left} ${[...more].sort((a, b) => a - b)}`, [left, more]);
          } else if (left) {
            found.add(fact);
          }
        }
      }
    }
    visited += states.size;
    if (visited > MOST_STATES) return unknown;
    states = further;
  }
  return unknown.filter((fact) => found.has(fact));
}

/**
 * @param {Known} known
 * @param {number} fact
 */
function value(known, fact) {
  return /** @type {number} */ (known.get(fact));
}
