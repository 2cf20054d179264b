/**
 * What is said, in one language: words by name, runs of text with marks, blocks of a page.
 */

/** @typedef {import("./situation.js").Text} Text */
/** @typedef {import("./situation.js").Value} Value */
/** @typedef {"vi" | "en"} Language */

/** @typedef {[string, string, string?]} Run a text, its mark, and the number that it dials */

/** @typedef {{who: Run[], what: Run[], clauses: Run[], under: Row[]}} Row */

/**
 * @typedef {{kind: "heading", said: Run[], note: Run[], below?: boolean}
 *   | {kind: "notice", label: Run[], said: Run[], tone: string, leads?: boolean}
 *   | {kind: "rows", rows: Row[]}
 *   | {kind: "question", fact: string, asked: string, values: Value[],
 *      decides: string}} Block
 */

/** @typedef {Record<string, any>} Words everything that is said of any answer */

/**
 * @typedef {object} Marks what stands where a mark is in the words of a plan
 * @property {(agency: number) => string} name
 * @property {(agency: number) => Run[]} numbers said after a name that stands alone
 * @property {(deadline: number) => string} due said after a deadline
 */

/** @type {Marks} */
const NO_MARKS = { name: () => "", numbers: () => [], due: () => "" };

/** The words of an answer in one language. */
export class Setting {
  /**
   * @param {Words} words
   * @param {Language} language
   * @param {Marks} [marks]
   */
  constructor(words, language, marks = NO_MARKS) {
    this.words = words;
    this.language = language;
    this.marks = marks;
  }

  /**
   * A text of the data: one for both languages, or Vietnamese and English.
   * @param {string[]} texts
   */
  text([vi, en = vi]) {
    return (this.language === "vi" ? vi : en)
      .replace(/\ue000(\d+)\ue001/g, (_, agency) => this.marks.name(Number(agency)))
      .replace(/\ue002(\d+)\ue003/g, (_, deadline) => this.marks.due(Number(deadline)));
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
   * @param {import("./plan.js").Run[]} runs
   * @returns {Run[]}
   */
  runs(runs) {
    return runs.flatMap(([mark, ...texts]) => {
      const alone = /^\ue000(\d+)\ue001$/.exec(texts[0]);
      /** @type {Run} */
      const said = [this.text(texts), mark];
      return alone ? [said, ...this.marks.numbers(Number(alone[1]))] : [said];
    });
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
 * @param {string} [mark] of the joiner
 * @returns {Run[]}
 */
export function together(parts, joiner = "; ", mark = "plain") {
  return parts
    .filter((part) => part.length)
    .flatMap((part, place) => (place ? [[joiner, mark], ...part] : part));
}

/**
 * @param {string} text
 * @param {string} [mark]
 * @returns {Run[]}
 */
export const run = (text, mark = "plain") => (text ? [[text, mark]] : []);

/**
 * @param {string} said
 * @param {string} [note]
 * @returns {Block}
 */
export function heading(said, note = "") {
  return { kind: "heading", said: run(said), note: run(note) };
}

/**
 * @param {Row[]} rows
 * @returns {Block}
 */
export function rowsOf(rows) {
  return { kind: "rows", rows };
}
