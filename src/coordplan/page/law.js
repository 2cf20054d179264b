/**
 * What the law gives to a case since a day, whatever the plan says; as `validity/entitlements.py`.
 */

/** @typedef {import("./plan.js").Given} Given */
/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./situation.js").Resolved} Resolved */
/** @typedef {import("./warnings.js").Warning} Warning */

/** @typedef {ReadonlyMap<number, number>} Known facts with their values, by number */

/**
 * What is known with the facts that the law settles on a day, and all that follows; null where it
 * cannot be true together. What is stated stays, though the law has it otherwise.
 * @param {Plan} plan
 * @param {Known} stated
 * @param {string | null} day
 * @returns {Resolved | null}
 */
export function entitled(plan, stated, day) {
  const resolved = plan.world.resolve(new Map(stated));
  if (!resolved) return null;
  const settled = given(plan, resolved.known, day)
    .flatMap(({ sets }) => sets)
    .filter(([fact]) => !resolved.known.has(fact));
  if (!settled.length) return resolved;
  return plan.world.resolve(new Map([...stated, ...settled]), settled.map(([fact]) => fact)) ?? resolved;
}

/**
 * What the law gives to a case on a day, or may, and what is stated against it.
 * @param {Plan} plan
 * @param {Known} known
 * @param {string | null} day
 * @returns {Warning[]}
 */
export function byLaw(plan, known, day) {
  const certain = given(plan, known, day).flatMap(({ said, sets, against }) => [
    { rule: "entitled", message: said },
    ...sets
      .filter(([fact, value]) => (known.get(fact) ?? value) !== value)
      .map(([fact]) => ({ rule: "stated-against-law", message: against[fact] })),
  ]);
  return [...certain, ...hanging(plan, known, day)];
}

/**
 * What the law certainly gives to a case with these facts.
 * @param {Plan} plan
 * @param {Known} known
 * @param {string | null} day
 */
const given = (plan, known, day) =>
  since(plan, day).filter(({ cases }) => cases.every(([fact, values]) => values.includes(known.get(fact) ?? -1)));

/**
 * What it gives if one more fact is as it asks for; some must be known.
 * @param {Plan} plan
 * @param {Known} known
 * @param {string | null} day
 */
const hanging = (plan, known, day) =>
  since(plan, day).flatMap(({ cases, open }) => {
    const unknown = cases.filter(([fact]) => !known.has(fact));
    const met = cases.every(([fact, values]) => !known.has(fact) || values.includes(known.get(fact) ?? -1));
    if (unknown.length !== 1 || cases.length === 1 || !met) return [];
    return [{ rule: "entitlement-open", message: open[unknown[0][0]] }];
  });

/**
 * What is so on a day; without a day nothing is said of the law.
 * @param {Plan} plan
 * @param {string | null} day
 * @returns {Given[]}
 */
const since = ({ vocabulary }, day) => vocabulary.law.filter(({ on }) => day !== null && on <= day);
