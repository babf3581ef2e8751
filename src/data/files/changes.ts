import { naturally } from '../labels.ts';

/** Kinds of rows in a table of changes: a point of the past, or a change of one. */
export const changeKinds = ['past', 'add', 'remove', 'relabel', 'move'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** A change of a table; points are numbered as they stand before it. */
export type TableChange =
  | { readonly kind: 'add'; readonly points: number[][] }
  | { readonly kind: 'remove'; readonly indices: number[] }
  | { readonly kind: 'relabel'; readonly labels: [index: number, label: number][] }
  | { readonly kind: 'move'; readonly points: [index: number, x: number[]][] };

/** A row of a table of changes. */
export interface ChangeRow {
  readonly task: string;
  readonly kind: ChangeKind;
  /** Number of the point, as the table counts: of one that comes, the number that it gets. */
  readonly index: number;
  /** [x1, …, xd, label]; null where the row cannot be used. What `remove` says of them, and `move` of the label, is not looked at. */
  readonly values: readonly number[] | null;
}

export interface Replayed {
  readonly past: number[][];
  readonly changes: { readonly name: string; readonly change: TableChange }[];
  /** Rows about points that are not there. */
  readonly lost: ChangeRow[];
}

/** Rows of one task, one after another, of one kind. */
const runsOf = (rows: readonly ChangeRow[]): ChangeRow[][] => {
  const byTask = new Map<string, ChangeRow[][]>();
  for (const row of rows) {
    const runs = byTask.get(row.task) ?? [];
    byTask.set(row.task, runs);
    const last = runs.at(-1);
    if (last?.[0]?.kind === row.kind) last.push(row);
    else runs.push([row]);
  }
  return [...byTask].sort(([a], [b]) => naturally(a, b)).flatMap(([, runs]) => runs);
};

const isNew = ({ kind }: ChangeRow): boolean => kind === 'past' || kind === 'add';

/**
 * The past and the changes that the rows tell, one change a task. Rows that cannot be used leave no trace but keep their number: the
 * points of the table and those that are used are counted side by side.
 */
export const replay = (rows: readonly ChangeRow[]): Replayed => {
  const past: number[][] = [];
  const changes: Replayed['changes'] = [];
  const lost: ChangeRow[] = [];
  let ids = 0;
  /** The points as they stand, as the table counts them and as we do. */
  let [table, own]: [number[], number[]] = [[], []];

  const come = (run: readonly ChangeRow[]): void => {
    const points: number[][] = [];
    for (const { values } of [...run].sort((a, b) => a.index - b.index)) {
      table.push(ids);
      if (values) {
        own.push(ids);
        points.push([...values]);
      }
      ids++;
    }
    const [first] = run;
    if (points.length === 0 || !first) return;
    if (first.kind === 'past' || (past.length === 0 && changes.length === 0)) past.push(...points);
    else changes.push({ name: first.task, change: { kind: 'add', points } });
  };

  const alter = (run: readonly ChangeRow[]): void => {
    const position = new Map(own.map((id, index) => [id, index]));
    const named = new Map<number, ChangeRow>();
    for (const row of run) {
      const id = table[row.index];
      if (id === undefined || named.has(id)) lost.push(row);
      else named.set(id, row);
    }
    const used = [...named].flatMap(([id, { values }]) => {
      const index = position.get(id);
      return index === undefined || !values ? [] : [{ id, index, values }];
    });
    const [first] = run;
    if (!first) return;
    const without = (all: readonly number[], gone: ReadonlySet<number>): number[] => all.filter((id) => !gone.has(id));
    const say = (change: TableChange): void => void (used.length > 0 && changes.push({ name: first.task, change }));
    const gone = new Set(used.map(({ id }) => id));
    if (first.kind === 'relabel') say({ kind: 'relabel', labels: used.map(({ index, values }) => [index, values.at(-1) ?? 0]) });
    else if (first.kind === 'remove') {
      say({ kind: 'remove', indices: used.map(({ index }) => index).sort((a, b) => a - b) });
      table = without(table, new Set(named.keys()));
      own = without(own, gone);
    } else {
      say({ kind: 'move', points: used.map(({ index, values }) => [index, values.slice(0, -1)]) });
      // A moved point has its place at the end.
      table = [...without(table, new Set(named.keys())), ...named.keys()];
      own = [...without(own, gone), ...gone];
    }
  };

  for (const run of runsOf(rows)) {
    if (run[0] && isNew(run[0])) come(run);
    else alter(run);
  }
  return { past, changes, lost };
};
