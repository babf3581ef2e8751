import { readFileSync } from 'node:fs';
import { gzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { DataError } from '../dataError.ts';
import { guessChoice } from './choice.ts';
import { readBytes, readText } from './content.ts';
import { type Interpretation, interpret } from './interpret.ts';
import type { Table } from './table.ts';

const tableIn = (content: ReturnType<typeof readText>): Table => {
  if (content.kind !== 'table') throw new Error('not a table');
  return content.table;
};
const guessed = (table: Table): Interpretation => interpret(table, guessChoice(table));
const read = (text: string): Interpretation => guessed(tableIn(readText(text)));
const fixture = (name: string) => readBytes(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));

const points = [
  [1.5, 2, 0],
  [-0.25, 4, 1],
];

describe('files as other programs write them', () => {
  test.each([
    ['arff.arff', ['x', 'y', 'class'], ['a', 'b'], 20, [0.234, 0.526, 0]],
    ['jsonl.jsonl', ['x', 'y', 'label'], ['0', '1'], 20, [-0.719, 0.427, 0]],
    ['pandas-to_json-columns.json', ['x', 'y', 'label'], ['0', '1'], 3, [1, 4, 0]],
    ['npz-class-names.npz', ['X 1', 'X 2', 'y'], ['setosa', 'virginica'], 40, [0.6257302210933933, 0.3678951367086981, 1]],
    ['npz-string-labels.npz', ['X 1', 'X 2', 'y'], ['a', 'b'], 40, [0.6257302210933933, 0.3678951367086981, 0]],
  ])('%s', (name, columns, classes, kept, first) => {
    const table = guessed(tableIn(fixture(name)));
    expect(table).toMatchObject({ columns, classes, kept, dropped: { count: 0 } });
    expect(table.tasks[0]?.points[0]).toEqual(first);
  });

  test('a scenario with a byte order mark', () => {
    expect(fixture('scenario-with-bom.json')).toMatchObject({ kind: 'scenario', value: { version: 1 } });
  });

  test('a sheet of Excel in UTF-16', () => {
    expect(tableIn(fixture('excel-utf16le-tab.txt'))).toMatchObject({ names: ['Höhe', 'Breite', 'Art'], notes: [] });
  });
});

describe('ARFF', () => {
  const head = '% made by Weka\n\n@RELATION two\n@attribute x NUMERIC\n@attribute \'the y\' real\n@attribute class {a,"b c"}\n@DATA\n';
  test.each([
    ['commas', "1.5,2,a\n% no row\n-0.25, 4 ,'b c'\n"],
    ['blanks', '1.5 2 a\r\n-0.25\t4 "b c"'],
    ['rows that name what is not usual', "{0 1.5, 1 2}\n{0 -0.25,1 4,2 'b c'}"],
    ['weights behind the rows', "1.5,2,a,{0.5}\n-0.25,4,'b c', {2}"],
    ['what is missing', "1.5,2,a\n?,1,a\n-0.25,4,'b c'"],
  ])('%s', (_, rows) => {
    expect(read(head + rows)).toMatchObject({ tasks: [{ points }], columns: ['x', 'the y', 'class'], classes: ['a', 'b c'] });
  });

  test('a row of another length is named', () => {
    expect(read(`${head}1,2,a\n1,2\n1,2,a,4\n1,2,'b c'`).dropped).toEqual({
      count: 2,
      first: [
        { line: 9, reason: 'it has 2 values, and there are 3 attributes' },
        { line: 10, reason: 'it has 4 values, and there are 3 attributes' },
      ],
    });
  });

  test.each([
    ['@relation a\n@attribute x numeric\n@data\n1', 'The ARFF file has one attribute; three are needed: two numbers and a label.'],
    [head, 'The ARFF file has attributes but no rows.'],
    ['@relation a\n@attribute x\n', 'Line 2 is no attribute that can be read: “@attribute x”.'],
  ])('%j is refused', (text, message) => {
    expect(() => readText(text)).toThrow(new DataError(message));
  });
});

describe('LIBSVM', () => {
  test.each([
    ['labels and features that are not 0', '0 1:1.5 2:2\n1 1:-0.25 2:4\n'],
    ['comments and queries', '# made by hand\n0 qid:1 1:1.5 2:2 # first\n\n1 qid:2 1:-.25 2:4e0'],
  ])('%s', (_, text) => {
    expect(read(text)).toMatchObject({ tasks: [{ points }], columns: ['feature 1', 'feature 2', 'label'], classes: ['0', '1'] });
  });

  test('features that are not named are 0; numbers may begin at 0', () => {
    const { names, rows } = tableIn(readText('+1 0:1 3:2\n-1\n-1 1:5'));
    expect(names).toEqual(['feature 0', 'feature 1', 'feature 2', 'feature 3', 'label']);
    expect(rows.map(({ cells }) => cells)).toEqual([
      [1, 0, 0, 2, '+1'],
      [0, 0, 0, 0, '-1'],
      [0, 5, 0, 0, '-1'],
    ]);
  });

  test('lines that cannot be read and features beyond the first thousand are named', () => {
    const lines = [...Array.from({ length: 30 }, (_, i) => `${i % 2} 1:${i} 5000:1`), 'oops', '1 2:x'];
    const table = tableIn(readText(lines.join('\n')));
    expect(table.notes).toEqual(['Only the first 1,000 of its 5,000 features are looked at.']);
    expect(guessed(table).dropped).toMatchObject({
      count: 2,
      first: [{ line: 31, reason: 'it is no label with numbered features: “oops”' }, { line: 32 }],
    });
  });

  test('one feature is refused', () => {
    expect(() => readText('1 1:2\n0 1:3')).toThrow(new DataError('The LIBSVM file has one feature; two are needed beside the label.'));
  });
});

