import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DataError } from '../dataError.ts';
import { naturally } from '../labels.ts';
import { guessChoice } from './choice.ts';
import { readBytes } from './content.ts';
import { type Interpretation, interpret } from './interpret.ts';
import { tableLimits } from './limits.ts';
import type { Table } from './table.ts';

const tableOf = (text: string): Table => {
  const content = readBytes(new TextEncoder().encode(text));
  if (content.kind !== 'table') throw new Error('not a table');
  return content.table;
};

/** The points of a text as the first guess has them. */
const readCsv = (text: string): Interpretation & { points: number[][]; format: string } => {
  const table = tableOf(text);
  const result = interpret(table, guessChoice(table));
  return { ...result, points: result.tasks.flatMap(({ points }) => points), format: table.format };
};

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
    ['runs of spaces', '  x    y  label\n  1.5  2  0\n -0.25  4      1\n'],
    ['comments', '# made by hand\nx,y,label\n# the first\n1.5,2,0\n  # the second\n-0.25,4,1\n'],
    ["Excel's own first line", 'sep=;\r\nx;y;label\r\n1,5;2;0\r\n-0,25;4;1\r\n'],
    ['tabs with decimal commas', 'x\ty\tlabel\n1,5\t2\t0\n-0,25\t4\t1'],
    ['commas with quoted decimal commas', 'x,y,label\n"1,5",2,0\n"-0,25",4,1'],
  ])('%s', (_, text) => {
    expect(readCsv(text)).toMatchObject({
      points: rows,
      columns: ['x', 'y', 'label'],
      classes: ['0', '1'],
      kept: 2,
      dropped: { count: 0 },
    });
  });

  test('numbers with decimal commas and no header, whose commas separate nothing', () => {
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
    expect(readCsv(text)).toMatchObject({ points: rows, columns });
  });

  test('unknown names: the first two columns of numbers, and the last as label, and it is said', () => {
    expect(readCsv('name,width,height,kind\nann,1.5,2,no\nbob,-0.25,4,yes')).toMatchObject({
      points: rows,
      columns: ['width', 'height', 'kind'],
      classes: ['no', 'yes'],
    });
  });

  test('no header', () => {
    expect(readCsv('1.5,2,a\n-0.25,4,b')).toMatchObject({
      points: rows,
      columns: ['column 1', 'column 2', 'column 3'],
    });
  });

  test('two columns that could be the label', () => {
    expect(readCsv('x,y,class,label\n1.5,2,9,0\n-0.25,4,9,1')).toMatchObject({
      points: rows,
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
      points: [...rows, [1e10, 1, 1]],
      kept: 3,
      dropped: {
        count: 7,
        first: [
          { line: 4, reason: 'y is missing' },
          { line: 5, reason: 'x is not a number: “abc”' },
          { line: 6, reason: 'x is not a number: “1\n2”' },
          { line: 8, reason: 'label is missing' },
          { line: 10, reason: 'it has one cell, and there are 3 columns' },
        ],
      },
    });
  });

  test('of many rows a sample is used, the same each time, in order', () => {
    const text = `x,y,label\n${Array.from({ length: 7000 }, (_, i) => `${i},0,${i % 2}`).join('\n')}`;
    const { points, kept, sampledFrom } = readCsv(text);
    expect([kept, sampledFrom]).toEqual([tableLimits.points, 7000]);
    expect(readCsv(text).points).toEqual(points);
    expect(points.every(([x = 0], i) => i === 0 || x > (points[i - 1]?.[0] ?? 0))).toBe(true);
  });
});

