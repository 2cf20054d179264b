/**
 * What an answer says of its duties, as rows: those of which the same is said become one.
 */

import { dueWords } from "./due.js";
import { Setting, run, together } from "./words.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./answer.js").Open} Open */
/** @typedef {import("./plan.js").Deed} Deed */
/** @typedef {import("./plan.js").DutyData} DutyData */
/** @typedef {import("./plan.js").Held} Held */
/** @typedef {import("./plan.js").Item} Item */
/** @typedef {import("./plan.js").VocabularyData} VocabularyData */
/** @typedef {import("./words.js").Row} Row */
/** @typedef {import("./words.js").Run} Run */
/** @typedef {import("./words.js").Language} Language */
/** @typedef {import("./words.js").Words} Words */

/** @typedef {{actions: number[], said: Run[], key: string, duties: number[]}} Shown */

/** What speaks of an answer in the same rows as others. */
export class Part {
  /** @param {Rows} rows */
  constructor(rows) {
    this.rows = rows;
    this.answer = rows.answer;
    this.plan = rows.plan;
    this.duties = rows.duties;
    this.vocabulary = rows.vocabulary;
    this.acting = rows.acting;
    this.setting = rows.setting;
  }
}

export class Rows {
  /**
   * @param {Answer} answer
   * @param {Words} words
   * @param {Language} language
   */
  constructor(answer, words, language) {
    this.answer = answer;
    this.plan = answer.plan;
    this.duties = answer.duties;
    this.vocabulary = answer.plan.vocabulary;
    this.acting = [...answer.certain.act, ...answer.certain.oversee];
    this.setting = new Setting(words, language, {
      name: (agency) => this.name(agency),
      numbers: (agency) => this.numbers(agency),
      due: (deadline) => this.due(deadline),
    });
  }

  // words

  /**
   * The name of an agency, with a sign where it is another body, or none, by now.
   * @param {number} agency
   */
  name(agency) {
    const sign = this.answer.successions.has(agency) ? this.setting.say("successorMark") : "";
    return this.setting.of(this.plan.data.agencies[agency].name) + sign;
  }

  /**
   * The numbers of an agency, in brackets.
   * @param {number} agency
   * @returns {Run[]}
   */
  numbers(agency) {
    const found = this.plan.data.numbers?.[agency] ?? [];
    if (!found.length) return [];
    const each = found.map(({ dialled, said }) => /** @type {Run[]} */ ([[this.setting.of(said), "faint", dialled]]));
    return [[" (", "faint"], ...together(each, ", ", "faint"), [")", "faint"]];
  }

  /**
   * By when on the calendar, where there is a clock.
   * @param {number} deadline
   */
  due(deadline) {
    const { clock } = this.answer;
    const found = clock && clock.due(this.plan.data.deadlines[deadline]);
    return found ? dueWords(found, this.setting) : "";
  }

  /**
   * @param {Item[]} agencies
   * @param {boolean} strong
   */
  names(agencies, strong) {
    const all = this.plan.data.agencies;
    const each = [...new Set(agencies)].map((agency) => {
      const number = all.indexOf(agency);
      return [...run(this.name(number), strong ? "strong" : "plain"), ...this.numbers(number)];
    });
    return together(each, ", ");
  }

  /** @param {number[]} actions */
  labels(actions) {
    return actions.map((action) => this.setting.of(this.vocabulary.actions[action].label)).join(", ");
  }

  /** @param {number[]} facts */
  topics(facts) {
    return facts
      .map((number) => {
        const { label, values } = this.plan.world.facts[number];
        const said = this.setting.of(label);
        return typeof values[0].value === "boolean" ? this.setting.say("whether", { fact: said }) : said;
      })
      .join(", ");
  }

  /**
   * The clauses of duties, each once; an asterisk where something was read in.
   * @param {number[]} duties
   */
  cited(duties) {
    /** @type {Map<string, boolean>} */
    const shown = new Map();
    for (const number of duties) {
      const { clause, inferred } = this.duties[number];
      shown.set(clause, shown.get(clause) || inferred);
    }
    const said = [...shown].map(([clause, inferred]) => `[${clause}${inferred ? "*" : ""}]`);
    return run(said.join(" "), "clause");
  }

  // duties

  /**
   * Duties as rows; those of which the same is said become one.
   * @param {Held[]} acts
   * @param {Held[]} told
   */
  rows(acts, told) {
    return this.shown(acts, told, false).map((one) => this.row(one));
  }

  /**
   * @param {Shown} shown
   * @param {Run[]} more what is said after it
   * @returns {Row}
   */
  row({ actions, said, duties }, more = []) {
    return {
      who: run(this.labels(actions)),
      what: together([said, more]),
      clauses: this.cited(duties),
      under: [],
    };
  }

  /**
   * @param {Held[]} acts
   * @param {Held[]} told
   * @param {boolean} briefly
   */
  shown(acts, told, briefly) {
    /** @type {Map<string, Shown>} */
    const found = new Map();
    for (const { duty, item } of [...acts, ...told]) {
      for (const [place, deed] of this.deeds(duty).entries()) {
        const own = "role" in item ? sameActions(deed, item, this.vocabulary) : true;
        const said = briefly && deed.length > 2 ? deed[2] : deed[1];
        const key = `${duty} ${place}`;
        if (own && said && !found.has(key)) found.set(key, this.one(duty, deed[0], said));
      }
    }
    return this.merged([...found.values()]);
  }

