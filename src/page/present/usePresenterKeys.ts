import { useEffect, useRef } from 'react';
import { type Action, actionOf } from './keys.ts';

/** Fields in which one writes. */
const WRITTEN = 'input:not([type=range], [type=radio], [type=checkbox], [type=button]), textarea, [contenteditable]';
/** Controls in which arrows mean something, and those that Space presses besides. */
const ARROWED = 'select, input, [role=tab], [role=slider], [role=application], svg[tabindex]';
const PRESSED = `button, a[href], summary, ${ARROWED}`;

/** What is open over the presenter has the keys: Escape closes it. */
const isCovered = (): boolean => document.querySelector('dialog[open], :popover-open') !== null;

/** The keys of the presenter, before any other part of the page hears them. */
export const usePresenterKeys = (act: (action: Action) => void): void => {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    /** The focus was brought where it is with Tab; a press of the pointer takes the keys from no talk. */
    let isTabbed = false;
    const pointed = (): void => {
      isTabbed = false;
    };
    const press = (event: KeyboardEvent): void => {
      const { target, key } = event;
      if (key === 'Tab') isTabbed = true;
      if (!(target instanceof Element) || target.closest(WRITTEN) || isCovered()) return;
      const action = actionOf(event, isTabbed && target.closest(key === ' ' ? PRESSED : ARROWED) !== null);
      if (action === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!event.repeat || action === 'undo' || action === 'redo') latest.current(action);
    };
    addEventListener('keydown', press, true);
    addEventListener('pointerdown', pointed, true);
    return () => {
      removeEventListener('keydown', press, true);
      removeEventListener('pointerdown', pointed, true);
    };
  }, []);
};
