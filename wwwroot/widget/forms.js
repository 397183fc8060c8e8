/** The contact card in the log, and the drawer (email, download, delete, privacy policy). */
import { fill, h, link, safeUrl, why, wordsOf } from './nodes.js';

/** @import { App, Contact, Talk, Words } from './types' */

/** Busy while its deed runs; says why when that fails.
    @param {Words} words @param {Node[]} parts @param {string} label @param {() => Promise<unknown>} deed @param {Node[]} after */
function form(words, parts, label, deed, ...after) {
  const bad = h('p', { class: 'bad', role: 'alert' });
  const main = /** @type {HTMLButtonElement} */ (h('button', { class: 'main', text: label, type: 'submit' }));
  const onsubmit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    main.disabled = true;
    try {
      await deed();
    } catch (/** @type {any} */ refusal) {
      bad.textContent = why(refusal, words);
    }
    main.disabled = false;
  };
  return h('form', { novalidate: '', onsubmit }, ...parts, bad, main, ...after);
}

function field(text = '', name = '', value = '') {
  const type = { email: 'email', phone: 'tel' }[name] || 'text';
  const input = /** @type {HTMLInputElement} */ (h('input', { type, name, value, autocomplete: name === 'phone' ? 'tel' : name, maxlength: 200, dir: 'auto' }));
  return { input, label: h('label', {}, text, input) };
}

/** @param {Talk} talk @param {Words} words @param {Contact | null} [known] to be confirmed rather than asked for */
export function contactCard(talk, words, known) {
  const card = h('div', { class: 'card' });
  const kinds = /** @type {const} */ (['name', 'email', 'phone']);
  const shown = (/** @type {Contact} */ contact, /** @type {typeof kinds[number]} */ kind) => (kind === 'phone' && contact.phoneForPeople) || contact[kind] || '';

  /** @param {Contact} contact */
  function ask(contact) {
    const fields = kinds.map((kind) => field(words[kind], kind, shown(contact, kind)));
    card.replaceChildren(form(words, [h('b', { text: words.contactTitle }), h('p', { text: words.contactHint }), ...fields.map((f) => f.label)], words.save, async () => {
      // an empty text takes back what was known, null says nothing about it
      const [name, email, phone] = fields.map(({ input }, i) => input.value.trim() || (contact[kinds[i]] ? '' : null));
      if (!email && !phone) throw { reason: 'no_contact' };
      show(await talk.call('Identify', { name, email, phone })).focus();
    }));
  }

  /** @param {Contact} contact */
  function show(contact) {
    const correct = h('button', { class: 'text', text: words.correct, onclick: () => (ask(contact), card.querySelector('input')?.focus()) });
    const rows = kinds.filter((kind) => contact[kind]).flatMap((kind) => [h('dt', { text: words[kind] }), h('dd', { text: shown(contact, kind), dir: kind === 'phone' ? 'ltr' : 'auto' })]);
    card.replaceChildren(h('b', { text: words.understood }), h('dl', {}, ...rows), correct);
    return correct;
  }

  if (known) show(known);
  else ask({});
  return card;
}

/** @param {App} app @param {Talk} talk @param {Words} words @param {HTMLElement} opener */
export function drawer(app, talk, words, opener) {
  const element = h('div', { class: 'drawer', role: 'group', 'aria-label': words.menu, hidden: '' });
  const shut = () => h('button', { text: words.close, onclick: close });

  /** @param {(Node | string | false)[]} parts */
  function show(...parts) {
    element.replaceChildren(.../** @type {Node[]} */ (parts.filter(Boolean)));
    /** @type {HTMLElement | null} */ (element.querySelector('input,button,a'))?.focus();
  }

  function menu() {
    const { privacyUrl, canEmail } = talk.settings || {};
    const policy = privacyUrl && safeUrl(new URL(privacyUrl, app.base));
    show(...(talk.messages.length ? [
      canEmail ? h('button', { text: words.emailIt, onclick: email }) : '',
      h('button', { text: words.download, onclick: download }),
      h('button', { text: words.erase, onclick: erase }),
    ] : []), policy ? link(policy, words.privacy) : '', shut());
  }

  const sent = (to = '') => show(h('p', { role: 'status', text: fill(words.emailed, to) }), shut());
  const cancel = () => h('button', { text: words.cancel, onclick: menu });

  function email() {
    // what the visitor has left already need only be confirmed
    const { input, label } = field(words.email, 'email', [...talk.messages].reverse().find((m) => m.contact?.email)?.contact?.email || '');
    show(form(words, [h('b', { text: words.emailIt }), h('p', { text: words.emailHint }), label], words.sendIt, async () => {
      await talk.call('EmailTranscript', input.value.trim());
      sent(input.value.trim());
    }, cancel()));
  }

  function erase() {
    const { input, label } = field(words.receipt, 'email');
    show(form(words, [h('p', { text: words.eraseSure }), label], words.eraseYes, async () => {
      const to = input.value.trim();
      await talk.erase(to);
      if (to) sent(to);
      else close();
    }, cancel()));
  }

  function download() {
    const said = talk.messages.map((m) => `${new Date(m.at).toLocaleString(app.language, { dateStyle: 'long', timeStyle: 'short' })}  ${m.author === 'visitor' ? words.you : m.authorName || talk.settings?.businessName}\n${wordsOf(m, words)}\n`);
    const href = URL.createObjectURL(new Blob([`${talk.settings?.businessName}\n\n${said.join('\n')}`]));
    h('a', { href, download: `chat-${new Date().toISOString().slice(0, 10)}.txt` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10_000);
    close();
  }

  function close() {
    if (element.hidden) return false;
    element.hidden = true;
    opener.ariaExpanded = 'false';
    opener.focus();
    return true;
  }

  return {
    element,
    close,
    toggle() {
      if (close()) return;
      element.hidden = false;
      opener.ariaExpanded = 'true';
      menu();
    },
  };
}
