// What the dashboard needs of the browser: moments in the reader's own time zone, the count in the tab's title, copying, keys, and rejoining after a dropped connection.
import "./moments.js";
import "./rejoin.js";

let count = 0;
const title = () => {
  const bare = document.title.replace(/^\(\d+\+?\) /, "");
  const next = count > 0 ? `(${count > 99 ? "99+" : count}) ${bare}` : bare;
  if (document.title !== next) document.title = next;
};
new MutationObserver(title).observe(document.head, { childList: true, subtree: true, characterData: true });

/** Shows in the tab's title and icon how many conversations want attention. */
export function showCount(n) {
  count = n;
  title();
  drawIcon(n);
}

function drawIcon(n) {
  const link = document.querySelector("link[rel~=icon]");
  if (!link) return;
  link.dataset.plain ??= link.getAttribute("href");
  if (n === 0) {
    link.href = link.dataset.plain;
    return;
  }
  const plain = new Image();
  plain.onload = () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 64 });
    const pen = canvas.getContext("2d");
    pen.drawImage(plain, 0, 0, 64, 64);
    pen.fillStyle = "#c2410c";
    pen.beginPath();
    pen.arc(47, 17, 17, 0, 7);
    pen.fill();
    if (count > 0) link.href = canvas.toDataURL("image/png");
  };
  plain.src = link.dataset.plain;
}

/** Calls the server's side of a component. While there is no connection there is nobody to tell, and nothing is lost by not telling. */
export async function tell(owner, method, ...args) {
  try {
    await owner.invokeMethodAsync(method, ...args);
  } catch (error) {
    if (document.querySelector("#components-reconnect-modal[class*=components-reconnect-show], #components-reconnect-modal[class*=components-reconnect-failed]")) return;
    console.warn(error);
  }
}

/** Copies text; false where the browser refuses. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Calls KeyAsync for single keys pressed outside of fields. Answers with what stops it. */
export function listenForKeys(owner, keys) {
  const heard = e => {
    if (e.ctrlKey || e.metaKey) {
      if (e.key.toLowerCase() === "k" && keys.includes("mod+k")) {
        e.preventDefault();
        tell(owner, "KeyAsync", "mod+k");
      }
      return;
    }
    if (e.altKey || e.defaultPrevented || e.isComposing) return;
    const at = e.target;
    if (e.key !== "Escape" && at.closest?.("input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=dialog], [role=menu]")) return;
    const key = e.key.length === 1 ? e.key.toLowerCase() : e.key;
    if (!keys.includes(key)) return;
    if (key === "/" || key === "r") e.preventDefault(); // the key itself must not land in the field that gets the focus
    tell(owner, "KeyAsync", key);
  };
  document.addEventListener("keydown", heard);
  return { stop: () => document.removeEventListener("keydown", heard) };
}

/** Puts the focus on what matches, if it is there. */
export function focus(selector) {
  const el = document.querySelector(selector);
  el?.focus();
  return !!el;
}

export function scrollToRow(selector) {
  document.querySelector(selector)?.scrollIntoView({ block: "nearest" });
}

// Small menus made of <details> close when somebody clicks elsewhere or presses Escape.
document.addEventListener("click", e => {
  for (const open of document.querySelectorAll("details[data-closes-outside][open]")) {
    if (!open.contains(e.target) || e.target.closest("a, button")) open.open = false;
  }
});
document.addEventListener("keydown", e => {
  if (e.key !== "Escape") return;
  for (const open of document.querySelectorAll("details[data-closes-outside][open]")) {
    open.open = false;
    open.querySelector("summary")?.focus();
  }
});

/** Opens the browser's own print dialog on the page as it is. */
export function printPage() {
  window.print();
}
