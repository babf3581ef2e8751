import type { Fit } from '../../core/solvers.ts';
import { type Adapted, adapt } from '../chain.ts';
import { type MethodDefinition, settingsOf } from '../method.ts';
import { methodById } from '../methods.ts';
import { anchored, softLabel } from '../past.ts';
import type { MemoryPlan } from '../selection.ts';
import { embark } from '../traveller.ts';
import { openStep, type World } from '../world.ts';

/** Way to take points R back out of a model. */
export interface RemovalWay {
  readonly id: string;
  readonly title: string;
  /** Objective that is minimised, or step that is taken, in signs. */
  readonly formula: string;
  /** The method whose line it is drawn as. */
  readonly method: string;
  readonly options: Readonly<Record<string, string>>;
  /** R is not in the memory: nothing is known of it but that its loss is taken back. */
  readonly blind?: boolean;
}

/**
 * Ways that are compared, exact retraining first. All start from the same θ*. Their settings are their own, whatever the scenario sets
 * for its methods.
 */
export const REMOVAL_WAYS: readonly RemovalWay[] = [
  { id: 'exact', title: 'Exact retraining', formula: 'all points but R', method: 'exact', options: {} },
  {
    id: 'downdated',
    title: 'Memory perturbation',
    formula: 'θ* + (H + δI − H_R)⁻¹ g_R',
    method: 'ewc-full',
    options: { 'ewc-full.deletion': 'downdated' },
  },
  { id: 'first-order', title: 'First order only', formula: 'θ* + (H + δI)⁻¹ g_R', method: 'influence', options: {} },
  { id: 'k-prior', title: 'K-prior', formula: 'R in memory, T = 1', method: 'k-prior', options: {} },
  {
    id: 'k-prior-blind',
    title: 'K-prior, R forgotten',
    formula: 'R not in memory, −ℓ_R, T = 1',
    method: 'k-prior',
    options: {},
    blind: true,
  },
  {
    id: 'ascent',
    title: 'Gradient ascent',
    formula: '−ℓ_R + ½ (θ − θ*)ᵀ(H + δI)(θ − θ*)',
    method: 'ewc-full',
    options: { 'ewc-full.deletion': 'ascent' },
  },
  { id: 'keep-old', title: 'Keep the old model', formula: 'θ*', method: 'keep-old', options: {} },
];

/** K-prior that has nothing of the points that go, whatever its rule would remember. */
const blind = (method: MethodDefinition): MethodDefinition => ({
  ...method,
  makes: 'objective',
  past: (past) => ({
    sites: past.memory.filter(({ point }) => !past.touched.has(point)).map((site) => softLabel(past, site)),
    ...anchored(past),
  }),
});

/**
 * Outcome of one way to remove points (positions among the world's rows) from a model at θ*. The memory is chosen from all the rows by
 * the plan, or is `chosen`; the points that go are at hand beside it, as in every removal, unless the way is blind.
 */
export function* removeBy(
  way: RemovalWay,
  world: World,
  base: Fit,
  points: readonly number[],
  plan: MemoryPlan,
  chosen?: readonly number[],
): Generator<void, Adapted> {
  const plain = methodById(way.method);
  const settings = settingsOf(plain, way.options);
  const [traveller] = embark(world, base, [{ method: way.blind ? blind(plain) : plain, settings }], plan, chosen);
  if (!traveller) throw new Error(`removeBy: ${way.id} has no traveller`);
  const removed = new Set(points.map((position) => (world.rows[position] as World['rows'][number]).id));
  const step = openStep(world, {
    kind: 'remove',
    removed,
    added: [],
    relabelled: [],
    priorPrecision: world.priorPrecision,
    machine: world.machine,
    after: world.rows.filter(({ id }) => !removed.has(id)),
  });
  const [adapted] = yield* adapt(traveller, step, plan);
  return adapted;
}

/** ‖θ − θ*‖ beyond this many times what exact retraining needs is a model that has run away. */
const RUN_AWAY = 10;

/** True of a model that has left the region that the data hold: not finite, or far beyond exact retraining's own displacement. */
export const ranAway = (displacement: number, exact: number): boolean =>
  !Number.isFinite(displacement) || (exact > 0 && displacement > RUN_AWAY * exact);
