/**
 * What was stated and has no bearing on the answer.
 */

import { entitled } from "./law.js";
import { outside } from "./warnings.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./situation.js").Resolved} Resolved */

/**
 * Stated facts that can all be left out together, and every duty asked about stays as it is.
 * @param {Answer} answer
 * @returns {number[]}
 */
export function withoutBearing(answer) {
  const { known, given, byLaw } = answer.resolved;
  let kept = new Map([...known].filter(([fact]) => given.has(fact) && !byLaw.has(fact)));
  const before = bears(answer, kept);
  const idle = [];
  for (const fact of [...kept.keys()].sort((a, b) => a - b)) {
    const rest = new Map(kept);
    rest.delete(fact);
    if (bears(answer, rest) !== before) continue;
    kept = rest;
    idle.push(fact);
  }
  return idle;
}

/**
 * What facts say of the duties asked about: certain, undecided, what is open; and warnings.
 * @param {Answer} answer
 * @param {Map<number, number>} stated
 */
function bears(answer, stated) {
  const { index, data } = answer.plan;
  const resolved = /** @type {Resolved} */ (entitled(answer.plan, stated, answer.day));
  const alive = index.compatible(resolved.known);
  const settled = index.settled(alive);
  const certain = settled.certain & answer.asked;
  const undecided = settled.undecided & answer.asked;
  let open = 0n;
  for (const [condition, guard] of index.guards.entries())
    if (guard & undecided) open |= alive & (index.holds[condition] | index.fails[condition]);
  const telling = data.duties.reduce((sum, { tells, condition }) => (tells ? sum | index.guards[condition] : sum), 0n);
  const marked = !!(telling & (certain | undecided)) && answer.plan.cautious(resolved);
  return `${certain} ${undecided} ${open} ${marked} ${outside(answer, resolved)}`;
}
