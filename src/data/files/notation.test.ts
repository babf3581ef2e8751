import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DataError } from '../dataError.ts';
import { columnInfos, guessChoice } from './choice.ts';
import { readText } from './content.ts';
import { interpret } from './interpret.ts';
import { judge, numeralsOf } from './notation.ts';
import { type Decimal, numberOf } from './numbers.ts';
import { questionIn } from './question.ts';
import type { Table } from './table.ts';

const tableOf = (text: string): Table => {
  const content = readText(text);
  if (content.kind !== 'table') throw new Error('not a table');
  return content.table;
};
const read = (text: string, decimal?: Decimal) => {
  const table = tableOf(text);
  return interpret(table, { ...guessChoice(table), ...(decimal ? { decimal } : {}) });
};
const pointsOf = (text: string, decimal?: Decimal) => read(text, decimal).tasks.flatMap(({ points }) => points);

describe('a number', () => {
  test.each<[cell: string, point: number | null, comma: number | null]>([
    ['1.5', 1.5, null],
    ['1,5', null, 1.5],
    ['1.234', 1.234, 1234],
    ['1,234', 1234, 1.234],
    ['-1.234.567,8', null, -1234567.8],
    ['1,234,567.8', 1234567.8, null],
    ['12,34,567.8', 1234567.8, null],
    ["1'234.5", 1234.5, null],
    ['1’234,5', null, 1234.5],
    ['1 234,5', null, 1234.5],
    ['1\u00a0234\u00a0567', 1234567, 1234567],
    ['1\u202f234,5', null, 1234.5],
    ['1\u2009234.5', 1234.5, null],
    ['12 34', null, null],
    ['0.123', 0.123, null],
    ['0,123', null, 0.123],
    ['1234.567', 1234.567, null],
    ['−1.5', -1.5, null],
    ['–1,5', null, -1.5],
    ['- 1.5', -1.5, null],
    ['1–2', null, null],
    ['12 %', 12, 12],
    ['12.5%', 12.5, null],
    ['€ 1.234,50', null, 1234.5],
    ['1.234,50 €', null, 1234.5],
    ['-$1,234.50', -1234.5, null],
    ['$-5', -5, -5],
    ['US$ 7', 7, 7],
    ['CHF 1’200.50', 1200.5, null],
    ['(1,234.50)', -1234.5, null],
    ['12 EUR', 12, 12],
    ['1.234,50-', null, -1234.5],
    ['2-', null, null],
    ['1e5', 1e5, 1e5],
    ['1,5E+3', null, 1500],
    ['1.5e−3', 0.0015, null],
    ['1.5D+03', 1500, null],
    ['1.2×10^5', 120000, null],
    ['1,2 · 10⁻⁵', null, 1.2e-5],
    ['1e-200', 1e-200, 1e-200],
    ['1e400', null, null],
    ['1700000000000', 1.7e12, 1.7e12],
    ['5 kg', null, null],
    ['12.05.2020', null, null],
    ['1.2.3', null, null],
    ['0x10', null, null],
    ['5²', null, null],
    ['Infinity', null, null],
    ['-0', 0, 0],
  ])('%s', (cell, point, comma) => {
    expect([numberOf(cell, '.'), numberOf(cell, ',')]).toEqual([point, comma]);
  });
});

