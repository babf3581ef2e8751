import { expect, test } from 'vitest';
import type { Scenario } from '../scenario/types.ts';
import { domainOf, nextDomain } from './domain.ts';

const past = [
  [0, 0, 0],
  [4, 2, 1],
];
const scenario = (points: number[][]): Scenario => ({
  version: 1,
  data: { points: past },
  model: { family: 'glm' },
  prior: { precision: 1 },
  memory: { rule: 'lambda', size: 0 },
  steps: [{ kind: 'add', points }],
  methods: ['exact'],
});

test('a margin is added on each side of the longer axis, and the box is square', () => {
  expect(domainOf(past)).toEqual({ x0: -0.6, x1: 4.6, y0: -1.6, y1: 3.6 });
});

test('axes of very different units keep their own scale', () => {
  const domain = domainOf([
    [0, 0, 0],
    [1, 1000, 1],
  ]);
  expect(domain).toEqual({ x0: -0.15, x1: 1.15, y0: -150, y1: 1150 });
});

test('no domain without two inputs or without rows', () => {
  expect(domainOf([[1, 2, 3, 0]])).toBeNull();
  expect(domainOf([])).toBeNull();
});

test('painting inside keeps the very same domain; points outside stretch it', () => {
  const first = nextDomain(scenario([]), past, null, false);
  expect(nextDomain(scenario([[4.5, 3, 1]]), past, first, true)).toBe(first);
  const stretched = nextDomain(scenario([[20, 1, 1]]), past, first, true);
  expect(stretched?.x1).toBeGreaterThan(20);
});
