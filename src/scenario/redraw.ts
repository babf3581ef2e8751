import { memoryRuleById } from '../adaptation/memory.ts';
import { namesPoints } from './changes.ts';
import type { Scenario } from './types.ts';

/** Shares of the past that memories are compared at, as in the K-priors paper. */
export const MEMORY_SHARES = [0.02, 0.05, 0.07, 0.1, 0.2, 0.5, 1];
/** Seeds that a comparison is a mean over, where chance has a part in it. */
export const SEEDS = 10;

/** Parts that another seed draws anew: the past and the memory, the memory alone, or nothing. */
export type Chance = 'data' | 'memory' | 'none';

/**
 * Parts of a scenario up to its change at `step` that another seed draws anew. Own data stay as they are, and so does a preset whose
 * points a change names.
 */
export const chanceOf = ({ data, base, memory, steps }: Scenario, step: number): Chance => {
  const apart = !steps.slice(0, step + 1).some(namesPoints);
  if (data.preset && apart && !base) return 'data';
  return memoryRuleById(memory.rule).seeded ? 'memory' : 'none';
};

/** The scenario with the k-th other seeds of what chance draws; the 0-th is the scenario itself. */
export const redraw = (scenario: Scenario, chance: Chance, k: number): Scenario => {
  if (k === 0 || chance === 'none') return scenario;
  const { data, memory } = scenario;
  return {
    ...scenario,
    memory: { ...memory, seed: (memory.seed ?? 0) + k },
    ...(chance === 'data' && data.preset && { data: { ...data, preset: { ...data.preset, seed: data.preset.seed + k } } }),
  };
};
