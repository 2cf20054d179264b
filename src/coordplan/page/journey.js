/**
 * One case over two plans: the place that received the victim, and the place that is home; as
 * `casework/case.py`, without plans over a place.
 */

import { Answer } from "./answer.js";
import { entitled } from "./law.js";
import { narrowed } from "./narrowed.js";
import { Seam } from "./seam.js";

/** @typedef {import("./answer.js").Asked} Asked */
/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./plan.js").Span} Span */
/** @typedef {import("./situation.js").Resolved} Resolved */

/** @typedef {"at" | "home"} Place */
/** @typedef {"before" | "meanwhile" | "return" | "after"} Stage */

/** @typedef {{place: Place, stage: Stage, answer: Answer}} Part what one place's plan says of a stage */

/** @type {Stage[]} */
const ORDER = ["before", "meanwhile", "return", "after"];

/** @type {Record<Stage, Span>} */
export const SPANS = { before: "early", meanwhile: "late", return: "return", after: "late" };

export class Journey {
  /**
   * @param {Plan} at
   * @param {Plan} home
   * @param {ReadonlyMap<number, number>} stated facts with their values, which can be true together
   * @param {Asked & {day: string | null}} asked
   */
  constructor(at, home, stated, asked) {
    this.at = at;
    this.home = home;
    this.asked = asked;
    const [ahead, arrived] = [this.kept(stated, []), this.kept(stated, at.vocabulary.journey.arrived)];
    const { done } = at;
    const known = /** @type {Resolved} */ (at.world.resolve(new Map(stated))).known;
    const back = !!done && done.verdict(0, done.compatible(known)) === "certain";
    /** @type {Part[]} */
    const parts = [
      this.part("at", "before", stated),
      ...(back ? [] : [this.part("at", "meanwhile", stated)]),
      this.part("at", "return", stated),
      this.part("home", "return", ahead),
      this.part("home", "after", arrived),
    ];
    /** @type {Part[]} */
    this.parts = parts.sort((a, b) => ORDER.indexOf(a.stage) - ORDER.indexOf(b.stage));
    const [ours, theirs] = ["at", "home"].map((place) => ({
      plan: place === "at" ? at : home,
      answers: parts.filter((part) => part.place === place).map(({ answer }) => answer),
    }));
    const receiving = { plan: home, answers: [ahead, arrived].map((one) => this.answer(home, one)) };
    const there = new Seam(ours, receiving, asked.day);
    this.seam = [...there.returning(), ...there.others(), ...new Seam(theirs, ours, asked.day).others()];
  }

  /**
   * What a plan says of one stage; what is said against a plan stands in its first alone.
   * @param {Place} place
   * @param {Stage} stage
   * @param {ReadonlyMap<number, number>} stated
   * @returns {Part}
   */
  part(place, stage, stated) {
    const plan = place === "at" ? this.at : this.home;
    const { stages, local } = plan.vocabulary.journey;
    const span = SPANS[stage];
    const first = stage === "before" || (place === "home" && stage === "return");
    const answer = narrowed(this.answer(plan, stated, stages[span]), span, {
      ...(first ? {} : { warnings: [] }),
      ...(place === "home" ? { unasked: local } : {}),
    });
    return { place, stage, answer };
  }

  /**
   * @param {Plan} plan
   * @param {ReadonlyMap<number, number>} stated
   * @param {readonly number[] | null} [actions]
   */
  answer(plan, stated, actions = null) {
    const resolved = /** @type {Resolved} */ (entitled(plan, stated, this.asked.day));
    return new Answer(plan, resolved, { ...this.asked, actions });
  }

  /**
   * What was stated, and first of all some facts; what these rule out, or speaks of the place of
   * reception alone, is not.
   * @param {ReadonlyMap<number, number>} stated
   * @param {[number, number][]} first
   */
  kept(stated, first) {
    const { world, vocabulary } = this.home;
    let known = new Map(first);
    for (const [fact, value] of [...stated].sort(([a], [b]) => a - b)) {
      const longer = new Map([...known, [fact, value]]);
      if (known.has(fact) || vocabulary.journey.local.includes(fact) || !world.reachable(longer)) continue;
      known = longer;
    }
    return known;
  }
}