describe('the decimal sign', () => {
  test('is judged by the column, then by the table', () => {
    expect(pointsOf('a;b;label\n1.234;0,5;u\n2.345;1,5;v')).toEqual([
      [1234, 0.5, 0],
      [2345, 1.5, 1],
    ]);
    expect(pointsOf('a;b;label\n1.234;0.5;u\n2.345;1.5;v')).toEqual([
      [1.234, 0.5, 0],
      [2.345, 1.5, 1],
    ]);
    expect(pointsOf('a,b,label\n"1,234",0.5,u\n"2,345",1.5,v')).toEqual([
      [1234, 0.5, 0],
      [2345, 1.5, 1],
    ]);
  });

  test('is found in a single row of many', () => {
    const rows = Array.from(
      { length: 25_000 },
      (_, i) => `${i === 20_001 ? '1.234' : i};${i === 20_003 ? '0,5' : i % 7};${i % 2 ? 'u' : 'v'}`,
    );
    expect(judge(tableOf(['a;b;label', ...rows].join('\n')))).toMatchObject({ table: ',', ambiguous: ['1.234', null, null] });
  });

  test('may differ by column: each is read as it shows itself', () => {
    expect(pointsOf('a;b;label\n0.5;0,5;u\n1.234;1,5;v')).toEqual([
      [0.5, 0.5, 0],
      [1.234, 1.5, 1],
    ]);
  });

  test.each([
    ['points under semicolons', 'a;b;label\n1.234;5;u\n2.345;6;v', 1234, 1.234],
    ['quoted commas', 'a,b,label\n"1,234",5,u\n"2,345",6,v', 1.234, 1234],
    ['commas between tabs', 'a\tb\tlabel\n1,234\t5\tu\n2,345\t6\tv', 1.234, 1234],
    ['points between tabs', 'a\tb\tlabel\n1.234\t5\tu\n2.345\t6\tv', 1234, 1.234],
    ['both in one column', 'a;b;label\n1,5;5;u\n1.5;5;u\n1.234;6;v', 1234, 1.234],
  ])('is asked where both are possible: %s', (_, text, comma, point) => {
    const table = tableOf(text);
    const infos = columnInfos(table);
    const choice = guessChoice(table, infos);
    expect(questionIn(choice, infos)).toMatchObject({ column: 'a', comma, point });
    expect(() => interpret(table, choice)).toThrow(DataError);
    for (const [decimal, value] of [
      [',', comma],
      ['.', point],
    ] as const) {
      expect(questionIn({ ...choice, decimal }, infos)).toBeNull();
      expect(pointsOf(text, decimal).map(([a]) => a)).toContain(value);
    }
  });

  test('is not asked for a column that is no input, nor where programs write points', () => {
    const table = tableOf('a,b,label,c\n0.5,5,u,1\n1.5,6,v,2');
    expect(questionIn(guessChoice(table), columnInfos(table))).toBeNull();
    expect(pointsOf('a,b,label\n1.234,5,u\n2.345,6,v')).toEqual([
      [1.234, 5, 0],
      [2.345, 6, 1],
    ]);
    expect(pointsOf('a b label\n1.234 5 u\n2.345 6 v')[0]).toEqual([1.234, 5, 0]);
    expect(pointsOf('a;b;label\n1,234;5;u\n2,345;6;v')[0]).toEqual([1.234, 5, 0]);
  });

  test('is said in words, and what the other one would make of a cell', () => {
    expect(numeralsOf(tableOf('a;b;label\n1.234;0,5;u\n2.345;1,5;v'))).toEqual({
      decimal: ',',
      words: {
        judged: ['decimal commas', 'points between thousands'],
        comma: ['decimal commas', 'points between thousands'],
        point: [],
      },
      example: { text: '1.234', comma: 1234, point: 1.234 },
    });
    expect(numeralsOf(tableOf('a,b,label\n1.5,5,u\n2.5,6,v')).example).toBeNull();
  });

  test('that a person says holds for the whole table, and what it makes no number of is told', () => {
    expect(read('a;b;label\n1.234;0,5;u\n2.345;1,5;v\n7;8;u\n8;9;v', '.')).toMatchObject({
      kept: 2,
      dropped: { count: 2, first: [{ line: 2, reason: 'b is not a number: “0,5”' }, { line: 3 }] },
    });
  });
});

