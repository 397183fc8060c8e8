/** SignalR's JSON hub protocol, as much of it as this widget speaks, over a WebSocket or over long polling.
    Microsoft's own client is seven times the size of this file and would fill half of what a visitor downloads. */

/** @import { Hub, Refusal } from './types' */

const END = '\x1e'; // closes each record
const PING_EVERY = 15_000;
const PATIENCE = 30_000; // the server pings every 15 s: silence for this long means that the line is dead

/** @param {string} url @param {boolean} isDirect a WebSocket at once; otherwise long polling, for networks that let no socket through
    @param {(event: string, detail: any) => void} heard @param {() => void} closed called once, however it ends
    @returns {Promise<Hub>} when the hub has agreed to talk */
export async function openHub(url, isDirect, heard, closed) {
  /** @type {Map<string, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  const asked = new Map();
  let number = 0;
  let isOver = false;
  let lastHeard = Date.now();
  let partial = '';
  /** @type {(error?: string) => void} */
  let shaken = () => {};
  const handshake = new Promise((resolve, reject) => (shaken = (error) => (error ? reject(new Error(error)) : resolve(null))));
  const end = () => {
    if (isOver) return;
    isOver = true;
    clearInterval(pulse);
    clearTimeout(limit);
    wire?.close();
    shaken('The connection was closed.');
    for (const { reject } of asked.values()) reject(new Error('The connection was closed.'));
    closed();
  };

  /** @param {string} text */
  const hear = (text) => {
    lastHeard = Date.now();
    const records = (partial + text).split(END);
    partial = records.pop() || '';
    for (const record of records) {
      const { type, target, arguments: args, invocationId, error, result } = JSON.parse(record);
      const question = asked.get(invocationId);
      if (!type) shaken(error);
      else if (type === 1) heard(target, args[0]);
      else if (type === 7) end();
      else if (type === 3 && question) {
        asked.delete(invocationId);
        if (error) question.reject(new Error(error));
        else question.resolve(result);
      }
    }
  };

  /** @type {{ send(text: string): void, close(): void } | undefined} */
  let wire;
  const say = (message = {}) => wire?.send(JSON.stringify(message) + END);
  const pulse = setInterval(() => (Date.now() - lastHeard > PATIENCE ? end() : say({ type: 6 })), PING_EVERY);
  const limit = setTimeout(end, 10_000);
  try {
    wire = /** @type {typeof wire} */ (await Promise.race([(isDirect ? socket : polling)(url, hear, end), handshake]));
    say({ protocol: 'json', version: 1 });
    await handshake;
    clearTimeout(limit);
  } catch (error) {
    end();
    throw error;
  }
  return {
    close: end,
    invoke: (method, ...args) => new Promise((resolve, reject) => {
      if (isOver) return reject(new Error('The connection was closed.'));
      const invocationId = `${++number}`;
      asked.set(invocationId, { resolve, reject });
      say({ type: 1, invocationId, target: method, arguments: args });
    }),
  };
}

/** @param {string} url @param {(text: string) => void} hear @param {() => void} end
    @returns {Promise<{ send(text: string): void, close(): void }>} */
const socket = (url, hear, end) => new Promise((resolve, reject) => {
  const ws = new WebSocket(url.replace(/^http/, 'ws'));
  ws.onmessage = ({ data }) => hear(data);
  ws.onopen = () => resolve({ send: (text) => ws.readyState === 1 && ws.send(text), close: () => ws.close() });
  ws.onclose = () => {
    reject(new Error('No WebSocket.'));
    end();
  };
});

/** @type {typeof socket} */
async function polling(url, hear, end) {
  const life = new AbortController();
  const at = new URL(url);
  const ask = async (method = '', address = at, body = '') => {
    const answer = await fetch(address, { method, credentials: 'omit', cache: 'no-store', signal: life.signal, ...(body && { body }) });
    if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
    return answer;
  };
  const first = new URL(`negotiate${at.search}&negotiateVersion=1`, `${at.origin}${at.pathname}/`);
  at.searchParams.set('id', (await (await ask('POST', first)).json()).connectionToken);
  await ask('GET'); // the first one only opens
  (async () => {
    for (;;) {
      const answer = await ask('GET');
      if (answer.status === 204) break;
      hear(await answer.text());
    }
  })().catch(() => {}).finally(end);
  let sent = Promise.resolve();
  return {
    send: (text) => void (sent = sent.then(() => ask('POST', at, text)).then(() => {}, end)), // one after the other keeps their order
    close: () => {
      life.abort();
      fetch(at, { method: 'DELETE', credentials: 'omit', keepalive: true }).catch(() => {}); // the server notices anyway, only later
    },
  };
}

/** What the hub said, out of SignalR's wrapping. @param {any} error @returns {Refusal} */
export function read(error) {
  const [, code = '', sentence = '', reason = ''] = /(?:^|HubException: )([a-z_]{3,24}): ([^]+?)(?: \[([a-z_]+)\])?$/.exec(error?.message) || [];
  return { code, reason, sentence };
}

/** What the server knows a repeated message by. Works too where a page is not served securely and `randomUUID` is missing. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  return Array.from(bytes, (n, i) => (i > 2 && i < 11 && i % 2 === 0 ? '-' : '') + n.toString(16).padStart(2, '0')).join('');
}
