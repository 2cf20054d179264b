const page = document.documentElement;
function show(language) {
  page.dataset.shown = language;
  page.lang = language;
  document.title = page.dataset[language];
}
show(page.lang);
addEventListener("DOMContentLoaded", () => {
  for (const choice of document.querySelectorAll('input[name="language"]')) {
    if (choice.checked) show(choice.value);
    choice.addEventListener("change", () => show(choice.value));
  }
});
