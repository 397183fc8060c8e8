// Loaded ahead of the first paint, so that a dark dashboard never flashes white. Follows the system until somebody chooses; the choice is kept in this browser.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => {
    try { return localStorage.getItem("mia.theme"); } catch { return null; }
  };
  const apply = () => {
    root.dataset.theme = chosen() ?? (system.matches ? "dark" : "light");
  };
  apply();
  system.addEventListener("change", apply);
  addEventListener("storage", e => { if (e.key === "mia.theme") apply(); });
  document.addEventListener("click", e => {
    if (!e.target.closest?.("[data-theme-toggle]")) return;
    const next = root.dataset.theme === "dark" ? "light" : "dark";
    try {
      // Choosing what the system says anyway means following it again.
      if (next === (system.matches ? "dark" : "light")) localStorage.removeItem("mia.theme");
      else localStorage.setItem("mia.theme", next);
    } catch { /* storage is blocked: the choice lasts as long as the page */ }
    root.dataset.theme = next;
  });
})();