test('a label that is nothing but apostrophes is read at once', () => {
  const label = "'".repeat(100_000);
  expect(read(`x,y,label\n1.5,2,${label}\n-0.25,4,b\n`)).toMatchObject({ kept: 2, classes: [label.slice(0, 200), 'b'] });
});

describe('a link', () => {
  test.each([
    'https://example.org/page/#s=1.e30.0.HMug5A\n',
    '#s=1.e30.0.HMug5A',
    '[InternetShortcut]\r\nURL=https://example.org/#s=1.e30.0.HMug5A\r\n',
    '<?xml version="1.0"?>\n<plist><dict><key>URL</key><string>https://example.org/#s=1.e30.0.HMug5A</string></dict></plist>',
  ])('%j', (text) => {
    expect(readText(text)).toEqual({ kind: 'link', hash: '#s=1.e30.0.HMug5A' });
  });

  test('a table in which links stand is a table', () => {
    expect(readText('x,y,label,link\n1,2,a,https://example.org/#s=1.e30.0.HMug5A')).toMatchObject({ kind: 'table' });
  });
});

describe('archives', () => {
  const changed = (bytes: Uint8Array, at: number, byte: number): Uint8Array => bytes.map((own, i) => (i === at ? byte : own));
  const csv = new TextEncoder().encode('x,y,label\n1.5,2,a\n-0.25,4,b\n');
  test('the only file in one is read as if it were there alone', () => {
    expect(guessed(tableIn(readBytes(gzipSync(csv))))).toMatchObject({ tasks: [{ points }] });
    const zipped = tableIn(readBytes(zipSync({ 'data/': new Uint8Array(), 'data/points.csv': csv, '__MACOSX/data/._points.csv': csv })));
    expect(guessed(zipped)).toMatchObject({ tasks: [{ points }] });
    expect(zipped.notes).toEqual(['It is data/points.csv of the archive.']);
  });

  test.each([
    ['several files', zipSync({ 'a.csv': csv, 'b.csv': csv }), 'It is a ZIP archive of 2 files (a.csv, b.csv); unpack it first.'],
    ['an archive in an archive', zipSync({ 'a.zip': zipSync({ 'a.csv': csv }) }), 'It is an archive in an archive; unpack it first.'],
    ['a gzip in a gzip', gzipSync(gzipSync(csv)), 'It is an archive in an archive; unpack it first.'],
    ['a folder', zipSync({ 'a/': new Uint8Array() }), 'It is an empty ZIP archive.'],
    ['a gzip with a wrong byte', changed(gzipSync(csv), 20, 7), 'The archive is damaged: it cannot be unpacked.'],
    [
      'a gzip that says it is huge',
      changed(gzipSync(csv), gzipSync(csv).length - 1, 200),
      'The archive is damaged, or larger than 200 MB when unpacked.',
    ],
  ])('%s is refused', (_, bytes, message) => {
    expect(() => readBytes(bytes)).toThrow(new DataError(message));
  });
});

describe('what is known to be no table is named', () => {
  test.each([
    ['<svg xmlns="http://www.w3.org/2000/svg"></svg>', 'It is an SVG picture, which carries no scenario; a PNG of this page does.'],
    ['<?xml version="1.0"?>\n<svg></svg>', 'It is an SVG picture, which carries no scenario; a PNG of this page does.'],
    ['<?xml version="1.0"?>\n<rows></rows>', 'It is an XML file; save the table as CSV.'],
    ['<!DOCTYPE html>\n<html></html>', 'It is an HTML page; copy the cells of its table and paste them here.'],
    [
      '#!/usr/bin/env python3\n"""What it does,\nin words"""\n\nimport json\nimport sys\n',
      'It is a Python script; open the data that it reads.',
    ],
    ['import numpy as np\n', 'It is a Python script; open the data that it reads.'],
  ])('%j', (text, message) => {
    expect(() => readText(text)).toThrow(new DataError(message));
  });

  test.each(['import duty,from,label\n1,2,a\n3,4,b', '<TICKER>,<OPEN>,<CLOSE>\na,1,2\nb,3,4'])('%j is a table', (text) => {
    expect(readText(text)).toMatchObject({ kind: 'table' });
  });
});
