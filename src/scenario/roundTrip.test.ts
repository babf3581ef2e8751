import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guessChoice } from '../data/files/choice.ts';
import { readBytes } from '../data/files/content.ts';
import { unguarded } from '../data/files/guard.ts';
import { interpret } from '../data/files/interpret.ts';
import { ownLimits, tableLimits } from '../data/files/limits.ts';
import { type Table, uniqueNames } from '../data/files/table.ts';
import { limits } from './limits.ts';
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

const classNames = fc.oneof(
  { weight: 4, arbitrary: fc.uniqueArray(name, { minLength: 2, maxLength: 4, selector: (text) => text.normalize('NFC') }) },
  { weight: 1, arbitrary: fc.uniqueArray(name, { minLength: 11, maxLength: 60, selector: (text) => text.normalize('NFC') }) },
);

/** A scenario with any names, of any number of inputs: numbers as labels, or classes of which some may have no point. */
const scenarios = fc
  .record({
    inputs: fc.oneof({ weight: 2, arbitrary: fc.constant(2) }, { weight: 2, arbitrary: fc.integer({ min: 1, max: 6 }) }),
    names: fc.array(name, { minLength: 7, maxLength: 7 }),
    classes: classNames,
    regression: fc.constantFrom(false, false, true),
    /** Each class in turn, or the first few. */
    used: fc.constantFrom(100, 100, 1, 2),
    rows: fc.array(fc.tuple(coordinate, coordinate, coordinate, fc.nat()), { minLength: 4, maxLength: 30 }),
    added: fc.array(fc.tuple(coordinate, coordinate, coordinate, fc.nat()), { maxLength: 4 }),
    altering: fc.boolean(),
    unsaid: fc.boolean(),
    scale: fc.constantFrom(1, 1, 1, 1e-20, 1e-200),
  })
  .map(({ inputs, names, classes, regression, used, rows, added, altering, unsaid, scale }): Scenario => {
    const most = Math.min(used, classes.length);
    const x = ([first, second, third]: readonly [number, number, number, number], i: number): number[] =>
      [scale * first, second, third, i, i * i, second / 3].slice(0, inputs).map((value) => value + 0);
    const row = (entries: readonly [number, number, number, number], i: number): number[] => [
      ...x(entries, i),
      regression ? entries[2] + 0 : entries[3] % most,
    ];
    const points = rows.map(([a, b, c], i) => row([a, b, c, i], i));
    const steps: Change[] = added.length === 0 ? [] : [{ kind: 'add', points: added.map(row) }];
    if (unsaid) steps.push({ kind: 'prior', precision: 2 });
    if (altering)
      steps.push(
        { kind: 'relabel', labels: [[1, regression ? 0.25 : (classes.length - 1) % most]] },
        { kind: 'move', points: [[0, x([7 * scale, 8.5, 1, 0], 3)]] },
        { kind: 'remove', indices: [2] },
      );
    const columns = names.slice(6 - inputs);
    const likelihood = regression ? 'gaussian' : classes.length > 2 ? 'categorical' : 'bernoulli';
    const data = { points, columns, ...(regression ? {} : { classes }) };
    return { ...linkDefaults, data, model: { family: 'glm', likelihood }, steps };
  });

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
        expect(read.dropped).toEqual({ count: 0, first: [] });
        expect(read.columns).toEqual(uniqueNames(columns));
        expect(read.regression).toBe(scenario.model.likelihood === 'gaussian');
        expect(read.classes).toEqual(classes.map((text) => text.normalize('NFC')));
        expect(read.tasks[0]?.points).toEqual(points);
        expect(read.changes.map(({ change }) => change)).toEqual(scenario.steps.filter(({ kind }) => kind !== 'prior'));
        expect(table.notes.some((note) => note.includes('of δ or of the model'))).toBe(scenario.steps.some(({ kind }) => kind === 'prior'));
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

  test('as many points, inputs, classes and changes as other tables may not have', () => {
    const whole = (scenario: Scenario): void => {
      for (const text of [dataCsv(scenario), dataJson(scenario)]) {
        const table = tableOf(text);
        const { tasks, changes, classes, sampledFrom } = interpret(table, guessChoice(table));
        expect([tasks[0]?.points, sampledFrom]).toEqual([scenario.data.points, null]);
        expect(changes.map(({ change }) => change)).toEqual(scenario.steps);
        expect(classes).toEqual(scenario.data.classes);
      }
    };
    const model = { family: 'glm', likelihood: 'categorical' } as const;
    const classes = Array.from({ length: limits.classes }, (_, c) => `class ${(7 * c) % limits.classes}`);
    const points = Array.from({ length: tableLimits.points + 1 }, (_, i) => [i / 8, (i * i) % 97, i % limits.classes]);
    const steps = Array.from({ length: limits.steps }, (_, k): Change => ({ kind: 'add', points: [[k, -k / 2 + 0, k % 3]] }));
    whole({ ...linkDefaults, data: { points, classes }, model, steps });
    const wide = Array.from({ length: 4 }, (_, i) => [...Array.from({ length: 1_200 }, (__, j) => (i + 1) / (j + 1)), i % 2]);
    whole({ ...linkDefaults, data: { points: wide, classes: ['yes', 'no'] }, steps: [] });
    expect(ownLimits).toMatchObject({ points: limits.points, classes: limits.classes, changes: limits.steps, tasks: limits.steps + 1 });
  });

  test('a table of this page that a person has worked on: rows sorted, cells of another kind, a new class', () => {
    const points = [
      [1, 0, 0],
      [2, 0.5, 1],
      [3, 4, 0],
    ];
    const scenario: Scenario = { ...linkDefaults, data: { points, columns: ['a', 'b', 'c'], classes: ['1', '0', '7'] }, steps: [] };
    const [head = '', ...lines] = dataCsv(scenario).trimEnd().split('\r\n');
    const table = tableOf([head, ...lines.reverse().map((line) => line.replace(/^2,0.5,0/, '2,0.5,0.0')), '5,6,9,'].join('\r\n'));
    expect(table.notes).toEqual([]);
    expect(interpret(table, guessChoice(table))).toMatchObject({
      classes: ['1', '0', '7', '9'],
      tasks: [{ points: [...[...points].reverse(), [5, 6, 3]] }],
      columns: ['a', 'b', 'c'],
    });
  });

  test('a column of that name in another table is a column', () => {
    const table = tableOf('x,y,kind,replayground\n1,2,a,{}\n3,4,b,\n5,1,a,\n');
    expect(table.names).toEqual(['x', 'y', 'kind', 'replayground']);
    expect(table.own).toBeUndefined();
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
