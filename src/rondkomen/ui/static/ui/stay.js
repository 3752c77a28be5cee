// Asks two minutes before a session ends whether somebody is still busy; one press is enough (WCAG 2.2.1).
const dialog = document.getElementById("stay");
if (dialog) {
  const warnAfter = Math.max(Number(dialog.dataset.seconds) - 120, 30) * 1000;
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => dialog.showModal(), warnAfter);
  };
  dialog.addEventListener("close", async () => {
    const token = dialog.querySelector("[name=csrfmiddlewaretoken]").value;
    const answer = await fetch(dialog.dataset.url, { method: "POST", headers: { "X-CSRFToken": token } });
    if (answer.redirected || !answer.ok) {
      location.reload();
    } else {
      wait();
    }
  });
  wait();
}
