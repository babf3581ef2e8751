import { type Choice, type ColumnInfo, changeColumns, isPredicted } from '../../data/files/choice.ts';
import { isOrdering } from '../../data/files/lastTask.ts';
import { splitNames } from '../../data/files/meaning.ts';

/** Role of a column in a choice. */
export type Role = 'first' | 'second' | 'input' | 'component' | 'label' | 'task' | 'change' | 'index' | 'split' | 'unused';

export const ROLE_NAMES: Record<Role, string> = {
  first: 'x axis',
  second: 'y axis',
  input: 'input',
  component: 'component',
  label: 'label',
  task: 'task',
  change: 'kind of change',
  index: 'number of the point',
  split: 'split',
  unused: 'not used',
};

/** The role of each column where many have the same. */
const MANY: Partial<Record<Choice['inputs']['kind'], Role>> = { all: 'input', components: 'component' };

export const roleOf = ({ inputs, label, task, change, split }: Choice, column: number): Role => {
  if (column === label) return 'label';
  if (column === task) return 'task';
  if (column === change?.kind) return 'change';
  if (column === change?.index) return 'index';
  if (column === split?.column) return 'split';
  const one = MANY[inputs.kind];
  if (one) return inputs.columns.includes(column) ? one : 'unused';
  const at = inputs.columns.indexOf(column);
  return at === 0 ? 'first' : at === 1 ? 'second' : 'unused';
};

/** Roles that exactly one column has: giving one away takes another one in exchange. */
const ALWAYS: readonly Role[] = ['first', 'second', 'label'];

/** The roles that a column can be given. A role that some column must have can be passed on, not dropped. */
export const rolesFor = (choice: Choice, infos: readonly ColumnInfo[], column: number): Role[] => {
  const info = infos[column];
  const now = roleOf(choice, column);
  const many = MANY[choice.inputs.kind];
  const roles: Role[] = many ? [many, 'label'] : ['first', 'second', 'label'];
  if (info && info.distinct > 1) roles.push('task');
  if (info && info.values.length > 1) roles.push('split');
  const change = choice.task === null ? null : changeColumns(infos);
  if (column === change?.kind) roles.push('change');
  if (column === change?.index) roles.push('index');
  const numeric = (role: Role): boolean => role !== 'first' && role !== 'second' && role !== many;
  const allowed = roles.filter((role) => role === now || numeric(role) || info?.numeric);
  const needed = ALWAYS.includes(now) || (now === many && choice.inputs.columns.length <= 2);
  return needed ? allowed.filter((role) => ALWAYS.includes(role) || role === now) : [...allowed, 'unused'];
};

/** The choice with a role for a column; where another column had that role, it gets this one's old role if that must be had. */
export const withRole = (choice: Choice, infos: readonly ColumnInfo[], column: number, role: Role): Choice => {
  const roles = infos.map((_, other) => roleOf(choice, other));
  const before = roles[column] ?? 'unused';
  const many = MANY[choice.inputs.kind];
  if (role !== many && role !== 'unused') {
    const holder = roles.indexOf(role);
    if (holder >= 0) roles[holder] = ALWAYS.includes(before) || before === many ? before : 'unused';
  }
  roles[column] = role;
  const only = (wanted: Role): number | null => (roles.includes(wanted) ? roles.indexOf(wanted) : null);
  const split = only('split');
  const label = only('label') ?? choice.label;
  const predicted = label === choice.label ? choice.regression : infos[label] && isPredicted(infos[label]);
  const [first, second] = [only('first'), only('second')];
  return {
    inputs:
      choice.inputs.kind === 'columns'
        ? { kind: 'columns', columns: [first ?? choice.inputs.columns[0], second ?? choice.inputs.columns[1]] }
        : { kind: choice.inputs.kind, columns: [...roles.keys()].filter((other) => roles[other] === many) },
    label,
    ...(predicted ? { regression: true } : {}),
    task: only('task'),
    ...(choice.lastOnly && only('task') === choice.task ? { lastOnly: true } : {}),
    ...changeOf(role, column, only('task'), choice, infos),
    split: split === null ? null : split === choice.split?.column ? choice.split : { column: split, value: infos[split]?.values[0] ?? '' },
    classes: label === choice.label ? choice.classes : [],
    ...(choice.decimal === undefined ? {} : { decimal: choice.decimal }),
  };
};

/** Both columns of a table of changes come and go together, and with the task. */
const changeOf = (
  role: Role,
  column: number,
  task: number | null,
  { change }: Choice,
  infos: readonly ColumnInfo[],
): Pick<Choice, 'change'> => {
  if (task === null) return {};
  if (role === 'change' || role === 'index') return { change: changeColumns(infos) };
  return change && column !== change.kind && column !== change.index ? { change } : {};
};

/** The choice with the label as a number to predict, or as a class. */
export const withRegression = ({ regression: _, ...choice }: Choice, regression: boolean): Choice =>
  regression ? { ...choice, regression } : choice;

/** Columns whose last value can be held out, as the choice stands. */
export const heldColumns = (choice: Choice, infos: readonly ColumnInfo[]): number[] =>
  choice.change
    ? []
    : [...infos.keys()].filter((column) => {
        const info = infos[column];
        return info !== undefined && isOrdering(info) && rolesFor(choice, infos, column).includes('task');
      });

/** The choice where the last value of a column is held out and comes as the change; or where it is not, and the column is what it was guessed to be. */
export const withHeldOut = (choice: Choice, infos: readonly ColumnInfo[], column: number, held: boolean): Choice => {
  const { lastOnly: _, ...rest } = choice;
  if (held) return { ...(choice.task === column ? rest : withRole(rest, infos, column, 'task')), lastOnly: true };
  const { name = '', values = [] } = infos[column] ?? {};
  if (name.toLowerCase() === 'task') return rest;
  const split = splitNames.includes(name.toLowerCase()) && values.includes('train') ? { column, value: 'train' } : null;
  return { ...withRole(rest, infos, column, 'unused'), split };
};

/** Columns of numbers that are free to be inputs. */
export const inputColumns = (choice: Choice, infos: readonly ColumnInfo[]): number[] =>
  [...infos.keys()].filter(
    (column) => infos[column]?.numeric && !['label', 'task', 'change', 'index', 'split'].includes(roleOf(choice, column)),
  );
