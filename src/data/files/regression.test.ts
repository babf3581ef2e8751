import { expect, test } from 'vitest';
import { type Choice, columnInfos, guessChoice } from './choice.ts';
import { readText } from './content.ts';
import { interpret } from './interpret.ts';
import { questionIn } from './question.ts';
import type { Table } from './table.ts';

const tableOf = (text: string): Table => {
  const content = readText(text);
  if (content.kind !== 'table') throw new Error('not a table');
  return content.table;
};

const named = (head: string, count: number, row: (i: number) => readonly unknown[], separator = ','): Table =>
  tableOf([head, ...Array.from({ length: count }, (_, i) => row(i).join(separator))].join('\n'));

const guessOf = (table: Table): [label: string | undefined, regression: boolean] => {
  const { label, regression } = guessChoice(table);
  return [table.names[label], regression === true];
};

test('numbers of more values than classes may have are predicted, and so are fractions of more values than a code has', () => {
  expect(guessOf(named('x,y,z', 79, (i) => [i / 4, (i * i) % 13, 3 * i]))).toEqual(['z', true]);
  expect(guessOf(named('a,b,target', 12, (i) => [i / 4, (i * i) % 13, i + 0.5]))).toEqual(['target', true]);
  expect(guessOf(named('a;b;Preis', 12, (i) => [`${i},25`, `${i}`, `${i},5`], ';'))).toEqual(['Preis', true]);
  expect(guessOf(named('a,b,quality', 60, (i) => [i / 4, (i * i) % 53, i % 12]))).toEqual(['quality', false]);
  expect(guessOf(named('a,b,score', 60, (i) => [i / 4, (i * i) % 53, (i % 4) / 2]))).toEqual(['score', false]);
  expect(guessOf(named('sepal,petal,weight,species', 60, (i) => [i / 4, i / 8, i / 3, i % 2 ? 'a' : 'b']))).toEqual(['species', false]);
});

test('the numbers are as they are; a row without one is dropped with its reason', () => {
  const table = tableOf(
    `x,y,z\n${Array.from({ length: 60 }, (_, i) => `${i},${-i},${i === 3 ? '' : i === 4 ? 'k. A.' : 2 * i - 7.5}`).join('\n')}`,
  );
  const read = interpret(table, guessChoice(table));
  expect(read).toMatchObject({ regression: true, classes: [], values: [], classCounts: [], columns: ['x', 'y', 'z'], kept: 58 });
  expect(read.tasks[0]?.points.slice(0, 4)).toEqual([
    [0, 0, -7.5],
    [1, -1, -5.5],
    [2, -2, -3.5],
    [5, -5, 2.5],
  ]);
  expect(read.dropped.first.map(({ reason }) => reason)).toEqual(['z is missing', 'z is not a number: “k. A.”']);
});

test('a number with two readings is asked of the label as of an input', () => {
  const table = named('a;b;Preis', 60, (i) => [i, (i * i) % 53, `1.${100 + i}`], ';');
  const guess = guessChoice(table);
  expect(guess.regression).toBe(true);
  expect(questionIn(guess, columnInfos(table))).toMatchObject({ column: 'Preis', text: '1.100', point: 1.1, comma: 1100 });
  expect(() => interpret(table, guess)).toThrow('“1.100” in Preis is 1100 or 1.1: say which.');
  expect(interpret(table, { ...guess, decimal: ',' }).tasks[0]?.points[0]).toEqual([0, 0, 1100]);
});

test.each([
  ['prices', (i: number) => 150_000 + 2_500 * i, 'y in units of 1e3', 160],
  ['masses', (i: number) => `${i + 1}e20`, 'y in units of 1e21', 0.5],
  ['rates', (i: number) => `${i + 1}e-6`, 'y in units of 1e-6', 5],
  ['fuel', (i: number) => 10 + i / 4, 'y', 11],
])('%s are in a unit in which a model with noise of variance one can learn them', (_, y, name, fifth) => {
  const table = named('a,b,y', 60, (i) => [i, (i * i) % 53, y(i)]);
  const { columns, tasks } = interpret(table, guessChoice(table));
  expect(columns[2]).toBe(name);
  expect(tasks[0]?.points[4]).toEqual([4, 16, fifth]);
});

test('too many values to be classes: the sentence says what can be done', () => {
  const numbers = named('x,y,z', 79, (i) => [i / 4, (i * i) % 13, 3 * i]);
  const asClasses = ({ regression: _, ...choice }: Choice): Choice => choice;
  expect(() => interpret(numbers, asClasses(guessChoice(numbers)))).toThrow(
    'Column z has 79 different values, and at most 50 can be classes. Let the model predict a number, or choose another label.',
  );
  const words = named('x,y,name', 79, (i) => [i / 4, (i * i) % 13, `n${i}`]);
  expect(() => interpret(words, guessChoice(words))).toThrow(
    'Column name has 79 different values, and at most 50 can be classes. Choose another label.',
  );
});

test('tasks of a regression are changes that add points', () => {
  const table = named('a,b,y,task', 60, (i) => [i, (i * i) % 53, i / 7, i % 2]);
  expect(interpret(table, guessChoice(table)).changes).toMatchObject([{ change: { kind: 'add', points: { length: 30 } } }]);
});
