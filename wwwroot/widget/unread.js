/** The badge on the launcher and, above it, the newest unread words on one line. */
import { h } from './nodes.js';

/** @param {import('./types').App} app @returns {(count: number, text?: string) => void} */
export function unreadBadge(app) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`[hidden]{display:none!important}
.badge{position:absolute;top:-4px;inset-inline-end:-4px;padding:4px 7px;border-radius:11px;background:#b91c1c;color:#fff;font:700 12px/14px system-ui,sans-serif}
.badge::after{content:attr(data-count)}
.p{bottom:calc(var(--y) + 72px)}
.peek{max-width:min(300px,calc(100vw - 2*var(--x)));overflow:hidden;text-overflow:ellipsis;white-space:nowrap;border:1px solid #8884;border-radius:16px;padding:10px 16px;background:#fff;color:#1f1d2b;font:inherit;cursor:pointer;box-shadow:var(--shadow)}
@media(prefers-color-scheme:dark){.peek{background:#292633;color:#f1eff7}}`);
  app.root.adoptedStyleSheets.push(sheet);
  const badge = h('span', { class: 'badge', hidden: '' }); // drawn, not written: the button's own name says it, and a label of digits is none to speak
  const place = h('div', { class: 'p', role: 'status' });
  app.button.append(badge);
  app.root.append(place);
  let timer = 0;

  return (count, text = '') => {
    if (count === app.unread) return;
    const grew = count > app.unread;
    app.unread = count;
    app.draw();
    badge.hidden = !count;
    badge.dataset.count = count > 99 ? '99+' : `${count}`;
    clearTimeout(timer);
    place.replaceChildren();
    if (grew && app.button.ariaExpanded !== 'true') {
      place.append(h('button', { class: 'peek', dir: 'auto', text: text.replaceAll('**', ''), onclick: app.open }));
      timer = window.setTimeout(() => place.replaceChildren(), 12_000); // the badge stays
    }
    app.emit('unread', { count });
  };
}
