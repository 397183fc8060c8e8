// A call: its words follow its sound, and the sound goes where somebody clicks in the words. The player comes and goes with the server's drawing, so it is looked for when it is used.
const at = line => Number(line.dataset.at);

export function follow(_owner, place) {
  const gone = new AbortController();
  const options = { signal: gone.signal };
  const lines = () => [...place.querySelectorAll("[data-at]")];
  const mark = audio => {
    const all = lines();
    const now = all.filter(line => at(line) <= audio.currentTime + 0.05).pop() ?? null;
    for (const line of all) {
      if (line === now) {
        if (line.getAttribute("aria-current") !== "true") {
          line.setAttribute("aria-current", "true");
          if (!audio.paused) line.scrollIntoView({ block: "nearest" });
        }
      } else {
        line.removeAttribute("aria-current");
      }
    }
  };
  const heard = e => { if (e.target instanceof HTMLAudioElement) mark(e.target); };
  // Events of media do not rise: they are caught on their way down.
  for (const what of ["timeupdate", "seeked"]) place.addEventListener(what, heard, { capture: true, signal: gone.signal });
  place.addEventListener("click", e => {
    const audio = place.querySelector("audio");
    const line = e.target.closest?.("[data-at]");
    if (!audio || !line || e.target.closest("a") || !getSelection().isCollapsed) return;
    audio.currentTime = at(line);
    audio.play().catch(() => {}); // a browser may want another touch first; the place is set all the same
  }, options);
  return { stop: () => gone.abort() };
}
