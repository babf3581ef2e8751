import { rounded, type Verdict } from './bars.ts';
import type { Measurement } from './measurement.ts';

/** Measurements as a table in Markdown, columns aligned. */
export const table = (measurements: readonly Measurement[]): string => {
  const head = ['row', 'engine', 'points', 'parameters', 'models', 'value'];
  const lines = measurements.map(({ name, engine, points, parameters, models, value, unit }) => [
    name,
    engine,
    points.toLocaleString('en'),
    String(parameters),
    String(models),
    `${rounded(value)} ${unit}`,
  ]);
  const widths = head.map((title, c) => Math.max(title.length, ...lines.map((line) => (line[c] as string).length)));
  // Words to the left, numbers to the right.
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((cell, c) => (c < 2 ? cell.padEnd(widths[c] as number) : cell.padStart(widths[c] as number))).join(' | ')} |`;
  const rule = `| ${widths.map((width, c) => (c < 2 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [row(head), rule, ...lines.map(row)].join('\n');
};

/** The bars, one a line. */
export const list = (verdicts: readonly Verdict[]): string =>
  verdicts.map(({ bar, met, seen }) => `  ${met === null ? '?      ' : met ? 'met    ' : 'NOT MET'} ${bar} (${seen})`).join('\n');
