/**
 * Which bodies of two plans are one kind of body on a day; as `casework/kinship.py`.
 */

import { standsIn } from "./warnings.js";

/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./situation.js").Text} Text */

/**
 * @typedef {object} Standing a body on a day
 * @property {number} agency
 * @property {Text | null} path what has happened to it since
 * @property {[string, string][]} kinds the functions and levels that have its tasks now
 * @property {boolean} gone whether nobody is known to stand in
 */

/**
 * A body of a plan on a day, as far as some actions (ids) are concerned.
 * @param {Plan} plan
 * @param {number} agency
 * @param {Iterable<string>} actions
 * @param {string | null} day
 * @returns {Standing}
 */
export function standing(plan, agency, actions, day) {
  const found = day === null ? null : standsIn(plan, agency, new Set(actions), day);
  const kinds = found?.kinds ?? was(plan, agency);
  return { agency, path: found?.path ?? null, kinds, gone: !kinds.length || !!found?.open };
}

/**
 * Whether two bodies are of one kind on the day; no group is. Where one of them is gone, whether
 * they were.
 * @param {[Plan, Standing]} one
 * @param {[Plan, Standing]} other
 */
export function alike([plan, first], [taken, second]) {
  if (plan.data.several[first.agency] || taken.data.several[second.agency]) return false;
  const gone = !first.kinds.length || !second.kinds.length;
  const [ours, theirs] = gone ? [was(plan, first.agency), was(taken, second.agency)] : [first.kinds, second.kinds];
  const { unstated } = plan.vocabulary.journey;
  return ours.some(([does, level]) =>
    theirs.some(
      ([function_, at]) => does === function_ && (level === at || unstated.includes(level) || unstated.includes(at)),
    ),
  );
}

/**
 * What a body was when its plan was made.
 * @param {Plan} plan
 * @param {number} agency
 * @returns {[string, string][]}
 */
function was(plan, agency) {
  const { function: does, level } = plan.data.agencies[agency];
  return [[does, level]];
}
