/**
 * Who must act, and who is told: exact over every completion of what is not known.
 *
 * The same answer as `coordplan who --format json`, in the parts that the page shows: `act`,
 * `notify`, `oversee`, `reports`, `by_cases`, `possible`, `ask` (without `left`), `status`,
 * `on_call` and `no_bearing`.
 */

import { Index, deciding, sufficient } from "./index.js";
import { World } from "./situation.js";

/** @typedef {import("./index.js").IndexData} IndexData */
/** @typedef {import("./index.js").Settled} Settled */
/** @typedef {import("./index.js").Verdict} Verdict */
/** @typedef {import("./situation.js").Resolved} Resolved */
/** @typedef {import("./situation.js").FactData} FactData */
/** @typedef {import("./situation.js").ComponentData} ComponentData */
/** @typedef {import("./situation.js").Text} Text */
/** @typedef {import("./situation.js").Value} Value */

/** @typedef {"act" | "notify" | "oversee" | "reports"} Kind */

/** @typedef {Record<string, any>} Item one agency in one duty, as the contract has it */

/**
 * @typedef {object} Held a statement that holds, or may hold
 * @property {Kind} kind
 * @property {number} duty
 * @property {Item} item
 * @property {boolean} aside whether what it says belongs to others by their function
 */

/** @typedef {{rule: string, message: Text}} Warning what a reader must know */

/** @typedef {Held & {on: number[]}} Open what may hold, and the facts on which it depends */

/**
 * @typedef {object} VocabularyData
 * @property {string} id
 * @property {FactData[]} facts
 * @property {ComponentData[]} components
 * @property {{id: string, label: Text, facts: Record<string, Value>}[]} events
 * @property {{id: string, label: Text, standing: boolean, urgent: boolean}[]} phases
 * @property {{id: string, label: Text, phase: number, main: boolean}[]} actions
 * @property {{mark: Text, unless: IndexData} | null} caution
 * @property {{fact: number, phases: number[], home: IndexData | null} | null} places
 */

/** @typedef {string[]} Run a mark, then a text: one for both languages, or Vietnamese and English */

/**
 * @typedef {[number[], Run[], (Run[] | null)?]} Deed actions, what is said, and what is said briefly,
 *   where that is something else
 */

/**
 * @typedef {object} DutyData
 * @property {string} id
 * @property {string} clause
 * @property {number} condition
 * @property {number} phase
 * @property {number[]} actions
 * @property {number[]} named agencies that it names
 * @property {number[]} before actions that it comes before
 * @property {number[]} after actions that it comes after
 * @property {boolean} tells whether it tells of the victim or moves the victim
 * @property {Item} alike what all statements of the duty say alike
 * @property {Deed[]} said what is said of it, by shares
 * @property {Deed[] | null} called the same of a duty on call that is called
 * @property {boolean} inferred whether something was read in
 * @property {boolean} urgent whether it is due at once, or protects the victim
 * @property {Item | null} call what the contract says of a duty on call
 */

/**
 * @typedef {object} DeedsData everybody who acts in one action
 * @property {number[]} leading duties that name the situation and a leader
 * @property {[number, number[], number[]][]} named duties that name the situation: who performs,
 *   who takes part
 * @property {number[]} general duties that hold for any victim
 * @property {number[]} having duties that have the action, whoever acts
 * @property {boolean} spoken a clause speaks of it and gives it to nobody
 */

/** @typedef {{path: Text, gone: Text | null}} Succeeded who stands in for a body, in words */

/**
 * @typedef {object} DaysData what a day changes, from the day on that it names
 * @property {[string, [Warning[], Warning[]]][]} warnings of the plan, and of what is around it
 * @property {string[][]} splits the actions that some tasks passed on with
 * @property {Record<number, [string, [boolean[], Succeeded | null][]][]>} successors by agency, then
 *   by which of the splits an answer gives it something of
 */

