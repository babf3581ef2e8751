import type { CsvData } from '../data/csv.ts';
import { withData } from '../scenario/edits.ts';
import type { Scenario } from '../scenario/types.ts';

/** Inputs whose spread or place is beyond this make polynomial features and small networks ill-conditioned: standardise them. */
const COMFORTABLE = { spread: [0.2, 5], centre: 5 } as const;

/** Whether raw coordinates are far from what models like. */
export const wantsStandardising = (points: readonly (readonly number[])[]): boolean =>
  [0, 1].some((j) => {
    const values = points.map((row) => row[j] ?? 0);
    const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(values.length, 1));
    return (spread > 0 && (spread < COMFORTABLE.spread[0] || spread > COMFORTABLE.spread[1])) || Math.abs(mean) > COMFORTABLE.centre;
  });

/** The scenario on a visitor's own rows, and what to tell: how many were kept, which were not and why. */
export const withTable = (scenario: Scenario, title: string, table: CsvData): { scenario: Scenario; told: string } => {
  const { points, columns, classes, kept, dropped, notes } = table;
  const opened = { ...withData(scenario, { points, columns, classes }), title };
  const standardise = wantsStandardising(points);
  const [first] = dropped;
  const left =
    first === undefined ? '' : ` ${dropped.length} left out, such as line ${first.line}: ${first.reason.replace(/[.!?]*$/, '')}.`;
  const told = [
    `${kept.toLocaleString('en')} points are the past now.${left}`,
    ...notes,
    ...(standardise && scenario.model.inputs !== 'standardised' ? ['Inputs are standardised, because their scale is far from one.'] : []),
  ].join(' ');
  return { scenario: standardise ? { ...opened, model: { ...opened.model, inputs: 'standardised' } } : opened, told };
};
