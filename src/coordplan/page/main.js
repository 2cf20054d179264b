import { App } from "./app.js";
import { onPaper } from "./paper.js";

const found = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const read = (/** @type {string} */ id) => found(id).textContent ?? "";

/**
 * A plan of the page; one that is packed is unpacked.
 * @param {number} number
 */
async function unpack(number) {
  const id = `plan-${number}`;
  if (found(id).dataset.packed === undefined) return JSON.parse(read(id));
  const bytes = Uint8Array.from(atob(read(id)), (letter) => letter.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(plain).json();
}

const app = new App(JSON.parse(read("data")), unpack, found("app"), found("live"));
onPaper(found("app"));
found("static").remove();
document.documentElement.dataset.ready = app.language;