/**
 * @typedef {object} PlanData
 * @property {string} id
 * @property {string} vocabulary
 * @property {Text} place
 * @property {Text | null} now what the place is part of today
 * @property {string} search the folded names of the place, old and new
 * @property {Item[]} agencies
 * @property {number[] | null} places the values of the fact of places that its jurisdiction had
 * @property {Record<number, Text>} outside what is said of a place that it did not have
 * @property {DaysData} days what a day changes
 * @property {boolean[]} several which agencies stand for several bodies
 * @property {DutyData[]} duties
 * @property {number[][]} conditions of each condition the facts that it names
 * @property {[Kind, number, Item][]} statements in the order of an answer: kind, duty, its own words
 * @property {IndexData} index
 * @property {DeedsData[]} deeds by action
 * @property {[number, number, number[]][]} joint agency, action, and the duties that together may
 *   make it act
 */

/**
 * @typedef {object} Asked
 * @property {readonly string[]} [phases]
 * @property {boolean} [standing]
 * @property {Record<string, boolean>} [calls] duties on call by id: called, or not
 * @property {string | null} [day] in ISO 8601; without one nothing is said of what a day changes
 */

/** How many states of knowledge are kept with a condition. */
const MOST_KEPT = 1000;

/** The facts that one condition names, and those that constraints tie to them. */
class Bearing {
  /**
   * @param {Plan} plan
   * @param {number} condition
   */
  constructor(plan, condition) {
    this.world = plan.world;
    this.named = plan.data.conditions[condition];
    this.tied = this.world.tiedTo(this.named);
    this.all = [...this.named, ...this.tied];
    this.index = plan.index.alone(condition, this.all);
    /** @type {Map<string, number[]>} on what it depends, by what these facts can be */
    this.depending = new Map();
  }

  /**
   * What is known of these facts.
   * @param {Resolved} resolved
   */
  known(resolved) {
    return new Map([...resolved.known].filter(([fact]) => this.all.includes(fact)));
  }

  /**
   * The facts that make the condition certain; facts of the condition itself first.
   * @param {Resolved} resolved
   * @returns {Record<string, Value>}
   */
  because(resolved) {
    const back = [...this.tied].reverse();
    const order = [
      ...back.filter((fact) => !resolved.given.has(fact)),
      ...back.filter((fact) => resolved.given.has(fact)),
      ...[...this.named].reverse(),
    ];
    const facts = sufficient(this.index, resolved.known, order).sort((a, b) => a - b);
    return this.world.told(resolved.known, facts);
  }

  /**
   * The unknown facts of the condition that may settle it.
   * @param {Resolved} resolved
   */
  dependsOn(resolved) {
    const key = this.all.map((fact) => resolved.reach[fact]).join();
    const found = this.depending.get(key) ?? deciding(this.index, this.known(resolved), this.named);
    if (this.depending.size < MOST_KEPT) this.depending.set(key, found);
    return found;
  }

  /**
   * The unknown facts on which the condition depends, or that settle it through others: the
   * answers that can occur, and how many of them settle it at once.
   * @param {Resolved} resolved
   * @param {readonly number[]} dependsOn
   */
  help(resolved, dependsOn) {
    const { index } = this;
    const alive = index.compatible(this.known(resolved));
    return this.all
      .filter((fact) => !resolved.known.has(fact))
      .map((fact) => {
        const values = this.world.values(fact, resolved.reach[fact]);
        const byValue = index.allow.get(fact);
        const settling = values.filter((value) => {
          const left = byValue ? alive & byValue[value] : alive;
          return !(left & index.holds[0] && left & index.fails[0]);
        }).length;
        return { fact, values, settling };
      })
      .filter(({ fact, settling }) => settling || dependsOn.includes(fact));
  }
}

/** A plan ready to be asked. */
export class Plan {
  /**
   * @param {PlanData} data
   * @param {VocabularyData} vocabulary
   */
  constructor(data, vocabulary) {
    /** @type {PlanData} */
    this.data = { ...data, duties: withAgencies(data.duties, data.agencies) };
    /** @type {Held[]} every statement that an answer may make, in its order */
    this.statements = withAgencies(data.statements, data.agencies).map(([kind, duty, own]) => {
      const { id, clause, alike } = this.data.duties[duty];
      /** @type {Item} */
      const item = { ...alike, ...own, duty: id, clause };
      return { kind, duty, item, aside: item.competent === false };
    });
    this.vocabulary = vocabulary;
    this.world = new World(vocabulary.facts, vocabulary.components);
    this.index = Index.of(data.index);
    this.home = vocabulary.places?.home ? Index.of(vocabulary.places.home) : null;
    this.unless = vocabulary.caution && Index.of(vocabulary.caution.unless);
    /** @type {Map<number, Bearing>} */
    this.bearings = new Map();
  }

