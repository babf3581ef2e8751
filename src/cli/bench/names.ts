/** Rows that are measured on the bench page, and the names that their lines bear. */
export const INSIDE = {
  step: ['step'],
  'many-models': ['many-models', 'many-models-in-turn'],
  edit: ['edit', 'edit-request'],
  'paper-sweep': ['paper-sweep', 'paper-sweep-mlp'],
  'leave-one-out': ['leave-one-out'],
  maps: ['maps'],
  link: ['link'],
} as const;

/** Rows that are measured on the built page, from outside. */
export const OUTSIDE = {
  'first-picture': ['first-picture'],
  'longest-task': ['longest-task', 'longest-task-cpu'],
  frame: ['task-training', 'task-painting', 'task-memory', 'frame', 'frame-erase', 'frame-training', 'frame-brush-training', 'task-crowd'],
} as const;

export type InsideRow = keyof typeof INSIDE;
export type OutsideRow = keyof typeof OUTSIDE;

const ROWS = Object.entries({ ...INSIDE, ...OUTSIDE }) as [InsideRow | OutsideRow, readonly string[]][];

/** Every name that can be asked for. */
export const NAMES: readonly string[] = ROWS.flatMap(([, lines]) => lines);

/** The rows to be run, and which of their lines are wanted; all of them where no name is given. */
export const chosen = (name: string | undefined): { row: InsideRow | OutsideRow; lines: readonly string[] }[] =>
  ROWS.filter(([, lines]) => name === undefined || lines.includes(name))
    // The name of a row stands for all its lines.
    .map(([row, lines]) => ({ row, lines: name === undefined || name === row ? lines : [name] }));
