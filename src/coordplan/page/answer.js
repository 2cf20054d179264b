/**
 * Who must act, and who is told: exact over every completion of what is not known.
 *
 * The same answer as `coordplan who --format json`, in the parts that the page shows: `act`,
 * `notify`, `oversee`, `reports`, `by_cases`, `possible`, `ask` (without `left`), `status`,
 * `on_call` and `no_bearing`.
 */

import { ask } from "./asking.js";
import { withoutBearing } from "./bearing.js";
import { dueJson } from "./clock.js";
import { workedTogether } from "./together.js";
import { succeeded, warned } from "./warnings.js";

/** @typedef {import("./clock.js").Clock} Clock */
/** @typedef {import("./index.js").Settled} Settled */
/** @typedef {import("./index.js").Verdict} Verdict */
/** @typedef {import("./plan.js").DeedsData} DeedsData */
/** @typedef {import("./plan.js").DutyData} DutyData */
/** @typedef {import("./plan.js").Held} Held */
/** @typedef {import("./plan.js").Item} Item */
/** @typedef {import("./plan.js").Kind} Kind */
/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./situation.js").Resolved} Resolved */
/** @typedef {import("./situation.js").Value} Value */
/** @typedef {import("./together.js").Together} Together */

/** @typedef {Held & {on: number[]}} Open what may hold, and the facts on which it depends */

/**
 * @typedef {object} Asked
 * @property {readonly string[]} [phases]
 * @property {readonly number[] | null} [actions] whatever the phase
 * @property {boolean} [standing]
 * @property {Record<string, boolean>} [calls] duties on call by id: called, or not
 * @property {string | null} [day] in ISO 8601; without one nothing is said of what a day changes
 * @property {Clock | null} [clock] the moment that deadlines run on from
 */

/** What a plan says of one situation. */
export class Answer {
  /**
   * @param {Plan} plan
   * @param {Resolved} resolved
   * @param {Asked} [asked]
   */
  constructor(
    plan,
    resolved,
    { phases = [], actions: only = null, standing = false, calls = {}, day = null, clock = null } = {},
  ) {
    this.plan = plan;
    this.resolved = resolved;
    this.calls = calls;
    this.day = day;
    this.clock = clock;
    /** @type {Together[] | null} */
    this.together = null;
    this.cautious = plan.cautious(resolved);
    /** The duties as far as the answer speaks of them. */
    this.duties = plan.data.duties;
    /** @type {readonly number[]} facts of which nothing is asked */
    this.unasked = [];
    const { actions, phases: known } = plan.vocabulary;
    this.wanted = actions.map(({ phase }, number) =>
      only ? only.includes(number) : phases.length ? phases.includes(known[phase].id) : standing || !known[phase].standing,
    );
    const whole = !phases.length && !only;
    this.statements = plan.statements.filter(
      ({ kind, duty }) => plan.data.duties[duty].actions.some((a) => this.wanted[a]) || (kind === "reports" && whole),
    );
    /** The guards of every condition that the question is about. */
    this.asked = this.statements.reduce(
      (sum, { duty }) => sum | plan.index.guards[plan.data.duties[duty].condition],
      0n,
    );
    const settled = plan.index.settled(plan.index.compatible(resolved.known));
    /** @type {Verdict[]} of each condition, by facts alone */
    this.byFacts = plan.index.guards.map((guard) => verdictOf(settled, guard));
    /** @type {Verdict[]} of each duty, calls counted */
    this.verdicts = plan.data.duties.map((duty) => this.called(duty));
    /** @type {Record<Kind, Held[]>} */
    this.certain = { act: [], notify: [], oversee: [], reports: [] };
    /** @type {Open[]} */
    this.possible = [];
    for (const { kind, duty, item, aside } of this.statements) {
      const verdict = this.verdicts[duty];
      if (verdict === "certain") this.certain[kind].push({ kind, duty, item, aside });
      if (verdict === "possible")
        this.possible.push({ kind, duty, item, aside, on: this.dependsOn(duty) });
    }
    /** Agencies that others have succeeded by the day. */
    this.successions = day === null ? new Map() : succeeded(this, day);
    this.warnings = warned(this, day);
  }

  /**
   * Whether a duty holds: by its facts and, where it is on call, by what is said of it.
   * @param {DutyData} duty
   * @returns {Verdict}
   */
  called(duty) {
    const byFacts = this.byFacts[duty.condition];
    if (!duty.call) return byFacts;
    const said = this.calls[duty.id];
    if (said === false) return "excluded";
    return said === undefined && byFacts === "certain" ? "possible" : byFacts;
  }

