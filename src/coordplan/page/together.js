/**
 * What agencies do in every case though no single duty of theirs to do it is certain.
 */

/** @typedef {import("./answer.js").Answer} Answer */

/** @typedef {{agency: number, action: number, duties: number[]}} Together */

/**
 * What agencies certainly do though no single duty of theirs to do it is certain.
 * @param {Answer} answer
 * @returns {Together[]}
 */
export function workedTogether(answer) {
  const { duties, joint } = answer.plan.data;
  return joint.flatMap(([agency, action, all]) => {
    const members = all.filter((duty) => !duties[duty].call || answer.calls[duties[duty].id] === true);
    const open = members.filter((duty) => answer.verdicts[duty] === "possible");
    if (!answer.wanted[action] || open.length < 2) return [];
    if (members.some((duty) => answer.verdicts[duty] === "certain")) return [];
    const together = oneHolds(answer, open.map((duty) => duties[duty].condition));
    return together ? [{ agency, action, duties: open }] : [];
  });
}

/**
 * Whether one of some conditions holds in every completion: in none do all of them fail.
 * @param {Answer} answer
 * @param {readonly number[]} conditions
 */
function oneHolds(answer, conditions) {
  const parts = [...new Set(conditions)].map((condition) => answer.plan.condition(condition).failing(answer.resolved));
  /**
   * @param {bigint[]} reach
   * @param {number} part
   * @returns {boolean}
   */
  const allFail = (reach, part) =>
    part === parts.length ||
    parts[part].some((term) => {
      const met = reach.map((mask, fact) => mask & (term.get(fact) ?? mask));
      return met.every((mask) => mask) && allFail(met, part + 1);
    });
  return !allFail(answer.resolved.reach, 0);
}
