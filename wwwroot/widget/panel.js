/** The panel: head, log, composer. It draws what the conversation says and decides nothing. */
import { contactCard, drawer } from './forms.js';
import { bubble, fill, h, icon, link, safeUrl, why, wordsOf } from './nodes.js';
import { css } from './style.js';

/** @import { App, Message, Talk, Words, Panel } from './types' */

const LIMIT = 4000;

/** @param {App} app @param {Talk} talk @param {Words} words @returns {Panel} */
export function mount(app, talk, words) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  app.root.adoptedStyleSheets.push(sheet);
  const full = matchMedia('(max-width:600px),(max-height:480px)');
  const locale = navigator.languages.find((l) => l.startsWith(app.language)) || app.language;
  const clock = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
  const business = app.settings?.businessName || '';
  /** @type {Map<string | number, HTMLElement>} what stands in the log: by sequence, by id of a waiting message, or 'reply' */
  const shown = new Map();
  let [noteTimer, awaySince] = [0, 0];
  let frame = 0;

  const line = h('p');
  const more = h('button', { class: 'icon', 'aria-label': words.menu, 'aria-expanded': 'false', onclick: () => sheetBelow.toggle() }, icon('M4 7h16M4 12h16M4 17h10'));
  const hours = h('span', { class: 'hours' });
  const human = h('button', { class: 'human', hidden: '', onclick: askForHuman });
  const note = h('div', { class: 'note', role: 'status', hidden: '' });
  const intro = h('li');
  const chips = h('li', { class: 'acts' });
  const dots = h('li', { class: 'dots', hidden: '' }, h('div', { class: 'bubble', role: 'img' }, h('i'), h('i'), h('i')));
  const list = h('ol', { class: 'list' }, intro, chips, dots);
  const log = h('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': words.messages, tabindex: 0 }, list);
  const count = h('p', { class: 'count', role: 'status' });
  const input = /** @type {HTMLTextAreaElement} */ (h('textarea', { rows: 1, 'aria-label': words.write, placeholder: words.write, maxlength: LIMIT, enterkeyhint: 'send', dir: 'auto' }));
  const sheetBelow = drawer(app, talk, words, more);
  const panel = h('section', { class: 'panel', role: 'dialog', 'aria-label': fill(words.chatWith, business), dir: app.language === 'ar' ? 'rtl' : 'ltr', lang: app.language, hidden: '' },
    h('div', { class: 'head' }, icon('M4 4.5h16v12h-9l-4.5 3.5v-3.5H4zM7 10.5h2.2l1.5-3 2.4 6 1.5-3H17'), h('div', { class: 'who' }, h('h2', { text: business }), line),
      more, h('button', { class: 'icon', 'aria-label': words.close, onclick: app.close }, icon('M6 9l6 6 6-6'))),
    h('div', { class: 'strip' }, hours, human), note, log, count,
    h('form', { class: 'write', onsubmit: submit }, input, h('button', { class: 'go', type: 'submit', 'aria-label': words.sendIt }, icon('M12 19V5M6 11l6-6 6 6'))),
    sheetBelow.element);
  app.root.prepend(panel);
  app.button.append(h('span', { class: 'shut' }, icon('M6 6l12 12M18 6L6 18')));

  // ---- writing

  input.value = talk.store.get('draft') || '';
  input.oninput = wrote;
  function wrote() {
    grow();
    talk.store.set('draft', input.value || null);
    talk.write(!!input.value.trim());
  }
  input.onkeydown = (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) submit(event);
  };

  function grow() {
    input.style.height = 'auto';
    input.style.height = `${input.scrollHeight + 2}px`;
    const left = LIMIT - input.value.length;
    count.textContent = left < 400 ? fill(words.left, left) : '';
  }

  /** @param {Event} event */
  function submit(event) {
    event.preventDefault();
    input.focus();
    if (!input.value.trim()) return;
    talk.send(input.value);
    input.value = '';
    wrote();
    toEnd();
  }

  /** @type {HTMLElement | undefined} */
  let card;
  /** One card asks at a time: a newer one takes the place of one not filled in. @param {import('./types').Contact | null} [known] */
  function newCard(known) {
    if (card?.querySelector('form')) card.remove();
    return (card = contactCard(talk, words, known));
  }

  /** @param {(card: HTMLElement) => void} place */
  function askContact(place) {
    place(newCard());
    card?.querySelector('input')?.focus();
    card?.scrollIntoView({ block: 'nearest' });
  }

  async function askForHuman() {
    if (talk.settings?.peopleAvailable) await attempt(() => talk.call('AskForHuman'));
    else askContact((it) => list.insertBefore(h('li', {}, it), dots));
  }

  /** @param {() => Promise<unknown>} deed */
  const attempt = (deed) => deed().catch((refusal) => {
    clearTimeout(noteTimer);
    say(why(refusal, words));
    noteTimer = window.setTimeout(drawStatus, 8000);
  });

  function say(text = '') {
    if (note.textContent !== text) note.textContent = text; // the same words again are not read out again
    note.hidden = !text;
  }

  // ---- drawing

  const nameOf = (author = '') => (author === 'mia' ? 'Mia' : talk.memberName || business);
  const time = (at = '') => at && clock.format(new Date(at));
  const head = (author = '', name = '', at = '') => h('p', { class: 'by' }, h('b', { text: name || nameOf(author) }),
    author === 'mia' ? h('span', { class: 'ai', text: words.label }) : '', time(at));
  const own = (text = '', below = '') => [h('b', { class: 'vh', text: words.you }), bubble(text, true), h('p', { class: 'by' }, below)];

  /** @param {Message} m @returns {Node[]} */
  function inside(m) {
    if (m.author === 'visitor') return own(m.text, time(m.at));
    if (m.author === 'system') return [bubble(wordsOf(m, words), true)];
    const sources = (m.sources || []).filter((s) => safeUrl(s.url)).map((s) => link(safeUrl(s.url), s.title || s.url));
    const cards = [];
    const buttons = [];
    const actions = m.actions || [];
    const choices = actions.filter((a) => a.kind === 'suggest').map((a) => a.label);
    for (const { kind, label, url } of actions) {
      const href = kind === 'link' && safeUrl(url, /^(https?|tel|mailto):$/);
      if (kind === 'contact' && choices.length) {
        const other = h('button', { class: 'text', text: label || words.leave, onclick: () => askContact((it) => other.parentElement?.after(it)) });
        buttons.push(other);
      } else if (kind === 'contact' || kind === 'confirm') cards.push(newCard(kind === 'confirm' ? m.contact : null));
      else if (kind === 'human') buttons.push(h('button', { text: words.person, onclick: askForHuman }));
      else if (kind === 'suggest') buttons.push(chip(label));
      else if (href) buttons.push(link(href, label));
    }
    return [head(m.author, m.authorName || '', m.at), bubble(without(m.text, choices)),
      ...(sources.length ? [h('p', { class: 'from' }, words.sources, ...sources.flatMap((a) => [' ', a]))] : []), ...cards,
      ...(buttons.length ? [h('p', { class: 'acts' }, ...buttons)] : [])];
  }

  /** A choice that stands as a button below need not stand in the list above as well. @param {string[]} choices */
  const without = (text = '', choices) => text.split('\n').filter((line) => !choices.includes(/^\s*[-*•]\s+(.+)$/.exec(line)?.[1].trim() || '')).join('\n');

  const chip = (text = '') => h('button', { text, onclick: () => (talk.send(text), toEnd()) });

  function drawMessages() {
    const wasAtEnd = isAtEnd();
    /** @type {Set<Node>} in their order */
    const wanted = new Set([intro, chips]);
    const place = (/** @type {string | number} */ id, author = '', draw = () => /** @type {Node[]} */ ([])) => {
      let li = shown.get(id);
      if (!li) {
        // The bubble that streamed becomes the message: the same element, so that nothing flickers.
        if (author === 'mia' && id !== 'reply' && !talk.reply && (li = shown.get('reply'))) shown.delete('reply');
        shown.set(id, (li ||= h('li')));
        li.className = author;
        li.replaceChildren(...draw());
      }
      wanted.add(li);
      return li;
    };
    for (const m of talk.messages) place(m.sequence, m.author, () => inside(m));
    for (const m of talk.outbox) {
      place(m.id, 'visitor', () => own(m.text)).lastElementChild?.replaceChildren(...(m.failed
        ? [h('span', { class: 'bad', text: `${words.failed} ${why(m.failed, words)}` }), h('button', { class: 'text', text: words.again, onclick: () => talk.retry(m.id) }), h('button', { class: 'text', text: words.remove, onclick: () => talk.discard(m.id) })]
        : [words.sending]));
    }
    if (talk.reply?.text) place('reply', 'mia', () => [head('mia'), h('div')]).lastElementChild?.replaceWith(bubble(talk.reply.text));
    wanted.add(dots);
    log.ariaBusy = `${!!talk.reply}`; // read out once it is whole
    chips.hidden = talk.messages.length + talk.outbox.length > 0;
    for (const [id, li] of shown) if (!wanted.has(li)) li.remove(), shown.delete(id);
    let at = list.firstChild;
    for (const li of wanted) {
      if (li === at) at = at.nextSibling;
      else list.insertBefore(li, at);
    }
    drawRead();
    if (wasAtEnd) toEnd();
  }

  /** Only the visitor's last message says what became of it. */
  const became = h('span');
  function drawRead() {
    const last = talk.messages.at(-1);
    became.textContent = talk.readBy >= (last?.sequence || 0) ? words.seen : words.sent;
    if (last?.author === 'visitor' && !talk.outbox.length) shown.get(last.sequence)?.lastElementChild?.append(became);
    else became.remove();
  }

  function drawTyping() {
    const wasAtEnd = isAtEnd();
    dots.hidden = !talk.typing;
    dots.firstElementChild?.setAttribute('aria-label', fill(words.typing, nameOf(talk.typing)));
    if (wasAtEnd) toEnd();
  }

  function drawState() {
    const s = talk.settings;
    const wasAtEnd = isAtEnd();
    line.textContent = talk.state === 'human' ? fill(words.withPerson, talk.memberName || business) : talk.state === 'waiting' && s?.peopleAvailable ? words.waiting : `Mia · ${words.label}`;
    if (s) {
      const isHere = !!s.peopleAvailable; // as Mia has it: nobody is promised who would not come
      hours.textContent = isHere ? words.here : s.opensAt ? backAt(s.opensAt) : words.miaHere;
      hours.classList.toggle('on', isHere);
      human.hidden = talk.state === 'human' || (talk.state === 'waiting' && !!s.peopleAvailable);
      human.textContent = s.peopleAvailable ? words.person : words.leave;
      if (!intro.firstChild) {
        intro.append(head('mia'), bubble(['disclosure', 'greeting'].map(opening).filter(Boolean).join('\n\n')));
        if (s.askContactFirst && !talk.messages.length) intro.append(newCard());
        chips.append(...(s.suggestions || []).map(chip));
      }
    }
    end.hidden = talk.state !== 'closed';
    drawMessages();
    if (wasAtEnd) toEnd();
  }

  /** The owner's words, or ours in the visitor's language. */
  function opening(name = '') {
    const kind = /** @type {'disclosure' | 'greeting'} */ (name);
    return talk.settings?.standard?.includes(kind) ? fill(words[kind], business) : talk.settings?.[kind];
  }

  /** In the business's own time, as Mia tells it. The zone is named to whom it is another. */
  function backAt(at = '') {
    const when = new Date(at);
    let zone = talk.settings?.timeZone || undefined;
    try {
      when.toLocaleString(locale, { timeZone: zone });
    } catch {
      zone = undefined; // a zone that this browser is too old to know
    }
    /** @param {Date} date @param {string} [timeZone] */
    const wall = (date, timeZone) => Date.parse(`${date.toLocaleString('sv', { timeZone }).replace(' ', 'T')}Z`);
    /** @param {Intl.DateTimeFormatOptions} how */
    const told = (how) => when.toLocaleString(locale, { ...how, timeZone: zone });
    const days = Math.floor(wall(when, zone) / 864e5) - Math.floor(wall(new Date(), zone) / 864e5);
    const day = days < 2 ? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')
      : told(days < 7 ? { weekday: 'long' } : { day: 'numeric', month: 'long' });
    const isOther = wall(when, zone) !== wall(when);
    return fill(words.backAt, day, told({ hour: 'numeric', minute: '2-digit', timeZoneName: isOther ? 'short' : undefined }));
  }

  const stars = h('p', { class: 'acts', role: 'group', 'aria-label': words.rate }, ...[1, 2, 3, 4, 5].map((score) =>
    h('button', { 'aria-label': fill(words.stars, score), text: `${score} ★`, onclick: () => attempt(async () => {
      await talk.call('Rate', { score, comment: null });
      stars.replaceWith(h('p', { role: 'status', text: words.thanks }));
    }) })));
  const end = h('div', { class: 'card', hidden: '' }, h('p', { text: words.closed }), h('b', { text: words.rate }), stars);
  log.append(end);

  /** A connection that is away is told once, after a moment, and until it is back: however often it is tried meanwhile. */
  function drawStatus() {
    clearTimeout(noteTimer);
    const { status, settings } = talk;
    const isAway = status === 'lost' || status === 'connecting';
    awaySince = isAway ? awaySince || Date.now() : 0;
    const early = awaySince + 1500 - Date.now();
    say(status === 'erased' ? words.erased : status === 'refused' ? why(talk.refusal, words) : isAway && early <= 0 ? (settings ? words.lost : words.connecting) : talk.isLinkDead ? words.deadLink : '');
    if (status === 'refused') note.append(' ', h('button', { class: 'text', text: words.again, onclick: talk.reconnect }));
    if (isAway && early > 0) noteTimer = window.setTimeout(drawStatus, early);
  }

  const isAtEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const toEnd = () => (log.scrollTop = log.scrollHeight);

  const drawings = { messages: drawMessages, state: drawState, typing: drawTyping, status: drawStatus, read: drawRead,
    reply: () => (frame ||= requestAnimationFrame(() => ((frame = 0), drawMessages()))) };
  talk.watch((what) => drawings[what]());

  // ---- keyboard and small screens

  panel.onkeydown = (event) => {
    if (event.key === 'Escape' && !sheetBelow.close()) app.close();
    if (event.key !== 'Tab' || !full.matches) return;
    // on a full screen there is nothing behind to reach
    const stops = /** @type {HTMLElement[]} */ ([...panel.querySelectorAll('button,a,input,textarea,.log')].filter((e) => e.checkVisibility()));
    const [first, last] = event.shiftKey ? [stops.at(-1), stops[0]] : [stops[0], stops.at(-1)];
    if (app.root.activeElement !== last) return;
    event.preventDefault();
    first?.focus();
  };
  const view = window.visualViewport;
  const fit = () => {
    panel.ariaModal = `${full.matches}`;
    // a phone's keyboard covers the page without resizing it: the composer stays above it
    const isCovered = view && full.matches && view.scale === 1;
    panel.style.height = isCovered ? `${view.height}px` : '';
    panel.style.top = isCovered ? `${view.offsetTop}px` : '';
  };
  for (const [target, event] of /** @type {const} */ ([[full, 'change'], [view, 'resize'], [view, 'scroll']])) target?.addEventListener(event, fit, { signal: app.signal });

  return {
    show() {
      panel.hidden = false;
      app.root.host.toggleAttribute('open', true);
      fit();
      drawState();
      drawTyping();
      drawStatus();
      grow();
      toEnd();
      input.focus();
      talk.look(true);
    },
    hide() {
      panel.hidden = true;
      app.root.host.removeAttribute('open');
      talk.look(false);
    },
  };
}
