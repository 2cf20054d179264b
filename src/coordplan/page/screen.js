/**
 * An answer as blocks, in the order in which an officer needs it, in one language.
 *
 * The same blocks as `coordplan who` shows on one screen (`pages/answer.py`), from the same words;
 * what only a shell can do is left out, and what is cut there stands here in full.
 */

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./answer.js").Deed} Deed */
/** @typedef {import("./answer.js").DutyData} DutyData */
/** @typedef {import("./answer.js").Held} Held */
/** @typedef {import("./answer.js").Item} Item */
/** @typedef {import("./situation.js").Text} Text */

/** @typedef {"vi" | "en"} Language */

/** @typedef {[string, string]} Run a text and its mark */

/** @typedef {{who: Run[], what: Run[], clauses: Run[], under: Row[]}} Row */

/**
 * @typedef {{kind: "heading", said: Run[], note: Run[]}
 *   | {kind: "notice", label: Run[], said: Run[], tone: string, leads?: boolean}
 *   | {kind: "rows", rows: Row[]}
 *   | {kind: "question", fact: string, asked: string, values: import("./situation.js").Value[],
 *      decides: string}} Block
 */

/** @typedef {Record<string, any>} Words everything that is said of any answer */

/** @typedef {import("./answer.js").Warning} Warning */

const FACTS_SHOWN = 4;
/** Letters of doubt that may stand above who leads. */
const DOUBT_ROOM = 250;

/**
 * The words of an answer in one language; `name` adds to the name of an agency, such as its number,
 * `due` to a deadline, such as its day.
 */
export class Setting {
  /**
   * @param {Words} words
   * @param {Language} language
   * @param {{name?: (agency: number) => string, due?: (deadline: number) => string}} [more]
   */
  constructor(words, language, { name = () => "", due = () => "" } = {}) {
    this.words = words;
    this.language = language;
    this.name = name;
    this.due = due;
  }

  /** @param {(agency: number) => string} name */
  naming(name) {
    return new Setting(this.words, this.language, { name, due: this.due });
  }

  /**
   * A text of the data: one for both languages, or Vietnamese and English.
   * @param {string[]} texts
   */
  text([vi, en = vi]) {
    return (this.language === "vi" ? vi : en)
      .replace(/\ue000(\d+)\ue001/g, (_, agency) => this.name(Number(agency)))
      .replace(/\ue002(\d+)\ue003/g, (_, deadline) => this.due(Number(deadline)));
  }

  /** @param {Text} text */
  of(text) {
    return text[this.language];
  }

  /**
   * Words by name, with parts in the places that they leave.
   * @param {string} name
   * @param {Record<string, string | number>} [parts]
   */
  say(name, parts = {}) {
    return filled(this.text(this.words[name]), parts);
  }

  /**
   * A number in words.
   * @param {string} name
   * @param {number} number
   * @param {Record<string, string>} [parts]
   */
  count(name, number, parts = {}) {
    return filled(this.text(this.words[name][number === 1 ? 0 : 1]), { n: number, ...parts });
  }

  /**
   * @param {import("./answer.js").Run[]} runs
   * @returns {Run[]}
   */
  runs(runs) {
    return runs.map(([mark, ...texts]) => [this.text(texts), mark]);
  }
}

/**
 * @param {string} text
 * @param {Record<string, string | number>} parts
 */
function filled(text, parts) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(parts[name] ?? whole));
}

/**
 * Words one after the other, with a joiner between them; empty ones are left out.
 * @param {Run[][]} parts
 * @param {string} [joiner]
 * @returns {Run[]}
 */
function together(parts, joiner = "; ") {
  return parts
    .filter((part) => part.length)
    .flatMap((part, place) => (place ? [[joiner, "plain"], ...part] : part));
}

/**
 * @param {string} text
 * @param {string} [mark]
 * @returns {Run[]}
 */
const run = (text, mark = "plain") => (text ? [[text, mark]] : []);

/** @typedef {{actions: number[], said: Run[], key: string, duties: number[]}} Shown */

export class Screen {
  /**
   * @param {Answer} answer
   * @param {Setting} setting
   */
  constructor(answer, setting) {
    this.answer = answer;
    const { agencies } = answer.plan.data;
    this.setting = setting.naming((agency) => {
      const mark = answer.successions.has(agency) ? setting.say("successorMark") : "";
      return setting.of(agencies[agency].name) + mark + setting.name(agency);
    });
    this.plan = answer.plan;
    this.duties = answer.plan.data.duties;
    this.vocabulary = answer.plan.vocabulary;
    this.acting = [...answer.certain.act, ...answer.certain.oversee];
  }

