/**
 * By when a deadline ends, from the moment a victim is received: the same sums as `deadlines.py`
 * and `reporting/deadlines.py`.
 *
 * A day is a number of days since 1970, a moment a number of minutes, both in Viet Nam.
 */

/** @typedef {import("./situation.js").Text} Text */

/** @typedef {{off: Record<string, number>, working: string[], provisional: boolean}} YearData */

/** @typedef {{names: Text[], weekend: Text[], years: Record<string, YearData>}} CalendarData */

/** @typedef {null | string | {working_days: number} | {ahead: string}} Within as the contract has it */

/**
 * @typedef {object} Due
 * @property {number} at
 * @property {Text | null} dayOff why nobody works on that day
 * @property {number | null} nextWorkingDay
 * @property {number[]} provisional the years asked for, of which not all swaps are known
 * @property {boolean} mayMove
 */

const DAY = 24 * 60;
const MILLISECONDS = 60_000;
const LENGTH = /^P(?=[0-9T])(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=[0-9])(?:(\d{1,6})H)?(?:(\d{1,6})M)?)?$/;

/** @param {string} iso */
export const dayOf = (iso) => Date.parse(`${iso}T00:00Z`) / MILLISECONDS / DAY;

/** @param {number} day */
export const isoOf = (day) => isoMinute(day * DAY).slice(0, 10);

/**
 * The minute that is written `YYYY-MM-DDTHH:MM`; not a number for what is none.
 * @param {string} iso
 */
export const minuteOf = (iso) => Date.parse(`${iso}Z`) / MILLISECONDS;

/** @param {number} minute */
export const isoMinute = (minute) => new Date(minute * MILLISECONDS).toISOString().slice(0, 16);

/** @param {number} day */
const yearOf = (day) => Number(isoOf(day).slice(0, 4));

/** Which days are worked, of the years that the page knows. */
export class Calendar {
  /** @param {CalendarData} data */
  constructor({ names, weekend, years }) {
    this.names = names;
    this.weekend = weekend;
    this.years = years;
  }

  /** @param {number} year */
  covers(year) {
    return String(year) in this.years;
  }

  /**
   * Why nobody works on a day, or null on a working day. Throws for a year that is not known.
   * @param {number} day
   */
  dayOff(day) {
    const { off, working } = this.year(yearOf(day));
    const iso = isoOf(day);
    if (working.includes(iso)) return null;
    const weekday = new Date(day * DAY * MILLISECONDS).getUTCDay();
    if (iso in off) return this.names[off[iso]];
    return weekday === 6 ? this.weekend[0] : weekday === 0 ? this.weekend[1] : null;
  }

  /**
   * The years of these days of which not all swaps are known.
   * @param {number} first
   * @param {number} last
   */
  openYears(first, last) {
    const found = [];
    for (let year = yearOf(first); year <= yearOf(last); year += 1) if (this.year(year).provisional) found.push(year);
    return found;
  }

  /**
   * The day itself where it is a working day, else the next that is.
   * @param {number} day
   */
  thisOrNext(day) {
    let found = day;
    while (this.dayOff(found)) found += 1;
    return found;
  }

  /**
   * The working day that is so many working days after a day, which is not counted.
   * @param {number} day
   * @param {number} count
   */
  after(day, count) {
    let found = day;
    if (count === 0) return this.thisOrNext(day);
    for (let left = count; left; left -= 1) found = this.thisOrNext(found + 1);
    return found;
  }

  /** @param {number} year */
  year(year) {
    if (!this.covers(year)) throw new RangeError(`no calendar of ${year}`);
    return this.years[year];
  }
}

/** A moment of receiving, and the calendar that deadlines run on from there. */
export class Clock {
  /**
   * @param {number} received
   * @param {Calendar} calendar
   */
  constructor(received, calendar) {
    this.received = received;
    this.calendar = calendar;
  }

  /**
   * By when something must be done; null where it ends ahead of entry, or in a year without a
   * calendar.
   * @param {Within} within
   * @returns {Due | null}
   */
  due(within) {
    try {
      return this.worked(within);
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  }

  /**
   * @param {Within} within
   * @returns {Due | null}
   */
  worked(within) {
    if (within === null) return null;
    if (within === "immediately") return due(this.received);
    if (typeof within === "string") {
      const at = ending(this.received, within);
      return at === null ? null : this.withDayOff(at);
    }
    return "ahead" in within ? null : this.inWorkingDays(within.working_days);
  }

  /** @param {number} count */
  inWorkingDays(count) {
    const since = Math.floor(this.received / DAY);
    const day = this.calendar.after(since, count);
    const years = this.calendar.openYears(since + 1, day);
    return due(endOf(day), { provisional: years, mayMove: years.length > 0 });
  }

  /** @param {number} at */
  withDayOff(at) {
    const day = Math.floor(at / DAY);
    const dayOff = this.calendar.dayOff(day);
    if (!dayOff) return due(at, { provisional: this.calendar.openYears(day, day) });
    const nextWorkingDay = this.calendar.thisOrNext(day);
    const provisional = this.calendar.openYears(day, nextWorkingDay);
    return due(at, { dayOff, nextWorkingDay, provisional, mayMove: provisional.length > 0 });
  }
}

/**
 * @param {number} at
 * @param {Partial<Due>} [more]
 * @returns {Due}
 */
const due = (at, more = {}) => ({ at, dayOff: null, nextWorkingDay: null, provisional: [], mayMove: false, ...more });

/**
 * What the contract has of it.
 * @param {Due | null} found
 */
export function dueJson(found) {
  if (!found) return null;
  const { at, dayOff, nextWorkingDay, provisional, mayMove } = found;
  return {
    at: `${isoMinute(at)}+07:00`,
    day_off: dayOff,
    next_working_day: nextWorkingDay === null ? null : isoOf(nextWorkingDay),
    ...(provisional.length ? { provisional_years: provisional, may_move: mayMove } : {}),
  };
}

/**
 * When a length of time ends that begins at a moment: hours and minutes run on exactly, anything
 * else ends with the last minute of its last day.
 * @param {number} moment
 * @param {string} iso
 */
function ending(moment, iso) {
  const parts = LENGTH.exec(iso)?.slice(1).map((part) => Number(part ?? 0));
  if (!parts?.some(Boolean)) return null;
  const [years, months, weeks, days, hours, minutes] = parts;
  const exact = 60 * hours + minutes;
  const day = later(Math.floor(moment / DAY), 12 * years + months, exact ? 0 : 7 * weeks + days);
  if (!exact) return endOf(day);
  return day * DAY + (((moment % DAY) + DAY) % DAY) + (7 * weeks + days) * DAY + exact;
}

/**
 * The day so many months and then days later; a month without such a day ends with its last.
 * @param {number} day
 * @param {number} months
 * @param {number} days
 */
function later(day, months, days) {
  const [year, month, date] = isoOf(day).split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return Date.UTC(year, month - 1 + months, Math.min(date, last)) / MILLISECONDS / DAY + days;
}

/** @param {number} day */
const endOf = (day) => day * DAY + DAY - 1;
