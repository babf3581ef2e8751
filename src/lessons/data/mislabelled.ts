import { generators } from '../../data/generators.ts';
import { quantise } from '../../scenario/link.ts';
import type { Scenario } from '../../scenario/types.ts';

/** Numbers of well and wrongly labelled points: methods.md, 12D. */
const MOONS = { count: 120, noise: 0.2, seed: 3 };
const WRONG = 10;

/** A disc of points among those of the other class, spread as seeds in a sunflower. */
const cluster = Array.from({ length: WRONG }, (_, k) => {
  const [radius, angle] = [0.3 * Math.sqrt(k / WRONG), 2.4 * k];
  return [-0.7 + radius * Math.cos(angle), 0.5 + radius * Math.sin(angle), 1];
});

/** Numbers of the points that are labelled wrongly. */
export const WRONG_POINTS: readonly number[] = cluster.map((_, k) => MOONS.count + k);

/**
 * Two moons, and a cluster of ten points of one class amid the other; the change takes the ten back out. The points lie on a link's
 * grid, so that sharing changes nothing.
 */
export const mislabelled = (part: Partial<Scenario>): Scenario =>
  quantise({
    version: 1,
    data: { points: [...(generators.get('moons')?.generate(MOONS) ?? []), ...cluster] },
    model: { family: 'glm', features: { kind: 'polynomial', degree: 3 } },
    prior: { precision: 0.3 },
    memory: { rule: 'lambda', size: 24, perClass: false },
    steps: [{ kind: 'remove', indices: [...WRONG_POINTS] }],
    methods: ['exact', 'k-prior', 'ewc-full', 'influence', 'ewc-diagonal', 'weight-prior', 'keep-old'],
    ...part,
  });