  /** @returns {Block[]} */
  blocks() {
    const [first, others] = this.doubts();
    return [
      ...this.inDoubt(first),
      this.leader(),
      ...this.inDoubt(others),
      this.situation(),
      ...this.notes(),
      ...this.changed(),
      ...this.phases(),
      ...this.otherwise(),
      ...this.depends(),
      ...this.onCall(),
      ...this.noBearing(),
      ...this.besides(),
    ];
  }

  /**
   * What makes the whole answer doubtful, the gravest first: what has room at the top, and the rest.
   * @returns {[Warning[], Warning[]]}
   */
  doubts() {
    /** @type {string[]} */
    const rules = this.setting.words.doubts;
    /** @type {Warning[]} */
    const found = rules.flatMap((rule) =>
      this.answer.warnings.filter((one) => one.rule === rule),
    );
    let room = 1;
    /** @param {number} number */
    const length = (number) => [...found.slice(0, number).map(({ message }) => message.vi).join(" · ")].length;
    while (room < found.length && length(room + 1) <= DOUBT_ROOM) room += 1;
    return [found.slice(0, room), found.slice(room)];
  }

  /**
   * @param {Warning[]} doubts
   * @returns {Block[]}
   */
  inDoubt(doubts) {
    if (!doubts.length) return [];
    const said = doubts.map(({ message }) => this.setting.of(message)).join(" · ");
    return [{ kind: "notice", label: run(this.setting.say("inDoubt")), said: run(said), tone: "alert" }];
  }

  /**
   * What else is to be noted.
   * @returns {Block[]}
   */
  notes() {
    const { doubts, lawRules } = this.setting.words;
    return this.answer.warnings
      .filter(({ rule }) => !doubts.includes(rule) && !rule.startsWith(lawRules))
      .map(({ message }) => ({
        kind: "notice",
        label: run(this.setting.say("note")),
        said: run(this.setting.of(message)),
        tone: "alert",
      }));
  }

  /**
   * Who is another body by now, of those who act or are told by what names the situation.
   * @returns {Block[]}
   */
  changed() {
    const all = this.plan.data.agencies;
    const named = [...this.answer.certain.act, ...this.answer.certain.notify].filter(({ item }) => item.reach === "named");
    const shown = new Set(named.map(({ item }) => item.agency));
    for (const { item, aside } of this.answer.certain.act) if (item.role === "lead" && !aside) shown.delete(item.agency);
    /** @type {Map<string, string[]>} */
    const rows = new Map();
    for (const [agency, { path }] of this.answer.successions) {
      if (!shown.has(all[agency])) continue;
      const key = `${path.vi}\0${path.en}`;
      rows.set(key, [...(rows.get(key) ?? []), this.setting.of(all[agency].name)]);
    }
    if (!rows.size) return [];
    const place = this.setting.language === "vi" ? 0 : 1;
    return [
      heading(this.setting.say("changed")),
      rowsOf(
        [...rows].map(([key, names]) => ({
          who: run(names.join("; "), "strong"),
          what: run(key.split("\0")[place]),
          clauses: [],
          under: [],
        })),
      ),
    ];
  }

  // who leads what is asked about first

  /** @returns {Block} */
  leader() {
    const number = this.vocabulary.actions.findIndex((one) => one.main);
    const action = Math.max(number, 0);
    const label = this.setting.of(this.vocabulary.actions[action].label).toLocaleUpperCase();
    const [said, led] = this.leading(action);
    return {
      kind: "notice",
      label: run(this.setting.say("leads", { action: label })),
      said,
      tone: led ? "plain" : "alert",
      leads: true,
    };
  }

