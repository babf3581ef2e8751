import type { ComparedFigures } from '../scenario/figures.ts';
import type { Chance } from '../scenario/redraw.ts';
import type { Scenario } from '../scenario/types.ts';
import type { Effort } from './memorySweep.ts';
import { study } from './study.ts';

export interface MemoryCurveRequest {
  /** Its memory's size counts for nothing. */
  readonly scenario: Scenario;
  /** Index of the change; those before it are done with the same memory. */
  readonly step: number;
  readonly effort: Effort;
}

/** What came out with one seed. */
export interface MemoryCurveRun {
  /** Of each remembering method, at each of the sizes that are done. */
  readonly remembering: Readonly<Record<string, readonly (ComparedFigures | null)[]>>;
  /** Of each method without a memory, exact retraining among them. */
  readonly others: Readonly<Record<string, ComparedFigures | null>>;
}

export interface MemoryCurveResult {
  /** n of the first data. */
  readonly count: number;
  /** Points remembered, ascending. */
  readonly sizes: readonly number[];
  readonly chance: Chance;
  /** How many seeds there will be. */
  readonly seeds: number;
  /** Seed by seed; the scenario's own is the first. */
  readonly runs: readonly MemoryCurveRun[];
  readonly effort: Effort;
}

/** The figures of every method at every size of the memory, over seeds. */
export const memoryCurve = study<MemoryCurveRequest, MemoryCurveResult>('memoryCurve');
