import type { Experiment } from '../studies/experiment.ts';

/** Plain data whose long lists of numbers are typed arrays: a message of it is read a hundred times as fast. */
export interface Packed<T> {
  readonly packed: unknown;
  /** Type of the value once unpacked; never set. */
  readonly of?: T;
}

export type PackedExperiment = Omit<Experiment, 'outcome'> & { readonly outcome: Packed<Experiment['outcome']> };

/** Lists shorter than this are left as they are. */
const LONG = 32;

/** A list of numbers, or rows of so many each; `width` 0: no rows. */
interface Numbers {
  readonly numbers: Float64Array;
  readonly width: number;
}

const isNumbers = (value: object): value is Numbers => 'numbers' in value && value.numbers instanceof Float64Array;

const allNumbers = (list: readonly unknown[]): list is number[] => list.every((value) => typeof value === 'number');

/** Null where a list is short, or of something else. */
const numbersOf = (list: readonly unknown[]): Numbers | null => {
  if (list.length < LONG) return null;
  const [first] = list;
  if (typeof first === 'number') return allNumbers(list) ? { numbers: Float64Array.from(list), width: 0 } : null;
  if (!Array.isArray(first) || first.length === 0) return null;
  const width = first.length;
  const numbers = new Float64Array(list.length * width);
  for (let i = 0; i < list.length; i++) {
    const row = list[i];
    if (!Array.isArray(row) || row.length !== width || !allNumbers(row)) return null;
    numbers.set(row, i * width);
  }
  return { numbers, width };
};

/** Copy of a value with `leaf` applied; parts that are the same object before are the same object after. */
const walk = (value: unknown, known: Map<object, unknown>, leaf: (value: object) => unknown): unknown => {
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value;
  const before = known.get(value);
  if (before !== undefined) return before;
  const found = leaf(value);
  const made =
    found ??
    (Array.isArray(value)
      ? value.map((member) => walk(member, known, leaf))
      : Object.fromEntries(Object.entries(value).map(([key, member]) => [key, walk(member, known, leaf)])));
  known.set(value, made);
  return made;
};

export const pack = <T>(value: T): Packed<T> => ({
  packed: walk(value, new Map(), (part) => (Array.isArray(part) ? numbersOf(part) : null)),
});

/** In a loop, which is several times as fast as `Array.from`. */
const listOf = (numbers: Float64Array, from: number, to: number): number[] => {
  const list: number[] = [];
  for (let i = from; i < to; i++) list.push(numbers[i] as number);
  return list;
};

export const unpack = <T>({ packed }: Packed<T>): T =>
  walk(packed, new Map(), (part) => {
    if (!isNumbers(part)) return null;
    const { numbers, width } = part;
    if (width === 0) return listOf(numbers, 0, numbers.length);
    const rows: number[][] = [];
    for (let at = 0; at < numbers.length; at += width) rows.push(listOf(numbers, at, at + width));
    return rows;
  }) as T;