  /**
   * Who leads an action, in words, and whether anybody does.
   * @param {number} action
   * @returns {[Run[], boolean]}
   */
  leading(action) {
    const { setting } = this;
    const id = this.vocabulary.actions[action].id;
    const acts = this.answer.certain.act.filter((one) => !one.aside && one.item.actions.includes(id));
    const shared = this.answer.statusOf(this.plan.data.deeds[action]) === "shared";
    const unknown = this.unknown(id);
    for (const reach of ["named", "general"]) {
      const own = acts.filter((one) => one.item.reach === reach);
      const leads = own.filter((one) => one.item.role === "lead");
      const several = reach === "named" && shared;
      const doing = several ? own : own.filter((one) => one.item.role === "perform");
      if (leads.length) return [this.bodies(leads, false), true];
      if (doing.length && unknown.length)
        return [[...unknown, ...run(setting.say("alsoInEveryCase")), ...this.bodies(doing, true)], false];
      if (doing.length) {
        const how = doing.length === 1 && !several ? "oneActs" : "severalAct";
        return [[...run(setting.say(how)), ...this.bodies(doing, true)], false];
      }
    }
    return [unknown.length ? unknown : run(setting.say("nobodyLeads")), false];
  }

  /**
   * On which facts it depends who leads an action.
   * @param {string} action
   */
  unknown(action) {
    const facts = new Set(
      this.answer.possible
        .filter(({ kind, item, aside }) => kind === "act" && item.role === "lead" && !aside && item.actions.includes(action))
        .flatMap(({ on }) => on),
    );
    const said = this.topics([...facts].sort((a, b) => a - b));
    return run(said && this.setting.say("unknown", { facts: said }));
  }

  /**
   * Agencies with their clauses; that they act for any victim or by function, where so.
   * @param {Held[]} held
   * @param {boolean} beside those with whom they act too
   * @returns {Run[]}
   */
  bodies(held, beside) {
    const partners = beside ? held.flatMap(({ item }) => item.partners) : [];
    const remarks = [
      ...(held[0].item.reach === "general" ? [this.setting.say("anyVictim")] : []),
      ...(held.some(({ item }) => item.by_function) ? [this.setting.say("byFunction")] : []),
    ];
    return [
      ...this.names([...held.map(({ item }) => item.agency), ...partners], true),
      ...run(remarks.length ? ` (${remarks.join(", ")})` : ""),
      ...run("  "),
      ...this.cited(held.map(({ duty }) => duty)),
    ];
  }

  // words

