import { expect, test } from 'vitest';
import { guessChoice } from './choice.ts';
import { readText } from './content.ts';
import { interpret } from './interpret.ts';
import { heldName, isOrdering, lastHeldOut } from './lastTask.ts';

const task = (name: string, ...xs: number[]) => ({ name, points: xs.map((x) => [x, 0, 0]) });

test('the last task is held out, the others are the past; what is trained on is never the last', () => {
  expect(lastHeldOut([task('1', 1, 2), task('2', 3), task('3', 4)])).toEqual([task('1, 2', 1, 2, 3), task('3', 4)]);
  expect(lastHeldOut([task('test', 1), task('train', 2)])).toEqual([task('train', 2), task('test', 1)]);
  expect(lastHeldOut([task('', 1)])).toEqual([task('', 1)]);
});

test('a column is taken for one that orders the rows by its name and its few values', () => {
  const of = (name: string, distinct = 5): boolean => isOrdering({ name, distinct });
  expect(['task', 'Fold', 'cv_fold', 'time', 'period', 'split'].filter((name) => !of(name))).toEqual([]);
  expect([of('lifetime'), of('manifold'), of('height'), of('time', 51), of('fold', 1)]).toEqual([false, false, false, false, false]);
  expect(heldName({ name: 'fold', values: ['1', '2', '3'] })).toBe('fold 3');
  expect(heldName({ name: 'split', values: ['test', 'train'] })).toBe('split test');
  expect(heldName({ name: 'period', values: [] })).toBe('the last period');
});

test('a table whose last fold is held out has one change, and the classes of all', () => {
  const rows = Array.from({ length: 12 }, (_, i) => `${i / 4},${(i * 5) % 7},${i < 8 ? 'a' : 'b'},${1 + Math.floor(i / 4)}`);
  const content = readText(['x,y,label,fold', ...rows].join('\n'));
  if (content.kind !== 'table') throw new Error('not a table');
  const table = interpret(content.table, { ...guessChoice(content.table), task: 3, lastOnly: true });
  expect(table.tasks.map(({ name, points }) => [name, points.length])).toEqual([
    ['1, 2', 8],
    ['3', 4],
  ]);
  expect(table.changes.map(({ name, change }) => [name, change.kind])).toEqual([['3', 'add']]);
  expect(table.classes).toEqual(['a', 'b']);
});
