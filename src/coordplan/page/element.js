/**
 * Elements of the page; nothing is ever read as markup.
 */

/** @typedef {Node | string | null | false} Child */

/**
 * An element with attributes and children.
 * @param {string} tag
 * @param {Record<string, any>} [attributes] `on…` are listeners; false and null leave one out
 * @param {...Child} children
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== false));
  return made;
}

/**
 * @param {string} label
 * @param {() => void} act
 * @param {Record<string, any>} [attributes]
 * @param {...Child} more
 */
export const button = (label, act, attributes = {}, ...more) =>
  element("button", { type: "button", onclick: act, ...attributes }, label, ...more);

/**
 * One of the choices of a list.
 * @param {string} value
 * @param {string} label
 * @param {boolean} selected
 */
export const option = (value, label, selected) => element("option", { value, selected }, label);

/** @param {string} text */
export const title = (text) => element("h1", { tabindex: -1 }, text);

/**
 * What can be done next, within reach of a thumb.
 * @param {string} label
 * @param {...HTMLElement} buttons
 */
export const bar = (label, ...buttons) => element("nav", { class: "bar", "aria-label": label }, ...buttons);
