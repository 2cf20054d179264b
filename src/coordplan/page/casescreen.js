/**
 * One case over two plans as blocks: what is lost at the seam, then stage by stage the plan that
 * speaks, then the seam; as `pages/case.py`.
 */

import { Crossings } from "./crossings.js";
import { Own } from "./own.js";
import { lost } from "./seam.js";
import { Screen } from "./screen.js";
import { Setting, heading, rowsOf, run } from "./words.js";

/** @typedef {import("./journey.js").Journey} Journey */
/** @typedef {import("./journey.js").Part} Part */
/** @typedef {import("./words.js").Block} Block */
/** @typedef {import("./words.js").Language} Language */
/** @typedef {import("./words.js").Words} Words */

export class CaseScreen {
  /**
   * @param {Journey} journey
   * @param {Words} words
   * @param {Language} language
   */
  constructor(journey, words, language) {
    this.journey = journey;
    this.words = words;
    this.language = language;
    this.setting = new Setting(words, language);
    this.crossings = new Crossings(journey.seam, this.setting);
  }

  /**
   * All of it; or the part of one body, by its place and number.
   * @param {["at" | "home", number] | null} [agency]
   * @returns {Block[]}
   */
  blocks(agency = null) {
    const { parts } = this.journey;
    if (agency === null) return [...this.first(), ...parts.flatMap((part) => this.stage(part)), ...this.seam()];
    const [place, number] = agency;
    return parts
      .filter((part) => part.place === place)
      .flatMap((part) => [
        this.heading(part),
        ...lower(new Own(part.answer, number, this.words, this.language).blocks(), this.setting),
      ]);
  }

  /**
   * What is known, and what is lost at the seam.
   * @returns {Block[]}
   */
  first() {
    const [{ answer }] = this.journey.parts;
    const tone = this.journey.seam.some(lost) ? "alert" : "good";
    return [
      new Screen(answer, this.words, this.language).situation(),
      { kind: "notice", label: run(this.setting.say("seam")), said: run(this.crossings.tally()), tone },
    ];
  }

  /**
   * One stage with the plan that speaks.
   * @param {Part} part
   * @returns {Block[]}
   */
  stage(part) {
    const screen = new Screen(part.answer, this.words, this.language);
    return [
      this.heading(part),
      ...(part.place === "home" ? [this.counted(screen)] : []),
      ...lower(screen.blocks(), this.setting),
    ];
  }

  /**
   * What counts at home of what is known.
   * @param {Screen} screen
   * @returns {Block}
   */
  counted(screen) {
    const facts = screen.circumstances();
    return { kind: "notice", label: [], said: run(this.setting.say("countsHere", { facts })), tone: "faint" };
  }

  /**
   * @param {Part} part
   * @returns {Block}
   */
  heading({ place, stage, answer }) {
    return heading(this.setting.say(`stage-${place}-${stage}`), this.setting.of(answer.plan.data.place));
  }

  /** @returns {Block[]} */
  seam() {
    const rows = this.crossings.rows();
    const none = { who: run(this.crossings.tally()), what: [], clauses: [], under: [] };
    return [heading(this.setting.say("seam")), rowsOf(rows.length ? rows : [none])];
  }

  /**
   * What each stage only counts, to be opened.
   * @returns {Block[]}
   */
  restShown() {
    return this.journey.parts.flatMap((part) => {
      const screen = new Screen(part.answer, this.words, this.language);
      const found = screen.restShown();
      return found.length ? [this.heading(part), ...lower(found, this.setting)] : [];
    });
  }
}

/**
 * Blocks of an answer below the heading of their stage, without what is said once of the case.
 * @param {Block[]} blocks
 * @param {Setting} setting
 * @returns {Block[]}
 */
function lower(blocks, setting) {
  const left = [setting.say("situation"), setting.say("noBearing")];
  return blocks
    .filter((one) => one.kind !== "notice" || !left.includes(one.label.map(([text]) => text).join("")))
    .map((one) => (one.kind === "heading" ? { ...one, below: true } : one));
}