  /**
   * Those of which the same is said as one, their actions together, then their clauses.
   * @param {Shown[]} all
   */
  merged(all) {
    /** @param {number} duty */
    const clause = (duty) => this.duties[duty].clause;
    const byClauses = grouped(all, ({ key, duties }) => `${key} ${duties.map(clause)}`);
    return grouped(byClauses, ({ key, actions }) => `${key} ${actions}`);
  }

  /**
   * What is said of a duty now: as one that waits, or as one that is called.
   * @param {number} number
   */
  deeds(number) {
    const { said, called, id } = this.duties[number];
    return called && this.answer.calls[id] === true ? called : said;
  }

  /**
   * @param {number} duty
   * @param {number[]} actions
   * @param {import("./plan.js").Run[]} runs
   * @returns {Shown}
   */
  one(duty, actions, runs) {
    const mark = this.answer.cautious && this.duties[duty].tells;
    const alert = mark ? run(this.setting.say("dangerMark"), "alert") : [];
    const key = JSON.stringify([runs.map(([, ...texts]) => texts), mark]);
    return { actions, said: together([this.setting.runs(runs), alert]), key, duties: [duty] };
  }

  /**
   * What may hold, each with the facts on which it depends.
   * @param {import("./answer.js").Open[]} open
   * @param {boolean} briefly
   */
  depending(open, briefly) {
    /** @type {Map<string, import("./answer.js").Open[]>} */
    const groups = new Map();
    for (const one of open) groups.set(`${one.on}`, [...(groups.get(`${one.on}`) ?? []), one]);
    return [...groups.values()].flatMap((group) => {
      const facts = this.topics(group[0].on);
      const on = run(facts && this.setting.say("dependsOn", { facts }), "doubtful");
      const acts = group.filter(({ kind }) => kind === "act" || kind === "oversee");
      const told = group.filter(({ kind }) => kind === "notify");
      const sent = group.filter(({ kind }) => kind === "reports");
      return [
        ...this.shown(acts, told, briefly).map((one) => this.row(one, on)),
        ...this.reporting(sent).map((row) => ({ ...row, what: together([row.what, on]) })),
      ];
    });
  }

  /**
   * Reports: one row for what one agency sends through one channel in one rhythm; addressees share
   * a row only where the same clauses name them.
   * @param {Held[]} reports
   * @returns {Row[]}
   */
  reporting(reports) {
    /** @type {Map<string, {of: Held, by: Map<Item | null, number[]>}>} */
    const sent = new Map();
    for (const held of reports) {
      const { from, to, via } = held.item;
      const key = JSON.stringify([from.id, via?.id, this.duties[held.duty].often]);
      const so = sent.get(key) ?? { of: held, by: new Map() };
      so.by.set(to, [...(so.by.get(to) ?? []), held.duty]);
      sent.set(key, so);
    }
    return [...sent.values()].flatMap(({ of, by }) => {
      /** @type {Map<string, {to: Item[], duties: number[]}>} */
      const alike = new Map();
      for (const [to, duties] of by) {
        const cited = JSON.stringify(this.cited(duties));
        alike.set(cited, { to: [...(alike.get(cited)?.to ?? []), ...(to ? [to] : [])], duties });
      }
      return [...alike.values()].map(({ to, duties }) => this.report(of, to, duties));
    });
  }

  /**
   * @param {Held} held
   * @param {Item[]} addressees
   * @param {number[]} duties
   * @returns {Row}
   */
  report({ duty, item }, addressees, duties) {
    const all = this.plan.data.agencies;
    const { setting } = this;
    const name = (/** @type {Item} */ agency) => this.name(all.indexOf(agency));
    const whom = addressees.length ? addressees.map(name).join(", ") : setting.say("noAddressee");
    const to = item.via ? setting.say("via", { to: whom, via: name(item.via) }) : whom;
    const often = setting.text(/** @type {string[]} */ (this.duties[duty].often));
    return { who: run(name(item.from)), what: run(`→ ${to}: ${often}`), clauses: this.cited(duties), under: [] };
  }
}

/**
 * Whether a share of a duty is that of an item.
 * @param {Deed} deed
 * @param {Item} item
 * @param {VocabularyData} vocabulary
 */
function sameActions([actions], item, vocabulary) {
  return `${actions.map((action) => vocabulary.actions[action].id)}` === `${item.actions}`;
}

/**
 * @param {Shown[]} all
 * @param {(one: Shown) => string} by
 */
function grouped(all, by) {
  /** @type {Map<string, Shown>} */
  const found = new Map();
  for (const one of all) {
    const before = found.get(by(one));
    found.set(
      by(one),
      before
        ? {
            ...before,
            actions: [...new Set([...before.actions, ...one.actions])],
            duties: [...before.duties, ...one.duties],
          }
        : one,
    );
  }
  return [...found.values()];
}
