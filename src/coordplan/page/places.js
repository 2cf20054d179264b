/**
 * Where is it? A place is found by its old or its new name, without case and diacritics.
 */

import { button, element, title } from "./element.js";

/** @typedef {import("./app.js").App} App */

/** Letters without case and diacritics: what people type on a phone. */
export const fold = (/** @type {string} */ text) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐðÐ]/g, "d")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** @param {App} app */
export function places(app) {
  const list = element("ul", { class: "choices", id: "places" });
  const fill = (/** @type {string} */ typed) => {
    const words = fold(typed).split(" ").filter(Boolean);
    const found = [...app.data.plans.entries()].filter(([, { search }]) => words.every((word) => search.includes(word)));
    list.replaceChildren(...found.map(([number]) => element("li", {}, placeButton(app, number))));
    if (!found.length) list.append(element("li", { class: "nothing" }, app.say("noPlace")));
  };
  fill("");
  const search = element("input", {
    type: "search",
    id: "search",
    autocomplete: "off",
    oninput: (/** @type {Event} */ event) => fill(/** @type {HTMLInputElement} */ (event.target).value),
  });
  return [title(app.say("where")), element("label", { for: "search" }, app.say("findPlace")), search, list];
}

/**
 * @param {App} app
 * @param {number} number
 */
function placeButton(app, number) {
  const { place, now, label } = app.data.plans[number];
  return button(
    "",
    () => app.choose(number),
    {},
    element("strong", {}, app.of(place)),
    label !== null && element("small", {}, label),
    now !== null && element("small", {}, app.of(now)),
  );
}
