// Keeps pages and calculators for later, says when the server cannot be reached, and when it has a newer version.

import { ageOf } from "./age.mjs";
import { prefetch } from "../calculator/preload.mjs";

const ROOT = new URL("../../", import.meta.url);
const AFTER_MS = 3_000; // once the page is there, before anything is fetched for later
const ASK_EVERY_MS = 600_000;
const WANT_EVERY_MS = 10_000; // Firefox ends a worker that has heard nothing for half a minute
const TEXT = {
  offline: "Keine Verbindung zum Server. Was hier zu sehen ist, hat der Browser aufbewahrt; es kann veraltet sein.",
  newer: "Auf dem Server liegt eine neue Fassung dieser Seiten.",
  lost: "Eingaben auf dieser Seite gehen dabei verloren.",
  load: "Neue Fassung laden",
};

const mine = document.querySelector("meta[name=fassung]")?.getAttribute("content");
const workers = "serviceWorker" in navigator ? navigator.serviceWorker : null;
let asked = 0;

// One line of its kind above the page; empty takes it away.
/** @param {string} text @param {HTMLElement | null} link */
function tell(text, link = null, kind = "fassung") {
  const found = document.querySelector(`.${kind}-hinweis`);
  if (!text) return found?.remove();
  const line = found ?? document.createElement("p");
  line.className = `${kind}-hinweis hinweis-zeile nur-bildschirm`;
  line.setAttribute("role", "status");
  if (!found) document.querySelector("article")?.prepend(line);
  line.textContent = text;
  if (link) line.append(" ", link);
  return undefined;
}

function tellAge() {
  const looked = document.querySelector("meta[name=recht-geprueft]")?.getAttribute("content");
  if (looked) tell(ageOf(looked, new Date()), null, "alter");
}

function newer() {
  const link = document.createElement("button");
  link.type = "button";
  link.className = "knopf knopf-klein";
  link.textContent = TEXT.load;
  link.addEventListener("click", () => location.reload());
  const typed = document.querySelector("form[data-beruehrt]") ? ` ${TEXT.lost}` : "";
  tell(`${TEXT.newer}${typed}`, link);
}

/** What the server has now. Asked when someone comes back to the page, not more often than every ten minutes. */
async function ask() {
  asked = performance.now();
  let answer;
  try {
    answer = await fetch(new URL("version.json", ROOT), { cache: "no-store" });
  } catch {
    if (workers?.controller) tell(TEXT.offline);
    return;
  }
  const { fassung } = await answer.json().catch(() => ({ fassung: mine }));
  if (answer.ok && fassung !== mine) newer();
  else tell("");
}

/** Resolves when nobody has to wait because of us: the page is there, and its calculator, if it starts at once. */
async function quiet() {
  await new Promise((resolve) => setTimeout(resolve, AFTER_MS));
  const starting = () => document.querySelector("form[data-rechner][data-start=sofort]:is([data-zustand=laedt], [data-zustand=rechnet])");
  while (starting()) await new Promise((resolve) => setTimeout(resolve, 1_000));
}

async function keepForLater() {
  await quiet(); // also for the browser's own cache, which a calculator on this page is just filling
  if (navigator.connection?.saveData) return;
  if (workers && mine && (await register())) return;
  prefetch();
}

/** False where no service worker is to be had: plain http, forbidden, no room. Then the browser's own cache must do. */
async function register() {
  try {
    const registration = await workers?.register(new URL("sw.js", ROOT), { scope: ROOT.pathname, updateViaCache: "none" });
    if (!registration || !(await workers?.ready)?.active) return false;
    stock(registration);
    return true;
  } catch {
    return false;
  }
}

/** Asks until everything is there: a browser may end a worker that takes its time, and the next one goes on from there. */
function stock(registration) {
  const seite = location.href.replace(/[?#].*/, "");
  const want = () => registration.active?.postMessage({ art: "vorrat", seite });
  const wanting = setInterval(want, WANT_EVERY_MS);
  workers?.addEventListener("message", ({ data }) => {
    if (data?.art === "vorrat") clearInterval(wanting);
  });
  want();
}

tellAge();
if (location.protocol !== "file:") {
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && performance.now() - asked > ASK_EVERY_MS) ask();
  });
  addEventListener("offline", () => tell(TEXT.offline));
  addEventListener("online", ask);
  addEventListener("pageshow", ({ persisted }) => persisted && ask());
  const begin = () => {
    if (workers?.controller) ask();
    keepForLater();
  };
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin);
}
