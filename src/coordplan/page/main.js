import { App } from "./app.js";

const found = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const app = new App(JSON.parse(found("data").textContent ?? ""), found("app"), found("live"));
found("static").remove();
document.documentElement.dataset.ready = app.language;
