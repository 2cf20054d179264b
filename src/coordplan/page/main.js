import { App } from "./app.js";
import { onPaper } from "./paper.js";

const found = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const read = (/** @type {string} */ id) => found(id).textContent ?? "";

/** Everything of the file is there: a page can be used before all of its plans are read. */
const whole = new Promise((done) => document.addEventListener("DOMContentLoaded", done));

/**
 * Data further down in the file; what is packed is unpacked.
 * @param {string} id
 */
async function unpack(id) {
  await whole;
  if (found(id).dataset.packed === undefined) return JSON.parse(read(id));
  const bytes = Uint8Array.from(atob(read(id)), (letter) => letter.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(plain).json();
}

const data = JSON.parse(read("data"));
// a browser that cannot unpack the plans keeps the static list
if (!data.packed || typeof DecompressionStream === "function") {
  const app = new App(data, unpack, found("app"), found("live"));
  onPaper(found("app"));
  whole.then(() => found("static").remove());
  document.documentElement.dataset.ready = app.language;
}
