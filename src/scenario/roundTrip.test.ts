import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guessChoice } from '../data/files/choice.ts';
import { readBytes } from '../data/files/content.ts';
import { unguarded } from '../data/files/guard.ts';
import { interpret } from '../data/files/interpret.ts';
import { type Table, uniqueNames } from '../data/files/table.ts';
import { applyChange } from './apply.ts';
import { decodeLink, encodeLink, linkDefaults, quantise } from './link.ts';
import { dataCsv, dataJson, toCsv } from './tables.ts';
import type { Change, Scenario } from './types.ts';
import { parseScenario } from './validate.ts';

const numRuns = process.env.FULL ? 5_000 : 100;

const content = (text: string) => readBytes(new TextEncoder().encode(text));
const tableOf = (text: string): Table => {
  const read = content(text);
  if (read.kind !== 'table') throw new Error(`not a table: ${text.slice(0, 200)}`);
  return read.table;
};

const oddNames = [
  ...['2019', '2020', '0', '1', '-1', '1.5', '1,5', '1.234', '+1', '1e5', '12 %', '5 €', '1.0', '01', '007', '−3', "1'000"],
  ...['#x', '# x', '%x', '#', '%', '// x', 'label', 'Label', 'class', 'y', 'x', 'x1', 'x2', 'target', 'id', 'index', 'task', 'change'],
  ...['file', 'split', 'train', 'NA', 'n/a', 'nan', 'null', 'None', '', '-', '--', '.', '?', '…', ' ', '  x', 'x ', '\ta', 'a\t'],
  ...['=1+1', '+a', '-a', '@a', '=', "'", "''", "'a", "a'", "'a'", "'=a", "''=a", "'NA", "'NA'", 'a, b', 'a; b', 'a|b', 'a\tb', 'a"b'],
  ...['"', '""', '"a"', 'a\nb', 'a\r\nb', 'a\rb', '\n', '␊', '␛', '␛␊', "'␊", 'é', '😀', '日本', 'x'.repeat(60), 'x'.repeat(200)],
  ...[
    `${'x'.repeat(60)}1`,
    `${'x'.repeat(60)}2`,
    `${'é'.repeat(199)}x`,
    'sep=;',
    '<svg',
    '{',
    '[x]',
    '@relation',
    'import a',
    'from a import b',
  ],
  ...[
    'a#s=1.e30.0.HMug5A',
    '1:2',
    'http://a.b/#s=1',
    '\ufeffx',
    '\u00a0x',
    '\u2028',
    'true',
    'Infinity',
    '__proto__',
    'constructor',
    'column 1',
  ],
];

const name = fc
  .oneof(
    { weight: 4, arbitrary: fc.constantFrom(...oddNames) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
    { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...'\'"=+-@,;|\t\r\n #%19.xN A␊␛'), maxLength: 8 }) },
  )
  .map((text) => text.replaceAll('\0', ''));

