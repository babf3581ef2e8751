import { scaleLinear } from 'd3-scale';
import type { ModelSpec } from '../../core/model.ts';
import type { Drawn } from './entries.ts';

export interface Arrow {
  readonly id: string;
  readonly title: string;
  /** In the plane of the weights of the first two inputs. */
  readonly across: number;
  readonly up: number;
}

/** A true past gradient, and every method's reconstruction at the same θ. */
export interface ArrowGroup {
  readonly truth: readonly [across: number, up: number];
  readonly arrows: readonly Arrow[];
}

/** Entries of θ that weigh the first two inputs of a linear model: the constant comes before them. */
const PLANE = [1, 2] as const;

/** Gradients as arrows; null where the model is not linear in two inputs or more, or has several outputs. Methods that stand at one θ share a group. */
export const arrowsOf = ({ family, degree, outputs, dimension }: ModelSpec, drawn: readonly Drawn[]): ArrowGroup[] | null => {
  if (family !== 'glm' || degree !== 1 || outputs !== 1 || dimension < 2 || drawn.length === 0) return null;
  const inPlane = (values: ArrayLike<number>): [number, number] => [values[PLANE[0]] ?? 0, values[PLANE[1]] ?? 0];
  const groups: { truth: [number, number]; arrows: Arrow[] }[] = [];
  for (const { id, title, pairs } of drawn) {
    const truth = inPlane(pairs.across);
    const [across, up] = inPlane(pairs.up);
    const known = groups.find((group) => group.truth[0] === truth[0] && group.truth[1] === truth[1]);
    if (known) known.arrows.push({ id, title, across, up });
    else groups.push({ truth, arrows: [{ id, title, across, up }] });
  }
  return groups;
};

/** Longer than this times the longest true arrow is drawn cut short. */
const REACH = 1.6;

/** Pixels of arrows from the middle of a square of `size`, y upwards; `cut` tells one that is drawn shorter than it is. */
export const placeArrows = (groups: readonly ArrowGroup[], size: number) => {
  const longestTrue = Math.max(0, ...groups.map(({ truth }) => Math.hypot(...truth)));
  const longest = Math.max(0, ...groups.flatMap(({ arrows }) => arrows.map(({ across, up }) => Math.hypot(across, up))));
  const most = Math.max(longestTrue, Math.min(longest, longestTrue > 0 ? REACH * longestTrue : longest)) || 1;
  const scale = scaleLinear([0, most], [0, size * 0.46]);
  const place = (across: number, up: number) => {
    const length = Math.hypot(across, up);
    const share = length > most ? most / length : 1;
    return { x: size / 2 + scale(across * share), y: size / 2 - scale(up * share), cut: share < 1 };
  };
  return {
    /** Nats per unit of weight that half of the side stands for. */
    most,
    groups: groups.map(({ truth, arrows }) => ({
      truth: place(...truth),
      arrows: arrows.map((arrow) => ({ ...arrow, ...place(arrow.across, arrow.up) })),
    })),
  };
};
