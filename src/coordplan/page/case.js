/**
 * One case: what is known of it and what is shown; it lives in memory and goes with the page.
 */

import { Answer } from "./answer.js";
import { Clock, minuteOf } from "./clock.js";
import { Journey } from "./journey.js";
import { entitled } from "./law.js";

/** @typedef {import("./clock.js").Calendar} Calendar */
/** @typedef {import("./plan.js").Plan} Plan */

/** @typedef {"place" | "what" | "ask" | "answer"} View */

/**
 * @typedef {object} Case
 * @property {View} view
 * @property {Plan | null} plan
 * @property {Plan | null} home that of the place where the victim lives, where it is another
 * @property {Set<string>} events
 * @property {Map<number, number | null>} answers facts as they were answered: null is not known
 * @property {Record<string, boolean>} calls
 * @property {string} day
 * @property {string} received when the victim was received; empty where nobody has said
 * @property {number | null} agency who we are
 * @property {"at" | "home"} ours the place to which we belong
 * @property {boolean} more whether body, day and time are shown
 * @property {boolean} rest whether what is only counted is shown
 */

/**
 * A case of which nothing is known.
 * @param {string} day
 * @returns {Case}
 */
export const anew = (day) => ({
  view: "place",
  plan: null,
  home: null,
  events: new Set(),
  answers: new Map(),
  calls: {},
  day,
  received: "",
  agency: null,
  ours: "at",
  more: false,
  rest: false,
});

/** The day in Viet Nam, seven hours before UTC all year round. */
export const today = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

/**
 * The facts of events and answers; null where two of them contradict each other.
 * @param {Plan} plan
 * @param {Iterable<string>} events
 * @param {Case["answers"]} answers
 */
function stated({ vocabulary }, events, answers) {
  const { facts } = vocabulary;
  /** @type {[number, number][]} */
  const all = [...answers].flatMap(([fact, value]) => (value === null ? [] : [[fact, value]]));
  for (const id of events) {
    for (const [name, value] of Object.entries(vocabulary.events.find((one) => one.id === id)?.facts ?? {})) {
      const number = facts.findIndex((fact) => fact.id === name);
      all.push([number, facts[number].values.findIndex((one) => one.value === value)]);
    }
  }
  const found = new Map(all);
  return all.every(([fact, value]) => found.get(fact) === value) ? found : null;
}

/**
 * What is known with all that follows, by the law of a day too; null where it cannot be true
 * together.
 * @param {Plan} plan
 * @param {Iterable<string>} events
 * @param {Case["answers"]} answers
 * @param {string} day
 */
export function resolved(plan, events, answers, day) {
  const known = stated(plan, events, answers);
  return known && entitled(plan, known, day);
}

/**
 * When deadlines begin to run; null where nobody has said, or of that year there is no calendar.
 * @param {Case} of
 * @param {Calendar} calendar
 */
export function clockOf({ received }, calendar) {
  const minute = minuteOf(received);
  return Number.isNaN(minute) || !calendar.covers(Number(received.slice(0, 4))) ? null : new Clock(minute, calendar);
}

/**
 * The answer to a case; null where none is begun.
 * @param {Case} of
 * @param {Calendar} calendar
 */
export function answerTo(of, calendar) {
  const { plan, events, answers, calls, day } = of;
  const known = plan && resolved(plan, events, answers, day);
  return known ? new Answer(plan, known, { calls, day, clock: clockOf(of, calendar) }) : null;
}

/**
 * A case that begins in one place and is at home in another; null where it is at home, or none is
 * begun.
 * @param {Case} of
 * @param {Calendar} calendar
 */
export function journeyOf(of, calendar) {
  const { plan, home, events, answers, calls, day } = of;
  const known = plan && home && resolved(plan, events, answers, day) && stated(plan, events, answers);
  return known ? new Journey(plan, home, known, { calls, day, clock: clockOf(of, calendar) }) : null;
}
