/**
 * Question by question, the best first; each may be left open, and says why it is asked.
 */

import { ask } from "./asking.js";
import { shown } from "./blocks.js";
import { bar, button, element, title } from "./element.js";
import { Screen } from "./screen.js";
import { rowsOf } from "./words.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./app.js").App} App */
/** @typedef {import("./words.js").Block} Block */

/**
 * @param {App} app
 * @param {Answer[]} answers in time; the first that has a question asks it
 */
export function interview(app, answers) {
  const open = (/** @type {Answer} */ one) => ask(one).filter(({ fact }) => !app.case.answers.has(app.number(fact)));
  const answer = answers.find((one) => open(one).length) ?? answers[0];
  const screen = new Screen(answer, app.data.words, app.language);
  const first = new Screen(answers[0], app.data.words, app.language);
  const stands = element("div", { class: "leader" }, ...shown([first.leading.leader()], noQuestion));
  const next = bar(
    app.say("next"),
    button(app.say("seeAnswer"), () => app.change({ view: "answer" }), { id: "seeAnswer", class: "first" }),
  );
  app.live.textContent = stands.textContent;
  const [best] = open(answer);
  if (!best) return [title(app.say("nothingToAsk")), stands, next];
  const number = app.number(best.fact);
  return [
    title(app.of(best.question)),
    element("p", { class: "faint" }, screen.setting.count("decides", best.decides)),
    element(
      "ul",
      { class: "choices" },
      ...best.values.map((value) => element("li", {}, button(app.label(number, value), () => app.reply(number, value)))),
      element("li", {}, button(app.say("unknown"), () => app.reply(number, null), { id: "unknown" })),
    ),
    why(app, screen, number),
    stands,
    next,
  ];
}

/**
 * Which duties a question helps to settle.
 * @param {App} app
 * @param {Screen} screen
 * @param {number} fact
 */
function why(app, screen, fact) {
  const { answer } = screen;
  const hanging = answer.possible.filter(({ duty, on }) => on.includes(fact) && !answer.waits(duty));
  return element(
    "details",
    {},
    element("summary", {}, app.say("whyAsked")),
    ...shown([rowsOf(screen.rows.depending(hanging, true))], noQuestion),
  );
}

const noQuestion = () => element("p");
