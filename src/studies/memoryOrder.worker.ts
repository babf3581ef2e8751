import { firstChooser } from '../adaptation/chain.ts';
import { drainInSlices } from '../engine/slices.ts';
import { departStages, stepsOf } from '../scenario/run.ts';
import type { Scenario } from '../scenario/types.ts';
import { defineStudy } from './study.ts';

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
}

/** The rule's order of the first data under the base model, which is when the memory of them was chosen. */
export default defineStudy('memoryOrder', async ({ scenario, step }: MemoryOrderRequest, { cache, signal }): Promise<MemoryOrderResult> => {
  const departure = await drainInSlices(departStages(scenario, cache), { signal });
  const { world, base, plan } = departure;
  const chooser = firstChooser(world, base);
  const order = chooser.inTurn(plan);
  const scores = chooser.scores(plan.rule);
  let at = 0;
  let indexOf: ReadonlyMap<number, number> = new Map();
  for (const one of stepsOf(departure)) {
    indexOf = one.indexOf;
    if (at++ === step) break;
  }
  return {
    points: Int32Array.from(order, (i) => indexOf.get(i) ?? -1),
    labels: Float64Array.from(order, (i) => world.rows[i]?.label as number),
    scores: scores && Float64Array.from(order, (i) => scores[i] as number),
  };
});
