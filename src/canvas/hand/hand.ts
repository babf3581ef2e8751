import { nearest } from '../../chart/nearest.ts';
import type { Place } from '../../chart/paths.ts';
import { lineThrough } from '../../chart/paths.ts';
import type { Store } from '../../store/state.ts';
import type { Picture } from '../picture.ts';
import { settled } from '../projection.ts';
import { type Ground, REACH, type Tool, type Use } from '../tool.ts';
import { toolById } from '../tools.ts';
import { swept } from './brush.ts';
import type { CanvasEdits } from './edits.ts';

/** A tool in use: a stroke of the pointer, or a point carried by keys. */
export interface Gesture extends Required<Omit<Use, 'apply'>> {
  /** Of the pointer; `KEYS` for the keyboard. */
  readonly pointer: number;
  readonly tool: Tool;
  readonly start: Place;
  /** The tool at `to`, pixels of the frame, and on the way there. False where it met nothing. */
  apply(to: Place): boolean;
}

/** The one gesture under way, of the pointer or of the keyboard, and the marks of where the hand is. */
export interface Hand {
  readonly gesture: Gesture | null;
  /** The keyboard leads, not the pointer. */
  readonly keyed: boolean;
  /** The tool in hand. */
  tool(): Tool;
  picture(): Picture;
  begin(pointer: number, at: Place): Gesture;
  /** Closes the gesture, if there is one: it is one undo step. */
  end(): void;
  /** Leaves the gesture: a loop catches nothing. */
  drop(): void;
  /** Looks at point k, or at none (−1). */
  inspect(k: number): void;
  /** Moves the brush's ring to a place, and the keyboard's cross; null hides it. */
  point(at: Place | null): void;
  /** The keyboard leads, or the pointer. */
  byKeys(on: boolean): void;
}

export const KEYS = -1;

/** A tool that pushes the picture does nothing to what is in it. */
const IDLE: Use = { apply: () => false };

/** `frame` has the marks, which are moved without rendering. */
export const createHand = (frame: HTMLElement, store: Store, edits: CanvasEdits, picture: () => Picture): Hand => {
  let gesture: Gesture | null = null;
  let keyed = false;
  const set = (mark: string, name: string, value: string): void => frame.querySelector(`.canvas-${mark}`)?.setAttribute(name, value);

  const toolInHand = (): Tool => toolById(store.getState().tool);
  const trace = (loop: readonly Place[]): void => set('loop', 'd', loop.length < 2 ? '' : `${lineThrough(loop)}Z`);
  const groundAt = (at: Place): Ground => {
    const found = picture();
    const { points, positions } = found;
    const stays = (k: number): boolean => points[k]?.fate !== 'removed';
    const inputsAt = ([x, y]: Place): [number, number] => {
      const { view } = picture();
      return settled(view.domain, ...view.toData(x, y));
    };
    return {
      at,
      picture: found,
      edits,
      brush: store.getState,
      trace,
      stays,
      pointAt: ([x, y], reach = REACH, allowed = () => true) =>
        nearest(positions, x, y, reach, (k) => stays(k) && points[k] !== undefined && allowed(points[k])),
      under: (from, to) => swept(positions, from, to, store.getState().brushRadius).filter(stays),
      inputsAt,
      rowAt: ([x, y]) => {
        const { side } = picture().view;
        return x >= 0 && y >= 0 && x <= side && y <= side ? [...inputsAt([x, y]), store.getState().brushClass] : null;
      },
    };
  };
  const close = (ended: Gesture | null): void => {
    if (!gesture) return;
    gesture = null;
    ended?.finish();
    trace([]);
    edits.end();
  };

  return {
    get gesture() {
      return gesture;
    },
    get keyed() {
      return keyed;
    },
    tool: toolInHand,
    picture,
    begin: (pointer, at) => {
      const tool = toolInHand();
      edits.begin(`canvas ${tool.id}`);
      const use = tool.motion === 'push' ? IDLE : tool.use(groundAt(at));
      let last = at;
      gesture = {
        held: null,
        count: () => 1,
        finish: () => {},
        ...use,
        pointer,
        tool,
        start: at,
        apply: (to) => {
          const from = last;
          last = to;
          return use.apply(from, to);
        },
      };
      return gesture;
    },
    end: () => close(gesture),
    drop: () => close(null),
    inspect: (k) => store.hover(picture().points[k]?.row ?? null),
    point: (at) => {
      set('ring', 'visibility', at ? 'visible' : 'hidden');
      if (!at) return;
      const way = `translate(${at[0].toFixed(1)} ${at[1].toFixed(1)})`;
      set('ring', 'transform', way);
      if (keyed) set('cross', 'transform', way);
    },
    byKeys: (on) => {
      keyed = on;
      set('cross', 'visibility', on ? 'visible' : 'hidden');
    },
  };
};