  /** @param {number} condition */
  bearing(condition) {
    const known = this.bearings.get(condition) ?? new Bearing(this, condition);
    this.bearings.set(condition, known);
    return known;
  }

  /**
   * What the plan says of a situation.
   * @param {Resolved} resolved
   * @param {Asked} [asked]
   */
  who(resolved, asked = {}) {
    return new Answer(this, resolved, asked);
  }

  /**
   * The terms in which a condition fails, as far as what is known allows them: by fact the masks
   * of the values that they leave.
   * @param {number} condition
   * @param {Resolved} resolved
   * @returns {Map<number, bigint>[]}
   */
  failing(condition, resolved) {
    const { index, all } = this.bearing(condition);
    const alive = index.compatible(resolved.known) & index.fails[0];
    const found = [];
    for (let term = 1n; term <= alive; term <<= 1n) {
      if (!(alive & term)) continue;
      const masks = all.map((fact) => {
        const byValue = index.allow.get(fact) ?? [];
        const mask = byValue.reduce((sum, terms, value) => (terms & term ? sum | (1n << BigInt(value)) : sum), 0n);
        return /** @type {[number, bigint]} */ ([fact, byValue.length ? mask : -1n]);
      });
      found.push(new Map(masks));
    }
    return found;
  }

  /**
   * Whether the mark of what tells of the victim or moves the victim is due.
   * @param {Resolved} resolved
   */
  cautious(resolved) {
    return !!this.unless && this.unless.verdict(0, this.unless.compatible(resolved.known)) !== "certain";
  }
}

/**
 * A value with agencies in the place of their numbers.
 * @template T
 * @param {T} value
 * @param {Item[]} agencies
 * @returns {T}
 */
function withAgencies(value, agencies) {
  /**
   * @param {any} part
   * @returns {any}
   */
  const whole = (part) => {
    if (Array.isArray(part)) return part.map(whole);
    if (part === null || typeof part !== "object") return part;
    if ("@" in part) return agencies[part["@"]];
    return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, whole(one)]));
  };
  return whole(value);
}

/** One answer in the making. */
export class Answer {
  /**
   * @param {Plan} plan
   * @param {Resolved} resolved
   * @param {Asked} asked
   */
  constructor(plan, resolved, { phases = [], standing = false, calls = {}, day = null }) {
    this.plan = plan;
    this.resolved = resolved;
    this.calls = calls;
    /** @type {{agency: number, action: number, duties: number[]}[] | null} */
    this.together = null;
    this.cautious = plan.cautious(resolved);
    const { actions, phases: known } = plan.vocabulary;
    this.wanted = actions.map(({ phase }) =>
      phases.length ? phases.includes(known[phase].id) : standing || !known[phase].standing,
    );
    const whole = !phases.length;
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
    /** @type {Map<number, Succeeded>} agencies that others have succeeded by the day */
    this.successions = day === null ? new Map() : this.succeeded(day);
    this.warnings = this.warned(day);
  }

