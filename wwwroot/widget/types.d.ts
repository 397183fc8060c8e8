/** What the widget's files say to each other and to the hub. Types only: nothing here is ever loaded by a page. */

export type Contact = { name?: string | null; email?: string | null; phone?: string | null; phoneForPeople?: string | null };

export type Action = { kind: 'contact' | 'confirm' | 'suggest' | 'link' | 'human' | string; label: string; url?: string | null };

export type Source = { title: string; url: string; quote?: string | null };

export type Message = {
  id: string;
  sequence: number;
  author: 'visitor' | 'mia' | 'member' | 'system';
  authorName?: string | null;
  text: string;
  at: string;
  replyTo?: number | null;
  sources?: Source[] | null;
  actions?: Action[] | null;
  contact?: Contact | null;
  clientMessageId?: string | null;
  event?: { kind: 'joined' | 'handed_back' | 'waiting' | 'closed' | string; name?: string | null } | null;
};

/** What `GET widget/settings` answers, before anything else is loaded. */
export type LauncherSettings = {
  businessName: string;
  color?: string;
  position?: string;
  offsetX?: number;
  offsetY?: number;
  launcherText?: string | null;
  language?: string | null;
};

/** What the hub's Join answers. */
export type Settings = {
  businessName: string;
  color?: string;
  greeting?: string | null;
  disclosure?: string | null;
  suggestions?: string[] | null;
  peopleAvailable?: boolean;
  open?: boolean | null;
  opensAt?: string | null;
  closesAt?: string | null;
  changesAt?: string | null;
  timeZone?: string | null;
  privacyUrl?: string | null;
  askContactFirst?: boolean;
  canEmail?: boolean;
  standard?: string[];
};

export type State = 'mia' | 'waiting' | 'human' | 'closed';

/** A message of this visitor that the server has not acknowledged yet. */
export type Waiting = { id: string; text: string; at: string; failed?: Refusal; tries?: number };

/** One connection to the visitor hub. */
export type Hub = { invoke(method: string, ...args: unknown[]): Promise<any>; close(): void };

export type Store = { get(name: string): any; set(name: string, value: unknown): void };

export type App = {
  base: string;
  key: string;
  root: ShadowRoot;
  button: HTMLButtonElement;
  signal: AbortSignal;
  unread: number;
  language: string;
  settings?: LauncherSettings;
  identity?: Contact;
  /** The secret in a mail's link, until it is traded. */
  fromMail?: string | null;
  draw(): void;
  open(): Promise<void>;
  close(): void;
  emit(event: string, detail?: unknown): void;
};

/** The conversation as the panel sees it. `watch` is told what kind of thing changed. */
export type Talk = {
  status: 'connecting' | 'online' | 'lost' | 'refused' | 'erased';
  refusal: Refusal;
  settings: Settings | null;
  state: State;
  memberName: string;
  messages: Message[];
  outbox: Waiting[];
  reply: { id: string; text: string; messageId?: string } | null;
  typing: string;
  readBy: number;
  /** The link in a mail that led here is good for nothing (any more), and nothing was written since. */
  isLinkDead: boolean;
  store: Store;
  watch(changed: (what: Change) => void): void;
  send(text: string): void;
  retry(id: string): void;
  discard(id: string): void;
  /** Invokes the hub; rejects with a `Refusal`. */
  call(method: string, ...args: unknown[]): Promise<any>;
  /** Tells the server who `app.identity` is, now or when it is reached. */
  identify(): Promise<void>;
  write(isTyping: boolean): void;
  look(isLooking: boolean): void;
  reconnect(): void;
  /** With an address, a receipt is mailed to it. */
  erase(receiptTo?: string): Promise<void>;
};

export type Change = 'messages' | 'status' | 'state' | 'reply' | 'typing' | 'read';

/** Why the hub said no: `code` and `reason` as in docs/protocol.md ('' where it broke, or has none), and the server's own sentence. */
export type Refusal = { code: string; reason: string; sentence: string };

export type Panel = { show(): void; hide(): void };

export type Words = typeof import('./lang/en.js').default;

export type Api = {
  [method: string]: (...args: any[]) => any;
  open(): void;
  close(): void;
  toggle(): void;
  send(text: string): void;
  identify(contact: Contact): void;
  on(event: string, handler: (detail?: any) => void): void;
  off(event: string, handler: (detail?: any) => void): void;
  destroy(): void;
};

declare global {
  interface Window {
    /** The page's handle on the chat; before it has loaded, an array of calls to make then. */
    MiaPulse?: any;
  }
}
