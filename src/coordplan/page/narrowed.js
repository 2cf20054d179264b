/**
 * The part of an answer that is about one time of a case; as `casework/narrowing.py`.
 */

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./plan.js").Held} Held */
/** @typedef {import("./plan.js").Span} Span */

/**
 * The same answer with duties that have other actions too cut to those of one time.
 * @param {Answer} answer
 * @param {Span} span
 * @param {Partial<Answer>} [more] what else is otherwise
 * @returns {Answer}
 */
export function narrowed(answer, span, more = {}) {
  const { duties, items } = answer.plan.cut(span);
  /**
   * @template {Held} T
   * @param {T[]} all
   * @returns {T[]}
   */
  const cut = (all) =>
    all.flatMap((held) => {
      const item = items.get(held.item);
      return item === undefined ? [held] : item ? [{ ...held, item }] : [];
    });
  const { act, notify, oversee, reports } = answer.certain;
  return Object.assign(Object.create(answer), {
    duties,
    certain: { act: cut(act), notify: cut(notify), oversee: cut(oversee), reports: cut(reports) },
    possible: cut(answer.possible),
    ...more,
  });
}
