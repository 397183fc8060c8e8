// A conversation: stays at its end while somebody reads there, keeps its place while they read above. The open one also says when it is really being looked at.
import { tell } from "./dashboard.js";

export function keepAtEnd(_owner, scroller) {
  let atEnd = true;
  let height = 0;
  const jump = scroller.parentElement.querySelector("[data-jump]");
  const mark = () => { if (jump) jump.dataset.shown = String(!atEnd); };
  const toEnd = () => { scroller.scrollTop = scroller.scrollHeight; };
  const scrolled = () => {
    atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 48;
    mark();
  };
  const grew = () => {
    if (scroller.scrollHeight === height) return;
    height = scroller.scrollHeight;
    if (atEnd) toEnd();
    mark();
  };
  const changes = new MutationObserver(grew);
  changes.observe(scroller, { childList: true, subtree: true, characterData: true });
  const sizes = new ResizeObserver(() => { if (atEnd) toEnd(); });
  sizes.observe(scroller);
  scroller.addEventListener("scroll", scrolled, { passive: true });
  const clicked = () => { atEnd = true; toEnd(); mark(); };
  jump?.addEventListener("click", clicked);
  toEnd();
  return {
    /** Earlier messages are about to appear above: what is read now must not move. */
    keepPlace: () => {
      const below = scroller.scrollHeight - scroller.scrollTop;
      const once = new MutationObserver(() => { scroller.scrollTop = scroller.scrollHeight - below; once.disconnect(); });
      once.observe(scroller, { childList: true, subtree: true });
    },
    stop: () => {
      changes.disconnect();
      sizes.disconnect();
      scroller.removeEventListener("scroll", scrolled);
      jump?.removeEventListener("click", clicked);
    },
  };
}

/** A form that opens beneath what was said: all of it is in view, or its beginning where it is too long, until somebody goes to work. */
export function showForm(_owner, form) {
  const taken = new AbortController();
  const show = () => {
    const room = form.closest("[role=log]")?.clientHeight ?? innerHeight;
    form.scrollIntoView({ block: form.offsetHeight + 24 > room ? "start" : "nearest" });
  };
  const sizes = new ResizeObserver(show); // its fields find their height by and by
  taken.signal.addEventListener("abort", () => sizes.disconnect());
  for (const what of ["keydown", "pointerdown", "wheel", "touchstart"]) {
    document.addEventListener(what, () => taken.abort(), { passive: true, signal: taken.signal });
  }
  form.querySelector("textarea")?.focus({ preventScroll: true });
  show();
  sizes.observe(form);
  return { stop: () => taken.abort() };
}

export function watchTalk(owner, scroller) {
  const place = keepAtEnd(owner, scroller);
  let isSeen = null;
  const look = () => {
    const next = !document.hidden;
    if (next !== isSeen) {
      isSeen = next;
      tell(owner, "LookAsync", next);
    }
  };
  document.addEventListener("visibilitychange", look);
  look();
  return {
    keepPlace: place.keepPlace,
    stop: () => {
      place.stop();
      document.removeEventListener("visibilitychange", look);
    },
  };
}
