/**
 * Who must act, and who is told; and what may be said of the case meanwhile.
 */

import { asked, shown, textOf } from "./blocks.js";
import { minuteOf } from "./clock.js";
import { dayWords, momentWords } from "./due.js";
import { bar, button, element, title } from "./element.js";
import { Own } from "./own.js";
import { Screen } from "./screen.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./app.js").App} App */
/** @typedef {import("./case.js").Case} Case */
/** @typedef {import("./plan.js").Item} Item */
/** @typedef {import("./words.js").Block} Block */

/**
 * @param {App} app
 * @param {Answer} answer
 */
export function answered(app, answer) {
  const { agency } = app.case;
  const { words } = app.data;
  const screen = agency === null ? new Screen(answer, words, app.language) : new Own(answer, agency, words, app.language);
  const blocks = screen.blocks();
  const said = element("div", { class: "answer" }, ...shown(blocks, (one) => question(app, one)));
  const lead = said.querySelector(".leads");
  lead?.after(chips(app), options(app, answer));
  app.live.textContent = lead?.textContent ?? "";
  return [
    title(app.of(answer.plan.data.place)),
    element("p", { class: "on-paper" }, paper(app)),
    said,
    ...(screen instanceof Screen ? [rest(app, screen)] : []),
    ...calls(app, answer),
    bar(
      app.say("next"),
      button(app.say("askMe"), () => app.change({ view: "ask" }), { id: "askMe" }),
      button(app.say("print"), () => window.print(), { id: "print" }),
      button(app.say("copy"), () => copy(app, answer, blocks), { id: "copy" }),
    ),
  ];
}

/**
 * What the answer only counts, to be opened.
 * @param {App} app
 * @param {Screen} screen
 */
function rest(app, screen) {
  const found = screen.rest();
  const toggle = (/** @type {Event} */ event) => {
    app.case.rest = /** @type {HTMLDetailsElement} */ (event.target).open;
  };
  return element(
    "details",
    { class: "options rest", open: app.case.rest, ontoggle: toggle },
    element("summary", {}, app.say("rest")),
    ...shown(screen.footnoted([...found, ...screen.changedOf(screen.marked(found))]), () => element("p")),
  );
}

/**
 * Of what day an answer is, from when deadlines run, and whose it is.
 * @param {App} app
 */
function paper(app) {
  const { day, received, plan } = app.case;
  const on = `${app.say("onDay")} ${dayWords(day, app.language)}`;
  const minute = minuteOf(received);
  const since = Number.isNaN(minute) ? [] : [`${app.say("received")} ${momentWords(minute, app.language)}`];
  return [on, ...since, app.of(/** @type {import("./plan.js").Plan} */ (plan).data.title)].join(" · ");
}

/**
 * @param {App} app
 * @param {import("./blocks.js").Question} one
 */
function question(app, one) {
  const fact = app.number(one.fact);
  return asked(
    one,
    (value) => app.label(fact, value),
    (value) => app.reply(fact, value),
  );
}

/**
 * What was stated, each with a button that takes it back.
 * @param {App} app
 */
function chips(app) {
  const { plan, events, answers } = app.case;
  const { vocabulary, world } = /** @type {import("./plan.js").Plan} */ (plan);
  const found = [...events].map((id) => {
    const event = vocabulary.events.find((one) => one.id === id);
    return chip(app, event ? app.of(event.label) : id, { events: new Set([...events].filter((one) => one !== id)) });
  });
  for (const [fact, value] of answers) {
    const { label, values } = world.facts[fact];
    const said = value === null ? app.say("unknown") : app.of(values[value].label);
    const left = new Map([...answers].filter(([one]) => one !== fact));
    found.push(chip(app, `${app.of(label)}: ${said}`, { answers: left }));
  }
  return element("ul", { class: "chips", "aria-label": app.say("stated") }, ...found);
}

/**
 * @param {App} app
 * @param {string} said
 * @param {Partial<Case>} without the case when it is taken back
 */
function chip(app, said, without) {
  const label = app.say("takeBack", { what: said });
  return element("li", {}, said, button("×", () => app.change(without), { "aria-label": label }));
}

