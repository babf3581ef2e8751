import type { Likelihood } from '../core/model.ts';
import type { Read } from './check.ts';
import type { Change, ChangeKind, ScenarioModel } from './types.ts';

/** Consequences of a change, for points by their indices before it; all else follows from them. */
export interface Effects {
  readonly removed?: readonly number[];
  /** These stay where they are. */
  readonly relabelled?: readonly (readonly [index: number, label: number])[];
  /** These go, and come again at the end with their labels, before all that is added. */
  readonly moved?: readonly (readonly [index: number, x: readonly number[]])[];
  /** Rows [x1, …, xd, label]. */
  readonly added?: readonly (readonly number[])[];
  /** δ from now on. */
  readonly precision?: number;
  /** The model from now on. */
  readonly model?: ScenarioModel;
}

/** The state of the data before a change. */
export interface Situation {
  /** n. */
  readonly count: number;
  readonly dimension: number;
  readonly likelihood: Likelihood;
}

/** Points of a link, handed out one after another. */
export interface PackedPoints {
  /** The next places [x1, …, xd]. */
  places(count: number): number[][];
  /** The next rows [x1, …, xd, label]. */
  rows(count: number): number[][];
}

/** A step in a link's config, its places and rows packed elsewhere: first those of moved points, then those of added ones. */
export interface Packing<Step, Short = unknown> {
  short(step: Step): Short;
  /** True of a short value in the config; any other is the whole of the field. */
  isShort(value: unknown): value is Short;
  /** Places or rows that a short value speaks of. */
  counts(short: Short): { readonly places?: number; readonly rows?: number };
  /** Value of the field. */
  long(short: Short, points: PackedPoints): Held<Step>;
}

/** Tab of the page on which a change is made. */
export interface Tab {
  readonly label: string;
  /** Tool of the canvas that makes it; it says what to do. */
  readonly tool?: string;
  /** Hint of what to do, for a change that is not made on the canvas. */
  readonly hint?: string;
}

type FieldOf<Step> = Step extends unknown ? Exclude<keyof Step, 'kind'> : never;
/** Value of the one field that a step has besides its kind. */
export type Held<Step> = Step extends unknown ? Step[FieldOf<Step> & keyof Step] : never;

/** A kind of change: the default export of a file in `changes/`, which declares its step's type in `Changes` of types.ts. */
export interface ChangeDefinition<Step extends Change = Change> {
  readonly kind: Step['kind'];
  /** Place among the kinds, in menus and messages. */
  readonly order: number;
  /** Its own tab, or the kind in whose tab it is shown. */
  readonly tab: Tab | { readonly within: ChangeKind };
  /** Name of its one field; in a link the step is { kind: value }. */
  readonly field: FieldOf<Step>;
  read(situation: Situation): Read<Held<Step>>;
  does(step: Step): Effects;
  /** The step where points have other indices, −1 for one that is no longer there; null where nothing is left of it. */
  renumber?(step: Step, at: (index: number) => number): Step | null;
  readonly packing?: Packing<Step>;
}

/** Names the shape and checks it. The type of a packing's short value is its own affair. */
export const defineChange = <Step extends Change, Short = unknown>(
  definition: Omit<ChangeDefinition<Step>, 'packing'> & { readonly packing?: Packing<Step, Short> },
): ChangeDefinition<Step> => definition as ChangeDefinition<Step>;

/** Entries [index, …] of points that are still there, by their other indices. */
export const renumbered = <T>(entries: readonly (readonly [index: number, value: T])[], at: (index: number) => number): [number, T][] =>
  entries.map(([index, value]): [number, T] => [at(index), value]).filter(([index]) => index >= 0);
