import type { Compared } from '../../scenario/figures.ts';
import type { Chance } from '../../scenario/redraw.ts';
import type { Scenario } from '../../scenario/types.ts';
import { BY_HAND } from '../../studies/memoryRules.ts';
import { formatCount, formatFigure, formatPercent } from '../../ui/format.ts';

/** Names of rules at the ends of their lines, where the id is not a word. */
const NAMES: Readonly<Record<string, string>> = { lambda: 'boundary, λ', [BY_HAND]: 'by hand' };

/** A figure's value in words: 'differs 4.3 %'. */
export const say = ({ says, unit }: Compared, value: number): string => says(formatFigure(unit, value));

/** The range of a figure over seeds, after its mean; nothing where there is none. */
export const rangeText = (figure: Compared, { low, high, seeds }: { low: number; high: number; seeds: number }): string =>
  high > low ? `, ${say(figure, low)} to ${say(figure, high)} over ${seeds} seeds` : '';

export const ruleName = (id: string): string => NAMES[id] ?? id;

/** '12 of 240 (5 %)'. */
export const sizeText = (size: number, count: number): string =>
  `${formatCount(size)} of ${formatCount(count)} (${formatPercent(count > 0 ? size / count : 0, size / count < 0.095 ? 1 : 0)})`;

/** What the mean of a figure is over, in one sentence. */
export const chanceText = (chance: Chance, { data, memory }: Pick<Scenario, 'data' | 'memory'>, seeds: number): string => {
  if (chance === 'none')
    return 'Own data, or points that the change names, and a rule without chance: one memory of each size, so no band.';
  const what = `Mean of ${seeds} seeds; band: lowest to highest.`;
  return chance === 'data'
    ? `${what} A seed draws the past and the memory anew (data seeds ${data.preset?.seed ?? 0} to ${(data.preset?.seed ?? 0) + seeds - 1}); the change stays as it is.`
    : `${what} A seed draws the memory anew (${memory.seed ?? 0} to ${(memory.seed ?? 0) + seeds - 1}); the past stays as it is.`;
};
