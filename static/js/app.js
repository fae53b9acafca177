// Small comforts. Every page works without this file.

// After a form came back with errors, start reading there.
document.querySelector("[data-focus]")?.focus();

// A link of the error summary leads to the field itself.
document.querySelector(".nhsuk-error-summary")?.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  (field.closest("fieldset") ?? field.labels?.[0] ?? field).scrollIntoView();
  field.focus({ preventScroll: true });
});

// A second press while the answer is on its way is the same press: a contact is shown once, and a slow answer must
// not cost it. After ten seconds, or when the page is shown again, a press counts anew.
let pressed = new WeakMap();
addEventListener("pageshow", () => (pressed = new WeakMap()));
document.addEventListener("submit", (event) => {
  if (event.target.method !== "post") return;
  const before = pressed.get(event.target);
  if (before && Date.now() - before < 10_000) event.preventDefault();
  else pressed.set(event.target, Date.now());
});

// Long work says that it goes on; what is done at once says nothing.
let working = [];
document.addEventListener("submit", (event) => {
  for (const said of event.target.querySelectorAll("[data-busy]"))
    working.push([said, setTimeout(() => (said.textContent = said.dataset.busy), 1000)]);
});
addEventListener("pageshow", () => {
  for (const [said, waiting] of working) clearTimeout(waiting), (said.textContent = "");
  working = [];
});

// Whoever goes back to a form and sends it once more sends the same receipt, so that nothing is doubled.
const receipt = document.querySelector("input[data-stays]");
if (receipt) {
  if (history.state?.receipt) receipt.value = history.state.receipt;
  else history.replaceState({ receipt: receipt.value }, "");
}

// How many letters are left: shown at once, spoken after a pause.
for (const box of document.querySelectorAll("textarea[data-max-length]")) {
  const shown = document.getElementById(`${box.id}-count`);
  const spoken = document.querySelector(`[data-count-for="${box.id}"]`);
  let waiting;
  const tell = () => {
    const left = box.dataset.maxLength - [...box.value].length;
    shown.textContent = shown.dataset.left.replace("{count}", left.toLocaleString(document.documentElement.lang));
    clearTimeout(waiting);
    waiting = setTimeout(() => (spoken.textContent = shown.textContent), 1000);
  };
  box.addEventListener("input", tell);
  tell();
}

// Buttons that can do nothing without a script are hidden until it is here.
for (const button of document.querySelectorAll("[data-copy], [data-print]")) {
  if (button.dataset.copy && !navigator.clipboard) continue; // browsers lend it to secure pages only
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (!button.dataset.copy) return window.print();
    await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent.trim());
    button.ariaLive = "polite";
    button.textContent = button.dataset.copied;
  });
}

// Help now and the buddies' guide also open without a connection: service-worker.js keeps them, and nothing else.
addEventListener("load", async () => {
  if (!navigator.serviceWorker) return;
  const address = "/sw.js";
  const policy = globalThis.trustedTypes?.createPolicy("soothe-offline", { createScriptURL: () => address });
  try {
    await navigator.serviceWorker.register(policy?.createScriptURL("") ?? address);
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage({ root: document.querySelector(".app-brand").pathname.replace(/\/$/, "") });
  } catch {
    // A browser may refuse; then these pages need a connection, as all others do.
  }
});
