// <mia-time at="2026-01-31T09:00:00Z" as="clock|day|full|ago|age" [tz="Europe/Berlin"]>: a moment in the reader's language and time zone, which keeps itself current.
// <mia-day at="…" after="…">: the day of a message, shown only where it is another day than that of the message before it.
const language = navigator.languages?.[0] || undefined;
const format = options => {
  try { return new Intl.DateTimeFormat(language, options); } catch { return new Intl.DateTimeFormat(language, { ...options, timeZone: undefined }); }
};
const clock = format({ hour: "numeric", minute: "2-digit" });
const dayThisYear = format({ day: "numeric", month: "short" });
const day = format({ day: "numeric", month: "short", year: "numeric" });
const longDay = format({ weekday: "long", day: "numeric", month: "long" });
const full = format({ dateStyle: "medium", timeStyle: "short" });
const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
const dayOf = d => new Date(d.getFullYear(), d.getMonth(), d.getDate()).getTime();
const daysAgo = d => Math.round((dayOf(new Date()) - dayOf(d)) / 86400000);

function words(d, as, tz) {
  const seconds = Math.max(0, (Date.now() - d) / 1000);
  switch (as) {
    case "now": return format({ hour: "numeric", minute: "2-digit", weekday: "short", timeZone: tz || undefined }).format(new Date());
    case "clock": return clock.format(d);
    case "full": return full.format(d);
    case "day": return d.getFullYear() === new Date().getFullYear() ? dayThisYear.format(d) : day.format(d);
    case "age": // how long somebody has been waiting
      if (seconds < 60) return "<1m";
      if (seconds < 3600) return `${Math.floor(seconds / 60)}m`;
      if (seconds < 86400) return `${Math.floor(seconds / 3600)}h ${Math.floor(seconds / 60) % 60}m`;
      return `${Math.floor(seconds / 86400)}d`;
    default:
      if (seconds < 45) return relative.format(0, "second");
      if (seconds < 3600) return relative.format(-Math.max(1, Math.round(seconds / 60)), "minute");
      if (daysAgo(d) === 0) return clock.format(d);
      if (daysAgo(d) < 7) return relative.format(-daysAgo(d), "day");
      return d.getFullYear() === new Date().getFullYear() ? dayThisYear.format(d) : day.format(d);
  }
}

const shown = new Set();
// What is written stands in a shadow root: the tree under the element belongs to the server's renderer.
class Moment extends HTMLElement {
  static observedAttributes = ["at", "as", "tz", "after"];
  constructor() { super(); this.attachShadow({ mode: "open" }); }
  connectedCallback() { shown.add(this); this.draw(); }
  disconnectedCallback() { shown.delete(this); }
  attributeChangedCallback() { if (this.isConnected) this.draw(); }
  draw() {
    const d = new Date(this.getAttribute("at") ?? NaN);
    const text = isNaN(d) ? "" : this.text(d);
    if (this.shadowRoot.textContent !== text) this.shadowRoot.textContent = text;
    if (!isNaN(d) && this.getAttribute("as") !== "now") this.title = full.format(d);
  }
  text(d) { return words(d, this.getAttribute("as"), this.getAttribute("tz")); }
}

class Day extends Moment {
  text(d) {
    const before = new Date(this.getAttribute("after") ?? NaN);
    this.hidden = !isNaN(before) && dayOf(before) === dayOf(d);
    const ago = daysAgo(d);
    const near = ago < 2 ? relative.format(-ago, "day") : longDay.format(d);
    return this.hidden ? "" : near[0].toLocaleUpperCase(language) + near.slice(1);
  }
}

if (!customElements.get("mia-time")) {
  customElements.define("mia-time", Moment);
  customElements.define("mia-day", Day);
  setInterval(() => { if (!document.hidden) for (const moment of shown) moment.draw(); }, 15000);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) for (const moment of shown) moment.draw(); });
}