describe('what is no data is refused with one sentence', () => {
  test.each([
    ['', 'The file is empty.'],
    ['\n \n', 'The file is empty.'],
    ['x,y,label', 'The file has a header but no rows.'],
    ['hello', 'Line 1 has one column (“hello”); three are needed: two numbers and a label.'],
    ['x,y\n1,2', 'Line 1 has two columns (“x,y”); three are needed: two numbers and a label.'],
    ['a,b,c\nd,e,f', 'Found no column of numbers beside the label c; two are needed.'],
    ['a,b,c\n1,e,f', 'Found one column of numbers (a) beside the label c; two are needed.'],
    ['x,y,label\n1,2,0\n3,4,0', 'Column label has one class only (0); at least two are needed.'],
    [
      `x,y,label\n${Array.from({ length: 60 }, (_, i) => `1,2,n${i}`).join('\n')}`,
      'Column label has 60 different values, and at most 50 can be classes. Choose another label.',
    ],
    ['[1, 2', 'It begins like JSON and ends before it is complete.'],
    ['[1, 2, 3]', 'Entry 1 of the JSON is the number 1; rows like {"x": 1, "y": 2, "label": 0} or [1, 2, 0] are needed.'],
    ['{"a": 1}', 'The JSON is an object with the keys a; columns like {"x": […], "y": […], "label": […]} are needed.'],
    ['{"x": [1], "y": [1, 2], "label": []}', 'The columns of the JSON differ in length (x 1, y 2, label 0).'],
    ['[]', 'The JSON is an empty list.'],
    ['[{"x": 1, "y": 2, "label": 3}, 4]', 'Entry 2 of the JSON is the number 4, the first one an object.'],
  ])('%j', (text, message) => {
    expect(() => readCsv(text)).toThrow(new DataError(message));
  });

  test.each([
    [[0x89, 0x50, 0x4e, 0x47, 13], 'It is a PNG picture, and it carries no scenario.'],
    [[0x25, 0x50, 0x44, 0x46], 'It is a PDF.'],
    [[65, 0, 66], 'It is neither text nor NumPy data; save the table as CSV.'],
    [[0x50, 0x4b, 3, 4, 9, 9], 'The archive is damaged: it cannot be unpacked.'],
  ])('bytes %j', (bytes, message) => {
    expect(() => readBytes(Uint8Array.from(bytes))).toThrow(new DataError(message));
  });

  const nothingBut = (read: () => unknown): void => {
    try {
      read();
    } catch (error) {
      expect(error).toBeInstanceOf(DataError);
    }
  };

  test('any text at all: data, or a DataError', () => {
    const letters = fc.constantFrom('1', '2', ',', ';', '\n', '"', '.', '-', 'x', 'y', '\r', '\t', ' ', '#', '|');
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 80 }), (text) =>
        nothingBut(() => expect(readCsv(text).points.flat().every(Number.isFinite)).toBe(true)),
      ),
      { numRuns: 2000 },
    );
  });

  test('any JSON at all: data, or a DataError', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => nothingBut(() => readCsv(JSON.stringify(value)))),
      { numRuns: 1000 },
    );
  });

  test('any bytes at all, also behind the beginnings of what is read', () => {
    const beginnings = fc.constantFrom(
      [],
      [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59],
      [0x50, 0x4b, 3, 4],
      [0x1f, 0x8b, 8],
      [...'@relation a\n'].map((letter) => letter.charCodeAt(0)),
      [...'1 1:2\n'].map((letter) => letter.charCodeAt(0)),
      [0xff, 0xfe],
      [0xef, 0xbb, 0xbf],
      [0x5b],
    );
    fc.assert(
      fc.property(beginnings, fc.uint8Array({ maxLength: 200 }), (start, rest) =>
        nothingBut(() => readBytes(Uint8Array.from([...start, ...rest]))),
      ),
      { numRuns: 3000 },
    );
  });
});

describe('text as it is found', () => {
  test('a European export: decimal commas, dots between thousands, missing cells, Windows letters', () => {
    const text =
      'Größe;Gewicht;Art;Notiz\r\n1.234,5;3,25;Füchse;"a; b"\r\n1.100,0;;Füchse;\r\n980,25;4,0;Bären;"zwei\r\nZeilen"\r\nk. A.;1,0;Bären;\r\n1.001,0;5,5;Bären;x\r\n';
    const bytes = Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)));
    const content = readBytes(bytes);
    if (content.kind !== 'table') throw new Error('not a table');
    const choice = { ...guessChoice(content.table), label: 2 };
    expect(interpret(content.table, choice)).toMatchObject({
      columns: ['Größe', 'Gewicht', 'Art'],
      classes: ['Bären', 'Füchse'],
      tasks: [
        {
          points: [
            [1234.5, 3.25, 1],
            [980.25, 4, 0],
            [1001, 5.5, 0],
          ],
        },
      ],
      dropped: {
        count: 2,
        first: [
          { line: 3, reason: 'Gewicht is missing' },
          { line: 6, reason: 'Größe is not a number: “k. A.”' },
        ],
      },
    });
  });

  test('UTF-16 with its mark', () => {
    const text = '\ufeffx\ty\tlabel\n1.5\t2\t0\n-0.25\t4\t1\n';
    const bytes = new Uint8Array(new Uint16Array([...text].map((letter) => letter.charCodeAt(0))).buffer);
    expect(readBytes(bytes)).toMatchObject({ table: { names: ['x', 'y', 'label'] } });
  });

  test('a column called # is no comment', () => {
    expect(tableOf('#,x,y,label\n1,1.5,2,0\n2,-0.25,4,1').names).toEqual(['#', 'x', 'y', 'label']);
    expect(readCsv('#,width,height,kind\n1,1.5,2,0\n2,-0.25,4,1\n3,2,2,1')).toMatchObject({ columns: ['width', 'height', 'kind'] });
  });
});
