import { firstChooser } from '../adaptation/traveller.ts';
import { drainInSlices } from '../engine/slices.ts';
import { departStages, stepsOf } from '../scenario/run.ts';
import { memoryOrder } from './memoryOrder.ts';
import { answer } from './study.ts';

export default answer(memoryOrder, async ({ scenario, step }, { cache, signal }) => {
  const departure = await drainInSlices(departStages(scenario, cache), { signal });
  const { world, base, plan } = departure;
  const chooser = firstChooser(world, base);
  const order = chooser.inTurn(plan);
  const scores = chooser.scores(plan.rule);
  let at = 0;
  let indexOf: ReadonlyMap<number, number> = new Map();
  for (const one of stepsOf(departure)) {
    indexOf = one.indexOf;
    if (at++ === step) break;
  }
  return {
    points: Int32Array.from(order, (i) => indexOf.get(i) ?? -1),
    labels: Float64Array.from(order, (i) => world.rows[i]?.label as number),
    scores: scores && Float64Array.from(order, (i) => scores[i] as number),
    classes: plan.perClass ? plan.classes : [],
  };
});

export const usesEngine = false;
