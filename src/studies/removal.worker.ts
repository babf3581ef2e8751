import { REMOVAL_WAYS, ranAway, removeBy } from '../adaptation/lenses/removal.ts';
import { decision, mean } from '../core/likelihoods.ts';
import type { Likelihood } from '../core/model.ts';
import { norm, subtract } from '../core/vectors.ts';
import { drainInSlices } from '../engine/slices.ts';
import { DECISION_RESOLUTION, decisionBox, decisionsOf, disagreement } from '../scenario/decisions.ts';
import { gridsOf } from '../scenario/grids.ts';
import { momentOf, pastModel } from './moment.ts';
import { type RemovalFigures, type RemovalResult, removal } from './removal.ts';
import { answer } from './study.ts';
import { createPace } from './working.ts';

/** Mean distance of h and h′ of n × C means. */
const meanDistance = (likelihood: Likelihood, h: Float64Array, other: Float64Array, outputs: number): number => {
  let sum = 0;
  for (let k = 0; k < h.length; k++) sum += Math.abs((h[k] as number) - (other[k] as number));
  return sum / (likelihood === 'categorical' ? 2 : 1) / Math.max(1, h.length / outputs);
};

export default answer(removal, async ({ points, ...asked }, tools) => {
  const moment = await momentOf(asked, tools);
  const { world, base } = pastModel(moment);
  const { machine, rows } = world;
  const { spec } = machine.model;
  const { likelihood, outputs } = spec;
  const bound = machine.bind(rows);
  const box = decisionBox(spec, rows);
  const grid = box && gridsOf(tools.cache).bind(spec, machine.transform, box, DECISION_RESOLUTION);
  const gone = new Set(points);
  const picked = moment.resolved.memory.indices && new Set(moment.resolved.memory.indices);
  const chosen = picked && rows.flatMap(({ id }, position) => (picked.has(id) ? [position] : []));

  const look = (theta: Float64Array) => {
    const logits = bound.logits(theta);
    return { logits, h: mean(likelihood, logits, outputs), map: grid && decisionsOf(grid.logits(theta), outputs) };
  };
  const old = look(base.theta);
  const accuracyOf = (logits: Float64Array): number | null => {
    if (likelihood === 'gaussian' || gone.size >= rows.length) return null;
    const stay = rows.map(({ label }, i) => ({ label, i })).filter(({ i }) => !gone.has(i));
    return stay.filter(({ label, i }) => decision(logits, i * outputs, outputs) === label).length / stay.length;
  };

  const ways: RemovalFigures[] = [];
  let exact: (ReturnType<typeof look> & { displacement: number }) | null = null;
  const soFar = (): RemovalResult => ({ ways: [...ways], removed: gone.size, baseGradientNorm: base.gradientNorm });
  const isTime = createPace();
  for (const [k, way] of REMOVAL_WAYS.entries()) {
    const { solution } = await drainInSlices(removeBy(way, world, base, points, moment.plan, chosen), { signal: tools.signal });
    if (!solution) continue;
    const { theta, gradientNorm, converged } = solution.fit;
    const seen = look(theta);
    const displacement = norm(subtract(theta, base.theta));
    exact ??= { ...seen, displacement };
    ways.push({
      id: way.id,
      theta,
      displacement,
      disagreement: seen.map && exact.map && disagreement(seen.map, exact.map),
      mapChange: seen.map && old.map && disagreement(seen.map, old.map),
      missed: meanDistance(likelihood, seen.h, exact.h, outputs),
      moved: meanDistance(likelihood, seen.h, old.h, outputs),
      accuracy: accuracyOf(seen.logits),
      gradientNorm,
      converged,
      ranAway: ranAway(displacement, exact.displacement),
    });
    tools.report((k + 1) / REMOVAL_WAYS.length, isTime() ? soFar() : undefined);
  }
  return soFar();
});

export const usesEngine = false;
