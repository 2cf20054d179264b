/**
 * A plan ready to be asked, and what the data of a plan and of a vocabulary say.
 */

import { Condition } from "./condition.js";
import { Index } from "./index.js";
import { World } from "./situation.js";

/** @typedef {import("./index.js").IndexData} IndexData */
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
 * @property {Given[]} law what the law gives to cases
 * @property {JourneyData} journey
 */

/**
 * @typedef {object} Given what the law gives from a day on, facts and values by number
 * @property {string} on
 * @property {[number, number[]][]} cases to whom: facts that each have one of some values
 * @property {[number, number][]} sets the facts that it settles for them
 * @property {Text} said
 * @property {Record<number, Text>} open what is said where one of its facts is not known
 * @property {Record<number, Text>} against what is said where a fact that it settles is stated otherwise
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
 * @property {number[]} acting who leads or does it, else who supports, else who oversees
 * @property {number[]} named agencies that it names
 * @property {number[]} before actions that it comes before
 * @property {number[]} after actions that it comes after
 * @property {boolean} tells whether it tells of the victim or moves the victim
 * @property {Item} alike what all statements of the duty say alike
 * @property {Deed[]} said what is said of it, by shares
 * @property {Deed[] | null} called the same of a duty on call that is called
 * @property {boolean} inferred whether something was read in
 * @property {string[] | null} often how often it reports, in words
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
 * @property {string[]} spoken the clauses that speak of it and give it to nobody
 */

/** @typedef {import("./warnings.js").Warning} Warning */

/**
 * @typedef {{path: Text, gone: Text | null, kinds: [string, string][], open: boolean}} Succeeded who stands in for
 *   a body, in words; the functions and levels that have its tasks
 */

/** @typedef {"early" | "return" | "late"} Span actions of one time of a case over two plans */

/**
 * @typedef {{number: number, duty: Partial<DutyData>, changed?: Item,
 *   statements?: (Item | null)[]}} Cut a part of a duty, as far as it is not as the whole: what all
 *   of its statements have otherwise, or what is left of each
 */

/** @typedef {"return" | "hand-over" | "notice" | "papers"} Sort of what leaves a plan */

/**
 * @typedef {object} JourneyData the way home, facts and actions by number
 * @property {number | null} home the action that takes the victim home
 * @property {IndexData | null} needed when that is needed
 * @property {IndexData | null} done when it has been done
 * @property {[number, number][]} arrived what is so then
 * @property {number[]} local facts that speak of the place of reception alone
 * @property {Record<Span, number[]>} stages
 * @property {string[]} unstated levels that stand for one that is left open
 */

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
 * @property {Text} title
 * @property {Text} place
 * @property {Item[]} agencies
 * @property {number[] | null} places the values of the fact of places that its jurisdiction had
 * @property {Record<number, Text>} outside what is said of a place that it did not have
 * @property {DaysData} days what a day changes
 * @property {boolean[]} several which agencies stand for several bodies
 * @property {(number | null)[]} under of each agency that which it is under
 * @property {number[][]} members of each agency those that are counted among it
 * @property {DutyData[]} duties
 * @property {Record<Span, Cut[]>} cut for each time the duties of which it has a part
 * @property {[number, Sort, number][]} leaving what leaves the plan or may: duty, what, to whom
 * @property {string[]} clauses their locators, in order
 * @property {number[][]} conditions of each condition the facts that it names
 * @property {[Kind, number, Item][]} statements in the order of an answer: kind, duty, its own words
 * @property {IndexData} index
 * @property {import("./clock.js").Within[]} deadlines by their number
 * @property {{dialled: string, said: Text}[][]} [numbers] of each agency how it is called
 * @property {DeedsData[]} deeds by action
 * @property {[number, number, number[]][]} joint agency, action, and the duties that together may
 *   make it act
 */

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
    /** @type {Map<Span, Parts>} */
    this.parts = new Map();
    this.vocabulary = vocabulary;
    const { journey } = vocabulary;
    this.needed = journey.needed && Index.of(journey.needed);
    this.done = journey.done && Index.of(journey.done);
    this.world = new World(vocabulary.facts, vocabulary.components);
    this.index = Index.of(data.index);
    this.home = vocabulary.places?.home ? Index.of(vocabulary.places.home) : null;
    this.unless = vocabulary.caution && Index.of(vocabulary.caution.unless);
    /** @type {Map<number, Condition>} */
    this.conditions = new Map();
  }

  /** @param {number} number */
  condition(number) {
    const known = this.conditions.get(number) ?? new Condition(this, number);
    this.conditions.set(number, known);
    return known;
  }

  /**
   * The duties and statements cut to one time: a part of a duty with other actions too.
   * @param {Span} span
   */
  cut(span) {
    const known = this.parts.get(span) ?? partsOf(this, span);
    this.parts.set(span, known);
    return known;
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
 * @typedef {{duties: DutyData[], items: Map<Item, Item | null>}} Parts every duty, and the items of
 *   those that are cut: each with what is left of it
 */

/**
 * @param {Plan} plan
 * @param {Span} span
 * @returns {Parts}
 */
function partsOf(plan, span) {
  const duties = [...plan.data.duties];
  /** @type {Parts["items"]} */
  const items = new Map();
  for (const { number, duty, changed = {}, statements } of withAgencies(plan.data.cut[span], plan.data.agencies)) {
    const whole = duties[number];
    const { said = whole.said, called = whole.called } = duty;
    duties[number] = { ...whole, ...duty, said: shares(said, whole.said) ?? [], called: shares(called, whole.called) };
    const { id, clause, alike } = duties[number];
    for (const [place, { item }] of plan.statements.filter((one) => one.duty === number).entries()) {
      const own = statements?.[place];
      if (statements) items.set(item, own ? { ...alike, ...own, duty: id, clause } : null);
      else items.set(item, { ...item, ...Object.fromEntries(Object.entries(changed).filter(([key]) => key in item)) });
    }
  }
  return { duties, items };
}

/**
 * What is said of shares of a duty; where only their actions are given, with the words of the whole.
 * @param {Deed[] | number[][] | null} part
 * @param {Deed[] | null} whole
 * @returns {Deed[] | null}
 */
const shares = (part, whole) =>
  part &&
  part.map((one, place) => {
    const [, ...said] = whole?.[place] ?? [];
    return /** @type {Deed} */ (Array.isArray(one[0]) ? one : [one, ...said]);
  });

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
