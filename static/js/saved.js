// My list: what somebody wants to come back to, kept in this browser alone. Nothing is sent anywhere; only a link that
// somebody opens or hands on names what is on it. Without this file, pages offer a sheet to print and an address.

const KEY = "soothe-list";
const LONGEST = 40; // as LONGEST_LIST in views_saved.py
const link = document.getElementById("saved-link");
const words = link?.dataset ?? {};
const counted = link?.textContent.trim();
const root = link?.getAttribute("href").replace(/\/saved$/, "") ?? "";

const isItem = (item) => /^[a-z0-9-]{1,80}$/.test(item?.slug) && typeof item.name === "string";

// A browser may refuse to keep things; then no button is offered.
function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isItem).slice(0, LONGEST) : [];
  } catch {
    return [];
  }
}

function write(items) {
  try {
    if (items.length) localStorage.setItem(KEY, JSON.stringify(items));
    else localStorage.removeItem(KEY);
  } catch {
    return false;
  }
  return true;
}

function make(name, properties = {}, ...inside) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...inside);
  return element;
}

// Many buttons on a page say the same; whoever hears them also hears the name.
function say(button, words, name) {
  button.textContent = words;
  button.ariaLabel = `${words}: ${name}`;
  return button;
}

const newButton = () => make("button", { type: "button", className: "app-save" });

function count() {
  const many = read().length;
  const shown = many.toLocaleString(document.documentElement.lang);
  if (link) link.textContent = many ? `${counted} (${shown})` : counted;
}

// ---- Save buttons, beside each result and on the page of one resource ----

const said = make("p", { className: "nhsuk-u-visually-hidden", role: "status" });

function saveButton(anchor, title) {
  const slug = anchor.pathname.split("/").pop();
  const item = { slug, name: title.textContent.trim(), lang: title.closest("[lang]").lang, dir: title.closest("[dir]").dir };
  const isSaved = () => read().some((each) => each.slug === slug);
  const own = newButton();
  const show = () => say(own, isSaved() ? words.unsave : words.save, item.name);
  own.addEventListener("click", () => {
    const items = read();
    const had = isSaved();
    if (!had && items.length >= LONGEST) return void (said.textContent = own.textContent = words.full);
    if (!write(had ? items.filter((each) => each.slug !== slug) : [...items, item])) return;
    said.textContent = had ? words.unsaved : words.saved;
    refresh();
  });
  buttons.push(show);
  show();
  return own;
}

const buttons = [];

function offerToSave() {
  for (const anchor of document.querySelectorAll(".app-result__name a[href*='/resources/']")) {
    anchor.closest(".app-result").append(make("p", { className: "app-save-row app-no-print" }, saveButton(anchor, anchor)));
  }
  const here = document.querySelector("[data-save-here]");
  if (here) here.append(saveButton(location, document.querySelector("h1 [data-name]")));
}

// ---- The page of the list ----

const page = document.getElementById("my-list");
const part = (name) => page.querySelector(`[data-${name}]`);

function drawList() {
  const items = read();
  part("empty").hidden = items.length > 0;
  part("full").hidden = items.length === 0;
  part("items").replaceChildren(make("ul", { className: "app-results" }, ...items.map(row)));
  const query = new URLSearchParams(items.map((item) => ["r", item.slug]));
  part("link").href = `${root}/saved?${query}`;
}

function row(item) {
  const name = make("a", { href: `${root}/resources/${item.slug}`, textContent: item.name });
  if (item.lang) name.lang = item.lang;
  if (item.dir) name.dir = item.dir;
  const remove = say(newButton(), page.dataset.remove, item.name);
  remove.addEventListener("click", () => {
    const before = read();
    change(before.filter((each) => each.slug !== item.slug), before, page.dataset.removed.replace("{name}", item.name));
  });
  return make("li", { className: "app-result" }, make("h2", { className: "app-result__name" }, name), make("p", { className: "app-no-print" }, remove));
}

// Say what was done, and offer to undo it; the focus goes there, because the pressed button is gone.
function change(items, before, sentence) {
  if (!write(items)) return;
  const undo = newButton();
  undo.textContent = page.dataset.undo;
  undo.addEventListener("click", () => {
    write(before);
    part("said").replaceChildren(page.dataset.undone);
    refresh();
    part("said").focus();
  });
  part("said").replaceChildren(`${sentence} `, undo);
  refresh();
  undo.focus();
}

function refresh() {
  count();
  for (const show of buttons) show();
  if (page) drawList();
}

if (link) {
  if (write(read())) {
    document.body.append(said);
    offerToSave();
    if (page) {
      document.querySelector("[data-without-script]").hidden = true;
      page.hidden = false;
      part("said").tabIndex = -1;
      part("clear").addEventListener("click", () => change([], read(), page.dataset.cleared));
    }
    refresh();
  }
  addEventListener("storage", refresh); // the same list in another tab
  addEventListener("pageshow", (event) => event.persisted && refresh());
}
