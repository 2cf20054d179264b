/**
 * Who must act, and who is told; and what may be said of the case meanwhile.
 */

import { asked, shown, textOf } from "./blocks.js";
import { minuteOf } from "./clock.js";
import { dayWords, momentWords } from "./due.js";
import { CaseScreen } from "./casescreen.js";
import { bar, button, element, option, title } from "./element.js";
import { homes } from "./homes.js";
import { Own } from "./own.js";
import { Screen } from "./screen.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./app.js").App} App */
/** @typedef {import("./case.js").Case} Case */
/** @typedef {import("./journey.js").Journey} Journey */
/** @typedef {import("./plan.js").Item} Item */
/** @typedef {import("./words.js").Block} Block */

/** How the number of a body of the home place begins. */
const HOME = "home-";

/**
 * @param {App} app
 * @param {Answer[]} answers one; where the victim lives in another place, that of each stage
 * @param {Journey | null} journey where the victim lives in another place
 */
export function answered(app, answers, journey) {
  const { words } = app.data;
  const whole = journey ? new CaseScreen(journey, words, app.language) : new Screen(answers[0], words, app.language);
  const blocks = blocksOf(app, whole);
  const said = element("div", { class: "answer" }, ...shown(blocks, (one) => question(app, one)));
  const lead = said.querySelector(".leads");
  const more = [chips(app), options(app)];
  if (lead) lead.after(...more);
  else said.prepend(...more);
  app.live.textContent = lead?.textContent ?? "";
  return [
    title(place(app)),
    element("p", { class: "on-paper" }, paper(app)),
    said,
    ...(app.case.agency === null ? [rest(app, whole)] : []),
    ...calls(app, answers),
    bar(
      app.say("next"),
      button(app.say("askMe"), () => app.change({ view: "ask" }), { id: "askMe" }),
      button(app.say("print"), () => window.print(), { id: "print" }),
      button(app.say("copy"), () => copy(app, blocks), { id: "copy" }),
    ),
  ];
}

/**
 * All that is said, or the part of one body.
 * @param {App} app
 * @param {Screen | CaseScreen} whole
 */
function blocksOf(app, whole) {
  const { agency, ours } = app.case;
  if (whole instanceof CaseScreen) return whole.blocks(agency === null ? null : [ours, agency]);
  return agency === null ? whole.blocks() : new Own(whole.answer, agency, app.data.words, app.language).blocks();
}

/**
 * The place, and the home place where it is another.
 * @param {App} app
 */
function place(app) {
  const { plan, home } = app.case;
  const at = app.of(/** @type {import("./plan.js").Plan} */ (plan).data.place);
  return home ? app.say("overTwo", { at, home: app.of(home.data.place) }) : at;
}

/**
 * What the answer only counts, to be opened; worked out when it is.
 * @param {App} app
 * @param {Screen | CaseScreen} screen
 */
function rest(app, screen) {
  const fill = () => part.append(...shown(screen.restShown(), () => element("p")));
  const toggle = () => {
    app.case.rest = part.open;
    if (part.open && part.children.length === 1) fill();
  };
  const part = /** @type {HTMLDetailsElement} */ (
    element("details", { class: "options rest", ontoggle: toggle }, element("summary", {}, app.say("rest")))
  );
  part.open = app.case.rest;
  if (part.open) fill();
  return part;
}

/**
 * Of what day an answer is, from when deadlines run, and whose it is.
 * @param {App} app
 */
function paper(app) {
  const { day, received, plan, home } = app.case;
  const on = `${app.say("onDay")} ${dayWords(day, app.language)}`;
  const minute = minuteOf(received);
  const since = Number.isNaN(minute) ? [] : [`${app.say("received")} ${momentWords(minute, app.language)}`];
  const titles = [plan, home].flatMap((one) => (one ? [app.of(one.data.title)] : []));
  return [on, ...since, ...titles].join(" · ");
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
  const { plan, home, events, answers } = app.case;
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
  if (home) {
    const said = app.say("livesIn", { place: app.of(home.data.place) });
    found.push(chip(app, said, { home: null, ours: "at", agency: null }));
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
 * @param {Answer[]} answers
 */
function calls(app, answers) {
  /** @type {Item[]} */
  const every = answers.flatMap((one) => one.onCall());
  const all = [...new Map(every.map((call) => [call.duty, call])).values()];
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
 */
function options(app) {
  const { day, received } = app.case;
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
    ...homes(app, "lives", { more: true }),
    element("label", { for: "agency" }, app.say("weAre")),
    agencies(app),
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

/** @param {App} app */
function agencies(app) {
  const { plan, agency, ours, home } = app.case;
  const of = (/** @type {"at" | "home"} */ at, /** @type {import("./plan.js").PlanData} */ { agencies: all }) =>
    all.map(({ name }, number) => option((at === "home" ? HOME : "") + number, app.of(name), ours === at && number === agency));
  const grouped = (/** @type {"at" | "home"} */ at, /** @type {import("./plan.js").PlanData} */ data) =>
    element("optgroup", { label: app.of(data.place) }, ...of(at, data));
  const take = (/** @type {Event} */ event) => {
    const { value } = /** @type {HTMLSelectElement} */ (event.target);
    const chosen = value === "" ? null : Number(value.replace(HOME, ""));
    app.change({ agency: chosen, ours: value.startsWith(HOME) ? "home" : "at", more: true }, "#agency");
  };
  const { data } = /** @type {import("./plan.js").Plan} */ (plan);
  return element(
    "select",
    { id: "agency", autocomplete: "off", onchange: take },
    option("", app.say("anyAgency"), agency === null),
    ...(home ? [grouped("at", data), grouped("home", home.data)] : of("at", data)),
  );
}

/**
 * The answer as text: the place, the facts, who acts; nothing else of the case is there to be sent.
 * @param {App} app
 * @param {Block[]} blocks
 */
async function copy(app, blocks) {
  const text = `${place(app)}\n${paper(app)}\n${textOf(blocks)}`;
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
