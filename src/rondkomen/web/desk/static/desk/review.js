// A number key chooses the resident with that number, while the keyboard is on one of the choices (WCAG 2.1.4).
document.querySelector("[data-numbers]")?.addEventListener("keydown", (event) => {
  const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey;
  if (isPlain && event.target.matches("[type=radio]") && /^[0-9]$/.test(event.key)) {
    const value = event.key === "0" ? "geen" : event.key;
    const wanted = event.currentTarget.querySelector(`[type=radio][value="${value}"]`);
    if (wanted) {
      wanted.checked = true;
      wanted.focus();
      event.preventDefault();
    }
  }
});
