/**
 * The seam between two plans: what leaves one of them, and who in the other must receive it; as
 * `casework/seam.py`.
 */

import { alike, standing } from "./kinship.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./kinship.js").Standing} Standing */
/** @typedef {import("./plan.js").Held} Held */
/** @typedef {import("./plan.js").Item} Item */
/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./plan.js").Sort} Sort */

/** @typedef {"matched" | "ambiguous" | "open" | "gone" | "hole"} Match */

/** @typedef {{plan: Plan, answers: Answer[]}} Side one plan at the seam, and what it says */

/** @typedef {{standing: Standing, duties: number[], certain: boolean}} Receiver */

/** @typedef {{receiver: Receiver, rank: number}} Ranked */

/**
 * @typedef {object} Crossing something that leaves one plan for the other, or that no clause lets leave
 * @property {Sort} kind
 * @property {Plan} giving
 * @property {Plan} taking
 * @property {number | null} duty
 * @property {Standing[]} givers
 * @property {Standing | null} addressee
 * @property {boolean} certain whether the duty holds
 * @property {boolean} surely whether it leaves the place
 * @property {Match} match
 * @property {Receiver[]} receivers
 */

const STRENGTH = ["lead", "perform", "support"];

/**
 * Whether it is the victim that leaves, not word or papers.
 * @param {Sort} kind
 */
export const movesVictim = (kind) => kind === "return" || kind === "hand-over";

/**
 * Whether nobody at the other end takes what leaves, or a victim who may leave.
 * @param {Crossing} one
 */
export const lost = ({ surely, kind, match }) =>
  (surely || movesVictim(kind)) && (match === "hole" || match === "gone");

/** What goes from one plan to another. */
export class Seam {
  /**
   * @param {Side} giving
   * @param {Side} taking
   * @param {string | null} day
   */
  constructor(giving, taking, day) {
    this.giving = giving;
    this.taking = taking;
    this.day = day;
    this.data = giving.plan.data;
    this.home = giving.plan.vocabulary.journey.home;
    const certain = giving.answers.flatMap(({ certain }) => Object.values(certain).flat());
    const all = [...certain, ...giving.answers.flatMap(({ possible }) => possible)];
    this.held = new Set(certain.map(({ duty }) => duty));
    this.duties = [...new Set(all.map(({ duty }) => duty))].sort((a, b) => a - b);
  }

  /**
   * The return home, unless it is excluded, and word of it to the home place.
   * @returns {Crossing[]}
   */
  returning() {
    const { home, data } = this;
    if (home === null || this.excluded()) return [];
    const doing = new Set([...data.deeds[home].named.map(([duty]) => duty), ...data.deeds[home].general]);
    const duties = this.duties.filter((duty) => doing.has(duty));
    const told = this.duties.some((duty) => this.tellsOf(home, duty));
    return [
      ...(duties.length ? duties.map((duty) => this.crossing("return", duty, null, true)) : [this.nobody("return")]),
      ...(told ? [] : [this.nobody("notice")]),
    ];
  }

  excluded() {
    const { needed } = this.giving.plan;
    const [first] = this.giving.answers;
    return !!needed && needed.verdict(0, needed.compatible(first.resolved.known)) === "excluded";
  }

  /**
   * Whether a duty gives word of the return to somebody who may be of the other place.
   * @param {number} home
   * @param {number} duty
   */
  tellsOf(home, duty) {
    const { actions, before, after } = this.data.duties[duty];
    const about = [...actions, ...before, ...after].includes(home);
    return about && this.data.leaving.some(([one]) => one === duty);
  }

  /**
   * Hand-overs, notices and papers to bodies that are not, or may not be, of the place.
   * @returns {Crossing[]}
   */
  others() {
    const here = new Set(this.duties);
    return this.data.leaving
      .filter(([duty]) => here.has(duty))
      .map(([duty, kind, agency]) => this.crossing(kind, duty, agency, false));
  }

  /**
   * That no clause lets it leave.
   * @param {Sort} kind
   * @returns {Crossing}
   */
  nobody(kind) {
    const [giving, taking] = [this.giving.plan, this.taking.plan];
    const none = { duty: null, givers: [], addressee: null, receivers: [] };
    return { kind, giving, taking, ...none, certain: true, surely: true, match: "hole" };
  }

