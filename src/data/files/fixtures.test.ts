import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { guessChoice } from './choice.ts';
import { readBytes } from './content.ts';
import { interpret } from './interpret.ts';
import { judge, notationWords } from './notation.ts';

/** A file as the first guess reads it: names, classes, the first rows, rows used, and each row that is not. */
interface Reading {
  readonly columns: readonly string[];
  readonly classes: readonly string[];
  readonly first: readonly (readonly number[])[];
  readonly kept: number;
  readonly told?: readonly string[];
  readonly notation?: readonly string[];
  readonly format?: string;
}

const byName: Record<string, Reading> = {
  'cr-only-lf-in-quotes.csv': {
    columns: ['x', 'y', 'label'],
    classes: ['0', '1'],
    first: [
      [0.338, -0.32, 0],
      [1.318, 1.183, 1],
    ],
    kept: 20,
  },
  'decimal-comma-labels.csv': {
    columns: ['x', 'y', 't'],
    classes: ['0', '1'],
    first: [
      [-0.6, 0.559, 0],
      [1.416, 0.861, 1],
      [0.069, 0.943, 0],
      [1.422, 1.123, 1],
    ],
    kept: 20,
    notation: ['decimal commas'],
  },
  'emoji-cut-at-60.csv': {
    columns: ['x', 'y', `${'n'.repeat(59)}😀`],
    classes: [`${'a'.repeat(59)}😀`, `${'b'.repeat(59)}😀`],
    first: [
      [0.711, -0.917, 0],
      [1.96, 1.916, 1],
    ],
    kept: 20,
  },
  'epoch-ms.csv': {
    columns: ['time', 'y', 'label'],
    classes: ['0', '1'],
    first: [
      [1_700_000_000_000, -0.593, 0],
      [1_700_000_060_000, 0.231, 1],
    ],
    kept: 30,
  },
  'excel-utf16le-tab.txt': {
    columns: ['Höhe', 'Breite', 'Art'],
    classes: ['Birne', 'Äpfel'],
    first: [
      [-0.246, 0.155, 1],
      [0.034, 1.142, 0],
    ],
    kept: 20,
    notation: ['decimal commas'],
  },
  'german-thousands.csv': {
    columns: ['Preis', 'Fläche', 'Typ'],
    classes: ['A', 'B'],
    first: [
      [1234, 854.1, 0],
      [1027.5, 1151, 1],
    ],
    kept: 30,
    notation: ['decimal commas', 'points between thousands'],
  },
  'headerless-one-number.csv': {
    columns: ['column 1', 'column 2', 'column 3'],
    classes: ['a', 'b'],
    first: [[0.894, 1.473, 1]],
    kept: 19,
    told: ['1: column 1 is missing'],
    format: 'columns by commas, no header',
  },
  'label-with-comma.csv': {
    columns: ['x', 'y', 'grade'],
    classes: ['1.5', '2.5'],
    first: [
      [1.792, 2.184, 0],
      [2.544, 2.54, 1],
    ],
    kept: 20,
    notation: ['decimal commas'],
  },
  'large-offset.csv': {
    columns: ['x', 'y', 'label'],
    classes: ['0', '1'],
    first: [[100_000_000.00000046, 99_999_999.99999963, 0]],
    kept: 40,
  },
  'matlab-percent-comments.txt': {
    columns: ['x', 'y', 'label'],
    classes: ['0', '1'],
    first: [
      [-0.529, -0.005, 0],
      [0.822, 0.264, 1],
    ],
    kept: 20,
    format: 'columns by spaces, header in the comment of line 2, 2 comments',
  },
  'none-dash-dot-missing.csv': {
    columns: ['x', 'y', 'label'],
    classes: ['a', 'b'],
    first: [[0.461, -0.317, 0]],
    kept: 15,
    told: ['6: x is missing', '9: label is missing', '11: x is missing', '16: x is missing', '21: x is missing'],
  },
  'numpy-savetxt-header.txt': {
    columns: ['x', 'y', 'label'],
    classes: ['0', '1'],
    first: [[-0.6920726238749921, -0.08880904829129577, 0]],
    kept: 20,
    format: 'columns by commas, header in the comment of line 1, one comment',
  },
  'pandas-multiindex.csv': {
    columns: ['pos x', 'pos y', 'label'],
    classes: ['0', '1'],
    first: [
      [-0.461, -0.276, 0],
      [0.008, 0.561, 1],
    ],
    kept: 30,
    format: 'columns by commas, header in lines 1 to 3',
  },
  'population-1e9.csv': {
    columns: ['population', 'gdp', 'continent'],
    classes: ['Asia', 'Europe'],
    first: [[1_104_620_308, 1_658_069_045_749, 0]],
    kept: 30,
  },
  'r-write-table.txt': {
    columns: ['height', 'width', 'species'],
    classes: ['a', 'b'],
    first: [
      [0.38, 0.545, 0],
      [0.44, 1.246, 1],
    ],
    kept: 30,
    format: 'columns by spaces, header in line 1, row names in the first column',
  },
  'ragged-long.csv': {
    columns: ['x', 'y', 'label'],
    classes: ['0', '1'],
    first: [[0.271, -0.538, 0]],
    kept: 17,
    told: [7, 13, 19].map((line) => `${line}: it has 4 cells, and there are 3 columns`),
  },
  'social-network-ads.csv': {
    columns: ['Age', 'EstimatedSalary', 'Purchased'],
    classes: ['0', '1'],
    first: [
      [41, 56_000, 0],
      [40, 99_000, 1],
    ],
    kept: 60,
  },
  'space-thousands.csv': {
    columns: ['x', 'y', 'label'],
    classes: ['0', '1'],
    first: [
      [1916, 2084.75, 0],
      [2012.28, 2187.43, 1],
    ],
    kept: 20,
    notation: ['decimal commas', 'spaces between thousands'],
  },
  'tiny-1e-200.csv': {
    columns: ['x in units of 1e-201', 'y', 'label'],
    classes: ['0', '1'],
    first: [[9.403088251128793, -0.0851366724818945, 0]],
    kept: 20,
  },
  'unclosed-quote.csv': {
    columns: ['x', 'y', 'label'],
    classes: ['a', 'b'],
    first: [[0.388, 0.367, 0]],
    kept: 19,
    told: ['7: a quote is opened and not closed'],
  },
  'unicode-minus.csv': {
    columns: ['x', 'y', 'label'],
    classes: ['0', '1'],
    first: [
      [-0.193, 0.506, 0],
      [1.48, 1.133, 1],
    ],
    kept: 30,
    notation: ['typographic minus signs'],
  },
};

test.each(Object.entries(byName))('%s', (file, expected) => {
  const content = readBytes(new Uint8Array(readFileSync(new URL(`fixtures/${file}`, import.meta.url))));
  if (content.kind !== 'table') throw new Error('not a table');
  const { table } = content;
  const { columns, classes, tasks, kept, dropped } = interpret(table, guessChoice(table));
  expect({ columns, classes, kept }).toEqual({ columns: expected.columns, classes: expected.classes, kept: expected.kept });
  expect(tasks[0]?.points.slice(0, expected.first.length)).toEqual(expected.first);
  expect(dropped.first.map(({ line, reason }) => `${line}: ${reason}`)).toEqual(expected.told ?? []);
  expect(kept + dropped.count).toBe(table.rows.length);
  expect(notationWords(table, judge(table), undefined)).toEqual(expected.notation ?? []);
  if (expected.format !== undefined) expect(table.format).toBe(expected.format);
});
