import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLimits, DataError, readCsv } from './csv.ts';
import { naturally } from './labels.ts';

const rows = [
  [1.5, 2, 0],
  [-0.25, 4, 1],
];

describe('separators', () => {
  test.each([
    ['comma', 'x,y,label\n1.5,2,0\n-.25,4,1\n'],
    ['semicolon with decimal commas', 'x;y;label\n1,5;2;0\n-0,25;4;1\n'],
    ['semicolon with decimal points', 'x;y;label\n1.5;2;0\n-0.25;4;1\n'],
    ['tab', 'x\ty\tlabel\n1.5\t2\t0\n-0.25\t4\t1'],
    ['bar', 'x|y|label\n1.5|2|0\n-0.25|4|1'],
    ['a byte order mark and CRLF', '\ufeffx,y,label\r\n1.5,2,0\r\n-0.25,4,1\r\n'],
    ['blank lines and spaces', '\n\nx, y , label\n\n 1.5 ,2, 0\n   \n-25e-2,+4.,1\n,,\n'],
    ['quotes', '"x","y","label"\n"1.5","2","0"\n-0.25,4,"1"'],
    ['old line ends', 'x,y,label\r1.5,2,0\r-0.25,4,1'],
  ])('%s', (_, text) => {
    expect(readCsv(text)).toEqual({ points: rows, columns: ['x', 'y', 'label'], classes: ['0', '1'], kept: 2, dropped: [], notes: [] });
  });

  test('numbers with decimal commas and no header, which papaparse takes for commas', () => {
    expect(readCsv('1,5;2,0;0\n-0,25;4,0;1').points).toEqual(rows);
  });
});

describe('columns', () => {
  test.each([
    ['any case and order', 'LABEL,Y,X\n0,2,1.5\n1,4,-0.25', ['X', 'Y', 'LABEL']],
    ['x1, x2, y', 'x1,x2,y\n1.5,2,0\n-0.25,4,1', ['x1', 'x2', 'y']],
    ['x0, x1, target', 'id,x0,x1,target\n7,1.5,2,0\n8,-0.25,4,1', ['x0', 'x1', 'target']],
    ['x, y, class', 'x,class,y\n1.5,0,2\n-0.25,1,4', ['x', 'y', 'class']],
  ])('%s', (_, text, columns) => {
    expect(readCsv(text)).toMatchObject({ points: rows, columns, notes: [] });
  });

  test('unknown names: the first two columns of numbers, and the last as label, and it is said', () => {
    expect(readCsv('name,width,height,kind\nann,1.5,2,no\nbob,-0.25,4,yes')).toMatchObject({
      points: rows,
      columns: ['width', 'height', 'kind'],
      classes: ['no', 'yes'],
      notes: ['No columns are named x, y and label: width and height are taken as features, kind as label.'],
    });
  });

  test('no header', () => {
    expect(readCsv('1.5,2,a\n-0.25,4,b')).toMatchObject({
      points: rows,
      columns: ['column 1', 'column 2', 'column 3'],
      notes: ['The file has no header: column 1 and column 2 are taken as features, column 3 as label.'],
    });
  });

  test('two columns that could be the label', () => {
    expect(readCsv('x,y,class,label\n1.5,2,9,0\n-0.25,4,9,1')).toMatchObject({
      points: rows,
      notes: ['Column label is taken as label; class could be one too.'],
    });
  });

  test('names that touch prototypes are names like others', () => {
    expect(readCsv('x,y,label,__proto__\n1.5,2,0,a\n-0.25,4,constructor,b')).toMatchObject({ points: rows, classes: ['0', 'constructor'] });
  });
});