  /** @param {number} duty */
  waits(duty) {
    const { call, id } = this.plan.data.duties[duty];
    return !!call && this.calls[id] !== true;
  }

  /** What the contract has of it. */
  json() {
    const { actions } = this.plan.vocabulary;
    const { agencies, duties } = this.plan.data;
    /**
     * @param {Held} held
     * @param {Record<string, Value>} because
     */
    const written = ({ duty, item }, because) => ({
      ...item,
      because,
      mind_danger: this.duties[duty].tells && this.cautious,
    });
    /** @param {Held[]} held */
    const items = (held) => held.map((one) => ({ ...written(one, this.because(one.duty)), ...this.due(one) }));
    return {
      plan: this.plan.data.id,
      act: items(this.certain.act),
      notify: items(this.certain.notify),
      oversee: items(this.certain.oversee),
      reports: items(this.certain.reports),
      by_cases: this.byCases().map(({ agency, action, duties: members }) => ({
        agency: agencies[agency],
        action: actions[action].id,
        duties: members.map((duty) => duties[duty].id),
        clauses: [...new Set(members.map((duty) => duties[duty].clause))],
      })),
      possible: this.possible.map((one) => ({
        kind: one.kind,
        depends_on: one.on.map((fact) => this.plan.world.facts[fact].id),
        item: { ...written(one, {}), ...this.due(one) },
      })),
      ask: ask(this),
      status: this.status(),
      on_call: this.onCall(),
      no_bearing: withoutBearing(this).map((fact) => this.plan.world.facts[fact].id),
    };
  }

  /**
   * By when, where there is a clock.
   * @param {Held} held
   */
  due({ kind, item }) {
    if (!this.clock || kind === "reports") return {};
    return { due: dueJson(this.clock.due(item.within)) };
  }

  /** @param {number} duty */
  because(duty) {
    return this.plan.condition(this.plan.data.duties[duty].condition).because(this.resolved);
  }

  /**
   * The unknown facts on which a duty depends; none where it only has to be called.
   * @param {number} duty
   */
  dependsOn(duty) {
    const { condition } = this.plan.data.duties[duty];
    if (this.byFacts[condition] === "certain") return [];
    return this.plan.condition(condition).dependsOn(this.resolved);
  }

  /**
   * What agencies certainly do though no single duty of theirs to do it is certain.
   */
  byCases() {
    this.together ??= workedTogether(this);
    return this.together;
  }

  /** What the plan says of each action, by what is certain. */
  status() {
    const { actions } = this.plan.vocabulary;
    return Object.fromEntries(
      this.plan.data.deeds.flatMap((deeds, action) =>
        this.wanted[action] ? [[actions[action].id, this.statusOf(deeds)]] : [],
      ),
    );
  }

  /** @param {DeedsData} deeds */
  statusOf(deeds) {
    /** @param {number} duty */
    const certain = (duty) => this.verdicts[duty] === "certain";
    /** @param {number} duty */
    const open = (duty) => this.verdicts[duty] === "possible";
    if (deeds.leading.some(certain)) return "named";
    const holding = deeds.named.filter(([duty]) => certain(duty));
    if (holding.length) {
      if (this.isOne(holding.flatMap(([, performs]) => performs))) return "named";
      if (!this.isOne(holding.flatMap(([, , takesPart]) => takesPart))) return "shared";
    }
    if (deeds.general.some(certain)) return "general";
    if (deeds.named.some(([duty]) => open(duty)) || deeds.general.some(open)) return "undecided";
    const had = deeds.having.some((duty) => certain(duty) || open(duty));
    return had || deeds.spoken.length ? "mentioned" : "silent";
  }

  /**
   * Whether some bodies are a single one: one agency that is no group.
   * @param {readonly number[]} bodies
   */
  isOne(bodies) {
    return new Set(bodies).size === 1 && !this.plan.data.several[bodies[0]];
  }

  /** The duties on call that may matter, or of which somebody has said something. */
  onCall() {
    const inScope = new Set(this.statements.map(({ duty }) => duty));
    return this.plan.data.duties.flatMap((duty, number) => {
      const said = this.calls[duty.id];
      const byFacts = this.byFacts[duty.condition];
      if (!duty.call || !inScope.has(number) || (said === undefined && byFacts === "excluded")) return [];
      return [{ ...duty.call, called: said ?? null, by_facts: byFacts }];
    });
  }
}

/**
 * @param {Settled} settled
 * @param {bigint} guard
 * @returns {Verdict}
 */
function verdictOf(settled, guard) {
  if (settled.certain & guard) return "certain";
  return settled.undecided & guard ? "possible" : "excluded";
}
