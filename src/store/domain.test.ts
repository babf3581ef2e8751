import { expect, test } from 'vitest';
import type { Scenario } from '../scenario/types.ts';
import { axesOf, domainOf, nextDomain } from './domain.ts';

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

test('standardised inputs have no common unit: each axis has its own scale', () => {
  const standardised: Scenario = { ...scenario([]), model: { family: 'glm', inputs: 'standardised' } };
  const { x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = nextDomain(standardised, past, null, false) ?? {};
  [-0.6, 4.6, -0.3, 2.3].forEach((bound, k) => {
    expect([x0, x1, y0, y1][k]).toBeCloseTo(bound);
  });
  const stretched = nextDomain({ ...standardised, steps: [{ kind: 'add', points: [[1, 10, 1]] }] }, past, null, false);
  expect(stretched?.x1).toBeCloseTo(4.6);
});

test('no domain without two inputs or without rows', () => {
  expect(domainOf([[1, 0]])).toBeNull();
  expect(
    domainOf([
      [1, 2, 0],
      [1, 2, 3, 0],
    ]),
  ).toBeNull();
  expect(domainOf([])).toBeNull();
});

test('painting inside keeps the very same domain; points outside stretch it', () => {
  const first = nextDomain(scenario([]), past, null, false);
  expect(nextDomain(scenario([[4.5, 3, 1]]), past, first, true)).toBe(first);
  const stretched = nextDomain(scenario([[20, 1, 1]]), past, first, true);
  expect(stretched?.x1).toBeGreaterThan(20);
});

const wide = [
  [0, 10, -1, 0],
  [4, 20, 1, 1],
  [2, 30, 3, 1],
];
const ofWide = (points: number[][]): Scenario => ({ ...scenario(points), data: { points: wide } });

test('among more inputs, the two that are shown make the box and the others are held at their mean over the past', () => {
  const domain = nextDomain(ofWide([]), wide, null, false, [2, 0]);
  expect(domain?.slice).toEqual({ axes: [2, 0], held: [2, 20, 1] });
  expect(domain?.x0).toBeLessThan(-1);
  expect(domain?.x1).toBeLessThan(10);
  expect(domain?.y1).toBeGreaterThan(4);
  expect(nextDomain(ofWide([[1, 20, 1, 0]]), wide, domain, true, [2, 0])).toBe(domain);
  const others = nextDomain(ofWide([]), wide, domain, true, [0, 1]);
  expect(others?.slice?.axes).toEqual([0, 1]);
  expect(others?.y1).toBeGreaterThan(30);
});

test('points that a change brings stretch the box and never move what is held', () => {
  const domain = nextDomain(ofWide([[50, 20, 1, 0]]), wide, null, false, [0, 1]);
  expect(domain?.x1).toBeGreaterThan(50);
  expect(domain?.slice?.held).toEqual([2, 20, 1]);
});

test('axes that are not two of the inputs are the first two', () => {
  expect(axesOf([2, 0], 3)).toEqual([2, 0]);
  for (const nonsense of [undefined, null, [1, 1], [0, 3], [-1, 0], [0.5, 1], ['0', '1'], { 0: 1 }]) {
    expect(axesOf(nonsense, 3)).toEqual([0, 1]);
  }
});
