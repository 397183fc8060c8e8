// Tells in this browser what happened while nobody looked: a notification and a soft sound. Which events concern the member the server decides; whether there is
// anything to see or hear is this browser's own business and is kept in it. Of several tabs one tells: whichever first writes the event's key down.
import { tell } from "./dashboard.js";

const choice = "mia.notices";
const told = "mia.notices.told";
const mostTold = 200;
const usual = { isOn: false, hasSound: true, isAlways: false };
const frontFirst = 250; // what a hidden tab waits, so that one in front tells where there is one
const settled = 5000; // after which every tab reads what one wrote
const memory = new Map(); // where storage is blocked, what is kept lasts as long as the page
let audio;

const pause = ms => new Promise(done => setTimeout(done, ms));
const permission = () => "Notification" in window ? Notification.permission : "unsupported";

function read(key, otherwise) {
  try { return JSON.parse(localStorage.getItem(key)) ?? memory.get(key) ?? otherwise; } catch { return memory.get(key) ?? otherwise; }
}

function keep(key, value) {
  memory.set(key, value);
  try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* see memory */ }
}

function state() {
  const { isOn, hasSound, isAlways } = { ...usual, ...read(choice, {}) };
  return { permission: permission(), isOn: isOn && permission() === "granted", hasSound, isAlways };
}

/** Tells of an event, unless this browser has told of it before, in whichever tab. Answers whether it did. */
export async function notify(notice) {
  if (document.hidden) await pause(frontFirst);
  if (!await claim(notice.key)) return false;
  const { isOn, hasSound, isAlways } = state();
  if (isOn) show(notice);
  if (hasSound && (isAlways || document.hidden)) await chime();
  return true;
}

/**
 * Writes the key down; false where it stands there already or another tab is at it. What one tab writes another may read only a moment later, even under
 * a lock: so the lock of a key outlives its writing by a while, and who does not get it is not the first.
 */
function claim(key) {
  const write = () => {
    const keys = read(told, []);
    if (keys.includes(key)) return false;
    keep(told, [...keys, key].slice(-mostTold));
    return true;
  };
  if (!navigator.locks) return write();
  return new Promise(answer => navigator.locks.request(`${told}/${key}`, { ifAvailable: true }, async lock => {
    const isFirst = lock !== null && write();
    answer(isFirst);
    if (isFirst) await pause(settled);
  }));
}

/** False where the browser only lets a service worker show something, as on Android. */
function show({ key, title, body, href }) {
  try {
    const note = new Notification(title, { body, tag: key, silent: true }); // the sound is the member's own switch
    note.onclick = () => {
      note.close();
      window.focus();
      if (typeof Blazor === "undefined") location.assign(href);
      else Blazor.navigateTo(href);
    };
    return true;
  } catch {
    return false;
  }
}

/** Two soft notes. Before the first click on the page a browser lets nothing sound: then there is none, now or later. */
async function chime() {
  if (navigator.userActivation?.hasBeenActive === false) return false;
  try {
    audio ??= new AudioContext();
    if (audio.state !== "running") await Promise.race([audio.resume(), pause(300)]);
    if (audio.state !== "running") return false;
    const now = audio.currentTime;
    for (const [after, hertz] of [[0, 660], [.15, 880]]) {
      const tone = audio.createOscillator();
      const loudness = audio.createGain();
      tone.frequency.value = hertz;
      loudness.gain.setValueAtTime(0, now + after);
      loudness.gain.linearRampToValueAtTime(.07, now + after + .02);
      loudness.gain.exponentialRampToValueAtTime(.0001, now + after + .45);
      tone.connect(loudness).connect(audio.destination);
      tone.start(now + after);
      tone.stop(now + after + .5);
    }
    return true;
  } catch {
    return false;
  }
}

async function tryIt() {
  const { isOn, hasSound } = state();
  const isShown = isOn && show({ key: `try/${Date.now()}`, title: "A visitor waits for a person", body: "This is how you are told.", href: location.pathname });
  const isHeard = hasSound && await chime();
  return isShown ? "shown" : isHeard ? "sounded" : "nothing";
}

/** Hears the switches and the button on the page of settings. The browser is asked inside the click itself, and by nothing else. */
export function settings(owner, card) {
  const stopped = new AbortController();
  const { signal } = stopped;
  const say = tried => {
    const now = state();
    for (const box of card.querySelectorAll("[data-notice]")) box.checked = now[box.dataset.notice];
    tell(owner, "Show", now, tried ?? null);
  };
  card.addEventListener("change", async e => {
    const name = e.target.dataset.notice;
    if (!name) return;
    const isWanted = e.target.checked;
    if (name === "isOn" && isWanted && permission() === "default") await Notification.requestPermission();
    keep(choice, { ...usual, ...read(choice, {}), [name]: isWanted && (name !== "isOn" || permission() === "granted") });
    say();
  }, { signal });
  card.addEventListener("click", async e => {
    if (e.target.closest(".browser-try")) say(await tryIt());
  }, { signal });
  addEventListener("storage", e => { if (e.key === choice) say(); }, { signal });
  navigator.permissions?.query({ name: "notifications" })
    .then(status => status.addEventListener("change", () => say(), { signal }))
    .catch(() => { /* a browser that does not tell: it is seen at the next look */ });
  say();
  return { stop: () => stopped.abort() };
}
