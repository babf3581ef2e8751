import { changeWith, heldBy } from '../../scenario/changes.ts';
import type { Change, Scenario } from '../../scenario/types.ts';
import { sharedWith } from './sharing.ts';

/** Fewer rows than this stay as they are. */
const WORTH_PACKING = 256;

type Rows = readonly (readonly number[])[];

/** Rows of numbers as one block: 8 bytes a number, where an array of arrays takes 25 to 40. */
interface Block {
  readonly columns: number;
  readonly numbers: Float64Array;
}

/** A scenario as the history keeps it: its long lists of rows are blocks, one for all the scenarios that have the same list. */
export interface PackedScenario {
  /** With empty lists in the place of the blocks. */
  readonly rest: Scenario;
  readonly data: Block | null;
  /** By the index of the step. */
  readonly steps: ReadonlyMap<number, Block>;
}

const blocks = new WeakMap<Rows, Block>();

const blockOf = (rows: Rows): Block | null => {
  if (rows.length < WORTH_PACKING) return null;
  const known = blocks.get(rows);
  if (known) return known;
  const columns = rows[0]?.length ?? 0;
  const numbers = new Float64Array(rows.length * columns);
  for (const [i, row] of rows.entries()) {
    if (row.length !== columns || !row.every((value) => typeof value === 'number')) return null;
    numbers.set(row, i * columns);
  }
  const block = { columns, numbers };
  blocks.set(rows, block);
  return block;
};

const rowsOf = ({ columns, numbers }: Block): number[][] => {
  const rows: number[][] = [];
  for (let at = 0; at < numbers.length; at += columns) {
    const row: number[] = [];
    for (let j = at; j < at + columns; j++) row.push(numbers[j] ?? 0);
    rows.push(row);
  }
  return rows;
};

/** The list of rows that a step holds; null where it holds something else. */
const listOf = (step: Change): Rows | null => {
  const held: unknown = heldBy(step);
  return Array.isArray(held) && Array.isArray(held[0]) ? held : null;
};

const withList = (step: Change, rows: number[][]): Change => changeWith(step.kind, rows);

/** The scenario itself where nothing in it is long. */
export const packed = (scenario: Scenario): PackedScenario => {
  const data = scenario.data.points ? blockOf(scenario.data.points) : null;
  const steps = new Map<number, Block>();
  scenario.steps.forEach((step, k) => {
    const list = listOf(step);
    const block = list && blockOf(list);
    if (block) steps.set(k, block);
  });
  if (!data && steps.size === 0) return { rest: scenario, data, steps };
  const rest: Scenario = {
    ...scenario,
    data: data ? { ...scenario.data, points: [] } : scenario.data,
    steps: scenario.steps.map((step, k) => (steps.has(k) ? withList(step, []) : step)),
  };
  return { rest, data, steps };
};

/** The scenario that was packed: that very one where nothing in it was long, an equal one otherwise. */
export const unpacked = ({ rest, data, steps }: PackedScenario): Scenario => {
  if (!data && steps.size === 0) return rest;
  return {
    ...rest,
    data: data ? { ...rest.data, points: rowsOf(data) } : rest.data,
    steps: rest.steps.map((step, k) => {
      const block = steps.get(k);
      return block ? withList(step, rowsOf(block)) : step;
    }),
  };
};

const sameBlock = (one: Block | null | undefined, other: Block | null | undefined): boolean =>
  one === other ||
  (!!one &&
    !!other &&
    one.columns === other.columns &&
    one.numbers.length === other.numbers.length &&
    one.numbers.every((value, i) => Object.is(value, other.numbers[i])));

/** Both have the same points and the same steps. */
export const alike = (one: PackedScenario, other: PackedScenario): boolean =>
  sharedWith(one.rest.data, other.rest.data) === one.rest.data &&
  sharedWith(one.rest.steps, other.rest.steps) === one.rest.steps &&
  sameBlock(one.data, other.data) &&
  one.steps.size === other.steps.size &&
  [...one.steps].every(([k, block]) => sameBlock(block, other.steps.get(k)));
