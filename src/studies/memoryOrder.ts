import type { Scenario } from '../scenario/types.ts';
import { study } from './study.ts';

export interface MemoryOrderRequest {
  /** Its memory's size and weights count for nothing. */
  readonly scenario: Scenario;
  /** Index of the change that is looked at. */
  readonly step: number;
}

/** All the first data in the order in which a growing memory takes them. */
export interface MemoryOrderResult {
  /** Place of each point among `results.points` of the change; −1 for one that is no longer there. */
  readonly points: Int32Array;
  readonly labels: Float64Array;
  /** What the rule orders by; null for a rule that scores no single point. */
  readonly scores: Float64Array | null;
  /** Labels among which the memory is shared out, each with an order of its own; none: one order of all. */
  readonly classes: readonly number[];
}

/** The rule's order of the first data under the base model, which is when the memory of them was chosen. */
export const memoryOrder = study<MemoryOrderRequest, MemoryOrderResult>('memoryOrder');
