/** How nodes are made here: never from markup. A message's text becomes links, bold, lists and text nodes, nothing else. */

/** `text` is the element's text, `on…` a listener, all else an attribute.
    @param {string} tag @param {Record<string, any>} [props] @param {(Node | string)[]} children @returns {HTMLElement} */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  if (tag === 'button' && !props.type) props.type = 'button';
  for (const [name, value] of Object.entries(props)) {
    if (name === 'text') element.textContent = value;
    else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value);
  }
  element.append(...children.filter(Boolean));
  return element;
}

export function icon(d = '') {
  const [svg, path] = ['svg', 'path'].map((tag) => document.createElementNS('http://www.w3.org/2000/svg', tag));
  path.setAttribute('d', d);
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.append(path);
  return svg;
}

/** Puts values at {0}, {1}. @param {string} sentence @param {(string | number)[]} values */
export const fill = (sentence, ...values) => sentence.replace(/\{(\d)\}/g, (_, i) => `${values[i]}`);

/** A message's words; a system message's in the visitor's language. @param {import('./types').Message} message @param {import('./types').Words} words */
export function wordsOf({ text, event }, words) {
  const { kind = '', name } = event || {};
  const known = { joined: words.joined, handed_back: words.handedBack, waiting: words.asked, closed: name ? words.ended : words.youEnded }[kind];
  return known ? fill(known, name || '') : text;
}

/** Why something was refused, in the visitor's language: by its reason, by its code, or as the server says it. @param {Partial<import('./types').Refusal>} refusal @param {import('./types').Words} words */
export function why({ code, reason, sentence }, words) {
  const known = /** @type {Record<string, string>} */ (words);
  return known[`why_${reason}`] || known[`why_${code}`] || sentence || words.why_unavailable;
}

/** The address, if it may be followed. */
export function safeUrl(url = /** @type {unknown} */ (''), schemes = /^https?:$/) {
  try {
    const { protocol, href } = new URL(`${url}`);
    return schemes.test(protocol) ? href : '';
  } catch {
    return '';
  }
}

export const link = (href = '', text = '') => h('a', { href, text, ...(/^http/.test(href) && { target: '_blank', rel: 'noopener noreferrer' }) });

// bold, [label](address), address, email
const MARK = /\*\*([^*\n]{1,300})\*\*|\[([^\]\n]{1,200})\]\((https?:\/\/[^\s()]{1,999})\)|(https?:\/\/[^\s<>"'`]{1,999})|([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})/g;

/** A visitor's words are shown exactly as typed, with links. */
export function bubble(text = '', isVisitors = false) {
  const box = h('div', { class: 'bubble', dir: 'auto' });
  if (isVisitors) inline(box, text, true);
  else {
    /** @type {Element | null} */
    let list = null;
    for (const line of text.trim().split(/\r?\n/)) {
      const [, bullet, number, item] = /^\s*(?:([-*•])|(\d{1,3})[.)])\s+(.+)$/.exec(line) || [];
      const last = box.lastChild;
      if (item) {
        const kind = bullet ? 'ul' : 'ol';
        if (!list || list.localName !== kind) box.append((list = h(kind, bullet ? {} : { start: number })));
        const li = h('li');
        inline(li, item);
        list.append(li);
      } else if (line.trim() || last !== list) {
        if (last && last !== list) box.append('\n');
        inline(box, line);
        list = null;
      }
    }
  }
  return box;
}

function inline(/** @type {Element} */ into, text = '', isPlain = false) {
  let from = 0;
  for (const found of text.matchAll(MARK)) {
    const [all, bold, label, labelled, bare, email] = found;
    // a full stop or bracket after an address belongs to the sentence
    const shown = bare ? bare.replace(/[.,;:!?*\]}]+$|(?<!\([^)]*)\)[.,;:!?]*$/, '') : all;
    let node;
    if (bare) node = safeUrl(shown) && link(safeUrl(shown), shown);
    else if (isPlain) continue;
    else if (bold) inline((node = h('strong')), bold, true);
    else if (labelled) node = safeUrl(labelled) && link(safeUrl(labelled), label);
    else node = link(`mailto:${email}`, email);
    if (!node) continue;
    into.append(text.slice(from, found.index), node);
    from = found.index + shown.length;
  }
  into.append(text.slice(from));
}
