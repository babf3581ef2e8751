import { formatPercent } from '../../ui/format.ts';

/** Where t is: 't = 0.65'. */
export const wayText = (t: number): string => (t === 0 ? 't = 0, θ*' : t === 1 ? 't = 1, exact' : `t = ${t.toFixed(2)}`);

/** What the boundary at θ(t) is called on the canvas. */
export const trialLabel = (t: number): string => (t === 0 ? 'θ*' : t === 1 ? 'exact' : `t = ${t.toFixed(2)}`);

/** What is said of a past point: its signed share of the past gradient, and whether the method remembers it. */
export const pointInWords = (row: number, share: number, method: string, remembered: boolean): string => {
  const size = share === 0 ? 'nothing' : formatPercent(Math.abs(share), 2);
  const pulls = share < 0 ? `Point ${row} takes ${size} from the past gradient` : `Point ${row} carries ${size} of the past gradient`;
  return `${pulls}; ${method} ${remembered ? 'remembers it' : 'does not remember it'}.`;
};

/** What is said of all the past points: how much of the gradient a method's memory holds, and how much it misses. */
export const memoryInWords = (method: string, remembered: number, missed: number): string =>
  `${method} remembers ${formatPercent(remembered, 0)} of the past gradient and misses ${formatPercent(missed, 0)}; the rest is of the weights.`;

/** What is said of the past points that are selected: their share together, and what of it the method does not remember. */
export const selectionInWords = (count: number, share: number, missed: number, method: string): string => {
  const points = count === 1 ? 'The selected point carries' : `The ${count} selected points carry`;
  return `${points} ${formatPercent(share, 1)} of the past gradient; ${method} misses ${formatPercent(missed, 1)}.`;
};
