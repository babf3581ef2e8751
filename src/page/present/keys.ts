/** What a key does in the presenter; a number goes to that step, counted from 0. */
export type Action = 'on' | 'back' | 'blank' | 'full' | 'dark' | 'leave' | 'undo' | 'redo' | number;

/** A clicker sends the page keys, and a full stop for a blank screen. */
const ALWAYS: Readonly<Record<string, Action>> = {
  PageDown: 'on',
  PageUp: 'back',
  b: 'blank',
  '.': 'blank',
  f: 'full',
  d: 'dark',
  Escape: 'leave',
};
/** Keys that belong to a control that one has gone to with Tab. */
const SHARED: Readonly<Record<string, Action>> = { ArrowRight: 'on', ArrowLeft: 'back', ' ': 'on' };

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Action of a key press; null of a key that means nothing here. `inControl`: the focus is on a control that was reached by keyboard. */
export const actionOf = ({ key, ctrlKey, metaKey, altKey, shiftKey }: Press, inControl: boolean): Action | null => {
  if (altKey) return null;
  const letter = key.length === 1 ? key.toLowerCase() : key;
  if (ctrlKey || metaKey) {
    if (letter === 'z') return shiftKey ? 'redo' : 'undo';
    return letter === 'y' && !shiftKey ? 'redo' : null;
  }
  if (/^[1-9]$/.test(key)) return Number(key) - 1;
  const shared = SHARED[key];
  // With Shift the arrows move the cursor of the canvas.
  if (shared) return inControl || shiftKey ? null : shared;
  return ALWAYS[letter] ?? null;
};
