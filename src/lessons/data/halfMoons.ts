import { generators } from '../../data/generators.ts';
import { quantise } from '../../scenario/link.ts';
import type { Scenario } from '../../scenario/types.ts';

/** Sizes of past and change, and scatter: methods.md, 12A. */
const MOONS = { count: 400, noise: 0.1 };
const PAST = 200;
const FRESH = 60;

/**
 * Two moons cut in two by their first input: the left half is the past, some of the right half come. Logistic regression with cubic
 * features. The points lie on a link's grid, so that sharing changes nothing.
 */
export const halfMoons = (seed: number, memory: Scenario['memory'], part: Partial<Scenario> = {}): Scenario => {
  const rows = generators.get('moons')?.generate({ ...MOONS, seed }) ?? [];
  const byFirst = [...rows].sort(([one = 0], [other = 0]) => one - other);
  const past = byFirst.slice(0, PAST);
  const left = new Set(past);
  const fresh = rows.filter((row) => !left.has(row)).slice(0, FRESH);
  return quantise({
    version: 1,
    data: { points: past },
    model: { family: 'glm', features: { kind: 'polynomial', degree: 3 } },
    prior: { precision: 1 },
    memory,
    steps: [{ kind: 'add', points: fresh }],
    methods: ['exact', 'k-prior', 'replay'],
    ...part,
  });
};
