import type { ComparedFigures } from '../scenario/figures.ts';
import { chanceOf, MEMORY_SHARES, SEEDS } from '../scenario/redraw.ts';
import { type MemoryCurveResult, type MemoryCurveRun, memoryCurve } from './memoryCurve.ts';
import { seededSweeps } from './memorySweep.ts';
import { answer } from './study.ts';

/** Points remembered at each share of n, without repeats: one at least. */
export const sizesOf = (count: number): number[] => [
  ...new Set(MEMORY_SHARES.map((share) => Math.min(count, Math.max(1, Math.round(share * count))))),
];

export default answer(memoryCurve, async ({ scenario, step, effort }, tools) => {
  const chance = chanceOf(scenario, step);
  const seeds = chance === 'none' ? 1 : SEEDS;
  const runs: MemoryCurveRun[] = [];
  let [count, sizes]: [number, number[]] = [0, []];
  const result = (partial: readonly MemoryCurveRun[]): MemoryCurveResult => ({ count, sizes, chance, seeds, runs: [...partial], effort });
  for await (const { k, sweep, plan } of seededSweeps({ scenario, step, effort, chance, seeds }, tools)) {
    if (k === 0) {
      count = sweep.count;
      sizes = sizesOf(count);
    }
    const ids = sweep.remembering;
    const figures: (ComparedFigures | null)[][] = [];
    const run = (): MemoryCurveRun => ({
      others: sweep.others,
      remembering: Object.fromEntries(ids.map((id, m) => [id, figures.map((row) => row[m] ?? null)])),
    });
    // Solved size by size, so that there is soon something to see; trained all together, which is faster.
    const parts = effort === 'solved' ? sizes.map((size) => [size]) : [sizes];
    for (const part of parts) {
      const answers = await sweep.ask(
        part.map((size) => ({ ...plan, size })),
        ids,
      );
      figures.push(...answers);
      const share = (k + figures.length / sizes.length) / seeds;
      if (k === 0 || figures.length === sizes.length) tools.report(share, result([...runs, run()]));
      else tools.report(share);
    }
    runs.push(run());
  }
  return result(runs);
});
