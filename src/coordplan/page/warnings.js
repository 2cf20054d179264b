/**
 * What a reader must know: of the day, of the place, of bodies that are others by now.
 */

import { byLaw } from "./law.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./plan.js").Succeeded} Succeeded */
/** @typedef {import("./situation.js").Resolved} Resolved */
/** @typedef {import("./situation.js").Text} Text */

/** @typedef {{rule: string, message: Text}} Warning what a reader must know */

/**
 * Who stands in for the agencies that the answer speaks of.
 * @param {Answer} answer
 * @param {string} day
 */
export function succeeded(answer, day) {
  const { actions } = answer.plan.vocabulary;
  const { duties, agencies } = answer.plan.data;
  const held = [...Object.values(answer.certain).flat(), ...answer.possible].map(({ duty }) => duty);
  const spoken = new Set([...held, ...answer.byCases().flatMap((one) => one.duties)]);
  /** @type {Map<number, Set<string>>} */
  const given = new Map();
  for (const number of spoken) {
    for (const agency of duties[number].named) {
      const own = given.get(agency) ?? new Set();
      for (const action of duties[number].actions) own.add(actions[action].id);
      given.set(agency, own);
    }
  }
  /** @type {Map<number, Succeeded>} */
  const found = new Map();
  for (const agency of agencies.keys()) {
    const own = given.get(agency);
    const said = own && standsIn(answer.plan, agency, own, day);
    if (said) found.set(agency, said);
  }
  return found;
}

/**
 * Who stands in for a body on a day, as far as some actions (ids) are concerned; null where it is
 * as it was.
 * @param {Plan} plan
 * @param {number} agency
 * @param {Set<string>} actions
 * @param {string} day
 * @returns {Succeeded | null}
 */
export function standsIn({ data }, agency, actions, day) {
  const { successors, splits } = data.days;
  const variants = lastBefore(successors[agency] ?? [], day);
  const hit = splits.map((split) => split.some((action) => actions.has(action)));
  return variants?.find(([wanted]) => !wanted.length || `${wanted}` === `${hit}`)?.[1] ?? null;
}

/**
 * What a reader must know.
 * @param {Answer} answer
 * @param {string | null} day
 * @returns {Warning[]}
 */
export function warned(answer, day) {
  const [own, around] = lastBefore(answer.plan.data.days.warnings, day ?? "") ?? [[], []];
  const leading = new Set(answer.certain.act.flatMap(({ item, aside }) => (item.role === "lead" && !aside ? [item.agency] : [])));
  const gone = [...answer.successions].flatMap(([agency, said]) =>
    said.gone && leading.has(answer.plan.data.agencies[agency]) ? [{ rule: "leader-gone", message: said.gone }] : [],
  );
  const always = own.filter(({ rule }) => day !== null || rule === "partial" || rule === "draft");
  const all = [
    ...always,
    ...ofThePlace(answer),
    ...retired(answer),
    ...gone,
    ...(day === null ? [] : around),
    ...byLaw(answer.plan, answer.resolved.known, day),
  ];
  return all.map(({ rule, message }) => ({ rule, message: onDay(message, day ?? "") }));
}

/**
 * Whether the case came in at a place that the jurisdiction is not known to have.
 * @param {Answer} answer
 * @param {Resolved} resolved
 */
export function outside(answer, resolved) {
  const { places } = answer.plan.vocabulary;
  const had = answer.plan.data.places;
  const value = places && resolved.known.get(places.fact);
  if (!places || !had || value === undefined || value === null || had.includes(value)) return false;
  if (!answer.wanted.some((is, action) => is && places.phases.includes(answer.plan.vocabulary.actions[action].phase)))
    return false;
  return !answer.plan.home || answer.plan.home.verdict(0, answer.plan.home.compatible(resolved.known)) !== "certain";
}

/**
 * That the case came in at a place which the plan does not know its jurisdiction to have.
 * @param {Answer} answer
 * @returns {Warning[]}
 */
function ofThePlace(answer) {
  if (!outside(answer, answer.resolved)) return [];
  const { places } = answer.plan.vocabulary;
  const value = places && answer.resolved.known.get(places.fact);
  const message = answer.plan.data.outside[value ?? -1];
  return message ? [{ rule: "outside-places", message }] : [];
}

/**
 * That a fact was stated which stands for several things, and what to say instead.
 * @param {Answer} answer
 * @returns {Warning[]}
 */
function retired(answer) {
  return answer.plan.vocabulary.facts.flatMap(({ retired }, fact) =>
    retired && answer.resolved.given.has(fact) ? [{ rule: "retired-fact", message: retired }] : [],
  );
}

/**
 * What is so on a day: what began last before it, or on it; without a day, what began first.
 * @template T
 * @param {[string, T][]} byDay
 * @param {string} day
 */
function lastBefore(byDay, day) {
  return (byDay.filter(([from]) => from <= day).pop() ?? byDay[0])?.[1];
}

/**
 * @param {Text} text
 * @param {string} day
 * @returns {Text}
 */
function onDay({ vi, en }, day) {
  return { vi: vi.replace("{day}", day.split("-").reverse().join("/")), en: en.replace("{day}", day) };
}
