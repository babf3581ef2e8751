import { generators } from '../../data/generators.ts';
import { quantise } from '../../scenario/link.ts';
import type { Scenario } from '../../scenario/types.ts';

const MOONS = { count: 240, noise: 0.15, seed: 3 };
const QUARTER = 60;

/**
 * Two moons cut in four by their first input. The quarter that `order` names first is the past, the others come one after another. The
 * points lie on a link's grid, so that sharing changes nothing.
 */
export const quarters = (order: readonly [number, ...number[]], part: Partial<Scenario> = {}): Scenario => {
  const rows = [...(generators.get('moons')?.generate(MOONS) ?? [])].sort(([one = 0], [other = 0]) => one - other);
  const [first, ...later] = order.map((number) => rows.slice((number - 1) * QUARTER, number * QUARTER));
  return quantise({
    version: 1,
    data: { points: first ?? [] },
    model: { family: 'glm', features: { kind: 'polynomial', degree: 3 } },
    prior: { precision: 1 },
    memory: { rule: 'lambda', size: 10 },
    steps: later.map((points) => ({ kind: 'add', points })),
    methods: ['exact', 'k-prior', 'ewc-full', 'ewc-diagonal', 'replay'],
    ...part,
  });
};