describe('classes', () => {
  const classesOf = (...labels: string[]): { classes: string[]; labels: (number | undefined)[] } => {
    const { classes, points } = readCsv(`x,y,label\n${labels.map((label, i) => `${i},0,${label}`).join('\n')}`);
    return { classes, labels: points.map((row) => row[2]) };
  };

  test('−1 and +1 become 0 and 1', () => {
    expect(classesOf('+1', '-1', '1.0', '-1')).toEqual({ classes: ['-1', '1'], labels: [1, 0, 1, 0] });
  });

  test('texts in natural order', () => {
    expect(classesOf('class 10', 'class 2', 'class 1')).toEqual({ classes: ['class 1', 'class 2', 'class 10'], labels: [2, 1, 0] });
    expect(['b2', 'a', 'b10', 'b', ''].sort(naturally)).toEqual(['', 'a', 'b', 'b2', 'b10']);
  });

  test('a mixture is text', () => {
    expect(classesOf('1', 'one', '1.0').classes).toEqual(['1', '1.0', 'one']);
  });

  test('numbers from 1, and more than two', () => {
    expect(classesOf('3', '1', '2')).toEqual({ classes: ['1', '2', '3'], labels: [2, 0, 1] });
  });
});

describe('what is left out is named', () => {
  test('rows that cannot be read, with their line', () => {
    const text = 'x,y,label\n1.5,2,0\n\n1,,0\nabc,2,0\n"1\n2",3,1\n1,2,\n-0.25,4,1\n1\n0x10,1,0\nInfinity,1,0\n1e10,1,1\n';
    expect(readCsv(text)).toMatchObject({
      points: rows,
      kept: 2,
      dropped: [
        { line: 4, reason: 'y is missing' },
        { line: 5, reason: 'x is not a number: “abc”' },
        { line: 6, reason: 'x is not a number: “1\n2”' },
        { line: 8, reason: 'label is missing' },
        { line: 10, reason: 'y is missing' },
        { line: 11, reason: 'x is not a number: “0x10”' },
        { line: 12, reason: 'x is not a number: “Infinity”' },
        { line: 13, reason: 'x is not a number: “1e10”' },
      ],
    });
  });

  test('of many rows a sample is used, the same each time, in order', () => {
    const text = `x,y,label\n${Array.from({ length: 7000 }, (_, i) => `${i},0,${i % 2}`).join('\n')}`;
    const { points, kept, notes } = readCsv(text);
    expect(kept).toBe(csvLimits.rows);
    expect(notes).toEqual(['The file has 7000 points; a random sample of 5000 is used.']);
    expect(readCsv(text).points).toEqual(points);
    expect(points.every(([x = 0], i) => i === 0 || x > (points[i - 1]?.[0] ?? 0))).toBe(true);
  });
});

describe('what is no data is refused with one sentence', () => {
  test.each([
    ['', 'The file is empty.'],
    ['\n \n', 'The file is empty.'],
    ['x,y,label', 'The file has a header but no rows.'],
    ['hello', 'The first line has one column (“hello”); three are needed: two features and a label.'],
    ['x,y\n1,2', 'The first line has two columns (“x,y”); three are needed: two features and a label.'],
    ['a,b,c\nd,e,f', 'Found no column of numbers before the last one; two features are needed.'],
    ['a,b,c\n1,e,f', 'Found only column a of numbers before the last one; two features are needed.'],
    ['x,y,label\n1,?,0', 'No row can be read; line 2: y is not a number: “?”.'],
    ['x,y,label\n1,2,0\n3,4,0', 'Column label has one class only (0); at least two are needed.'],
    [
      `x,y,label\n${Array.from({ length: 12 }, (_, i) => `1,2,${i}`).join('\n')}`,
      'Column label has 12 different values; at most 10 classes can be shown.',
    ],
  ])('%j', (text, message) => {
    expect(() => readCsv(text)).toThrow(new DataError(message));
  });

  test('a file that is too large', () => {
    expect(() => readCsv('x'.repeat(csvLimits.characters + 1))).toThrow('The file has 10000001 characters; at most 10000000 are read.');
  });

  test('any text at all: data, or a DataError', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('1', '2', ',', ';', '\n', '"', '.', '-', 'x', 'y', '\r', '\t', ' ') }), (text) => {
        try {
          expect(readCsv(text).points.flat().every(Number.isFinite)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(DataError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
