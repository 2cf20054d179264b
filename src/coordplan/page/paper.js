/**
 * One sheet of A4: the largest type in which an answer fits; what fits in none takes several.
 */

/** Points of the type tried, the largest first. */
const SIZES = [11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5];
/** Points of the type of what takes several sheets. */
const SEVERAL = 9.5;
/** The height of A4 less margins of 10 mm in pixels of 1/96 inch; letters on paper may be wider. */
const HEIGHT = ((297 - 20) / 25.4) * 96 * 0.96;

/**
 * Keep what is printed on one sheet, where it can be read there.
 * @param {HTMLElement} root
 */
export function onPaper(root) {
  const page = document.documentElement;
  window.addEventListener("beforeprint", () => {
    page.classList.add("paper");
    const fits = (/** @type {number} */ size) => {
      page.style.fontSize = `${size}pt`;
      return root.getBoundingClientRect().height <= HEIGHT;
    };
    if (!SIZES.some(fits)) page.style.fontSize = `${SEVERAL}pt`;
  });
  window.addEventListener("afterprint", () => {
    page.classList.remove("paper");
    page.style.fontSize = "";
  });
}
