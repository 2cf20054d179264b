/**
 * An answer as blocks, in the order in which an officer needs it, in one language.
 *
 * The same blocks as `coordplan who` shows on one screen (`pages/answer.py`), from the same words;
 * what only a shell can do is left out, and what is cut there stands here in full.
 */

import { ask } from "./asking.js";
import { withoutBearing } from "./bearing.js";
import { Certain } from "./certain.js";
import { Leading } from "./leading.js";
import { Part, Rows } from "./rows.js";
import { heading, rowsOf, run } from "./words.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./plan.js").Held} Held */
/** @typedef {import("./plan.js").Item} Item */
/** @typedef {import("./situation.js").Text} Text */
/** @typedef {import("./situation.js").Value} Value */
/** @typedef {import("./warnings.js").Warning} Warning */
/** @typedef {import("./words.js").Block} Block */
/** @typedef {import("./words.js").Language} Language */
/** @typedef {import("./words.js").Row} Row */
/** @typedef {import("./words.js").Run} Run */
/** @typedef {import("./words.js").Words} Words */

const FACTS_SHOWN = 4;
/** Letters of doubt that may stand above who leads. */
const DOUBT_ROOM = 250;

/**
 * What a block says of bodies and their duties.
 * @param {Block} block
 * @returns {string[]}
 */
function textsOf(block) {
  const texts = (/** @type {Run[]} */ runs) => runs.map(([text]) => text);
  /** @type {(row: Row) => string[]} */
  const row = ({ who, what, clauses, under }) => [...texts([...who, ...what, ...clauses]), ...under.flatMap(row)];
  if (block.kind === "rows") return block.rows.flatMap(row);
  return block.kind === "notice" ? texts(block.said) : [];
}

export class Screen extends Part {
  /**
   * @param {Answer} answer
   * @param {Words} words
   * @param {Language} language
   */
  constructor(answer, words, language) {
    super(new Rows(answer, words, language));
    this.leading = new Leading(this.rows);
    this.certain = new Certain(this.rows);
  }

  /**
   * Blocks, and what the signs in them mean.
   * @param {Block[]} blocks
   * @returns {Block[]}
   */
  footnoted(blocks) {
    const written = JSON.stringify(blocks);
    const { setting, vocabulary } = this;
    const mark = setting.say("dangerMark");
    const sign = setting.say("successorMark");
    const said = [
      ...(vocabulary.caution && written.includes(mark) ? [`${mark} ${setting.of(vocabulary.caution.mark)}`] : []),
      ...(written.includes(sign) ? [`${sign.trim()} ${setting.say("changedSince")}`] : []),
      ...(written.includes("*]") ? [`* ${setting.say("readIn")}`] : []),
    ];
    if (!said.length) return blocks;
    return [...blocks, { kind: "notice", label: [], said: run(said.join(" · ")), tone: "faint" }];
  }

  /** @returns {Block[]} */
  blocks() {
    const [first, others] = this.doubts();
    const found = [
      ...this.inDoubt(first),
      ...this.leader(),
      ...this.inDoubt(others),
      this.situation(),
      ...this.notes(),
      ...this.certain.phases(),
      ...this.certain.otherwise(),
      ...this.depends(),
      ...this.onCall(),
      ...this.noBearing(),
    ];
    return this.footnoted([...found, ...this.changedOf(this.marked(found)), ...this.besides()]);
  }

