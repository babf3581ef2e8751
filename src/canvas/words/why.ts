import { memoryRules } from '../../adaptation/memory.ts';
import { shareOut } from '../../adaptation/shareOut.ts';
import { presentMemory } from '../../scenario/defaults.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { MemoryOrderResult } from '../../studies/memoryOrder.ts';
import { formatCount, formatNumber } from '../../ui/format.ts';
import type { CanvasPoint } from '../points/points.ts';
import { classTitle, type Names } from './describe.ts';

/** Order of the first data, and the moment to which it belongs. */
export interface Reason {
  readonly order: MemoryOrderResult;
  readonly scenario: Pick<Scenario, 'data' | 'memory'>;
  /** Index of the change that is looked at. */
  readonly step: number;
  readonly names: Names;
}

const keptWords = (share: number, count: number): string => {
  if (share === 0) return 'none is kept';
  if (share >= count) return 'all are kept';
  return share === 1 ? 'the first is kept' : `the first ${formatCount(share)} are kept`;
};

/**
 * Why a point is remembered, or not, after these words: 'λ = 0.210, place 12 of 120 in class B (the first 16 are kept)'. Null for a point
 * that did not come with the first data, and where the memory was chosen in another way than by this order.
 */
export const whyOf = ({ order, scenario, step, names }: Reason, { row }: CanvasPoint, isRemembered: boolean): string | null => {
  const { points, labels, scores, classes } = order;
  const { memory } = scenario;
  const at = points.indexOf(row);
  const rule = memoryRules.find(({ id }) => id === memory.rule);
  if (at < 0 || !rule) return null;
  const { size, byHand } = presentMemory(scenario);
  if (byHand) return isRemembered ? 'picked by hand' : 'not picked by hand';
  // One budget for all that comes is shared out anew by each later model.
  if (step > 0 && memory.budget === 'total') return null;

  const pools = classes.length > 0 ? classes : [null];
  const available = pools.map((label) => (label === null ? labels.length : labels.filter((one) => one === label).length));
  const shares = shareOut(size, available);
  const label = labels[at] ?? 0;
  const pool = classes.length > 0 ? classes.indexOf(label) : 0;
  const [share = 0, count = 0] = [shares[pool], available[pool]];
  // The seed draws in another order where some class has no place.
  if (rule.seeded && shares.some((one, k) => one === 0 && (available[k] ?? 0) > 0)) return null;

  let place = 0;
  let last = at;
  let seen = 0;
  for (let k = 0; k < labels.length; k++) {
    if (classes.length > 0 && labels[k] !== label) continue;
    seen += 1;
    if (k === at) place = seen;
    if (seen === share) last = k;
  }
  if (place <= share !== isRemembered) return null;

  const quantity = rule.score?.name.split(/,| =/)[0] ?? '';
  const scored = scores ? `${quantity} = ${formatNumber(scores[at] ?? null)}` : rule.plain.toLowerCase();
  const under = scores && step > 0 ? ' by the first model' : '';
  const among = classes.length > 0 ? ` in ${classTitle(names, label)}` : '';
  const where = `${scored}${under}, place ${formatCount(place)} of ${formatCount(count)}${among}`;
  const cutOff = !isRemembered && scores && share > 0;
  return cutOff ? `${where}, cut-off ${formatNumber(scores[last] ?? null)}` : `${where} (${keptWords(share, count)})`;
};
