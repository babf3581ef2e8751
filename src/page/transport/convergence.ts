import type { StepResults } from '../../scenario/types.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatNorm } from '../../ui/format.ts';

/** Titles of the methods that did not converge, and the largest gradient norm of all as a sentence. */
export const convergenceOf = ({ methods }: Pick<StepResults, 'methods'>): { readonly stuck: readonly string[]; readonly norm: string } => {
  const solved = Object.entries(methods).filter(([, { gradientNorm, iterations }]) => gradientNorm !== null && iterations > 0);
  const most = Math.max(0, ...solved.map(([, { gradientNorm }]) => gradientNorm ?? 0));
  return {
    stuck: solved.flatMap(([id, { converged }]) => (converged ? [] : [methodTitle(id)])),
    norm: `The largest ‖∇F‖ over the methods is ${formatNorm(most)} nats per unit of weight, in float64.`,
  };
};
