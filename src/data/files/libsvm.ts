import { DataError } from '../dataError.ts';
import type { Row, Table } from './table.ts';

/** Features that are looked at, at most. */
const mostFeatures = 1_000;

const number = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?`;
/** A label, then features that are not 0 under their numbers: '+1 1:0.5 3:2'. */
const line = new RegExp(String.raw`^${number}(?:\s+qid:\d+)?(?:\s+\d+:${number})*$`);

const withoutComment = (text: string): string => text.replace(/#.*/, '').trim();

/** True of a text whose first lines are labels with numbered features. */
export const isLibsvm = (text: string): boolean => {
  const first = text
    .slice(0, 20_000)
    .split(/\r\n|\r|\n/)
    // The last one may be cut.
    .slice(0, text.length > 20_000 ? -1 : undefined)
    .map(withoutComment)
    .filter((part) => part !== '')
    .slice(0, 20);
  return first.length > 0 && first.every((part) => line.test(part)) && first.some((part) => part.includes(':'));
};

/** The table of a text with a sparse row a line, as LIBSVM and SVMlight write it: features that are not named are 0. Throws a `DataError`. */
export const libsvmTable = (text: string): Table => {
  const read: { line: number; label: string; features: [at: number, value: number][]; problem?: string }[] = [];
  let [smallest, largest] = [1, 0];
  text.split(/\r\n|\r|\n/).forEach((part, i) => {
    const own = withoutComment(part);
    if (own === '') return;
    if (!line.test(own)) {
      read.push({ line: i + 1, label: '', features: [], problem: `it is no label with numbered features: “${own.slice(0, 30)}”` });
      return;
    }
    const [label = '', ...rest] = own.split(/\s+/);
    const features = rest
      .filter((pair) => !pair.startsWith('qid:'))
      .map((pair): [number, number] => {
        const colon = pair.indexOf(':');
        return [Number(pair.slice(0, colon)), Number(pair.slice(colon + 1))];
      });
    for (const [at] of features) [smallest, largest] = [Math.min(smallest, at), Math.max(largest, at)];
    read.push({ line: i + 1, label, features });
  });
  const found = largest - smallest + 1;
  if (found < 2) throw new DataError('The LIBSVM file has one feature; two are needed beside the label.');
  const width = Math.min(found, mostFeatures);
  const rows = read.map(({ line: own, label, features, problem }): Row => {
    if (problem !== undefined) return { line: own, cells: [], problem };
    const values = new Array<number>(width).fill(0);
    for (const [at, value] of features) if (at - smallest < width) values[at - smallest] = value;
    return { line: own, cells: [...values, label] };
  });
  return {
    format: 'LIBSVM, features that are not named are 0',
    names: [...Array.from({ length: width }, (_, j) => `feature ${smallest + j}`), 'label'],
    rows,
    unit: 'line',
    notes:
      found > width ? [`Only the first ${width.toLocaleString('en')} of its ${found.toLocaleString('en')} features are looked at.`] : [],
  };
};
