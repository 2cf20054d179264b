/**
 * By when something must be done, in words: `(hạn 16:00 13/02/2026)`.
 */

import { isoMinute, isoOf } from "./clock.js";

/** @typedef {import("./clock.js").Due} Due */
/** @typedef {import("./words.js").Language} Language */
/** @typedef {import("./words.js").Setting} Setting */

/**
 * @param {Due} found
 * @param {Setting} setting
 */
export function dueWords(found, setting) {
  const at = momentWords(found.at, setting.language);
  const moves = movesWords(found, setting);
  if (!found.dayOff || found.nextWorkingDay === null) return setting.say("by", { at, moves });
  const why = setting.of(found.dayOff);
  const next = dayWords(isoOf(found.nextWorkingDay), setting.language);
  return setting.say("byDayOff", { at, moves, why, next });
}

/**
 * A day as people write it: `13/02/2026`, `2026-02-13`.
 * @param {string} iso
 * @param {Language} language
 */
export const dayWords = (iso, language) => (language === "vi" ? iso.split("-").reverse().join("/") : iso);

/**
 * A moment as people write it: `16:00 13/02/2026`, `2026-02-13 16:00`.
 * @param {number} minute
 * @param {Language} language
 */
export function momentWords(minute, language) {
  const [iso, time] = isoMinute(minute).split("T");
  const day = dayWords(iso, language);
  return language === "vi" ? `${time} ${day}` : `${day} ${time}`;
}

/**
 * What unknown swaps leave open of a deadline.
 * @param {Due} found
 * @param {Setting} setting
 */
function movesWords({ provisional, mayMove }, setting) {
  if (!provisional.length) return "";
  const why = setting.say("swaps", { years: provisional.join(", ") });
  return `; ${mayMove ? setting.say("mayMove", { why }) : why}`;
}
