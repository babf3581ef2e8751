import { inputsAt } from '../../data/grid.ts';
import { addPoints, movePoint, relabelPoints, removePoints } from '../../scenario/edits.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { Store } from '../../store/state.ts';
import { newGesture } from '../../ui/gesture.ts';
import type { CanvasScene } from '../useCanvas.ts';

/**
 * What a hand does to the points. Each call tells the whole of the gesture so far, counted as the points stood when it began
 * (`CanvasPoint.index`), and stands in for the call before; a gesture is one undo step. `end` closes it.
 */
export interface CanvasEdits {
  begin(name: string): void;
  add(rows: readonly number[][]): void;
  erase(indices: readonly number[]): void;
  relabel(labels: readonly [index: number, label: number][]): void;
  move(index: number, x: readonly [number, number]): void;
  /** Puts past points into hand-picked memory, or out of it; by default the other way round than the first of them is. */
  remember(indices: readonly number[], into?: boolean): void;
  /** Selects points for what comes next. */
  select(indices: readonly number[]): void;
  end(): void;
  /** A gesture of one act; true where it changed something. `refusal` is told where it did not. */
  act(name: string, what: () => void, refusal?: string): boolean;
}

/** Why a deletion of everything does nothing. */
export const ONE_STAYS = 'One point at least must stay';

/** A hand's edits, written into the store. */
export const createEdits = (store: Store, scene: () => CanvasScene): CanvasEdits => {
  let from: Scenario | null = null;
  /** The points as the gesture found them. */
  let found = scene;
  let gesture = '';
  const edit = (change: (start: Scenario) => Scenario): void => {
    if (!from) return;
    const next = change(from);
    if (next !== store.getState().scenario) store.edit(next, gesture);
  };
  const edits: CanvasEdits = {
    begin: (name) => {
      // Edits extend the last change; whoever looks at an earlier one is taken there first.
      if (scene().isLast) {
        from = store.getState().scenario;
        gesture = newGesture(name);
        const now = scene();
        found = () => now;
      } else {
        from = null;
        store.chooseStep(null);
        store.notify('Drawing goes on from the last change, which is shown now');
      }
    },
    // A hand sees two inputs: a new point gets the held values of the others, a moved one keeps its own.
    add: (rows) => {
      const { slice } = found();
      const full = slice ? rows.map(([x = 0, y = 0, label = 0]) => [...inputsAt(slice, x, y), label]) : rows;
      edit((start) => addPoints(start, full));
    },
    erase: (indices) => edit((start) => removePoints(start, indices)),
    relabel: (labels) => edit((start) => relabelPoints(start, labels)),
    move: (index, [x, y]) => {
      const { slice, points } = found();
      const own = points[index]?.inputs;
      edit((start) => movePoint(start, index, slice && own ? inputsAt({ ...slice, held: own }, x, y) : [x, y]));
    },
    remember: (indices, into) => {
      const { past, remembered } = scene();
      const firsts = indices.map((index) => past.origin[index] ?? -1).filter((first) => first >= 0);
      const [leading] = firsts;
      if (leading === undefined) {
        store.notify('Only points of the first data can be picked by hand; later ones are chosen by the memory rule');
        return;
      }
      edit((start) => {
        const now = new Set(start.memory.indices ?? [...remembered].map((row) => past.origin[row] ?? -1).filter((at) => at >= 0));
        const add = into ?? !now.has(leading);
        for (const first of firsts) {
          if (add) now.add(first);
          else now.delete(first);
        }
        return { ...start, memory: { ...start.memory, indices: [...now].sort((a, b) => a - b) } };
      });
    },
    select: (indices) => {
      if (from) store.show({ selected: indices });
    },
    end: () => {
      from = null;
      store.endGesture();
    },
    act: (name, what, refusal = '') => {
      const before = store.getState().scenario;
      edits.begin(name);
      what();
      edits.end();
      const changed = store.getState().scenario !== before;
      if (!changed && refusal !== '') store.notify(refusal);
      return changed;
    },
  };
  return edits;
};
