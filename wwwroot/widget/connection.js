/** The conversation: one hub connection that comes back by itself, and all that was said so far.
    The server's sequence is the truth: what was missed is asked for by number, never by time. */
import { newId, openHub, read } from './hub.js';
import { comingReply } from './reply.js';
import { storage } from './store.js';
import { unreadBadge } from './unread.js';

/** @import { App, Change, Contact, Hub, Message, Talk, Waiting } from './types' */

/** @param {App} app @returns {Talk} */
export function connect(app) {
  const { signal } = app;
  const store = storage(app.key);
  const showUnread = unreadBadge(app);
  const key = encodeURIComponent(app.key);
  /** @type {Set<(what: Change) => void>} */
  const watchers = new Set();
  /** @type {Map<number, Message>} */
  const bySequence = new Map();
  /** @type {Set<string>} what this tab has had to send */
  const ours = new Set();
  /** @type {Hub | null} */
  let hub = null;
  let [attempt, retryTimer, gapTimer, readTimer, hoursTimer] = [0, 0, 0, 0, 0];
  let [settled, newest, sentRead, wroteAt, hiddenAt, stateVersion] = [0, 0, 0, 0, 0, 0]; // settled: answered for without a gap
  let [isConnecting, isSending, isLooking] = [false, false, false];
  let [lastPage, joinedAs] = ['', ''];
  let toldLead = '';

  /** @type {Talk} */
  const talk = {
    status: 'connecting', refusal: read(0), settings: null, state: 'mia', memberName: '', messages: [], outbox: store.get('outbox') || [],
    reply: null, typing: '', readBy: 0, isLinkDead: false, store, send, retry, call, identify, write, erase, reconnect,
    watch: (changed) => void watchers.add(changed),
    discard: (id) => keep(talk.outbox.filter((m) => m.id !== id)),
    look: (looking) => {
      isLooking = looking;
      markRead();
    },
  };

  /** @param {Change} what */
  const tell = (what) => watchers.forEach((changed) => changed(what));
  const { type, endReply, arrive, events } = comingReply(talk, signal, tell, async () => !!hub && join(hub).catch(() => false));

  /** @param {Talk['status']} status */
  function become(status) {
    talk.status = status;
    tell('status');
  }

  // ---- the connection

  async function reconnect() {
    clearTimeout(retryTimer);
    if (signal.aborted || hub || isConnecting) return;
    isConnecting = true;
    /** @type {Hub | null} */
    let mine = null;
    try {
      // every third try goes the long way, in case no WebSocket gets through
      hub = mine = await openHub(`${app.base}hubs/visitor?key=${key}`, attempt % 3 < 2, (event, detail) => hub === mine && on[event]?.(detail), () => lost(mine));
      await join(mine);
      attempt = 0;
      become('online');
      identify();
      flush();
    } catch (error) {
      const refusal = read(error);
      if (/^(origin|closed|over_quota|invalid|not_found)$/.test(refusal.code)) refuse(refusal);
      else retryLater();
    }
    isConnecting = false;
  }

  function drop() {
    const gone = hub;
    hub = null;
    gone?.close();
  }

  /** @param {Hub | null} mine */
  function lost(mine) {
    if (!mine || hub !== mine) return;
    drop();
    if (!signal.aborted && !isConnecting) retryLater();
  }

  async function retryLater() {
    drop();
    endReply();
    become('lost');
    clearTimeout(retryTimer);
    retryTimer = window.setTimeout(reconnect, Math.min(30_000, 1000 * 2 ** attempt) * (0.5 + Math.random() / 2));
    if (++attempt < 2) return;
    // a browser does not say why a handshake failed: the settings do
    const answer = await fetch(`${app.base}widget/settings?key=${key}`, { credentials: 'omit', signal }).catch(() => null);
    if (answer?.status === 403 || answer?.status === 404) refuse({ ...read(0), code: 'origin', sentence: (await answer.json()).detail });
  }

  function refuse(refusal = read(0)) {
    clearTimeout(retryTimer);
    drop();
    talk.refusal = refusal;
    become('refused');
  }

  /** @param {Hub} mine */
  async function join(mine) {
    const page = { url: (lastPage = location.href.slice(0, 2000)), title: document.title.slice(0, 300), referrer: document.referrer.slice(0, 2000) };
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    if (joinedAs && joinedAs !== store.get('token')) forget(); // erased and begun anew in another tab while this one was away
    const ask = () => mine.invoke('Join', { fromMail: store.get('known') ? null : app.fromMail, visitorToken: store.get('token'), afterSequence: settled, page, language: app.language, timeZone });
    const answer = await ask().catch((error) => {
      if (!store.get('token') || !/invalid|not_found/.test(read(error).code)) throw error;
      disown(); // the server no longer knows this visitor: begin anew
      return ask();
    });
    store.set('token', (joinedAs = answer.visitorToken)), (app.fromMail = null);
    talk.isLinkDead ||= answer.linkIsDead;
    if (answer.conversationId) store.set('known', 1);
    answer.messages.forEach(add);
    talk.settings = answer.settings;
    awaitHours(answer.settings);
    note(answer);
    settled = newest; // a number that did not come now belongs to nobody here
    tell('state');
    markRead();
    return awaitReply(answer.replyIsDue);
  }

  /** Dots until she speaks, also where the page was loaded anew or the connection was away meanwhile. What came while it was asked is the newer. */
  function awaitReply(isDue = false) {
    const isAwaited = isDue && talk.messages.filter((m) => m.author !== 'system').at(-1)?.author === 'visitor';
    if (isAwaited) expectReply();
    return isAwaited;
  }

  /** Mia answers whoever wrote, unless a person has it: also while one is waited for, and in what was closed. */
  function expectReply() {
    if (talk.state !== 'human' && !talk.reply?.text) type('mia');
  }

  /** Whether somebody is there changes as the business opens and closes: then it is asked again, not by all tabs at once, and not at once where this clock runs ahead.
      @param {import('./types').Settings} settings */
  function awaitHours({ changesAt }) {
    clearTimeout(hoursTimer);
    if (changesAt) hoursTimer = window.setTimeout(() => hub && join(hub).catch(() => {}), Math.min(Math.max(Date.parse(changesAt) - Date.now(), 6e4), 2e9) + Math.random() * 1e4);
  }

  /** An answer and an event may overtake each other: the higher version is the newer. @param {{ state: import('./types').State, memberName?: string, version: number }} now */
  function note({ state, memberName, version }) {
    if (version < stateVersion) return;
    stateVersion = version;
    talk.state = state || 'mia';
    talk.memberName = memberName || '';
  }

  /** What the hub tells, by its name in docs/protocol.md. @type {Record<string, (detail: any) => void>} */
  const on = {
    MessageAdded: (message) => {
      if (message.author === 'visitor') recognise(message), expectReply(); // written in another tab, perhaps
      else type();
      arrive(message);
      if (message.contact) tellLead(message.contact);
      add(message);
      tell('messages');
      markRead();
      noticeGap();
    },
    ...events,
    StateChanged: (change) => {
      note(change);
      if (talk.state !== 'mia') endReply();
      tell('state');
    },
    ReadBy: ({ sequence }) => {
      talk.readBy = Math.max(talk.readBy, sequence);
      tell('read');
    },
    LeadCaptured: tellLead,
    PresenceChanged: ({ peopleAvailable }) => {
      if (talk.settings) talk.settings.peopleAvailable = peopleAvailable;
      tell('state');
    },
    Erased: clear, // in another tab
  };

  /** The same details may be told by an event, in a message and as an answer: the page hears of them once. @param {Contact} lead */
  function tellLead({ name, email, phone }) {
    const told = JSON.stringify([name, email, phone]);
    if (told !== toldLead) app.emit('lead', { name, email, phone });
    toldLead = told;
  }

  async function identify() {
    const { identity } = app;
    if (!identity || talk.status !== 'online' || !talk.messages.length) return; // kept with a conversation, so from the first message on
    app.identity = undefined;
    await call('Identify', identity).catch(({ sentence }) => console.warn(`MiaPulse: ${sentence}`));
  }

  // ---- messages

  /** @param {Message} message */
  function add(message) {
    if (bySequence.has(message.sequence)) return;
    bySequence.set(message.sequence, message);
    newest = Math.max(newest, message.sequence);
    talk.messages = [...bySequence.values()].sort((a, b) => a.sequence - b.sequence);
    const { author, text, sequence, at } = message;
    if (talk.settings) app.emit('message', { author, text, sequence, at }); // what is there when the page loads is no news
  }

  function noticeGap() {
    clearTimeout(gapTimer);
    while (bySequence.has(settled + 1)) settled++;
    if (settled < newest) gapTimer = window.setTimeout(() => hub && join(hub).catch(() => {}), 500);
  }

  /** @param {Message} message the visitor's own, come back */
  function recognise({ clientMessageId, text }) {
    const mine = talk.outbox.find((m) => (clientMessageId ? m.id === clientMessageId : isSending && m.text === text));
    if (mine) keep(talk.outbox.filter((m) => m !== mine));
  }

  /** @param {Waiting[]} outbox */
  function keep(outbox) {
    talk.outbox = outbox;
    for (const { id } of outbox) ours.add(id);
    const stored = [...(store.get('outbox') || []).filter((/** @type {Waiting} */ m) => !ours.has(m.id)), ...outbox]; // another tab's stay
    store.set('outbox', stored.length ? stored : null);
    tell('messages');
  }

  function send(text = '') {
    text = text.trim().slice(0, 4000);
    if (!text) return;
    store.set('known', 1);
    keep([...talk.outbox, { id: newId(), text, at: new Date().toISOString() }]);
    write();
    if (talk.isLinkDead) (talk.isLinkDead = false), tell('status'); // who writes goes on here
    if (talk.status === 'erased') become('connecting');
    retry();
  }

  function retry(id = '') {
    if (id) keep(talk.outbox.map((m) => (m.id === id ? { ...m, failed: undefined } : m)));
    if (talk.status === 'online') flush();
    else reconnect();
  }

  /** One at a time, in their order; the server knows a repeated one by its id. */
  async function flush() {
    if (isSending) return;
    isSending = true;
    for (let next; talk.status === 'online' && hub && (next = talk.outbox.find((m) => !m.failed)); ) {
      const { id, text } = next;
      expectReply();
      try {
        const kept = await hub.invoke('Send', { clientMessageId: id, text });
        add({ ...kept, author: 'visitor', text });
        keep(talk.outbox.filter((m) => m.id !== id));
        noticeGap();
        identify();
      } catch (error) {
        const refusal = read(error);
        if (!refusal.code && talk.status !== 'online') break; // the connection went: it stays in the queue
        type();
        if (refusal.code === 'not_found' && hub) {
          disown();
          if (await join(hub).then(() => true, () => false)) continue;
        }
        const tries = (next.tries || 0) + 1;
        keep(talk.outbox.map((m) => (m.id === id ? { ...m, tries, failed: refusal } : m)));
        if (/rate_limited|unavailable/.test(refusal.code) && tries < 5) {
          setTimeout(retry, 2000 * 2 ** tries, id);
          break; // what was written after it stays after it
        }
      }
    }
    isSending = false;
  }

  /** @type {Talk['call']} */
  async function call(method, ...args) {
    if (!hub || talk.status !== 'online') throw read(0);
    const answer = await hub.invoke(method, ...args).catch((error) => {
      throw read(error);
    });
    if (method === 'Identify') tellLead(answer);
    return answer;
  }

  /** What nobody needs to hear about when it fails. */
  const mention = (method = '', arg = /** @type {unknown} */ (0)) => void call(method, arg).catch(() => {});

  function write(isTyping = false) {
    const now = Date.now();
    if (isTyping ? now - wroteAt < 3000 : !wroteAt) return;
    wroteAt = isTyping ? now : 0;
    mention('Typing', isTyping);
  }

  function markRead() {
    const incoming = talk.messages.filter((m) => m.author !== 'visitor');
    const last = incoming.at(-1)?.sequence || 0;
    if (isLooking && !document.hidden) {
      store.set('read', last);
      // told after a moment, so that many messages at once are one call
      if (last > sentRead) readTimer ||= window.setTimeout(() => ((readTimer = 0), mention('Read', (sentRead = store.get('read')))), 400);
    }
    const fresh = incoming.filter((m) => m.sequence > store.get('read') && m.author !== 'system');
    showUnread(fresh.length, fresh.at(-1)?.text);
  }

  /** What this browser keeps of the visitor goes, and with it what this tab knows. */
  function disown() {
    for (const name of ['token', 'known', 'read']) store.set(name, null);
    forget();
  }

  function forget() {
    bySequence.clear();
    talk.messages = [];
    joinedAs = '';
    settled = newest = sentRead = stateVersion = talk.readBy = 0;
  }

  async function erase(receiptTo = '') {
    await (receiptTo ? call('EraseMeWithReceipt', receiptTo) : call('EraseMe'));
    clear();
  }

  function clear() {
    clearTimeout(retryTimer);
    drop();
    disown();
    store.set('draft', null);
    talk.state = 'mia';
    keep([]);
    endReply();
    become('erased'); // nobody is joined again until the visitor writes
    tell('state');
  }

  // ---- the page around it

  /** A phone that slept may hold a dead socket without knowing. */
  function wake() {
    if (talk.status === 'erased') return;
    if (!hub || talk.status !== 'online') return void reconnect();
    const mine = hub;
    const dead = setTimeout(lost, 5000, mine);
    join(mine).catch(() => {}).finally(() => clearTimeout(dead));
  }
  addEventListener('storage', markRead, { signal }); // read in another tab
  addEventListener('online', wake, { signal });
  addEventListener('offline', () => lost(hub), { signal });
  addEventListener('pagehide', () => lost(hub), { signal }); // a page with an open socket cannot be kept for "back"
  addEventListener('pageshow', (event) => event.persisted && wake(), { signal });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) hiddenAt = Date.now();
    else if (!hub || Date.now() - hiddenAt > 20_000) wake();
    markRead();
  }, { signal });
  const pageTimer = setInterval(() => {
    const url = location.href.slice(0, 2000);
    if (url !== lastPage && talk.status === 'online') mention('Page', { url: (lastPage = url), title: document.title.slice(0, 300) });
  }, 1000);
  signal.addEventListener('abort', () => {
    for (const timer of [retryTimer, gapTimer, readTimer, hoursTimer, pageTimer]) clearTimeout(timer);
    drop();
  });

  for (const { id } of talk.outbox) ours.add(id);
  reconnect();
  return talk;
}
