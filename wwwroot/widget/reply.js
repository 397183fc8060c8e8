/** What the other side is just writing: dots, and the reply that streams in piece by piece, until it is a message. */

/** @import { Change, Message, Talk } from './types' */

/** @param {Talk} talk @param {AbortSignal} signal @param {(what: Change) => void} tell
    @param {() => Promise<boolean>} isDue asks the server whether Mia still owes an answer */
export function comingReply(talk, signal, tell, isDue) {
  /** @type {string[]} by index */
  let pieces = [];
  let typingTimer = 0;
  signal.addEventListener('abort', () => clearTimeout(typingTimer));

  /** Dots: they never stay for good, and Mia's for as long as the server says that she is at it. */
  function type(author = '') {
    clearTimeout(typingTimer);
    if (author) typingTimer = author === 'mia' ? window.setTimeout(askAgain, 45_000) : window.setTimeout(type, 10_000);
    talk.typing = author;
    tell('typing');
  }

  const askAgain = () => void isDue().then((due) => due || talk.typing !== 'mia' || type());

  function endReply() {
    talk.reply = null;
    type();
    tell('messages');
  }

  /** Its bubble becomes the message. @param {Message} message */
  function arrive({ id, author }) {
    if (talk.reply && (talk.reply.messageId === id || (author === 'mia' && !talk.reply.messageId))) talk.reply = null;
  }

  /** What the hub tells of it, by its name in docs/protocol.md. @type {Record<string, (detail: any) => void>} */
  const events = {
    ReplyStarted: ({ replyId: id }) => {
      pieces = [];
      talk.reply = { id, text: '' };
      type('mia');
    },
    ReplyPiece: ({ replyId, index, text }) => {
      if (talk.reply?.id !== replyId) return;
      pieces[index] = text;
      let whole = '';
      for (let i = 0; i in pieces; i++) whole += pieces[i];
      if (!whole) return;
      /** @type {{ text: string }} */ (talk.reply).text = whole;
      type();
      tell('reply');
    },
    ReplyEnded: ({ replyId, messageId }) => {
      if (talk.reply?.id !== replyId) return;
      if (messageId) /** @type {{ messageId?: string }} */ (talk.reply).messageId = messageId;
      else endReply();
    },
    Typing: ({ author, isTyping }) => author !== 'visitor' && type(isTyping ? author : ''),
  };

  return { type, endReply, arrive, events };
}