/**
 * Duties on call, each with what may be said of it.
 * @param {App} app
 * @param {Answer} answer
 */
function calls(app, answer) {
  const all = answer.onCall();
  if (!all.length) return [];
  return [element("h2", { class: "off-paper" }, app.say("calls")), ...all.map((call, place) => oneCall(app, call, place))];
}

/**
 * @param {App} app
 * @param {Item} call
 * @param {number} place
 */
function oneCall(app, call, place) {
  const buttons = [true, false].map((said) => {
    const id = `call-${said}-${place}`;
    const taken = app.case.calls[call.duty] === said;
    const { [call.duty]: _, ...others } = app.case.calls;
    const next = taken ? others : { ...others, [call.duty]: said };
    const label = app.say(said ? "isCalled" : "notCalled");
    return button(label, () => app.change({ calls: next }, `#${id}`), { id, "aria-pressed": String(taken) });
  });
  return element("fieldset", {}, element("legend", {}, app.of(call.question)), ...buttons);
}

/**
 * Who we are, the day, and when the victim was received.
 * @param {App} app
 * @param {Answer} answer
 */
function options(app, answer) {
  const { day, received, agency } = app.case;
  const years = Object.keys(app.calendar.years).map(Number);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const take = (/** @type {"day" | "received"} */ name) => (/** @type {Event} */ event) => {
    const { value } = /** @type {HTMLInputElement} */ (event.target);
    if (value || name === "received") app.change({ [name]: value, more: true }, `#${name}`);
  };
  const outside = received !== "" && !app.calendar.covers(Number(received.slice(0, 4)));
  const toggle = (/** @type {Event} */ event) => {
    app.case.more = /** @type {HTMLDetailsElement} */ (event.target).open;
  };
  return element(
    "details",
    { class: "options", open: app.case.more, ontoggle: toggle },
    element("summary", {}, app.say("options")),
    element("label", { for: "agency" }, app.say("weAre")),
    agencies(app, answer, agency),
    element("label", { for: "day" }, app.say("onDay")),
    element("input", { type: "date", id: "day", value: day, required: true, autocomplete: "off", onchange: take("day") }),
    ...(years.length
      ? [
          element("label", { for: "received" }, app.say("received")),
          element("input", {
            type: "datetime-local",
            id: "received",
            value: received,
            min: `${first}-01-01T00:00`,
            max: `${last}-12-31T23:59`,
            autocomplete: "off",
            "aria-describedby": "years",
            onchange: take("received"),
          }),
          element("small", { id: "years", class: outside ? "alert" : "" }, app.say("years", { first, last })),
        ]
      : []),
  );
}

/**
 * @param {App} app
 * @param {Answer} answer
 * @param {number | null} chosen
 */
function agencies(app, answer, chosen) {
  const option = (/** @type {string} */ value, /** @type {string} */ label, /** @type {boolean} */ taken) =>
    element("option", { value, selected: taken }, label);
  const take = (/** @type {Event} */ event) => {
    const { value } = /** @type {HTMLSelectElement} */ (event.target);
    app.change({ agency: value === "" ? null : Number(value), more: true }, "#agency");
  };
  return element(
    "select",
    { id: "agency", autocomplete: "off", onchange: take },
    option("", app.say("anyAgency"), chosen === null),
    ...answer.plan.data.agencies.map(({ name }, number) => option(String(number), app.of(name), number === chosen)),
  );
}

/**
 * The answer as text: the place, the facts, who acts; nothing else of the case is there to be sent.
 * @param {App} app
 * @param {Answer} answer
 * @param {Block[]} blocks
 */
async function copy(app, answer, blocks) {
  const text = `${app.of(answer.plan.data.place)}\n${paper(app)}\n${textOf(blocks)}`;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = /** @type {HTMLTextAreaElement} */ (element("textarea", {}, text));
    app.root.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  app.live.textContent = app.say("copied");
  const done = document.getElementById("copy");
  if (done) done.textContent = app.say("copied");
  done?.focus();
}
