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
  const { x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = domainOf(past) ?? {};
  expect(x0).toBeCloseTo(-0.6);
  expect(x1).toBeCloseTo(4.6);
  expect(y0).toBeCloseTo(-1.6);
  expect(y1).toBeCloseTo(3.6);
});

test('axes of very different units keep their own scale', () => {
  const domain = domainOf([
    [0, 0, 0],
    [1, 1000, 1],
  ]);
  expect(domain?.x1).toBeCloseTo(1.15);
  expect(domain?.y1).toBeCloseTo(1150);
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
