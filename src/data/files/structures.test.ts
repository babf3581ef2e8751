import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DataError } from '../dataError.ts';
import { guessChoice } from './choice.ts';
import { readText } from './content.ts';
import { interpret } from './interpret.ts';
import type { Table } from './table.ts';

const tableOf = (text: string): Table => {
  const content = readText(text);
  if (content.kind !== 'table') throw new Error('not a table');
  return content.table;
};

/** The first guess of a text: names, points, classes, format and notes, and each row that is not used. */
const read = (text: string) => {
  const table = tableOf(text);
  const { columns, classes, tasks, dropped } = interpret(table, guessChoice(table));
  return {
    columns,
    classes,
    points: tasks.flatMap(({ points }) => points),
    format: table.format,
    notes: table.notes,
    told: dropped.first.map(({ line, reason }) => `${line}: ${reason}`),
  };
};

const lines = ['0.5,1.5,a', '-0.25,2.5,b', '1.25,3.5,a', '2.5,0.75,b'];
const points = [
  [0.5, 1.5, 0],
  [-0.25, 2.5, 1],
  [1.25, 3.5, 0],
  [2.5, 0.75, 1],
];
const by = (separator: string): string[] => lines.map((line) => line.replaceAll(',', separator));
const numbered = (rows: readonly string[], separator: string): string[] => rows.map((row, i) => `"${i + 1}"${separator}${row}`);

describe('a header', () => {
  test.each<[what: string, text: string[], columns: string[], format: string]>([
    [
      'one shorter than its rows, as R writes it',
      ['x y kind', ...numbered(by(' '), ' ')],
      ['x', 'y', 'kind'],
      'row names in the first column',
    ],
    ['of R between commas', ['"x","y","kind"', ...numbered(lines, ',')], ['x', 'y', 'kind'], 'row names in the first column'],
    ['of R with words for rows', ['x\ty\tkind', ...by('\t').map((row, i) => `Mazda RX${i}\t${row}`)], ['x', 'y', 'kind'], 'row names'],
    ['of years', ['2019;2020;kind', ...by(';')], ['2019', '2020', 'kind'], 'header in line 1'],
    ['of pandas without names', ['0,1,2', ...lines], ['0', '1', '2'], 'header in line 1'],
    ['of channels from 1', ['1;2;kind', ...by(';')], ['1', '2', 'kind'], 'header in line 1'],
    ['of pandas with its index', [',x,y,kind', ...lines.map((row, i) => `${i},${row}`)], ['x', 'y', 'kind'], 'header in line 1'],
    ['of two levels', [',p,p,kind', ',x,y,', ...lines.map((row, i) => `${i},${row}`)], ['p x', 'p y', 'kind'], 'header in lines 1 to 2'],
    [
      'of two levels and the name of the index',
      [',p,p,kind', ',x,y,', 'id,,,', ...lines.map((row, i) => `${i},${row}`)],
      ['p x', 'p y', 'kind'],
      'header in lines 1 to 3',
    ],
    ['with units below', ['x,y,kind', 'cm,kg,', ...lines], ['x cm', 'y kg', 'kind'], 'header in lines 1 to 2'],
    ['in a comment', ['# made by hand', '# x,y,kind', ...lines], ['x', 'y', 'kind'], 'header in the comment of line 2, 2 comments'],
    ['in a comment of other signs', ['%x y kind', ...lines], ['x', 'y', 'kind'], 'header in the comment of line 1, one comment'],
    ['below a title', ['Export of 3 May', '', 'x,y,kind', ...lines], ['x', 'y', 'kind'], 'header in line 3'],
    ['with a number for a name', ['x,5,kind', ...lines], ['x', '5', 'kind'], 'header in line 1'],
    ['that ends with a separator, as its rows do', ['x,y,kind,', ...lines.map((row) => `${row},`)], ['x', 'y', 'kind'], 'header in line 1'],
    ['whose rows end with a separator', ['x,y,kind', ...lines.map((row) => `${row},`)], ['x', 'y', 'kind'], 'header in line 1'],
    ['whose quote stays open', ['x,y,"kind', ...lines], ['x', 'y', 'kind'], 'header in line 1'],
    ['in quotes once more, as its rows are', ['x,y,kind', ...lines].map((line) => `"${line}"`), ['x', 'y', 'kind'], 'header in line 1'],
    ['above an empty comment', ['# x y kind', '#', ...by(' ')], ['x', 'y', 'kind'], 'header in the comment of line 1, 2 comments'],
    ['of three names, none', lines, ['column 1', 'column 2', 'column 3'], 'no header'],
  ])('%s', (_, text, columns, format) => {
    const result = read(text.join('\n'));
    expect(result).toMatchObject({ columns, points, classes: ['a', 'b'], told: [] });
    expect(result.format).toContain(format);
  });

  test.each([
    ['a single number', ['?,1.5,a', ...lines], ['1: column 1 is missing']],
    ['a single number beside a word', ['none of it,1.5,a', ...lines], ['1: column 1 is not a number: “none of it”']],
    ['no number at all', ['?,NA,a', ...lines], ['1: column 1 is missing']],
  ])('is no first row with %s', (_, text, told) => {
    expect(read(text.join('\n'))).toMatchObject({ columns: ['column 1', 'column 2', 'column 3'], points, told });
  });

  test('is not a row of data that is broken', () => {
    expect(read(['x,y,kind', 'oops,oh,a', ...lines].join('\n'))).toMatchObject({
      columns: ['x', 'y', 'kind'],
      points,
      told: [expect.stringMatching(/^2: /)],
    });
  });

  test('is not a row of data that misses all but its name', () => {
    const text = ['name,x,y,kind', 'Ann,,,', ...lines.map((row, i) => `B${i},${row}`)];
    expect(read(text.join('\n'))).toMatchObject({ columns: ['x', 'y', 'kind'], points, told: ['2: x is missing'] });
  });

  test('shorter than its rows by what commas split says so', () => {
    const text = ['x,y,kind', '1,5,2,5,a', '2,5,1,5,b', '2,5,3,5,a'].join('\n');
    expect(() => read(text)).toThrow(
      new DataError(
        'The header has 3 names and the rows have 5 cells: commas seem to be decimal signs too. Save it with semicolons between the columns.',
      ),
    );
  });
});

