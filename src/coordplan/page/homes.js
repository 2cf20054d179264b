/**
 * Where does the victim live? Another place than that of reception makes it a case over two plans.
 */

import { element, option } from "./element.js";

/** @typedef {import("./app.js").App} App */

/**
 * The question, where the page has another place; its id tells where it stands.
 * @param {App} app
 * @param {string} id
 * @param {Partial<import("./case.js").Case>} [change] what else an answer changes
 */
export function homes(app, id, change = {}) {
  const { plans } = app.data;
  const { plan, home } = app.case;
  const here = [...app.plans].find(([, one]) => one === plan)?.[0] ?? 0;
  const others = [...plans.keys()].filter(
    (number) => number !== here && plans[number].vocabulary === plans[here].vocabulary,
  );
  if (!others.length) return [];
  const take = (/** @type {Event} */ event) => {
    const { value } = /** @type {HTMLSelectElement} */ (event.target);
    app.liveIn(value === "" ? null : Number(value), `#${id}`, change);
  };
  return [
    element("label", { for: id }, app.say("home")),
    element(
      "select",
      { id, class: "home", autocomplete: "off", onchange: take },
      option("", app.say("sameHome"), home === null),
      ...others.map((number) => option(String(number), named(app, number), app.plans.get(number) === home)),
    ),
  ];
}

/**
 * A place by its name, and what tells it from others.
 * @param {App} app
 * @param {number} number
 */
function named(app, number) {
  const { place, now, label } = app.data.plans[number];
  const more = [label, now && app.of(now)].filter(Boolean).join(", ");
  return app.of(place) + (more && ` (${more})`);
}
