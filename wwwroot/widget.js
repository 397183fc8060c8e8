/* MiaPulse. Calls made before this has loaded: window.MiaPulse = [["open"], ["on", "lead", handler]] */
/** @import { Api, App, LauncherSettings, Panel, Talk } from './widget/types' */
(() => {
  'use strict';
  const script = /** @type {HTMLScriptElement?} */ (document.currentScript);
  const early = window.MiaPulse;
  if (early && !Array.isArray(early)) return;
  const data = script ? script.dataset : {};
  const key = data.key;
  if (!script || !key) return console.warn('MiaPulse: data-key is missing.');

  // the secret in a mail's link: out of the address before the page can report it
  const fromMail = /^#miapulse=(\w{43})$/.exec(location.hash)?.[1];
  if (fromMail) history.replaceState(history.state, '', `${location.href.split('#')[0]}#miapulse`);

  const base = new URL('.', script.src).href;
  const life = new AbortController();
  const { signal } = life;
  const host = document.createElement('miapulse-widget');
  const root = host.attachShadow({ mode: 'open' });
  const button = document.createElement('button');
  /** @type {Panel | undefined} */
  let panel;
  /** @type {Promise<Talk> | undefined} */
  let talking;
  let [isOpen, name] = [false, ''];

  /** @type {Record<string, Set<(detail?: any) => void>>} */
  const handlers = {};
  /** @type {App} */
  const app = {
    base, key, root, button, signal, fromMail, language: '', unread: 0, draw, open, close,
    emit: (event, detail) => handlers[event]?.forEach((handler) => queueMicrotask(() => handler(detail))),
  };

  // a failed import needs another address to be tried again
  const load = (path = '') => import(base + path).catch(() => import(`${base}${path}?${Date.now()}`));
  const talk = () => (talking ??= load('widget/connection.js').then((m) => m.connect(app)).catch((error) => {
    talking = undefined;
    throw error;
  }));

  function draw() {
    button.ariaExpanded = `${isOpen}`;
    button.ariaLabel = app.unread ? `${name} (${app.unread})` : name;
  }

  async function open() {
    await ready;
    if (!app.settings || isOpen || signal.aborted) return;
    isOpen = true;
    draw();
    try {
      if (!panel) {
        const [ui, lang, talk1] = await Promise.all([load('widget/panel.js'), load(`widget/lang/${app.language}.js`), talk()]);
        if (signal.aborted) return;
        panel ??= ui.mount(app, talk1, lang.default);
      }
    } catch (error) {
      isOpen = false;
      draw();
      return console.warn('MiaPulse: the chat did not load.', error);
    }
    if (isOpen) {
      panel?.show();
      app.emit('open');
    }
  }

  function close() {
    if (!isOpen) return;
    isOpen = false;
    panel?.hide();
    draw();
    button.focus();
    app.emit('close');
  }

  /** @type {Api} */
  const api = {
    open,
    close,
    toggle: () => (isOpen ? close() : open()),
    send: async (text) => {
      await open();
      if (isOpen) (await talk()).send(text);
    },
    identify: async (contact) => {
      app.identity = contact;
      await (await talking)?.identify();
    },
    on: (event, handler) => {
      (handlers[event] ??= new Set()).add(handler);
      if (event === 'ready' && app.settings) queueMicrotask(handler);
    },
    off: (event, handler) => void handlers[event]?.delete(handler),
    destroy: () => {
      life.abort();
      host.remove();
      delete window.MiaPulse;
    },
  };
  window.MiaPulse = api;

  /** @param {LauncherSettings} settings */
  function show(settings) {
    app.settings = settings;
    const wished = [data.language, ...navigator.languages, settings.language].map((l) => `${l}`.slice(0, 2).toLowerCase());
    app.language = wished.find((l) => /^(en|de|fr|es|pt|it|nl|pl|ar)$/.test(l)) || 'en';
    name = settings.launcherText || `${{ pl: 'Czat', ar: '\u062f\u0631\u062f\u0634\u0629' }[app.language] || 'Chat'}: ${settings.businessName}`;
    const color = [data.color, settings.color].find((c) => /^#[0-9a-f]{6}$/i.test(`${c}`)) || '#4338ca';
    // black or white on it: one always reaches 4.5 : 1
    const [r, g, b] = [1, 3, 5].map((i) => (parseInt(color.slice(i, i + 2), 16) / 255) ** 2.2);
    const ink = 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#000' : '#fff';
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`:host{all:initial!important;direction:ltr!important;font:16px/1.45 system-ui,sans-serif!important;--a:${color};--i:${ink};--x:${settings.offsetX ?? 20}px;--y:${settings.offsetY ?? 20}px;--shadow:0 8px 32px #18123838}
.l,.p,.panel{position:fixed;z-index:2147483000;${(data.position || settings.position) === 'left' ? 'left' : 'right'}:var(--x)}
.l{bottom:var(--y);min-width:60px;height:60px;padding:0 16px;border:0;border-radius:30px;display:flex;gap:8px;align-items:center;font:inherit;background:var(--a);color:var(--i);cursor:pointer;box-shadow:var(--shadow)}
.l:focus-visible{outline:3px solid var(--i);outline-offset:-6px}
svg{width:28px;height:28px;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
@media(max-width:600px){.l{min-width:50px;height:50px;padding:0 11px}.l b{display:none}}
@media print{*{display:none!important}}`);
    root.adoptedStyleSheets = [sheet];

    button.className = 'l';
    button.onclick = api.toggle;
    const [svg, path] = ['svg', 'path'].map((tag) => document.createElementNS('http://www.w3.org/2000/svg', tag));
    path.setAttribute('d', 'M4 4.5h16v12h-9l-4.5 3.5v-3.5H4zM7 10.5h2.2l1.5-3 2.4 6 1.5-3H17');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.append(path);
    const text = document.createElement('b');
    text.append(settings.launcherText || '');
    button.append(svg, settings.launcherText ? text : '');
    draw();
    root.append(button);
    const stay = () => host.isConnected || document.body.append(host); // the page may swap its body
    stay();
    const timer = setInterval(stay, 1000);
    signal.onabort = () => clearInterval(timer);
    app.emit('ready');
    let isKnown = false;
    try {
      isKnown = !!localStorage[`miapulse:${key}:known`];
    } catch {} // no storage: every visit is the first
    // the link in a mail. Scanners of mail open links too: what spends its secret is somebody's hand
    if (fromMail || location.hash === '#miapulse') (fromMail && !isKnown ? touched() : ready).then(open);
    if (isKnown) (window.requestIdleCallback || setTimeout)(() => signal.aborted || talk().catch(() => {}));
  }

  const touched = () => new Promise((go) => {
    for (const event of ['pointerdown', 'pointermove', 'touchstart', 'keydown', 'wheel']) addEventListener(event, go, { once: true, passive: true, signal });
  });

  const ready = (async () => {
    for (let pause = 2; pause < 200; pause *= 2) {
      try {
        const answer = await fetch(`${base}widget/settings?key=${encodeURIComponent(key)}`, { credentials: 'omit', signal });
        const body = await answer.json();
        if (answer.ok) {
          if (!document.body) await new Promise((go) => addEventListener('DOMContentLoaded', go, { signal }));
          return show(body);
        }
        if (answer.status < 429) return console.warn(`MiaPulse: the chat stays hidden. ${body.detail || body.title}`);
      } catch {
        if (signal.aborted) return;
      }
      await new Promise((go) => setTimeout(go, pause * 1000));
    }
  })();

  early?.forEach((/** @type {[string, ...any]} */ [method, ...args]) => api[method]?.(...args));
})();