describe('rows', () => {
  const many = Array.from({ length: 5 }, () => lines).flat();
  const with_ = (at: number, row: string): string => ['x,y,kind', ...many.slice(0, at), row, ...many.slice(at)].join('\n');

  test.each([
    ['too long', '1,2.5,3.5,a', 'it has 4 cells, and there are 3 columns'],
    ['too short', '2.5,a', 'it has 2 cells, and there are 3 columns'],
    ['with a quote that stays open', '1.5,2.5,"a', 'a quote is opened and not closed'],
    ['with a quote that closes too early', '1.5,2.5,"a"b', 'a quote is closed before its cell ends'],
    ['with a quote that stays open in front', '"1.5,2.5,a', 'a quote is opened and not closed'],
  ])('%s are told, and no other row suffers', (_, row, reason) => {
    for (const at of [1, 7, 20])
      expect(read(with_(at, row))).toMatchObject({
        points: Array.from({ length: 5 }, () => points).flat(),
        told: [`${at + 2}: ${reason}`],
      });
  });

  test('between two loose quotes are rows', () => {
    const text = ['x,y,kind', ...many.slice(0, 4), '1.5,2.5,"a', ...many.slice(4, 8), '1.5,2.5,b"', ...many.slice(8)].join('\n');
    expect(read(text)).toMatchObject({
      points: Array.from({ length: 5 }, () => points).flat(),
      told: ['6: a quote is opened and not closed', '11: a quote is closed that was not opened'],
    });
  });

  test('may hold line breaks, separators and quotes inside quotes, and quotes inside words', () => {
    const text = ['x,y,kind,note', '0.5,1.5,a,"one, ""two""\nthree"', '-0.25,2.5,b,5" pipe', '1.25,3.5,a,', '2.5,0.75,b,"" '].join('\r\n');
    expect(read(text)).toMatchObject({ points, told: [] });
    expect(tableOf(text).rows.map(({ line, cells }) => [line, cells[3]])).toEqual([
      [2, 'one, "two"\nthree'],
      [4, '5" pipe'],
      [5, ''],
      [6, ''],
    ]);
  });

  test('that often end early lack their last cells, and that is said', () => {
    const text = ['x,y,kind,note', ...lines, '1.25,3.5,a,hello', '2.5,0.75,b,hello', ...lines].join('\n');
    expect(read(text)).toMatchObject({
      points: [...points, ...points.slice(2), ...points],
      notes: ['8 rows end early; what they lack counts as missing.'],
    });
  });

  test('that begin like a comment and are as wide as others are rows', () => {
    expect(read(['n,x,y,kind', ...lines.map((row, i) => `#${i},${row}`)].join('\n'))).toMatchObject({
      columns: ['x', 'y', 'kind'],
      points,
    });
  });
});

