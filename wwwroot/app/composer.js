// The reply box. What is typed lives in the browser, so that no letter waits for the network and a draft outlives the circuit. A draft carries the id it was
// first sent with: sending it again after a lost connection is the same message.
import { tell } from "./dashboard.js";

const limit = 4000;
const nearLimit = 3600;
const typingRests = 4000;

export function attach(owner, form, key) {
  const box = form.querySelector("textarea");
  const send = form.querySelector("button[type=submit]");
  const left = form.querySelector("[data-left]");
  let isSending = false;
  let typingAt = 0;
  let typingTimer;
  const stored = () => {
    try { return JSON.parse(localStorage.getItem(key) ?? "null"); } catch { return null; }
  };
  const store = draft => {
    try {
      if (draft?.text) localStorage.setItem(key, JSON.stringify(draft));
      else localStorage.removeItem(key);
    } catch { /* storage is full or blocked: the draft lives as long as the page */ }
  };
  const draw = () => {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight + 2, 220)}px`;
    const length = box.value.length;
    left.textContent = length > nearLimit ? `${(limit - length).toLocaleString()} left` : "";
    left.classList.toggle("over", length > limit);
    send.disabled = isSending || length > limit || box.value.trim() === "";
  };
  const typing = is => {
    clearTimeout(typingTimer);
    if (is) typingTimer = setTimeout(() => typing(false), typingRests);
    const now = Date.now();
    if (is ? now - typingAt > 2000 : typingAt !== 0) {
      typingAt = is ? now : 0;
      tell(owner, "TypeAsync", is);
    }
  };
  const typed = () => {
    store({ text: box.value });
    draw();
    typing(box.value.trim() !== "");
  };
  const submit = async () => {
    const text = box.value;
    if (isSending || text.trim() === "" || text.length > limit) return;
    const before = stored();
    const id = before?.text === text && before.id ? before.id : `m-${crypto.randomUUID()}`;
    store({ text, id });
    isSending = true;
    form.setAttribute("aria-busy", "true");
    draw();
    try {
      await owner.invokeMethodAsync("SendAsync", text, id);
      if (box.value.startsWith(text)) box.value = box.value.slice(text.length).trimStart(); // what was typed meanwhile stays
      store(box.value ? { text: box.value } : null);
      clearTimeout(typingTimer);
      typingAt = 0;
    } catch {
      // No connection: the words and their id stay in the box.
    } finally {
      isSending = false;
      form.removeAttribute("aria-busy");
      draw();
    }
  };
  const keyed = e => {
    if (e.key === "Enter" && !e.shiftKey && !e.isComposing) {
      e.preventDefault();
      submit();
    } else if (e.key === "Escape") {
      box.blur();
    }
  };
  const submitted = e => { e.preventDefault(); submit(); };
  box.addEventListener("input", typed);
  box.addEventListener("keydown", keyed);
  form.addEventListener("submit", submitted);
  box.value = stored()?.text ?? "";
  box.readOnly = false;
  draw();
  return {
    focus: () => box.focus(),
    stop: () => {
      clearTimeout(typingTimer);
      box.removeEventListener("input", typed);
      box.removeEventListener("keydown", keyed);
      form.removeEventListener("submit", submitted);
    },
  };
}