  /**
   * Who stands in for the agencies that the answer speaks of.
   * @param {string} day
   */
  succeeded(day) {
    const { actions } = this.plan.vocabulary;
    const { duties, agencies, days } = this.plan.data;
    const held = [...Object.values(this.certain).flat(), ...this.possible].map(({ duty }) => duty);
    const spoken = new Set([...held, ...this.byCases().flatMap((one) => one.duties)]);
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
      const variants = own && lastBefore(days.successors[agency] ?? [], day);
      const hit = own && days.splits.map((split) => split.some((action) => own.has(action)));
      const said = variants?.find(([wanted]) => !wanted.length || `${wanted}` === `${hit}`)?.[1];
      if (said) found.set(agency, said);
    }
    return found;
  }

  /**
   * What a reader must know.
   * @param {string | null} day
   * @returns {Warning[]}
   */
  warned(day) {
    const [own, around] = lastBefore(this.plan.data.days.warnings, day ?? "") ?? [[], []];
    const leading = new Set(this.certain.act.flatMap(({ item, aside }) => (item.role === "lead" && !aside ? [item.agency] : [])));
    const gone = [...this.successions].flatMap(([agency, said]) =>
      said.gone && leading.has(this.plan.data.agencies[agency]) ? [{ rule: "leader-gone", message: said.gone }] : [],
    );
    const always = own.filter(({ rule }) => day !== null || rule === "partial");
    const all = [...always, ...this.ofThePlace(), ...this.retired(), ...gone, ...(day === null ? [] : around)];
    return all.map(({ rule, message }) => ({ rule, message: onDay(message, day ?? "") }));
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
      mind_danger: duties[duty].tells && this.cautious,
    });
    /** @param {Held[]} held */
    const items = (held) => held.map((one) => written(one, this.because(one.duty)));
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
        item: written(one, {}),
      })),
      ask: this.ask(),
      status: this.status(),
      on_call: this.onCall(),
      no_bearing: this.withoutBearing().map((fact) => this.plan.world.facts[fact].id),
    };
  }

  /** @param {number} duty */
  because(duty) {
    return this.plan.bearing(this.plan.data.duties[duty].condition).because(this.resolved);
  }

  /**
   * The unknown facts on which a duty depends; none where it only has to be called.
   * @param {number} duty
   */
  dependsOn(duty) {
    const { condition } = this.plan.data.duties[duty];
    if (this.byFacts[condition] === "certain") return [];
    return this.plan.bearing(condition).dependsOn(this.resolved);
  }

  /** The unknown facts that can help to settle an undecided duty, best first. */
  ask() {
    const weights = this.weights();
    let undecided = 0;
    /** @type {Map<number, {values: number[], settled: number, decides: number}>} */
    const asked = new Map();
    for (const [condition, { duties, urgency, sample }] of weights) {
      if (this.verdicts[sample] !== "possible" || this.waits(sample)) continue;
      undecided += urgency;
      const bearing = this.plan.bearing(condition);
      for (const { fact, values, settling } of bearing.help(this.resolved, bearing.dependsOn(this.resolved))) {
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
      .map(({ fact, values, decides }) => {
        const { id, question, values: known } = this.plan.world.facts[fact];
        return { fact: id, question, values: values.map((value) => known[value].value), decides };
      });
  }

  /**
   * What hangs on each condition: a duty weighs 1 in the first phase and half as much in each
   * phase after it.
   */
  weights() {
    const { duties, conditions } = this.plan.data;
    /** @type {Map<number, {duties: number, urgency: number, sample: number}>} */
    const found = new Map();
    for (const number of new Set(this.statements.map(({ duty }) => duty))) {
      const { condition, phase } = duties[number];
      const since = conditions[condition].map((fact) => this.plan.world.facts[fact].since ?? 0);
      const so = found.get(condition) ?? { duties: 0, urgency: 0, sample: number };
      so.duties += 1;
      so.urgency += 0.5 ** Math.max(phase, ...since);
      found.set(condition, so);
    }
    return found;
  }

  /**
   * What agencies certainly do though no single duty of theirs to do it is certain.
   * @returns {{agency: number, action: number, duties: number[]}[]}
   */
  byCases() {
    this.together ??= this.workedTogether();
    return this.together;
  }

  /** @returns {{agency: number, action: number, duties: number[]}[]} */
  workedTogether() {
    const { duties, joint } = this.plan.data;
    return joint.flatMap(([agency, action, all]) => {
      const members = all.filter((duty) => !duties[duty].call || this.calls[duties[duty].id] === true);
      const open = members.filter((duty) => this.verdicts[duty] === "possible");
      if (!this.wanted[action] || open.length < 2) return [];
      if (members.some((duty) => this.verdicts[duty] === "certain")) return [];
      const together = this.oneHolds(open.map((duty) => duties[duty].condition));
      return together ? [{ agency, action, duties: open }] : [];
    });
  }

  /**
   * Whether one of some conditions holds in every completion: in none do all of them fail.
   * @param {readonly number[]} conditions
   */
  oneHolds(conditions) {
    const parts = [...new Set(conditions)].map((condition) => this.plan.failing(condition, this.resolved));
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
    return !allFail(this.resolved.reach, 0);
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
    return had || deeds.spoken ? "mentioned" : "silent";
  }

  /**
   * Whether some bodies are a single one: one agency that is no group.
   * @param {readonly number[]} bodies
   */
  isOne(bodies) {
    return new Set(bodies).size === 1 && !this.plan.data.several[bodies[0]];
  }

  /**
   * Stated facts that can all be left out together, and every duty asked about stays as it is.
   * @returns {number[]}
   */
  withoutBearing() {
    const { known, given } = this.resolved;
    let kept = new Map([...known].filter(([fact]) => given.has(fact)));
    const before = this.bears(kept);
    const idle = [];
    for (const fact of [...given].sort((a, b) => a - b)) {
      const rest = new Map(kept);
      rest.delete(fact);
      if (this.bears(rest) !== before) continue;
      kept = rest;
      idle.push(fact);
    }
    return idle;
  }

  /**
   * What facts say of the duties asked about: certain, undecided, what is open; and warnings.
   * @param {Map<number, number>} stated
   */
  bears(stated) {
    const { index, data } = this.plan;
    const resolved = /** @type {Resolved} */ (this.plan.world.resolve(stated));
    const alive = index.compatible(resolved.known);
    const settled = index.settled(alive);
    const certain = settled.certain & this.asked;
    const undecided = settled.undecided & this.asked;
    let open = 0n;
    for (const [condition, guard] of index.guards.entries())
      if (guard & undecided) open |= alive & (index.holds[condition] | index.fails[condition]);
    const telling = data.duties.reduce((sum, { tells, condition }) => (tells ? sum | index.guards[condition] : sum), 0n);
    const marked = !!(telling & (certain | undecided)) && this.plan.cautious(resolved);
    return `${certain} ${undecided} ${open} ${marked} ${this.outside(resolved)}`;
  }

  /**
   * Whether the case came in at a place that the jurisdiction is not known to have.
   * @param {Resolved} resolved
   */
  outside(resolved) {
    const { places } = this.plan.vocabulary;
    const had = this.plan.data.places;
    const value = places && resolved.known.get(places.fact);
    if (!places || !had || value === undefined || value === null || had.includes(value)) return false;
    if (!this.wanted.some((is, action) => is && places.phases.includes(this.plan.vocabulary.actions[action].phase)))
      return false;
    return !this.plan.home || this.plan.home.verdict(0, this.plan.home.compatible(resolved.known)) !== "certain";
  }

  /**
   * That the case came in at a place which the plan does not know its jurisdiction to have.
   * @returns {Warning[]}
   */
  ofThePlace() {
    if (!this.outside(this.resolved)) return [];
    const { places } = this.plan.vocabulary;
    const value = places && this.resolved.known.get(places.fact);
    const message = this.plan.data.outside[value ?? -1];
    return message ? [{ rule: "outside-places", message }] : [];
  }

  /**
   * That a fact was stated which stands for several things, and what to say instead.
   * @returns {Warning[]}
   */
  retired() {
    return this.plan.vocabulary.facts.flatMap(({ retired }, fact) =>
      retired && this.resolved.given.has(fact) ? [{ rule: "retired-fact", message: retired }] : [],
    );
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
 * What is so on a day: what began last before it, or on it; without a day, what began first.
 * @template T
 * @param {[string, T][]} byDay
 * @param {string} day
 */
function lastBefore(byDay, day) {
  return (byDay.findLast(([from]) => from <= day) ?? byDay[0])?.[1];
}

/**
 * @param {Text} text
 * @param {string} day
 * @returns {Text}
 */
function onDay({ vi, en }, day) {
  return { vi: vi.replace("{day}", day.split("-").reverse().join("/")), en: en.replace("{day}", day) };
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
