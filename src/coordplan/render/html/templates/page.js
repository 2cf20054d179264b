// The style sheet alone switches languages; this tells screen readers and the window's title.
const choices = document.querySelectorAll('input[name="language"]');
function tell() {
  for (const choice of choices) {
    if (!choice.checked) continue;
    document.documentElement.lang = choice.value;
    document.title = document.documentElement.dataset[choice.value];
  }
}
for (const choice of choices) choice.addEventListener("change", tell);
tell();
