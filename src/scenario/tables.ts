import { basePoints, dimensionOf } from './defaults.ts';
import type { MethodResults, Results, Scenario } from './types.ts';

type Cell = string | number | null;

/** A cell of a CSV file: quoted where it must be, empty for a figure that is not defined. */
const cell = (value: Cell): string => {
  if (value === null) return '';
  const text = String(value);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as RFC 4180 has them, with a header. */
export const toCsv = (rows: readonly (readonly Cell[])[]): string => `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

/**
 * The points as CSV: the past, and those that changes add, in their order. Where there are some, a column `task` says which change
 * brought a point (0: the past). What removals, relabellings and moves do is in the scenario, not in this table.
 */
export const dataCsv = (scenario: Pick<Scenario, 'data' | 'steps' | 'model'>): string => {
  const { data, steps, model } = scenario;
  const dimension = dimensionOf(data);
  const columns = Array.from({ length: dimension + 1 }, (_, j) => data.columns?.[j] ?? (j < dimension ? `x${j + 1}` : 'label'));
  const adding = steps.some((step) => step.kind === 'add' && step.points.length > 0);
  const named = (label: number): Cell => (model.likelihood === 'gaussian' ? label : (data.classes?.[label] ?? label));
  const line = (row: readonly number[], task: number): Cell[] => [
    ...row.slice(0, -1),
    named(row.at(-1) as number),
    ...(adding ? [task] : []),
  ];
  return toCsv([
    [...columns, ...(adding ? ['task'] : [])],
    ...basePoints(data).map((row) => line(row, 0)),
    ...steps.flatMap((step, k) => (step.kind === 'add' ? step.points.map((row) => line(row, k + 1)) : [])),
  ]);
};

/** Every figure of a method under a name of its own. */
const figuresOf = (method: MethodResults): Record<string, Cell> => ({
  disagreement: method.disagreement,
  trueGradientNorm: method.pastGradient.trueNorm,
  reconstructedGradientNorm: method.pastGradient.reconstructedNorm,
  gradientError: method.pastGradient.relativeError,
  cosine: method.pastGradient.cosine,
  gain: method.pastGradient.gain,
  accuracyPast: method.accuracy.past,
  accuracyNew: method.accuracy.new,
  accuracyAll: method.accuracy.all,
  cost: method.cost,
  objective: method.objective,
  gradientNorm: method.gradientNorm,
  converged: method.undefinedBecause === undefined ? String(method.converged) : null,
  iterations: method.undefinedBecause === undefined ? method.iterations : null,
});

/** The results as tidy CSV: one figure a row, by step (from 1), change, method and figure; empty where it is not defined. */
export const resultsCsv = ({ steps }: Pick<Results, 'steps'>): string =>
  toCsv([
    ['step', 'change', 'method', 'figure', 'value'],
    ...steps.flatMap(({ change, methods }, k) =>
      Object.entries(methods).flatMap(([id, method]) =>
        Object.entries(figuresOf(method)).map(([figure, value]) => [k + 1, change, id, figure, value]),
      ),
    ),
  ]);

/** The table of figures of one change: a row a method; `why` where a method is not defined. */
export const figuresCsv = ({ methods }: Results['steps'][number]): string => {
  const rows = Object.entries(methods);
  const heads = rows[0] ? Object.keys(figuresOf(rows[0][1])) : [];
  return toCsv([
    ['method', ...heads, 'why'],
    ...rows.map(([id, method]) => [id, ...Object.values(figuresOf(method)), method.undefinedBecause ?? null]),
  ]);
};
