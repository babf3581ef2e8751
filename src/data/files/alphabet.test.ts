import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DataError } from '../dataError.ts';
import { decoded } from './alphabet.ts';

const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];
const utf16 = (text: string, little: boolean): number[] =>
  Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap((code) =>
    little ? [code & 255, code >> 8] : [code >> 8, code & 255],
  );
const read = (bytes: readonly number[]) => decoded(Uint8Array.from(bytes));

const table = 'Höhe\tArt\tłąka\n-0,25\tÄpfel\t日本 😀\n';

describe('UTF-16', () => {
  test.each([true, false])('with and without its mark, little end first: %s', (little) => {
    expect(read(utf16(table, little))).toEqual({ text: table, notes: [] });
    expect(read(utf16(`\ufeff${table}`, little))).toEqual({ text: table, notes: [] });
  });

  test('without a mark, whatever the numbers', () => {
    const cell = fc.double({ noNaN: true }).map(String);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, fc.constantFrom('а', 'б', '日')), { minLength: 1, maxLength: 30 }),
        fc.boolean(),
        (rows, little) => {
          const text = rows.map((row) => row.join(';')).join('\r\n');
          expect(read(utf16(text, little)).text).toBe(text);
        },
      ),
    );
  });

  test('half a letter at its end is told', () => {
    const { text, notes } = read(utf16('a;b\n1;2\ud83d', true));
    expect(text).toBe('a;b\n1;2\ufffd');
    expect(notes).toEqual(['One character is damaged (no UTF-16) and shown as “\ufffd”, in line 2.']);
  });

  test('bytes with zeros here and there are no text', () => {
    expect(() => read([65, 0, 66])).toThrow(new DataError('It is neither text nor NumPy data; save the table as CSV.'));
    expect(() => read([0xff, 0xfe, 0, 0, 65, 0, 0, 0])).toThrow(new DataError('It is text in UTF-32; save it as UTF-8.'));
  });
});

describe('UTF-8', () => {
  test('a mark is no part of the text', () => {
    expect(read([0xef, 0xbb, 0xbf, ...utf8(table)])).toEqual({ text: table, notes: [] });
  });

  test('one bad byte does not change the alphabet, and is told', () => {
    const bytes = utf8(table);
    for (const at of [8, bytes.length - 1]) {
      const { text, notes } = read([...bytes.slice(0, at), 0xe9, ...bytes.slice(at)]);
      expect(text.replace('\ufffd', '')).toBe(table);
      expect(notes).toEqual([`One character is damaged (no UTF-8) and shown as “\ufffd”, in line ${at === 8 ? 1 : 2}.`]);
    }
    const cut = read(utf8('Größe\tÄ').slice(0, -1));
    expect(cut.text).toBe('Größe\t\ufffd');
    expect(read([...utf8('größe höhe\n'), 0xe9, 10, 0xff]).notes).toEqual([
      '2 characters are damaged (no UTF-8) and shown as “\ufffd”, the first in line 2.',
    ]);
  });
});

test('the Windows alphabet of western Europe is read, and said', () => {
  const text = 'Größe;Art\n1,5;Füchse\n';
  expect(read([...text].map((letter) => letter.charCodeAt(0)))).toEqual({
    text,
    notes: ['Its letters are read as Windows-1252 (western Europe); where names look wrong, save the file as UTF-8.'],
  });
});
