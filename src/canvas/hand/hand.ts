import type { State, Tool } from '../../store/state.ts';
import { nearest, type Positions, swept } from '../points/hit.ts';
import type { CanvasPoint } from '../points/points.ts';
import { type Projection, settled } from '../projection.ts';
import type { CanvasScene } from '../useCanvas.ts';
import { dabSpacing, type Stroke, scatter, stroke } from './brush.ts';
import type { CanvasEdits } from './edits.ts';
import { enclosed, isPress } from './lasso.ts';

/** How far from a point a hand still means it, CSS pixels. */
export const REACH = 13;

type Place = readonly [x: number, y: number];

/** What a hand works on: the canvas as it is at this moment. */
export interface Bench extends Pick<State, 'tool' | 'brushClass' | 'brushRadius' | 'hovered' | 'selected'> {
  readonly scene: CanvasScene;
  readonly view: Projection;
  readonly positions: Positions;
}

/** A stroke of the pointer, or a point carried by keys. */
export interface Gesture {
  /** Of the pointer; `KEYS` for the keyboard. */
  readonly pointer: number;
  readonly tool: Tool;
  readonly start: Place;
  /** The tool at `to`, pixels of the frame, and on the way there. False where it met nothing. */
  apply(to: Place): boolean;
  /** Moves a point: which one was caught. */
  readonly held: CanvasPoint | null;
  /** What has been done so far. */
  done(): { readonly added: number; readonly touched: number };
  /** What waits for the end: the loop of a lasso catches what is in it. */
  finish(): void;
}

/** The one gesture under way, of the pointer or of the keyboard. */
export interface Hand {
  readonly gesture: Gesture | null;
  begin(pointer: number, at: Place): Gesture;
  /** Closes the gesture, if there is one: it is one undo step. */
  end(): void;
  /** Leaves the gesture: a loop catches nothing. */
  drop(): void;
  bench(): Bench;
  /** Looks at point k, or at none (−1). */
  inspect(k: number): void;
}

export const KEYS = -1;

let gestures = 0;

/** Shows the loop that is being drawn. */
export type Trace = (loop: readonly Place[]) => void;

const startGesture = (pointer: number, at: Place, bench: () => Bench, edits: CanvasEdits, trace: Trace): Gesture => {
  // The points and their places as the gesture finds them: numbers may change under it.
  const { scene, positions, tool } = bench();
  const { points } = scene;
  const stays = (k: number): boolean => points[k]?.fate !== 'removed';
  const held = tool === 'move' ? (points[nearest(positions, at[0], at[1], REACH + 3, stays)] ?? null) : null;
  const rows: number[][] = [];
  const gone = new Set<number>();
  const labels = new Map<number, number>();
  let last = at;
  let path: Stroke = { at, walked: 0 };
  let dabs = 0;
  const loop: Place[] = [];
  let caught: readonly number[] = [];
  let remembered = false;

  const add = (x: number, y: number): void => {
    const { view, brushClass } = bench();
    if (x >= 0 && y >= 0 && x <= view.side && y <= view.side) rows.push([...settled(view.domain, ...view.toData(x, y)), brushClass]);
  };
  const dab = (x: number, y: number, radius: number): void => {
    const [dx, dy] = scatter(points.length, dabs, radius);
    dabs += 1;
    add(x + dx, y + dy);
  };
  const under = (from: Place, to: Place): number[] => swept(positions, from, to, bench().brushRadius).filter(stays);

  const tools: Record<Tool, (from: Place, to: Place) => boolean> = {
    add: (_from, to) => {
      if (rows.length > 0) return false;
      add(to[0], to[1]);
      if (rows.length > 0) edits.add(rows);
      return rows.length > 0;
    },
    brush: (_from, to) => {
      const before = rows.length;
      const { brushRadius } = bench();
      if (dabs === 0) dab(path.at[0], path.at[1], 0);
      const walked = stroke(path, to, dabSpacing(brushRadius));
      path = walked.next;
      for (const [x, y] of walked.dabs) dab(x, y, brushRadius);
      if (rows.length === before) return false;
      edits.add(rows);
      return true;
    },
    erase: (from, to) => {
      const before = gone.size;
      for (const k of under(from, to)) gone.add(points[k]?.index ?? 0);
      if (gone.size === before) return false;
      edits.erase([...gone]);
      return true;
    },
    relabel: (from, to) => {
      const before = labels.size;
      const { brushClass } = bench();
      const swaps = scene.source.likelihood !== 'gaussian' && scene.classCount === 2;
      for (const k of under(from, to)) {
        const point = points[k];
        if (!point || labels.has(point.index)) continue;
        const label = swaps ? 1 - point.label : brushClass;
        if (label !== point.label) labels.set(point.index, label);
      }
      if (labels.size === before) return false;
      edits.relabel([...labels]);
      return true;
    },
    move: (_from, to) => {
      if (!held) return false;
      const { view } = bench();
      edits.move(held.index, settled(view.domain, ...view.toData(to[0], to[1])));
      return true;
    },
    remember: (_from, to) => {
      if (remembered) return false;
      const point = points[nearest(positions, to[0], to[1], REACH, (k) => stays(k) && points[k]?.fate !== 'added')];
      if (!point) return false;
      remembered = true;
      edits.remember([point.index]);
      return true;
    },
    lasso: (_from, to) => {
      loop.push(to);
      trace(loop);
      return true;
    },
    pan: () => false,
  };

  return {
    pointer,
    tool,
    start: at,
    held,
    apply: (to) => {
      const from = last;
      last = to;
      return tools[tool](from, to);
    },
    done: () => ({ added: rows.length, touched: tool === 'lasso' ? caught.length : gone.size || labels.size || 1 }),
    finish: () => {
      if (tool !== 'lasso' || loop.length === 0) return;
      // A press takes the point under it.
      const near = nearest(positions, at[0], at[1], REACH, stays);
      caught = isPress(loop) ? (near < 0 ? [] : [near]) : enclosed(positions, loop).filter(stays);
      edits.select(caught);
    },
  };
};

export const createHand = (bench: () => Bench, edits: CanvasEdits, hover: (row: number | null) => void, trace: Trace): Hand => {
  let gesture: Gesture | null = null;
  const close = (finished: boolean): void => {
    const ended = gesture;
    if (!ended) return;
    gesture = null;
    if (finished) ended.finish();
    trace([]);
    edits.end();
  };
  return {
    get gesture() {
      return gesture;
    },
    begin: (pointer, at) => {
      gestures += 1;
      edits.begin(`canvas-${bench().tool}-${gestures}`);
      gesture = startGesture(pointer, at, bench, edits, trace);
      return gesture;
    },
    end: () => close(true),
    drop: () => close(false),
    bench,
    inspect: (k) => hover(bench().scene.points[k]?.row ?? null),
  };
};
