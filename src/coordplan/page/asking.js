/**
 * The questions that help to settle an answer, best first.
 */

/** @typedef {import("./answer.js").Answer} Answer */

/**
 * The unknown facts that can help to settle an undecided duty, best first.
 * @param {Answer} answer
 */
export function ask(answer) {
  const hanging = weights(answer);
  let undecided = 0;
  /** @type {Map<number, {values: number[], settled: number, decides: number}>} */
  const asked = new Map();
  for (const [condition, { duties, urgency, sample }] of hanging) {
    if (answer.verdicts[sample] !== "possible" || answer.waits(sample)) continue;
    undecided += urgency;
    const one = answer.plan.condition(condition);
    for (const { fact, values, settling } of one.help(answer.resolved, one.dependsOn(answer.resolved))) {
      const so = asked.get(fact) ?? { values, settled: 0, decides: 0 };
      so.settled += urgency * settling;
      so.decides += settling ? duties : 0;
      asked.set(fact, so);
    }
  }
  return [...asked]
    .map(([fact, { values, settled, decides }]) => ({
      fact,
      values,
      decides,
      left: undecided * values.length - settled, // divided by the number of values
    }))
    .sort(
      (a, b) =>
        a.left * b.values.length - b.left * a.values.length || b.decides - a.decides || a.fact - b.fact,
    )
    .filter(({ fact }) => !answer.unasked.includes(fact))
    .map(({ fact, values, decides }) => {
      const { id, question, values: known } = answer.plan.world.facts[fact];
      return { fact: id, question, values: values.map((value) => known[value].value), decides };
    });
}

/**
 * What hangs on each condition: a duty weighs 1 in the first phase and half as much in each
 * phase after it.
 * @param {Answer} answer
 */
function weights(answer) {
  const { duties, conditions } = answer.plan.data;
  /** @type {Map<number, {duties: number, urgency: number, sample: number}>} */
  const found = new Map();
  for (const number of new Set(answer.statements.map(({ duty }) => duty))) {
    const { condition, phase } = duties[number];
    const since = conditions[condition].map((fact) => answer.plan.world.facts[fact].since ?? 0);
    const so = found.get(condition) ?? { duties: 0, urgency: 0, sample: number };
    so.duties += 1;
    so.urgency += 0.5 ** Math.max(phase, ...since);
    found.set(condition, so);
  }
  return found;
}
