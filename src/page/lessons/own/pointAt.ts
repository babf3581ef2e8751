import type { Anchor } from '../../../lessons/anchors.ts';
import { selectorOf } from '../places.ts';

const EVENTS = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend', 'click', 'dblclick'] as const;

/** The next press on the page names the thing that is pressed and does nothing else; Escape ends it. Returns what ends it. */
export const pointAt = (anchors: readonly Anchor[], done: (anchor: Anchor | null) => void): (() => void) => {
  const ends = new AbortController();
  const style = document.head.appendChild(document.createElement('style'));
  const anchorAt = (target: EventTarget | null): Anchor | null =>
    (target instanceof Element && anchors.find((anchor) => target.closest(selectorOf(anchor)))) || null;
  const mark = (anchor: Anchor | null): void => {
    style.textContent = `body * { cursor: crosshair !important; }${
      anchor ? ` ${selectorOf(anchor)} { outline: 3px solid var(--focus); outline-offset: 1px; }` : ''
    }`;
  };
  const end = (): void => {
    ends.abort();
    style.remove();
  };
  const options = { capture: true, signal: ends.signal };
  document.addEventListener('pointermove', ({ target }) => mark(anchorAt(target)), options);
  for (const name of EVENTS)
    document.addEventListener(
      name,
      (event) => {
        // The editor itself stays as it is: its button ends the pointing.
        if (event.target instanceof Element && event.target.closest('.own-editor')) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        if (name !== 'click') return;
        end();
        done(anchorAt(event.target));
      },
      { ...options, passive: false },
    );
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      end();
      done(null);
    },
    options,
  );
  mark(null);
  return end;
};
