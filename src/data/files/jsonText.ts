import { DataError } from '../dataError.ts';

/** A JSON text as a value. */
export interface ReadJson {
  readonly value: unknown;
  /** Line of each entry where every line is a JSON of its own (JSON lines); `value` is the list of them. */
  readonly lines: readonly number[] | null;
  /** Lines that are no JSON. */
  readonly bad: readonly number[];
}

/** Place of a parser's error, as line and character from 1; engines word it in three ways, or do not say. */
const placeOf = (text: string, message: string): string => {
  const place = /line (\d+) column (\d+)/.exec(message);
  if (place) return ` in line ${place[1]}, at character ${place[2]}`;
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) {
    const before = text.slice(0, Number(position)).split('\n');
    return ` in line ${before.length}, at character ${(before.at(-1)?.length ?? 0) + 1}`;
  }
  const token = /token '?(.{1,2}?)'?,/su.exec(message)?.[1];
  return token === undefined ? '' : ` at “${token}”`;
};

/** Numbers that no double holds, or that Python writes and JSON has not. */
const odd = /[[:,\s]-?(?:\d{16,}\s*[,\]}]|NaN|Infinity)/;
const tokens = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|-?\b(?:NaN|Infinity)\b/g;

/** A whole number beyond a double as the text that it is: two that differ in their last digit stay two. */
const spelled = (token: string): string => {
  if (token.startsWith('"')) return token;
  if (token === 'NaN' || token === '-NaN') return 'null';
  const exact = token.endsWith('Infinity') || (/^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token)));
  return exact ? `"${token}"` : token;
};

/** The value of a text that is JSON, all its numbers as doubles; undefined where it is none. */
export const asNumbers = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The value of a text that is JSON, or would be but for such numbers; undefined where it is none. */
const parsed = (text: string): unknown => asNumbers(odd.test(text) ? text.replace(tokens, spelled) : text);

/** A JSON a line; null where the first line is none, or most are none. */
const linesOf = (text: string): ReadJson | null => {
  const all = text.split(/\r\n|\r|\n/).map((line, i) => ({ line: i + 1, text: line.trim() }));
  const filled = all.filter((line) => line.text !== '');
  const first = parsed(filled[0]?.text ?? '');
  if (filled.length < 2 || typeof first !== 'object' || first === null) return null;
  const read = filled.map(({ line, text: own }) => ({ line, value: parsed(own) }));
  const entries = read.filter(({ value }) => value !== undefined);
  const bad = read.filter(({ value }) => value === undefined).map(({ line }) => line);
  if (bad.length > entries.length) return null;
  return {
    value: entries.map(({ value }) => value),
    lines: entries.map(({ line }) => line),
    bad,
  };
};

/** The value of a JSON text, or of one with a JSON a line. Throws a `DataError` that says where it breaks. */
export const readJson = (text: string): ReadJson => {
  const value = parsed(text);
  if (value !== undefined) return { value, lines: null, bad: [] };
  const lines = linesOf(text);
  if (lines) return lines;
  try {
    return { value: JSON.parse(text), lines: null, bad: [] };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const position = /position (\d+)/.exec(message)?.[1];
    const atEnd = position !== undefined && Number(position) >= text.trimEnd().length;
    if (atEnd || /end of (?:JSON input|data)|Unterminated/i.test(message))
      throw new DataError('It begins like JSON and ends before it is complete.');
    throw new DataError(`It begins like JSON and breaks${placeOf(text, message)}.`);
  }
};
