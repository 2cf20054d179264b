/**
 * One sheet of A4: the largest type in which an answer fits.
 */

/** Points of the type tried, the largest first. */
const SIZES = [11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5];
/** The height of A4 less margins of 10 mm in pixels of 1/96 inch; letters on paper may be wider. */
const HEIGHT = ((297 - 20) / 25.4) * 96 * 0.96;

/**
 * Keep what is printed on one sheet.
 * @param {HTMLElement} root
 */
export function onPaper(root) {
  const page = document.documentElement;
  window.addEventListener("beforeprint", () => {
    page.classList.add("paper");
    for (const size of SIZES) {
      page.style.fontSize = `${size}pt`;
      if (root.getBoundingClientRect().height <= HEIGHT) break;
    }
  });
  window.addEventListener("afterprint", () => {
    page.classList.remove("paper");
    page.style.fontSize = "";
  });
}
