import { useEffect } from 'react';
import { tools } from '../canvas/tools.ts';
import { getStore } from '../ui/useStore.ts';
import { getPage } from './usePage.ts';

/** Elements in which typing is meant for them. */
export const TYPING = 'input:not([type=range], [type=radio], [type=checkbox], [type=button]), textarea, select, [contenteditable]';
/** Elements in which Space already means something. */
const PRESSABLE = 'button, summary, a[href], input, [role=tab], [role=button]';
/** Elements in which arrows already mean something. */
const ARROWED = 'input, [role=tab], [role=tablist], [role=toolbar], [role=application], canvas';

const within = (target: EventTarget | null, selector: string): boolean => target instanceof Element && target.closest(selector) !== null;

/** Command of a key press; null where it is meant for the focused element, or for nobody. */
export const commandOf = (event: KeyboardEvent): (() => void) | null => {
  const { target, key } = event;
  const store = getStore();
  if (event.defaultPrevented || within(target, TYPING) || store.getState().dialog !== null) return null;
  if (event.ctrlKey || event.metaKey) {
    if (event.altKey) return null;
    const letter = key.toLowerCase();
    if (letter === 'z') return event.shiftKey ? store.redo : store.undo;
    return letter === 'y' && !event.shiftKey ? store.redo : null;
  }
  if (event.altKey) return null;
  if (key === '?') return () => store.show({ dialog: 'help' });
  if (key === ' ') return within(target, PRESSABLE) || event.repeat ? null : store.playOrPause;
  if (key === 'ArrowRight') return within(target, ARROWED) || event.shiftKey ? null : store.stepOnce;
  if (key === 'r' || key === 'R') return event.repeat ? null : store.resetTraining;
  if (key === 'c' || key === 'C') return event.repeat ? null : store.toggleCurtain;
  if (key === 'p' || key === 'P') return event.repeat ? null : getPage().present;
  const tool = tools.find((candidate) => candidate.key === key);
  return tool ? () => store.chooseTool(tool.id) : null;
};

/** The keys of the page. */
export const useKeys = (): void => {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const command = commandOf(event);
      if (!command) return;
      event.preventDefault();
      command();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
};