describe('labels', () => {
  const of = (...labels: string[]) => read(['x,y,kind', ...labels.map((label, i) => `${i}.5,${i % 3},${label}`)].join('\n'));

  test('are one in every normal form', () => {
    expect(of('café', 'cafe\u0301', 'tea').classes).toEqual(['café', 'tea']);
  });

  test.each([60, 199, 300])('are compared whole: equal in their first %i characters', (length) => {
    const start = `${'k'.repeat(length - 1)}😀`;
    const { classes } = of(`${start}a`, `${start}b`, `${start}a`);
    expect(new Set(classes).size).toBe(2);
    for (const name of classes) {
      expect(name.length).toBeLessThanOrEqual(200);
      expect(name.isWellFormed()).toBe(true);
    }
  });

  test('of many digits are compared whole', () => {
    expect(of('12345678901234567890', '12345678901234567891', '12345678901234567890').classes).toHaveLength(2);
  });

  test('with decimal commas are numbers, with a currency words', () => {
    expect(read('x;y;t\n1,5;2;0,0\n2,5;1;0\n3,5;1;1,0\n4,5;2;1').classes).toEqual(['0', '1']);
    expect(of('5 €', '5.0 €', '5 €').classes).toHaveLength(2);
  });

  test('+ and − are classes; a dash beside two others is a gap', () => {
    expect(of('+', '-', '+').classes).toEqual(['+', '-']);
    expect(of('a', 'b', '-')).toMatchObject({ classes: ['a', 'b'], told: ['4: kind is missing'] });
    expect(of('none', 'some', 'none').classes).toEqual(['none', 'some']);
  });
});

/** `isWellFormed` came to the types with ES2024. */
declare global {
  interface String {
    isWellFormed(): boolean;
  }
}

test('any rows, whole or broken, between any separators and line ends: each is read or told with its line', () => {
  const whole = fc.tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: -9999, max: 9999 }), fc.constantFrom('a', 'b b', 'ç'));
  const slip = fc.oneof(
    { weight: 30, arbitrary: fc.constant('none') },
    fc.constantFrom('long', 'short', 'open', 'lone', 'quoted', 'blank', 'comment'),
  );
  const layout = fc.record({
    separator: fc.constantFrom(',', ';', '\t', '|'),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    header: fc.boolean(),
    final: fc.boolean(),
  });
  const rows = fc.array(fc.tuple(whole, slip), { minLength: 30, maxLength: 60 });
  fc.assert(
    fc.property(layout, rows, ({ separator, end, header, final }, made) => {
      const written = header ? [['x', 'y', 'kind'].join(separator)] : [];
      const good: [x: number, y: number, label: string][] = [];
      const bad: number[] = [];
      for (const [[a, b, label], kind] of made) {
        // Two decimals show which sign is the decimal one.
        const cells = [(a / 100).toFixed(2), (b / 100).toFixed(2), label];
        const line = (own: string[]): string => own.join(separator);
        if (kind === 'blank') written.push('');
        if (kind === 'comment') written.push('# a remark');
        if (kind === 'long') written.push(line([...cells, '7']));
        else if (kind === 'short') written.push(line(cells.slice(1)));
        else if (kind === 'open') written.push(line([cells[0] ?? '', cells[1] ?? '', `"${label}`]));
        else if (kind === 'lone') written.push(line([cells[0] ?? '', '"', label]));
        else if (kind === 'quoted') written.push(line(cells.map((cell) => `"${cell}"`)));
        else written.push(line(cells));
        if (['long', 'short', 'open', 'lone'].includes(kind)) bad.push(written.length);
        else good.push([a / 100 + 0, b / 100 + 0, label]);
      }
      fc.pre(bad.length <= 0.2 * made.length && new Set(good.map(([, , label]) => label)).size > 1);
      const table = tableOf(written.join(end) + (final ? end : ''));
      const { tasks, classes, dropped } = interpret(table, guessChoice(table));
      expect(table.rows.flatMap(({ line, problem }) => (problem === undefined ? [] : [line]))).toEqual(bad);
      expect(dropped.count).toBe(bad.length);
      expect(tasks.flatMap(({ points: own }) => own).map(([x, y, label]) => [x, y, classes[label ?? 0]])).toEqual(good);
    }),
    { numRuns: process.env.FULL ? 3000 : 100 },
  );
});