  /**
   * @param {Item[]} agencies
   * @param {boolean} strong
   */
  names(agencies, strong) {
    const all = this.plan.data.agencies;
    const each = [...new Set(agencies)].map((agency) =>
      run(this.setting.name(all.indexOf(agency)), strong ? "strong" : "plain"),
    );
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

  // duties as rows

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
   * @param {import("./answer.js").Run[]} runs
   * @returns {Shown}
   */
  one(duty, actions, runs) {
    const mark = this.answer.cautious && this.duties[duty].tells;
    const alert = mark ? run(this.setting.say("dangerMark"), "alert") : [];
    const key = JSON.stringify([runs.map(([, ...texts]) => texts), mark]);
    return { actions, said: together([this.setting.runs(runs), alert]), key, duties: [duty] };
  }

  // what is certain

  /** @returns {Block[]} */
  phases() {
    const blocks = this.vocabulary.phases.flatMap(({ label }, phase) => {
      const rows = this.phase(phase);
      return rows.length ? [heading(this.setting.of(label)), rowsOf(rows)] : [];
    });
    if (blocks.length) return blocks;
    return [{ kind: "notice", label: [], said: run(this.setting.say("nothingCertain")), tone: "faint" }];
  }

  /** @param {number} phase */
  phase(phase) {
    /** @param {Held} one */
    const here = ({ duty, item }) => this.duties[duty].phase === phase && item.reach === "named";
    const acts = this.acting.filter(here);
    const told = this.answer.certain.notify.filter(here);
    const moments = this.moments(phase);
    /** @param {Held} one */
    const apart = ({ duty }) => !this.inTime(duty, moments);
    return [
      ...moments.map((moment) => ({
        who: run(this.labels([moment]), "strong"),
        what: [],
        clauses: [],
        under: this.at(moment, acts, told),
      })),
      ...this.rows(acts.filter(apart), told.filter(apart)),
      ...this.byCases(phase),
    ];
  }

  /**
   * The actions of a phase that something certainly comes before or after.
   * @param {number} phase
   */
  moments(phase) {
    const found = new Set(
      this.acting
        .filter(({ item }) => item.reach === "named")
        .flatMap(({ duty }) => [...this.duties[duty].before, ...this.duties[duty].after]),
    );
    return [...found].filter((action) => this.vocabulary.actions[action].phase === phase).sort((a, b) => a - b);
  }

  /**
   * Whether a duty stands under an action that others come before or after.
   * @param {number} duty
   * @param {number[]} moments
   */
  inTime(duty, moments) {
    const { before, after, actions } = this.duties[duty];
    return before.length > 0 || after.length > 0 || actions.some((action) => moments.includes(action));
  }

  /**
   * What comes before an action, the action itself, and what comes after it.
   * @param {number} moment
   * @param {Held[]} acts
   * @param {Held[]} told
   */
  at(moment, acts, told) {
    /** @param {number} duty */
    const when = (duty) => {
      const { before, after, actions } = this.duties[duty];
      if (before.includes(moment)) return "before";
      if (after.includes(moment)) return "after";
      return !before.length && !after.length && actions.includes(moment) ? "itself" : null;
    };
    return ["before", "itself", "after"].flatMap((time) =>
      this.rows(
        acts.filter(({ duty }) => when(duty) === time),
        told.filter(({ duty }) => when(duty) === time),
      ),
    );
  }

  /**
   * Who acts in every case, though the clause is not known.
   * @param {number} phase
   * @returns {Row[]}
   */
  byCases(phase) {
    /** @type {Map<string, {agency: Item, actions: number[], duties: number[]}>} */
    const rows = new Map();
    for (const { agency: number, action, duties } of this.answer.byCases()) {
      const agency = this.plan.data.agencies[number];
      if (this.vocabulary.actions[action].phase !== phase) continue;
      const key = JSON.stringify([agency.id, this.cited(duties)]);
      const so = rows.get(key) ?? { agency, actions: [], duties };
      so.actions.push(action);
      rows.set(key, so);
    }
    return [...rows.values()].map(({ agency, actions, duties }) => ({
      who: run(this.labels(actions)),
      what: [...this.names([agency], false), ...run("; "), ...run(this.setting.say("inEveryCase"))],
      clauses: this.cited(duties),
      under: [],
    }));
  }

  /**
   * Who acts for any victim in the first days, where the plan names nobody for this.
   * @returns {Block[]}
   */
  otherwise() {
    /** @type {Map<string, {leads: boolean, actions: number[], held: Held[]}>} */
    const found = new Map();
    for (const [action, { phase, main }] of this.vocabulary.actions.entries()) {
      if (!this.vocabulary.phases[phase].urgent || main || this.doing("named", action).length) continue;
      const general = this.doing("general", action);
      const leading = general.filter(({ item }) => item.role === "lead");
      const own = leading.length ? leading : general;
      if (!own.length) continue;
      const key = JSON.stringify([!!leading.length, [...new Set(own.map(({ item }) => item.agency.id))]]);
      const so = found.get(key) ?? { leads: !!leading.length, actions: [], held: [] };
      so.actions.push(action);
      so.held.push(...own);
      found.set(key, so);
    }
    if (!found.size) return [];
    const rows = [...found.values()].map(({ leads, actions, held }) => this.generally(leads, actions, held));
    return [heading(this.setting.say("general"), this.setting.say("notNamed")), rowsOf(rows)];
  }

  /**
   * @param {boolean} leads
   * @param {number[]} actions
   * @param {Held[]} held
   * @returns {Row}
   */
  generally(leads, actions, held) {
    const marked = this.answer.cautious && held.some(({ duty }) => this.duties[duty].tells);
    return {
      who: run(this.labels(actions)),
      what: [
        ...(leads ? run(`${this.setting.text(this.setting.words.roles.lead)}: `) : []),
        ...this.names(
          held.map(({ item }) => item.agency),
          leads,
        ),
        ...(marked ? [...run(" "), ...run(this.setting.say("dangerMark"), "alert")] : []),
      ],
      clauses: this.cited(held.map(({ duty }) => duty)),
      under: [],
    };
  }

  /**
   * Who certainly leads or does an action, by duties of a reach.
   * @param {string} reach
   * @param {number} action
   */
  doing(reach, action) {
    const { id } = this.vocabulary.actions[action];
    return this.acting.filter(
      ({ item, aside }) =>
        !aside && item.reach === reach && ["lead", "perform"].includes(item.role) && item.actions.includes(id),
    );
  }

  // what depends

  /** @returns {Block[]} */
  depends() {
    const open = this.answer.possible.filter(({ duty }) => !this.answer.waits(duty));
    if (!open.length) return [];
    const urgent = open.filter(({ duty }) => this.duties[duty].urgent);
    const left = open.filter(({ duty }) => !this.duties[duty].urgent);
    const rows = this.depending(urgent, true);
    if (left.length) {
      const duties = new Set(left.map(({ duty }) => duty)).size;
      const facts = [...new Set(left.flatMap(({ on }) => on))].sort((a, b) => a - b);
      const more = facts.length > FACTS_SHOWN ? ", …" : "";
      const on = this.topics(facts.slice(0, FACTS_SHOWN)) + more;
      const said = this.setting.count("moreDepends", duties, { facts: on });
      rows.push({ who: run(`+ ${said}`), what: [], clauses: [], under: [] });
    }
    return [
      heading(this.setting.say("depends")),
      ...this.answer
        .ask()
        .slice(0, 1)
        .map((one) => this.question(one)),
      ...(rows.length ? [rowsOf(rows)] : []),
    ];
  }

  /**
   * @param {{fact: string, question: Text, values: import("./situation.js").Value[], decides: number}} asked
   * @returns {Block}
   */
  question({ fact, question, values, decides }) {
    return {
      kind: "question",
      fact,
      asked: this.setting.of(question),
      values,
      decides: this.setting.count("decides", decides),
    };
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
      return this.shown(acts, told, briefly).map((one) => this.row(one, on));
    });
  }

  /** @returns {Block[]} */
  onCall() {
    const waiting = this.answer.possible.filter(({ duty }) => this.answer.waits(duty));
    if (!waiting.length) return [];
    return [heading(this.setting.say("onCall")), rowsOf(this.depending(waiting, false))];
  }

  // the rest

  /** @returns {Block} */
  situation() {
    const { known, given } = this.answer.resolved;
    const [stated, implied] = [true, false].map((stands) =>
      this.plan.world.facts.flatMap((fact, number) => {
        const value = known.get(number);
        if (value === undefined || given.has(number) !== stands) return [];
        if (!stands && fact.values[value].value === false) return [];
        const [name, values] = [this.setting.of(fact.label), this.setting.of(fact.values[value].label)];
        return [this.setting.say("is", { fact: name, values })];
      }),
    );
    const told = stated.join(" · ") || this.setting.say("nothingKnown");
    const said = implied.length
      ? this.setting.say("implied", { stated: told, implied: implied.join(" · ") })
      : told;
    return { kind: "notice", label: run(this.setting.say("situation")), said: run(said), tone: "plain" };
  }

  /** @returns {Block[]} */
  noBearing() {
    const idle = this.answer.withoutBearing().map((number) => this.setting.of(this.plan.world.facts[number].label));
    if (!idle.length) return [];
    const said = this.setting.say("noBearingSaid", { facts: idle.join(", ") });
    return [{ kind: "notice", label: run(this.setting.say("noBearing")), said: run(said), tone: "open" }];
  }

  /** @returns {Block[]} */
  besides() {
    const general = new Set(
      [...this.acting, ...this.answer.certain.notify]
        .filter(({ item }) => item.reach === "general")
        .map(({ duty }) => duty),
    ).size;
    const status = Object.values(this.answer.status());
    const silent = status.filter((one) => one === "silent" || one === "mentioned").length;
    const laws = this.answer.warnings.filter(({ rule }) => rule.startsWith(this.setting.words.lawRules));
    const said = /** @type {[string, number][]} */ ([
      ["moreGeneral", general],
      ["moreReports", this.answer.certain.reports.length],
      ["moreSilent", silent],
      ["moreLaws", laws.length],
    ])
      .filter(([, number]) => number)
      .map(([name, number]) => this.setting.count(name, number));
    if (!said.length) return [];
    const label = run(this.setting.say("besides"));
    return [{ kind: "notice", label, said: run(said.join(", ")), tone: "faint" }];
  }
}

/**
 * @param {string} said
 * @param {string} [note]
 * @returns {Block}
 */
function heading(said, note = "") {
  return { kind: "heading", said: run(said), note: run(note) };
}

/**
 * @param {Row[]} rows
 * @returns {Block}
 */
function rowsOf(rows) {
  return { kind: "rows", rows };
}

/**
 * Whether a share of a duty is that of an item.
 * @param {Deed} deed
 * @param {Item} item
 * @param {import("./answer.js").VocabularyData} vocabulary
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
