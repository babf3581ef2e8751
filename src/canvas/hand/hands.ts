import type { Store } from '../../store/state.ts';
import type { Picture } from '../picture.ts';
import { type CanvasEdits, createEdits } from './edits.ts';
import { createHand } from './hand.ts';
import { attachKeyboard } from './keyboard.ts';
import { attachPointer } from './pointer.ts';
import { createViewer, type Viewer } from './viewer.ts';

/** Pointer and keyboard on the canvas, and what its buttons do as well. */
export interface Hands {
  readonly edits: CanvasEdits;
  readonly viewer: Viewer;
  leave(): void;
}

/** `say` reads a sentence out. */
export const attachHands = (frame: HTMLElement, store: Store, picture: () => Picture, say: (text: string) => void): Hands => {
  const edits = createEdits(store, picture);
  const viewer = createViewer(store, () => picture().view.side);
  const hand = createHand(frame, store, edits, picture);
  const leaving = new AbortController();
  attachPointer(frame, store, hand, viewer, leaving.signal);
  attachKeyboard(frame, { store, hand, edits, viewer, say }, leaving.signal);
  return {
    edits,
    viewer,
    leave: () => {
      leaving.abort();
      viewer.dispose();
    },
  };
};