  /**
   * @param {Sort} kind
   * @param {number} duty
   * @param {number | null} addressee
   * @param {boolean} surely
   * @returns {Crossing}
   */
  crossing(kind, duty, addressee, surely) {
    const { plan } = this.giving;
    const { actions, acting } = this.data.duties[duty];
    const ids = actions.map((action) => plan.vocabulary.actions[action].id);
    const of = (/** @type {number} */ agency) => standing(plan, agency, ids, this.day);
    const candidates = this.alike(addressee, this.receivers(kind), ids);
    const receivers = (addressee === null ? strongest(candidates) : candidates).map(({ receiver }) => receiver);
    const group = addressee !== null && this.data.several[addressee];
    return {
      kind,
      giving: plan,
      taking: this.taking.plan,
      duty,
      givers: acting.map(of),
      addressee: addressee === null ? null : of(addressee),
      certain: this.held.has(duty),
      surely,
      match: this.match(receivers, group),
      receivers,
    };
  }

  /**
   * Those that may be the addressee: all, where none is named, or a group is.
   * @param {number | null} addressee
   * @param {Ranked[]} found
   * @param {string[]} ids
   */
  alike(addressee, found, ids) {
    const { plan } = this.giving;
    if (addressee === null || this.data.several[addressee]) return found;
    const given = standing(plan, addressee, ids, this.day);
    return found.filter(({ receiver }) => {
      const theirs = standing(this.taking.plan, receiver.standing.agency, ids, this.day);
      return alike([plan, given], [this.taking.plan, theirs]);
    });
  }

  /**
   * Who of the other plan must receive the victim, or does anything on which word bears.
   * @param {Sort} kind
   * @returns {Ranked[]}
   */
  receivers(kind) {
    const { agencies } = this.taking.plan.data;
    const { actions } = this.taking.plan.vocabulary;
    const wanted = actions.filter(({ main }, number) => main || number === this.home).map(({ id }) => id);
    const victim = movesVictim(kind);
    const answersFor = (/** @type {Held} */ { item, aside }) =>
      !aside && item.actions.some((/** @type {string} */ id) => wanted.includes(id));
    const certain = byAgency(this.taking.answers.flatMap((one) => one.certain.act).filter((one) => !victim || answersFor(one)));
    const possible = byAgency(
      this.taking.answers
        .flatMap((one) => one.possible.filter(({ kind: sort }) => sort === "act"))
        .filter((one) => !victim || answersFor(one)),
    );
    return agencies.flatMap((agency, number) => {
      const items = (certain.get(agency) ?? possible.get(agency))?.entries();
      return items ? [this.receiver(number, [...items], certain.has(agency))] : [];
    });
  }

  /**
   * @param {number} agency
   * @param {[number, Item][]} items
   * @param {boolean} certain
   * @returns {Ranked}
   */
  receiver(agency, items, certain) {
    const actions = items.flatMap(([, item]) => item.actions);
    const rank = Math.min(...items.map(([, { role }]) => STRENGTH.indexOf(role)));
    const found = standing(this.taking.plan, agency, actions, this.day);
    return { receiver: { standing: found, duties: items.map(([duty]) => duty), certain }, rank };
  }

  /**
   * @param {Receiver[]} receivers
   * @param {boolean} group whether the addressee is one
   * @returns {Match}
   */
  match(receivers, group) {
    const certain = receivers.filter((one) => one.certain);
    if (!receivers.length) return "hole";
    if (!certain.length) return "open";
    const [{ standing: first }] = certain;
    if (certain.length > 1 || this.taking.plan.data.several[first.agency] || group) return "ambiguous";
    return first.gone ? "gone" : "matched";
  }
}

/**
 * The last item of each duty of each agency, in the order of the first.
 * @param {Held[]} held
 */
function byAgency(held) {
  /** @type {Map<Item, Map<number, Item>>} */
  const found = new Map();
  for (const { duty, item } of held) {
    const own = found.get(item.agency) ?? new Map();
    found.set(item.agency, own.set(duty, item));
  }
  return found;
}

/**
 * Those that certainly receive, leaders before doers before supporters; else all that may.
 * @param {Ranked[]} found
 */
function strongest(found) {
  const certain = found.filter(({ receiver }) => receiver.certain);
  const best = Math.min(...certain.map(({ rank }) => rank));
  return certain.length ? certain.filter(({ rank }) => rank === best) : found;
}
