/** @import { Store } from './types' */

/** localStorage, or this page's memory where the browser refuses it. @returns {Store} */
export function storage(key = '') {
  /** @type {Record<string, string>} */
  const memory = {};
  return {
    get(name) {
      const id = `miapulse:${key}:${name}`;
      try {
        return JSON.parse(memory[id] ?? localStorage[id] ?? 'null');
      } catch {
        return null; // refused, or not written by us
      }
    },
    set(name, value) {
      const id = `miapulse:${key}:${name}`;
      try {
        if (value === null) delete localStorage[id];
        else localStorage[id] = JSON.stringify(value);
        delete memory[id];
      } catch {
        memory[id] = JSON.stringify(value); // refused or full
      }
    },
  };
}
