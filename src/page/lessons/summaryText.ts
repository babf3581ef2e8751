import { effectsOf } from '../../scenario/changes.ts';
import { basePoints, pastCount, presentMemory } from '../../scenario/defaults.ts';
import type { Results, Scenario } from '../../scenario/types.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatFigure, formatQuantity } from '../../ui/format.ts';

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Where points lie beside those of the past, over two inputs: 'at the upper right', 'amid them'. */
const whereOf = (points: readonly (readonly number[])[], past: readonly (readonly number[])[]): string => {
  const side = (input: number, low: string, high: string): string => {
    const values = past.map((row) => row[input] ?? 0);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const share = (meanOf(points.map((row) => row[input] ?? 0)) - least) / (most - least || 1);
    return share < 1 / 4 ? low : share > 3 / 4 ? high : '';
  };
  const place = [side(1, 'lower', 'upper'), side(0, 'left', 'right')].filter(Boolean).join(' ');
  return place === 'lower' || place === 'upper' ? `at the ${place} end` : place ? `at the ${place}` : 'amid them';
};

/** The picture of a step in words, for who does not see it; the methods in `veiled` are not told of. */
export const summaryOf = (scenario: Scenario, results: Results | undefined, veiled: readonly string[]): string => {
  const past = basePoints(scenario.data);
  const { size } = presentMemory(scenario);
  const [change] = scenario.steps.slice(-1);
  const { added = [], removed = [] } = change ? effectsOf(change) : {};
  const isPlane = past[0]?.length === 3;
  const points = [
    `${formatQuantity(pastCount(scenario), 'old point')}, ${size} remembered`,
    added.length > 0 && `${formatQuantity(added.length, 'new point')}${isPlane ? ` ${whereOf(added, past)}` : ''}`,
    removed.length > 0 && `${formatQuantity(removed.length, 'point')} taken out`,
  ].filter(Boolean);
  const shares = Object.entries(scenario.steps.length > 0 ? (results?.steps.at(-1)?.methods ?? {}) : {})
    .flatMap(([id, { disagreement }]) => (id === 'exact' || disagreement === null || veiled.includes(id) ? [] : [{ id, disagreement }]))
    .sort((one, other) => one.disagreement - other.disagreement)
    .map(({ id, disagreement }) => `${methodTitle(id)} ${formatFigure('difference', disagreement)}`);
  const hidden = veiled.map(methodTitle);
  return [
    `On the canvas: ${points.join('; ')}.`,
    shares.length > 0 && `From exact retraining differ, nearest first: ${shares.join(', ')}.`,
    hidden.length > 0 && `Hidden until you have guessed: ${hidden.join(', ')}.`,
  ]
    .filter(Boolean)
    .join(' ');
};
