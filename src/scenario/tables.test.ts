import { expect, test } from 'vitest';
import { guessChoice } from '../data/files/choice.ts';
import { readText } from '../data/files/content.ts';
import { interpret } from '../data/files/interpret.ts';
import { run } from './run.ts';
import { dataCsv, figuresCsv, resultsCsv, toCsv } from './tables.ts';
import type { Scenario } from './types.ts';

const scenario: Scenario = {
  version: 1,
  data: {
    points: [
      [0.1, -2, 0],
      [1e-7, 3, 1],
      [0.5, 0.25, 1],
      [2, 1, 0],
    ],
    columns: ['height, cm', 'width', 'sold'],
    classes: ['no', 'said "yes"'],
  },
  model: { family: 'glm' },
  prior: { precision: 1 },
  memory: { rule: 'lambda', size: 2 },
  steps: [
    { kind: 'add', points: [[1, 1, 1]] },
    { kind: 'model', model: { family: 'mlp', hidden: [2] } },
  ],
  methods: ['exact', 'k-prior', 'ewc-diagonal'],
};

test('cells are quoted where they must be', () => {
  expect(toCsv([['a,b', 'say "so"', ' x', 1.5, null, 'two\nlines']])).toBe('"a,b","say ""so"""," x",1.5,,"two\nlines"\r\n');
});

test('the data, with the change that brought each point', () => {
  expect(dataCsv(scenario).split('\r\n')).toEqual([
    '"height, cm",width,sold,task',
    '0.1,-2,no,0',
    '1e-7,3,"said ""yes""",0',
    '0.5,0.25,"said ""yes""",0',
    '2,1,no,0',
    '1,1,"said ""yes""",1',
    '',
  ]);
});

test('data without a change reads back as it was', () => {
  const { points = [] } = scenario.data;
  const plain = dataCsv({ ...scenario, steps: [], data: { points } });
  const content = readText(plain);
  if (content.kind !== 'table') throw new Error('not a table');
  expect(interpret(content.table, guessChoice(content.table)).tasks.flatMap((task) => task.points)).toEqual(points);
});

test('every figure of every method and change stands once', () => {
  const { results } = run(scenario);
  const lines = resultsCsv(results)
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  expect(lines[0]).toEqual(['step', 'change', 'method', 'figure', 'value']);
  expect(lines).toHaveLength(1 + 2 * 3 * 14);
  const value = (step: number, method: string, figure: string) =>
    lines.find(([s, , m, f]) => s === String(step) && m === method && f === figure)?.[4];
  expect(value(1, 'k-prior', 'gradientError')).toBe(String(results.steps[0]?.methods['k-prior']?.pastGradient.relativeError));
  expect(value(1, 'exact', 'cost')).toBe('5');
  expect(value(2, 'ewc-diagonal', 'objective')).toBe('');
});

test('the table of one change says why a method is not there', () => {
  const { results } = run(scenario);
  const [head, exact, , ewc] = figuresCsv(results.steps[1] as (typeof results.steps)[number]).split('\r\n');
  expect(head).toMatch(/^method,disagreement,.*,iterations,why$/);
  expect(exact).toMatch(/^exact,0,/);
  expect(ewc).toBe('ewc-diagonal,,,,,,,,,,,,,,,The weights of the old model have no counterpart in the new one.');
});
