// Tells the inbox when its order must not change: while the list is scrolled down, under a finger, or under a pointer that was moved a moment ago.
import { tell as say } from "./dashboard.js";

const rest = 4000;

export function watchHold(owner, list) {
  let isHeld = false;
  let isTouched = false;
  let pointerUntil = 0;
  let timer;
  const scroller = list.closest("[data-scrolls]") ?? list;
  const tell = () => {
    clearTimeout(timer);
    const now = Date.now();
    const next = isTouched || scroller.scrollTop > 8 || now < pointerUntil;
    if (now < pointerUntil) timer = setTimeout(tell, pointerUntil - now + 20);
    if (next !== isHeld) {
      isHeld = next;
      say(owner, "Hold", next);
    }
  };
  const moved = e => { if (e.pointerType === "mouse") { pointerUntil = Date.now() + rest; tell(); } };
  const left = e => { if (e.pointerType === "mouse") { pointerUntil = 0; tell(); } };
  const touched = () => { isTouched = true; tell(); };
  const lifted = () => { isTouched = false; pointerUntil = Date.now() + 600; tell(); };
  const options = { passive: true };
  scroller.addEventListener("scroll", tell, options);
  scroller.addEventListener("pointermove", moved, options);
  scroller.addEventListener("pointerleave", left, options);
  scroller.addEventListener("touchstart", touched, options);
  scroller.addEventListener("touchend", lifted, options);
  scroller.addEventListener("touchcancel", lifted, options);
  return {
    toTop: () => { scroller.scrollTop = 0; pointerUntil = 0; tell(); },
    stop: () => {
      clearTimeout(timer);
      scroller.removeEventListener("scroll", tell);
      scroller.removeEventListener("pointermove", moved);
      scroller.removeEventListener("pointerleave", left);
      scroller.removeEventListener("touchstart", touched);
      scroller.removeEventListener("touchend", lifted);
      scroller.removeEventListener("touchcancel", lifted);
    },
  };
}
