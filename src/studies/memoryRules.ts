import type { MemoryPlan } from '../adaptation/selection.ts';
import type { ComparedFigures } from '../scenario/figures.ts';
import type { Chance } from '../scenario/redraw.ts';
import type { Scenario } from '../scenario/types.ts';
import type { Effort } from './memorySweep.ts';
import { study } from './study.ts';

export type Weights = MemoryPlan['weights'];

export const WEIGHTS: readonly Weights[] = ['one', 'n-over-m', 'trace'];

/** What points picked by hand are called among the rules. */
export const BY_HAND = 'by-hand';

export interface MemoryRulesRequest {
  /** Its memory's rule and weights count for nothing, but for the seed. */
  readonly scenario: Scenario;
  readonly step: number;
  /** Methods that remember. */
  readonly methods: readonly string[];
  readonly effort: Effort;
}

/** One rule with one kind of weights. */
export interface RuleFigures {
  readonly rule: string;
  readonly weights: Weights;
  /** Of each method, seed by seed; the scenario's own is the first. */
  readonly of: Readonly<Record<string, readonly (ComparedFigures | null)[]>>;
}

export interface MemoryRulesResult {
  readonly size: number;
  readonly count: number;
  readonly methods: readonly string[];
  readonly chance: Chance;
  readonly seeds: number;
  readonly entries: readonly RuleFigures[];
  /** Rules that would take too long with so many points. */
  readonly leftOut: readonly string[];
  readonly effort: Effort;
}

/** The figures of methods with the memory of every rule and every kind of weights, at the scenario's size. */
export const memoryRules = study<MemoryRulesRequest, MemoryRulesResult>('memoryRules');
