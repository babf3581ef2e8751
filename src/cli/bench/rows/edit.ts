import { adapt } from '../../../adaptation/chain.ts';
import { memoryRuleById } from '../../../adaptation/memory.ts';
import { settingsOf } from '../../../adaptation/method.ts';
import { methodById } from '../../../adaptation/methods.ts';
import type { MemoryPlan } from '../../../adaptation/selection.ts';
import { embark } from '../../../adaptation/traveller.ts';
import { fitBase, openStep } from '../../../adaptation/world.ts';
import { drain } from '../../../core/solvers.ts';
import { growBox } from '../../../data/grid.ts';
import { linkDefaults } from '../../../scenario/link.ts';
import { COARSE } from '../../../store/store.ts';
import type { Measurement } from '../measurement.ts';
import type { Row } from '../row.ts';
import { durations } from '../timing.ts';
import { adding, brushed, glm, moons, worldOf } from '../worlds.ts';

const CASES = [
  { points: 500, degree: 3, parameters: 10 },
  { points: 5000, degree: 5, parameters: 21 },
];
const WARM_UP = 10;
const REPETITIONS = 51;

/** Place of the pointer at its k-th event: no two edits are the same, so that nothing is answered from memory. */
const place = (k: number): [x: number, y: number] => [0.5 + Math.cos(k / 7), 0.25 + 0.8 * Math.sin(k / 5)];

/**
 * Time of one event of a painting pointer. 'edit': the memory is chosen and all the methods of the opening page are solved again, to
 * ‖∇F‖ ≤ 1e-8. 'edit-request': the same with every figure and the maps of all cards, which is what the page waits for from its worker.
 */
export const edit: Row = async ({ runner, quick }) => {
  const measurements: Measurement[] = [];
  const { methods: ids, memory, prior } = linkDefaults;
  const methods = ids.map((id) => ({ method: methodById(id), settings: settingsOf(methodById(id)) }));
  const plan: MemoryPlan = {
    rule: memoryRuleById(memory.rule),
    size: memory.size,
    perClass: true,
    classes: [0, 1],
    weights: 'one',
    seed: 0,
    budget: 'per-step',
  };
  for (const { points, degree, parameters } of quick ? CASES.slice(0, 1) : CASES) {
    const rows = moons(points);
    const world = worldOf(rows, glm(degree));
    const base = drain(fitBase(world));
    const solve = (k: number): void => {
      const step = openStep(world, adding(world, brushed(...place(k))));
      for (const traveller of embark(world, base, methods, plan)) {
        const [{ solution }] = drain(adapt(traveller, step, plan));
        if (!solution?.fit.converged) throw new Error(`edit: ${traveller.method.id} was not solved`);
      }
    };
    const view = { step: 0, domain: growBox(rows, 0.1), resolution: COARSE };
    const request = async (k: number): Promise<void> => {
      const { maps } = await runner.run({
        scenario: {
          version: 1,
          data: { points: rows },
          model: { family: 'glm', inputs: 'standardised', features: { kind: 'polynomial', degree } },
          prior,
          memory,
          steps: [{ kind: 'add', points: brushed(...place(k)) }],
          methods: ids,
        },
        view,
      });
      if (Object.keys(maps?.methods ?? {}).length !== ids.length) throw new Error('edit-request: a map is missing');
    };
    let k = 0;
    for (; k < (quick ? 1 : WARM_UP); k++) {
      solve(k);
      await request(k);
    }
    const pace = { rounds: quick ? 1 : REPETITIONS, limitMs: 20_000, runMs: 0 };
    const [edited, requested] = await durations([async () => solve(k++), () => request(k++)], pace);
    const common = { engine: 'reference', points, parameters, models: ids.length, unit: 'ms' } as const;
    measurements.push(
      { name: 'edit', ...common, value: edited as number },
      { name: 'edit-request', ...common, value: requested as number },
    );
  }
  return { measurements, notes: [] };
};
