// Passkeys: fetches the question of a form, lets the browser ask its owner, and sends the answer with the form.
for (const form of document.querySelectorAll("form[data-passkey]")) {
  const kind = form.dataset.passkey;
  const read = { get: "parseRequestOptionsFromJSON", create: "parseCreationOptionsFromJSON" }[kind];
  if (!window.PublicKeyCredential?.[read]) {
    continue; // the form stays hidden, and the other way of logging in stays
  }
  form.hidden = false;
  const said = form.querySelector("[data-passkey-error]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    said.hidden = true;
    try {
      const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
      const question = await fetch(form.dataset.question, { method: "POST", headers });
      if (!question.ok) {
        throw new Error(question.statusText);
      }
      const publicKey = PublicKeyCredential[read](await question.json());
      const credential = await navigator.credentials[kind]({ publicKey });
      form.elements.answer.value = JSON.stringify(credential);
      form.submit();
    } catch {
      said.hidden = false;
    }
  });
}
