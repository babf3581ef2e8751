import type { Row } from '../adaptation/machine.ts';
import { decision } from '../core/likelihoods.ts';
import type { ModelSpec } from '../core/model.ts';
import { type Domain, growBox } from '../data/grid.ts';

/** Nodes on a side of the grid that `disagreement` counts on, and how far it reaches beyond the data's box. */
export const DECISION_RESOLUTION = 100;
const MARGIN = 0.1;

/** Box in which decisions of models are compared: that of the points, grown by 10 % on each side. Null but for classes in the plane. */
export const decisionBox = (
  { dimension, likelihood }: Pick<ModelSpec, 'dimension' | 'likelihood'>,
  rows: readonly Pick<Row, 'x'>[],
): Domain | null =>
  dimension === 2 && likelihood !== 'gaussian'
    ? growBox(
        rows.map(({ x }) => x),
        MARGIN,
      )
    : null;

/** The class that each point's logits (n × C, row-major) decide for. */
export const decisionsOf = (logits: ArrayLike<number>, outputs: number): Uint8Array => {
  const classes = new Uint8Array(logits.length / outputs);
  for (let i = 0; i < classes.length; i++) classes[i] = decision(logits, i * outputs, outputs);
  return classes;
};

/** Share of the points for which two models decide differently. */
export const disagreement = (one: Uint8Array, other: Uint8Array): number => {
  let differ = 0;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) differ++;
  return differ / one.length;
};