const coordinate = fc.oneof(
  { weight: 3, arbitrary: fc.double({ min: -1e15, max: 1e15, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -0, 1, 5e-324, -1e-300, 1e9, 0.1 + 0.2, 1 / 3, 123456789.12345678, 1.234, 1234.567, 2020) },
  { weight: 1, arbitrary: fc.integer({ min: -3, max: 3 }) },
);

/** A scenario with any names: two to four classes, each of which has a point in the past. */
const scenarios = fc
  .record({
    columns: fc.tuple(name, name, name),
    classes: fc.uniqueArray(name, { minLength: 2, maxLength: 4, selector: (text) => text.normalize('NFC') }),
    rows: fc.array(fc.tuple(coordinate, coordinate, fc.nat()), { minLength: 4, maxLength: 30 }),
    added: fc.array(fc.tuple(coordinate, coordinate, fc.nat()), { maxLength: 4 }),
    altering: fc.boolean(),
    scale: fc.constantFrom(1, 1, 1, 1e-20, 1e-200),
  })
  .map(({ columns, classes, rows, added, altering, scale }): Scenario => {
    const row = ([x, y, label]: readonly [number, number, number]): number[] => [scale * x + 0, y + 0, label % classes.length];
    const points = rows.map(([x, y], i) => row([x, y, i]));
    const steps: Change[] = added.length === 0 ? [] : [{ kind: 'add', points: added.map(row) }];
    if (altering)
      steps.push(
        { kind: 'relabel', labels: [[1, 0]] },
        { kind: 'move', points: [[0, [7 * scale, 8.5]]] },
        { kind: 'remove', indices: [2] },
      );
    const likelihood = classes.length > 2 ? 'categorical' : 'bernoulli';
    return { ...linkDefaults, data: { points, columns, classes }, model: { family: 'glm', likelihood }, steps };
  });

/** Points with the names of their classes, as they stand after each change. */
const told = (points: readonly (readonly number[])[], changes: readonly Change[], classes: readonly string[]): unknown => {
  let rows = points.map((row) => [...row]);
  const states = [rows];
  for (const change of changes) {
    rows = applyChange(rows, change).rows;
    states.push(rows);
  }
  return states.map((state) => state.map((row) => [...row.slice(0, -1), classes[row.at(-1) ?? -1]]));
};

describe('what the page exports comes back', () => {
  test.each([
    ['data as CSV', dataCsv],
    ['data as JSON', dataJson],
  ])('%s: columns, classes, numbers and changes, as the first guess has them', (_, write) => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const { points = [], columns = [], classes = [] } = scenario.data;
        const table = tableOf(write(scenario));
        const read = interpret(table, guessChoice(table));
        const normal = (names: readonly string[]): string[] => names.map((text) => text.normalize('NFC'));
        expect(read.dropped).toEqual({ count: 0, first: [] });
        expect(read.columns).toEqual(uniqueNames(columns));
        expect([...read.classes].sort()).toEqual(normal(classes).sort());
        expect(
          told(
            read.tasks[0]?.points ?? [],
            read.changes.map(({ change }) => change),
            read.classes,
          ),
        ).toEqual(told(points, scenario.steps, normal(classes)));
      }),
      { numRuns },
    );
  });

  test('classes of one name stay apart', () => {
    const rows = Array.from({ length: 8 }, (_, i) => [i + 0.5, 3 * i, i % 2]);
    const data = { points: rows, columns: ['a', 'a', 'a'], classes: ['same', 'same'] };
    const table = tableOf(dataCsv({ ...linkDefaults, data }));
    expect(interpret(table, guessChoice(table))).toMatchObject({
      columns: ['a', 'a (2)', 'a (3)'],
      classes: ['same', 'same (2)'],
      tasks: [{ points: rows }],
    });
  });

  test('figures as CSV: names, words and numbers', () => {
    const value = fc.oneof(
      coordinate.map((number) => number + 0),
      fc.constant(null),
    );
    const figures = fc.record({
      head: fc.tuple(name, name, name, name),
      rows: fc.array(fc.tuple(name, fc.constantFrom('k-prior', 'exact'), coordinate, value), { minLength: 5, maxLength: 12 }),
    });
    const unlined = (text: string): string => text.replaceAll(/[\r\n]/g, ' ');
    fc.assert(
      fc.property(figures, ({ head, rows }) => {
        const names = head.map((text, j) => unlined(text) || `name ${j}`);
        const cells = rows.map(([first, ...rest]) => [unlined(first), ...rest]);
        const table = tableOf(toCsv([names, ...cells]));
        expect([...table.names].sort()).toEqual(uniqueNames(names).sort());
        expect(
          table.rows.map(({ cells: [first, word, ...numbers] }) => [
            unguarded(String(first)),
            word,
            ...numbers.map((cell) => (cell === '' ? null : Number(cell))),
          ]),
        ).toEqual(
          cells.map(([first, word, ...numbers]) => [
            first,
            word,
            ...numbers.map((number) => (number === null ? null : Number(number) + 0)),
          ]),
        );
      }),
      { numRuns },
    );
  });

  test('a scenario as JSON and as a link', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const valid = parseScenario(scenario);
        const read = content(`${JSON.stringify(valid, null, 2)}\n`);
        expect(read.kind === 'scenario' && parseScenario(read.value)).toEqual(valid);
        const link = encodeLink(valid);
        if (link === null) throw new Error('no link');
        const opened = content(`https://example.org/${link}`);
        expect(opened.kind === 'link' && decodeLink(opened.hash)).toEqual({ outcome: 'ok', scenario: quantise(valid), notes: [] });
      }),
      { numRuns },
    );
  });
});
