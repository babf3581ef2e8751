import type { Choice, ColumnInfo } from '../../data/files/choice.ts';

/** What a column is in a choice. */
export type Role = 'first' | 'second' | 'component' | 'label' | 'task' | 'split' | 'unused';

export const ROLE_NAMES: Record<Role, string> = {
  first: 'x axis',
  second: 'y axis',
  component: 'component',
  label: 'label',
  task: 'task',
  split: 'split',
  unused: 'not used',
};

export const roleOf = ({ inputs, label, task, split }: Choice, column: number): Role => {
  if (column === label) return 'label';
  if (column === task) return 'task';
  if (column === split?.column) return 'split';
  if (inputs.kind === 'components') return inputs.columns.includes(column) ? 'component' : 'unused';
  const at = inputs.columns.indexOf(column);
  return at === 0 ? 'first' : at === 1 ? 'second' : 'unused';
};

/** Roles that exactly one column has: giving one away takes another one in exchange. */
const ALWAYS: readonly Role[] = ['first', 'second', 'label'];

/** The roles that a column can be given. A role that some column must have can be passed on, not dropped. */
export const rolesFor = (choice: Choice, infos: readonly ColumnInfo[], column: number): Role[] => {
  const info = infos[column];
  const now = roleOf(choice, column);
  const roles: Role[] = choice.inputs.kind === 'columns' ? ['first', 'second', 'label'] : ['component', 'label'];
  if (info && info.distinct > 1) roles.push('task');
  if (info && info.values.length > 1) roles.push('split');
  const numeric = (role: Role): boolean => role !== 'first' && role !== 'second' && role !== 'component';
  const allowed = roles.filter((role) => role === now || numeric(role) || info?.numeric);
  const needed = ALWAYS.includes(now) || (now === 'component' && choice.inputs.columns.length <= 2);
  return needed ? allowed.filter((role) => ALWAYS.includes(role) || role === now) : [...allowed, 'unused'];
};

/** The choice with a role for a column; where another column had that role, it gets this one's old role if that must be had. */
export const withRole = (choice: Choice, infos: readonly ColumnInfo[], column: number, role: Role): Choice => {
  const roles = infos.map((_, other) => roleOf(choice, other));
  const before = roles[column] ?? 'unused';
  if (role !== 'component' && role !== 'unused') {
    const holder = roles.indexOf(role);
    if (holder >= 0) roles[holder] = ALWAYS.includes(before) || before === 'component' ? before : 'unused';
  }
  roles[column] = role;
  const only = (wanted: Role): number | null => (roles.includes(wanted) ? roles.indexOf(wanted) : null);
  const split = only('split');
  const label = only('label') ?? choice.label;
  const [first, second] = [only('first'), only('second')];
  return {
    inputs:
      choice.inputs.kind === 'components' || first === null || second === null
        ? { kind: 'components', columns: [...roles.keys()].filter((other) => roles[other] === 'component') }
        : { kind: 'columns', columns: [first, second] },
    label,
    task: only('task'),
    split: split === null ? null : split === choice.split?.column ? choice.split : { column: split, value: infos[split]?.values[0] ?? '' },
    classes: label === choice.label ? choice.classes : [],
  };
};

/** Columns of numbers that are free to be inputs. */
export const inputColumns = (choice: Choice, infos: readonly ColumnInfo[]): number[] =>
  [...infos.keys()].filter((column) => infos[column]?.numeric && !['label', 'task', 'split'].includes(roleOf(choice, column)));