test('any numbers in any notation, with any separator: the same numbers, or a question', () => {
  const groups: Record<Decimal, readonly string[]> = {
    '.': ['', ',', "'", '’', ' ', '\u00a0', '\u2009', '\u202f'],
    ',': ['', '.', "'", '’', ' ', '\u00a0', '\u2009', '\u202f'],
  };
  const notation = fc.constantFrom<Decimal>('.', ',').chain((decimal) =>
    fc.record({
      decimal: fc.constant(decimal),
      group: fc.constantFrom(...groups[decimal]),
      separator: fc.constantFrom(';', '\t', '|', ','),
      minus: fc.constantFrom('-', '−', '–'),
      around: fc.constantFrom<[string, string]>(['', ''], ['', ' %'], ['', ' €'], ['$', ''], ['CHF ', '']),
      digits: fc.integer({ min: 0, max: 4 }),
    }),
  );
  const values = fc.array(fc.tuple(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.integer({ min: -5000, max: 5000 })), {
    minLength: 2,
    maxLength: 12,
  });
  fc.assert(
    fc.property(notation, values, ({ decimal, group, separator, minus, around: [before, after], digits }, rows) => {
      const written = (whole: number): string => {
        const text = String(Math.abs(whole)).padStart(digits + 1, '0');
        const head = digits === 0 ? text : text.slice(0, -digits);
        const grouped = head.replace(/\B(?=(?:\d{3})+$)/g, group);
        const number = `${whole < 0 ? minus : ''}${before}${grouped}${digits === 0 ? '' : decimal + text.slice(-digits)}${after}`;
        return number.includes(separator) ? `"${number}"` : number;
      };
      const lines = rows.map(([a, b], i) => [written(a), written(b), i % 2 ? 'u' : 'v'].join(separator));
      const text = [['a', 'b', 'label'].join(separator), ...lines].join('\n');
      const expected = rows.map(([a, b]) => [a, b].map((whole) => Number(`${whole}e-${digits}`) + 0));
      const table = tableOf(text);
      const asked = questionIn(guessChoice(table), columnInfos(table));
      // Without a cell that shows the sign, three decimals and thousands look the same.
      const points = pointsOf(text, asked ? decimal : undefined).map((row) => row.slice(0, 2));
      const lone = digits === 3 && !asked;
      if (!lone || expected.flat().some((value) => Math.abs(value) < 1 || Math.abs(value) >= 1000)) expect(points).toEqual(expected);
    }),
    { numRuns: process.env.FULL ? 5000 : 200 },
  );
});

test('numbers as any country writes them, between any separators', () => {
  const locale = fc.constantFrom(
    ...[
      'en-US',
      'de-DE',
      'de-CH',
      'de-AT',
      'fr-FR',
      'fr-CH',
      'it-IT',
      'es-ES',
      'pt-BR',
      'pt-PT',
      'nl-NL',
      'sv-SE',
      'fi-FI',
      'pl-PL',
      'cs-CZ',
    ],
    ...[
      'hu-HU',
      'bg-BG',
      'el-GR',
      'ru-RU',
      'tr-TR',
      'he-IL',
      'ar-EG',
      'fa-IR',
      'hi-IN',
      'bn-BD',
      'ja-JP',
      'zh-CN',
      'et-EE',
      'lt-LT',
      'en-ZA',
    ],
  );
  const style = fc.constantFrom<Intl.NumberFormatOptions>(
    { minimumFractionDigits: 2 },
    { style: 'percent', minimumFractionDigits: 2 },
    { style: 'currency', currency: 'EUR' },
    { style: 'currency', currency: 'CHF', currencyDisplay: 'code' },
    { notation: 'scientific', minimumFractionDigits: 2, maximumFractionDigits: 9 },
  );
  const hundredths = fc.integer({ min: -(10 ** 8), max: 10 ** 8 }).map((value) => value / 100);
  const separator = fc.constantFrom(',', ';', '\t', '|');
  const values = fc.array(fc.tuple(hundredths, hundredths), { minLength: 3, maxLength: 8 });
  fc.assert(
    fc.property(locale, style, separator, values, (tag, options, between, rows) => {
      fc.pre(!(tag.startsWith('ar') && options.notation === 'scientific'));
      const { format } = new Intl.NumberFormat(tag, options);
      const written = (value: number): string => {
        const text = format(options.style === 'percent' ? value / 100 : value);
        return text.includes(between) ? `"${text}"` : text;
      };
      const lines = rows.map(([a, b], i) => [written(a), written(b), i % 2 ? 'u' : 'v'].join(between));
      const points = pointsOf(`${['a', 'b', 'label'].join(between)}\n${lines.join('\n')}`);
      expect(points.map((row) => row.slice(0, 2))).toEqual(rows.map((row) => row.map((value) => value + 0)));
    }),
    { numRuns: process.env.FULL ? 5000 : 150 },
  );
});
