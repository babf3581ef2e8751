import { createModel } from '../core/models.ts';
import type { Objective } from '../core/objective.ts';
import { MLP_STOP } from '../core/solvers.ts';
import { toPoints } from '../data/standardise.ts';
import { throwIfAborted } from '../engine/slices.ts';
import { DECISION_RESOLUTION, decisionBox, decisionsOf, disagreement } from '../scenario/decisions.ts';
import { createGrids } from '../scenario/grids.ts';
import type { KnownFits } from '../scenario/knownFits.ts';
import { fromRow } from '../scenario/report.ts';
import type { Scenario } from '../scenario/types.ts';
import { momentOf } from './momentOf.ts';
import { defineStudy } from './study.ts';

export interface FloorRequest {
  readonly scenario: Scenario;
  /** Index of the change. */
  readonly step: number;
  /** Where the fits of a finished run of this scenario ended: nothing is solved again then. */
  readonly known?: KnownFits;
  /** How many other initialisations. */
  readonly count: number;
}

/** Exact retraining from one other initialisation. */
export interface OtherExact {
  /** Seed of the initialisation. */
  readonly seed: number;
  readonly theta: Float64Array;
  /** F(θ), nats. */
  readonly objective: number;
  readonly converged: boolean;
  /** Share of the grid that it decides differently from exact retraining as the page does it. */
  readonly disagreement: number;
}

export interface FloorResult {
  readonly others: readonly OtherExact[];
  /** Share of the grid that each two of them decide differently. */
  readonly apart: readonly number[];
  /** F of exact retraining as the page does it, nats. */
  readonly objective: number;
  /** Share of the grid on which not all of them, the page's own included, decide the same. */
  readonly width: number;
}

/** Exact retraining of an MLP from other initialisations: how far equally exact answers are from each other. Throws for a GLM. */
export default defineStudy('floor', async ({ count, ...asked }: FloorRequest, tools): Promise<FloorResult> => {
  const { step, adapted } = await momentOf(asked, tools);
  const { model, transform } = step.change.machine;
  if (model.linear) throw new Error('floor: a GLM has one optimum, which training reaches from every start');
  const { spec } = model;
  const box = decisionBox(spec, step.all);
  if (!box) throw new Error('floor: decisions are compared for classes over two inputs only');
  const exact = adapted.find(({ method }) => method.id === 'exact')?.solution;
  if (!exact?.objective) throw new Error('floor: exact retraining is not defined for this change');
  tools.cache.grids ??= createGrids();
  const grid = tools.cache.grids.bind(spec, transform, box, DECISION_RESOLUTION);
  const decide = (theta: Float64Array): Uint8Array => decisionsOf(grid.logits(theta), spec.outputs);
  const first = decide(exact.fit.theta);
  const differs = new Uint8Array(first.length);
  const points = toPoints(step.all.map(fromRow), transform);
  const others: OtherExact[] = [];
  const decided: Uint8Array[] = [];
  const apart: number[] = [];
  const result = (): FloorResult => ({
    others: [...others],
    apart: [...apart],
    objective: exact.fit.value,
    width: differs.reduce((sum, one) => sum + one, 0) / differs.length,
  });
  for (let k = 1; k <= count; k++) {
    const seed = spec.seed + k;
    const problem = { model: spec, points, objectives: [exact.objective as Objective], thetas: [createModel({ ...spec, seed }).initial()] };
    const [fit] = await tools.engine.solve(problem, { gradientNorm: MLP_STOP.gradientNorm, signal: tools.signal });
    throwIfAborted(tools.signal);
    if (!fit) continue;
    const classes = decide(fit.theta);
    classes.forEach((one, node) => {
      if (one !== first[node]) differs[node] = 1;
    });
    apart.push(...decided.map((other) => disagreement(classes, other)));
    decided.push(classes);
    const { theta, value, converged } = fit;
    others.push({ seed, theta, objective: value, converged, disagreement: disagreement(classes, first) });
    tools.report(k / count, result());
  }
  return result();
});
