import type { ReactNode } from 'react';
import type { Place } from '../chart/paths.ts';
import type { ChangeKind } from '../scenario/types.ts';
import type { State } from '../store/state.ts';
import type { CanvasEdits } from './hand/edits.ts';
import type { Picture } from './picture.ts';
import type { CanvasPoint } from './points/points.ts';

/** Distance from a point at which a hand still means it, CSS pixels. */
export const REACH = 13;

/** The canvas as a gesture finds it: the numbers of points may change under it. */
export interface Ground {
  /** Beginning of the gesture. */
  readonly at: Place;
  readonly picture: Picture;
  readonly edits: CanvasEdits;
  /** Class and radius of the brush, as they are at this moment. */
  brush(): Pick<State, 'brushClass' | 'brushRadius'>;
  /** Shows the loop that is being drawn. */
  trace(loop: readonly Place[]): void;
  /** The change leaves point k where it is. */
  stays(k: number): boolean;
  /** The nearest point that stays, of those that are `allowed`; −1 for none within reach. */
  pointAt(place: Place, reach?: number, allowed?: (point: CanvasPoint) => boolean): number;
  /** Points that stay, under the brush on its way. */
  under(from: Place, to: Place): number[];
  /** The inputs that a hand means by a place. */
  inputsAt(place: Place): [number, number];
  /** A row of the brush's class; null outside the frame. */
  rowAt(place: Place): number[] | null;
}

/** A tool in use, from where it is pressed to where it is let go. */
export interface Use {
  /** The tool on the way between two places. False where it met nothing. */
  apply(from: Place, to: Place): boolean;
  /** Number of points added or touched so far; 1 when left out. */
  count?(): number;
  /** The point that is carried. */
  readonly held?: CanvasPoint | null;
  /** Work that waits for the end: the loop of a lasso catches what is in it. */
  finish?(): void;
}

interface Named {
  readonly id: string;
  /** Key while the canvas, its toolbar or nothing has the focus; tools stand in the order of their keys. */
  readonly key: string;
  readonly label: string;
  /** Its work, told after its label: 'deletes the points it touches'. */
  readonly does: string;
  /** Advice on its use, a sentence. */
  readonly hint: string;
  /** Drawn in 20 × 20. */
  readonly icon: ReactNode;
  /** Of CSS; a cross where it says nothing. */
  readonly cursor?: string;
  /** While it is pressed, if it is another one. */
  readonly pressedCursor?: string;
  /** The kind of change in whose tab it is. */
  readonly tab?: ChangeKind;
  /** It brings new points. */
  readonly adds?: true;
  /** Sentence of the keyboard when it is done; the number of points that it touched when left out. */
  readonly said?: string;
}

/**
 * 'press': works where it is pressed. 'sweep': on all that its ring touches on the way. 'loop': on what its way encloses. 'drag': on a
 * point, once it is moved.
 */
type Working = { readonly motion: 'press' | 'sweep' | 'loop' | 'drag'; use(ground: Ground): Use };
/** Moves the picture, and nothing in it. */
type Pushing = { readonly motion: 'push' };

/** A tool of the canvas: the default export of a file in `tools/`. */
export type Tool = Named & (Working | Pushing);

/** Names the shape; the default export of a tool's file. */
export const defineTool = (tool: Tool): Tool => tool;
