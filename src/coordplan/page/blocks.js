/**
 * Blocks as elements, and as text to be sent to somebody.
 */

import { button, element } from "./element.js";

/** @typedef {import("./situation.js").Value} Value */
/** @typedef {import("./words.js").Block} Block */
/** @typedef {import("./words.js").Row} Row */
/** @typedef {import("./words.js").Run} Run */

/** @typedef {Extract<Block, {kind: "question"}>} Question */

/**
 * @param {Block[]} blocks
 * @param {(question: Question) => HTMLElement} ask how a question is put
 */
export const shown = (blocks, ask) => blocks.map((block) => (block.kind === "question" ? ask(block) : plainly(block)));

/** @param {Exclude<Block, {kind: "question"}>} block */
function plainly(block) {
  switch (block.kind) {
    case "heading":
      return element(block.below ? "h3" : "h2", {}, ...spans(block.said), block.note.length > 0 && element("small", {}, " ", ...spans(block.note)));
    case "notice":
      return element(
        "p",
        { class: `notice ${block.tone}${block.leads ? " leads" : ""}` },
        block.label.length > 0 && element("b", {}, ...spans(block.label)),
        " ",
        ...spans(block.said),
      );
    case "rows":
      return element("dl", {}, ...block.rows.flatMap(described));
  }
}

/**
 * @param {Row} row
 * @returns {HTMLElement[]}
 */
function described({ who, what, clauses, under }) {
  const below = under.length > 0 && element("dl", {}, ...under.flatMap(described));
  return [element("dt", {}, ...spans(who)), element("dd", {}, ...spans(what), " ", ...spans(clauses), below)];
}

/** @param {Run[]} runs */
const spans = (runs) =>
  runs.map(([text, mark, dialled]) => {
    if (dialled) return element("a", { href: `tel:${dialled}` }, text);
    return mark === "plain" ? text : element("span", { class: mark }, text);
  });

/**
 * A question of an answer, each answer a button.
 * @param {Question} question
 * @param {(value: Value) => string} label
 * @param {(value: Value) => void} take
 */
export const asked = ({ asked: said, values, decides }, label, take) =>
  element(
    "fieldset",
    { class: "question" },
    element("legend", {}, said, " ", element("small", {}, decides)),
    ...values.map((value) => button(label(value), () => take(value))),
  );

/**
 * Blocks as plain text.
 * @param {Block[]} blocks
 */
export const textOf = (blocks) => blocks.flatMap(linesOf).join("\n");

/**
 * @param {Block} block
 * @returns {string[]}
 */
function linesOf(block) {
  switch (block.kind) {
    case "heading":
      return ["", [written(block.said), written(block.note)].filter(Boolean).join(" — ")];
    case "notice":
      return [[written(block.label), written(block.said)].filter(Boolean).join(": ")];
    case "rows":
      return block.rows.flatMap((row) => rowLines(row, "- "));
    case "question":
      return [`? ${block.asked}`];
  }
}

/**
 * @param {Row} row
 * @param {string} bullet
 * @returns {string[]}
 */
function rowLines({ who, what, clauses, under }, bullet) {
  const said = [written(what), written(clauses)].filter(Boolean).join(" ");
  const line = [written(who), said].filter(Boolean).join(": ");
  return [bullet + line, ...under.flatMap((row) => rowLines(row, `  ${bullet}`))];
}

/** @param {Run[]} runs */
const written = (runs) =>
  runs
    .map(([text]) => text)
    .join("")
    .trim();
