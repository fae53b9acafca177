// Keeps two pages for whoever has no connection: help now and the buddies' guide, with their style sheets. Everybody's
// browser keeps both, so they say nothing of who was here. Nothing else is kept, and these are fetched without a cookie.

const CACHE = "soothe-offline-1";
const PAGES = ["/help-now", "/buddies/guide"];
const ROOT = /^(\/[a-z]{2,3})?$/;
const KEPT = /^((?:\/[a-z]{2,3})?)\/(?:help-now|buddies\/guide)$/;
const FRESH = 24 * 60 * 60 * 1000;
const AWAY = "hidden data-away";

addEventListener("install", (event) => event.waitUntil(keep("").then(() => skipWaiting())));

addEventListener("activate", (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))))
      .then(() => clients.claim()),
  ),
);

// A page says in which language it is read.
addEventListener("message", (event) => {
  if (ROOT.test(event.data?.root)) event.waitUntil(keep(event.data.root).catch(() => {}));
});

addEventListener("fetch", (event) => {
  const { pathname, origin, search } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== location.origin) return;
  if (event.request.mode === "navigate") event.respondWith(open(event.request, pathname, search));
  else if (event.request.destination === "style")
    event.respondWith(fetch(event.request).catch(async () => (await find(pathname)) ?? Response.error()));
});

const find = async (path) => (await caches.open(CACHE)).match(path);

// The network comes first: a number that was put right must be seen at once.
async function open(request, pathname, search) {
  const [isKept, root = ""] = KEPT.exec(pathname) ?? [false, /^\/[a-z]{2,3}(?=\/)/.exec(pathname)?.[0]];
  try {
    const answer = await fetch(request);
    if (!isKept || search || answer.status < 500) return answer;
    return (await withoutConnection(pathname, root)) ?? answer;
  } catch (fault) {
    const kept = await withoutConnection(isKept ? pathname : "", root);
    if (kept) return kept;
    throw fault;
  }
}

// The page itself, or help now in place of any other, with a line that says why.
async function withoutConnection(path, root) {
  const page = (path && (await find(path))) || (await find(`${root}/help-now`)) || (await find("/help-now"));
  return page && new Response((await page.text()).replace(AWAY, ""), { headers: page.headers });
}

async function keep(root) {
  await Promise.all(PAGES.map((page) => keepPage(root + page)));
}

async function keepPage(path) {
  const had = await find(path);
  if (had && Date.now() - had.headers.get("x-kept-at") < FRESH) return;
  const answer = await fetch(path, { credentials: "omit", redirect: "error", cache: "no-cache" });
  if (!answer.ok || answer.headers.get("cache-control")?.includes("no-store")) return;
  const text = await answer.text();
  const sheets = [...text.matchAll(/<link rel="stylesheet" href="(\/static\/[^"?]+)(\?[^"]*)?">/g)];
  await Promise.all(sheets.map(([, sheet, version]) => keepSheet(sheet, version ?? "")));
  await put(path, text, answer, "content-security-policy");
}

// Without the version in its address, so that the next one takes its place.
async function keepSheet(path, version) {
  const had = await find(path);
  if (had?.headers.get("x-version") === version) return;
  const answer = await fetch(path + version, { credentials: "omit" });
  if (answer.ok) await put(path, await answer.text(), answer, "", version);
}

async function put(path, text, answer, also, version = "") {
  const headers = new Headers({ "content-type": answer.headers.get("content-type"), "x-kept-at": Date.now(), "x-version": version });
  if (also && answer.headers.has(also)) headers.set(also, answer.headers.get(also));
  await (await caches.open(CACHE)).put(path, new Response(text, { headers }));
}