  /**
   * Who leads what is asked about first, where that is asked about.
   * @returns {Block[]}
   */
  leader() {
    const main = this.vocabulary.actions.findIndex((one) => one.main);
    return this.answer.wanted[Math.max(main, 0)] ? [this.leading.leader()] : [];
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
   * The bodies whose names end where some blocks have the mark of what is another body by now: the
   * longest name is meant.
   * @param {Block[]} blocks
   */
  marked(blocks) {
    const sign = this.setting.say("successorMark");
    const before = new Set(blocks.flatMap(textsOf).flatMap((text) => text.split(sign).slice(0, -1)));
    const all = [...this.answer.successions.keys()].map((number) => this.plan.data.agencies[number]);
    const length = (/** @type {Item} */ { name }) => [...this.setting.of(name)].length;
    const byLength = all.sort((a, b) => length(b) - length(a));
    const found = [...before].map((part) => byLength.find(({ name }) => part.endsWith(this.setting.of(name))));
    return new Set(found.filter((one) => one !== undefined));
  }

  /**
   * Who has succeeded some agencies since the plan; the same for several is one row.
   * @param {Set<Item>} shown
   * @returns {Block[]}
   */
  changedOf(shown) {
    const all = this.plan.data.agencies;
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

  // what depends

  /** @returns {Block[]} */
  depends() {
    const open = this.answer.possible.filter(({ duty }) => !this.answer.waits(duty));
    if (!open.length) return [];
    const urgent = open.filter(({ duty }) => this.duties[duty].urgent);
    const left = open.filter(({ duty }) => !this.duties[duty].urgent);
    const rows = this.rows.depending(urgent, true);
    if (left.length) {
      const duties = new Set(left.map(({ duty }) => duty)).size;
      const facts = [...new Set(left.flatMap(({ on }) => on))].sort((a, b) => a - b);
      const more = facts.length > FACTS_SHOWN ? ", …" : "";
      const on = this.rows.topics(facts.slice(0, FACTS_SHOWN)) + more;
      const said = this.setting.count("moreDepends", duties, { facts: on });
      rows.push({ who: run(`+ ${said}`), what: [], clauses: [], under: [] });
    }
    return [
      heading(this.setting.say("depends")),
      ...ask(this.answer)
        .slice(0, 1)
        .map((one) => this.question(one)),
      ...(rows.length ? [rowsOf(rows)] : []),
    ];
  }

  /**
   * @param {{fact: string, question: Text, values: Value[], decides: number}} asked
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

  /** @returns {Block[]} */
  onCall() {
    const waiting = this.answer.possible.filter(({ duty }) => this.answer.waits(duty));
    if (!waiting.length) return [];
    return [heading(this.setting.say("onCall")), rowsOf(this.rows.depending(waiting, false))];
  }

  // the rest

  /** @returns {Block} */
  situation() {
    return { kind: "notice", label: run(this.setting.say("situation")), said: run(this.circumstances()), tone: "plain" };
  }

  /** The known facts; what the law settles, and what only follows, told apart. */
  circumstances() {
    const { known, given, byLaw } = this.answer.resolved;
    /** @type {Record<"stated" | "settled" | "implied", string[]>} */
    const all = { stated: [], settled: [], implied: [] };
    for (const [number, fact] of this.plan.world.facts.entries()) {
      const value = known.get(number);
      if (value === undefined) continue;
      const how = byLaw.has(number) ? "settled" : given.has(number) ? "stated" : "implied";
      if (how === "implied" && fact.values[value].value === false) continue;
      const [name, values] = [this.setting.of(fact.label), this.setting.of(fact.values[value].label)];
      all[how].push(this.setting.say("is", { fact: name, values }));
    }
    let said = all.stated.join(" · ") || this.setting.say("nothingKnown");
    if (all.settled.length) said = this.setting.say("settled", { stated: said, settled: all.settled.join(" · ") });
    if (all.implied.length) said = this.setting.say("implied", { stated: said, implied: all.implied.join(" · ") });
    return said;
  }

  /** @returns {Block[]} */
  noBearing() {
    const idle = withoutBearing(this.answer).map((number) => this.setting.of(this.plan.world.facts[number].label));
    if (!idle.length) return [];
    const said = this.setting.say("noBearingSaid", { facts: idle.join(", ") });
    return [{ kind: "notice", label: run(this.setting.say("noBearing")), said: run(said), tone: "open" }];
  }

  /**
   * What the answer only counts: duties towards any victim, reports, and what is given to nobody.
   * @returns {Block[]}
   */
  rest() {
    const general = (/** @type {Held} */ { item }) => item.reach === "general";
    const { notify, reports } = this.answer.certain;
    const rows = this.rows.rows(this.acting.filter(general), notify.filter(general));
    const status = Object.entries(this.answer.status());
    const having = (/** @type {string} */ wanted) =>
      status.flatMap(([id, one]) => (one === wanted ? [this.vocabulary.actions.findIndex((a) => a.id === id)] : []));
    const spoken = having("mentioned").map((action) => ({
      who: run(this.rows.labels([action])),
      what: [],
      clauses: run(this.speakingOf(action).map((at) => `[${at}]`).join(" "), "clause"),
      under: [],
    }));
    const silent = having("silent");
    return [
      ...this.section("general", rows),
      ...this.section("reports", this.rows.reporting(reports)),
      ...this.section("mentioned", spoken),
      ...(silent.length
        ? [
            heading(this.setting.say("silent")),
            /** @type {Block} */ ({ kind: "notice", label: [], said: run(this.rows.labels(silent)), tone: "plain" }),
          ]
        : []),
    ];
  }

  /** The same, and what the signs in it mean. */
  restShown() {
    const found = this.rest();
    return this.footnoted([...found, ...this.changedOf(this.marked(found))]);
  }

  /**
   * @param {string} name
   * @param {Row[]} rows
   * @returns {Block[]}
   */
  section(name, rows) {
    return rows.length ? [heading(this.setting.say(name)), rowsOf(rows)] : [];
  }

  /**
   * The clauses that speak of an action here: by what holds or may hold, or to nobody at all.
   * @param {number} action
   */
  speakingOf(action) {
    const { deeds, clauses } = this.plan.data;
    const here = deeds[action].having.filter((duty) => this.answer.verdicts[duty] !== "excluded");
    const found = new Set([...here.map((duty) => this.duties[duty].clause), ...deeds[action].spoken]);
    return clauses.filter((at) => found.has(at));
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
