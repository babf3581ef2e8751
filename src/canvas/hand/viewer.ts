import type { Place } from '../../chart/paths.ts';
import { type Store, visibleDomain } from '../../store/state.ts';
import { handled, panned, zoomed } from './viewport.ts';

/** The maps become fine when the view has been still for this long, ms. */
const STILL = 180;

/** Pans and zooms what the canvas shows. Places are pixels of the frame. */
export interface Viewer {
  /** `factor` times as close, around `at`. */
  zoom(factor: number, at: Place): void;
  /** Pushes the picture by pixels. */
  push(by: Place): void;
  /** All the data again. */
  fit(): void;
  /** A pointer takes hold of the picture: one pushes, two also zoom. */
  hold(pointer: number, at: Place): void;
  drag(pointer: number, to: Place): void;
  /** True where this pointer held the picture. */
  release(pointer: number): boolean;
  holds(pointer: number): boolean;
  readonly held: number;
  dispose(): void;
}

/** Factor of one press of zoom. */
const ZOOM_STEP = 1.5;

/** Looks that a key and a button take, around a place. */
export const LOOKS: readonly {
  readonly label: string;
  /** Of the keyboard; the first is told. */
  readonly keys: readonly string[];
  /** On the button. */
  readonly sign: string;
  look(viewer: Viewer, at: Place): void;
}[] = [
  { label: 'Zoom out', keys: ['−', '-'], sign: '−', look: (viewer, at) => viewer.zoom(1 / ZOOM_STEP, at) },
  { label: 'Zoom in', keys: ['+', '='], sign: '+', look: (viewer, at) => viewer.zoom(ZOOM_STEP, at) },
  { label: 'Fit to data', keys: ['0'], sign: 'Fit to data', look: (viewer) => viewer.fit() },
];

export const createViewer = (store: Store, side: () => number): Viewer => {
  /** For each pointer its place when the view was last drawn, and now. */
  const holding = new Map<number, { from: Place; to: Place }>();
  let asked = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const share = ([x, y]: Place): Place => [x / side(), 1 - y / side()];
  const rest = (): void => {
    clearTimeout(resting);
    resting = setTimeout(() => {
      if (holding.size === 0 && store.getState().gesture === 'view') store.endGesture();
    }, STILL);
  };
  const look = (next: (view: NonNullable<ReturnType<typeof visibleDomain>>, home: typeof view) => typeof view): void => {
    const state = store.getState();
    const view = visibleDomain(state);
    if (!view || !state.domain) return;
    store.look(next(view, state.domain));
    rest();
  };
  const flush = (): void => {
    cancelAnimationFrame(asked);
    asked = 0;
    const pointers = [...holding.values()];
    if (pointers.every(({ from, to }) => from === to)) return;
    const from = pointers.map((pointer) => share(pointer.from));
    const to = pointers.map((pointer) => share(pointer.to));
    look((view, home) => handled(view, home, from, to));
    for (const pointer of pointers) pointer.from = pointer.to;
  };

  return {
    zoom: (factor, at) => look((view, home) => zoomed(view, home, factor, share(at))),
    push: ([x, y]) => look((view, home) => panned(view, home, [x / side(), -y / side()])),
    fit: () => {
      store.look(null);
      rest();
    },
    hold: (pointer, at) => {
      flush();
      holding.set(pointer, { from: at, to: at });
    },
    drag: (pointer, to) => {
      const held = holding.get(pointer);
      if (!held) return;
      held.to = to;
      if (asked === 0) asked = requestAnimationFrame(flush);
    },
    release: (pointer) => {
      if (!holding.has(pointer)) return false;
      flush();
      holding.delete(pointer);
      if (holding.size === 0) rest();
      return true;
    },
    holds: (pointer) => holding.has(pointer),
    get held() {
      return holding.size;
    },
    dispose: () => {
      cancelAnimationFrame(asked);
      clearTimeout(resting);
    },
  };
};
