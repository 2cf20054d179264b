/**
 * What happened? Events as large buttons, several at once; what contradicts them cannot be added.
 */

import { resolved } from "./case.js";
import { bar, button, element, title } from "./element.js";
import { homes } from "./homes.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./plan.js").Plan} Plan */

/** @param {App} app */
export function happened(app) {
  const plan = /** @type {Plan} */ (app.case.plan);
  return [
    title(app.say("whatHappened")),
    element("p", { class: "subject" }, app.of(plan.data.place)),
    element(
      "ul",
      { class: "choices", "aria-label": app.say("whatHappened") },
      ...plan.vocabulary.events.map((event) => element("li", {}, eventButton(app, plan, event))),
    ),
    ...homes(app, "home"),
    bar(
      app.say("next"),
      button(app.say("seeAnswer"), () => app.change({ view: "answer" }), { id: "seeAnswer", class: "first" }),
      button(app.say("askMe"), () => app.change({ view: "ask" }), { id: "askMe" }),
    ),
  ];
}

/**
 * @param {App} app
 * @param {Plan} plan
 * @param {Plan["vocabulary"]["events"][0]} event
 */
function eventButton(app, plan, event) {
  const { events, answers, day } = app.case;
  const taken = events.has(event.id);
  const others = taken ? [...events].filter((id) => id !== event.id) : [...events, event.id];
  const possible = taken || !!resolved(plan, others, answers, day);
  const id = `event-${event.id}`;
  return button(
    app.of(event.label),
    () => possible && app.change({ events: new Set(others) }, `#${id}`),
    { id, "aria-pressed": String(taken), "aria-disabled": !possible && "true" },
    !possible && element("small", {}, app.say("contradicts")),
  );
}
