import { createModel } from '../core/models.ts';
import { MLP_STOP } from '../core/solvers.ts';
import { toPoints } from '../data/standardise.ts';
import { throwIfAborted } from '../engine/slices.ts';
import { disagreement } from '../scenario/decisions.ts';
import { gridsOf } from '../scenario/grids.ts';
import { fromRow, groundOf } from '../scenario/report.ts';
import { type FloorResult, floor, type OtherExact } from './floor.ts';
import { momentOf } from './moment.ts';
import { answer } from './study.ts';

export default answer(floor, async ({ count, ...asked }, tools) => {
  const { step, adapted, resolved } = await momentOf(asked, tools);
  const { machine } = step.change;
  const { model, transform } = machine;
  if (model.linear) throw new Error('floor: a GLM has one optimum, which training reaches from every start');
  const { spec } = model;
  const exact = adapted.find(({ method }) => method.id === 'exact');
  if (!exact?.solution?.objective) throw new Error('floor: exact retraining is not defined for this change');
  const { objective, fit: retrained } = exact.solution;
  const { decide, exact: first } = groundOf(resolved, step, exact, gridsOf(tools.cache));
  if (!first) throw new Error('floor: decisions are compared for classes over two inputs only');
  const differs = new Uint8Array(first.length);
  const points = toPoints(step.all.map(fromRow), transform);
  const others: OtherExact[] = [];
  const decided: Uint8Array[] = [];
  const apart: number[] = [];
  const result = (): FloorResult => ({
    others: [...others],
    apart: [...apart],
    objective: retrained.value,
    width: differs.reduce((sum, one) => sum + one, 0) / differs.length,
  });
  for (let k = 1; k <= count; k++) {
    const seed = spec.seed + k;
    const problem = { model: spec, points, objectives: [objective], thetas: [createModel({ ...spec, seed }).initial()] };
    const [fit] = await tools.engine.solve(problem, { gradientNorm: MLP_STOP.gradientNorm, signal: tools.signal });
    throwIfAborted(tools.signal);
    if (!fit) continue;
    const classes = decide(machine, fit.theta) as Uint8Array;
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
