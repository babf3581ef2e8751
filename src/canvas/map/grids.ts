import { onRim, type Polyline, piecesOf, ringsAbove, wholeRing } from '../../chart/contour.ts';
import { decision } from '../../core/likelihoods.ts';
import { valuesAlong } from '../../data/grid.ts';
import type { Rgb } from '../../ui/colors.ts';

/** Logits of one method on a grid of R × R nodes, as `Maps` lays them out. */
export interface Grid {
  readonly values: Float32Array;
  readonly resolution: number;
  /** C: logits a node. */
  readonly outputs: number;
  /** The logit at which a single output changes its class: 0, or the middle of the labels for 'gaussian'. */
  readonly level: number;
}

/** The class that wins at a node. */
const classAt = ({ values, outputs, level }: Grid, node: number): number => decision(values, node * outputs, outputs, level);

/** Margins of the classes of a grid. */
interface Margins {
  /** By how much class `c` beats the best of the others at every node; one output: ± (f − level). */
  of(c: number): Float32Array;
  /** Classes that win at a node or more: the margins of the others are nowhere above 0. */
  readonly winners: readonly number[];
}

/** The best and the second of every node are found once, however many classes there are. */
export const marginsOf = ({ values, outputs, resolution, level }: Grid): Margins => {
  if (outputs === 1) return { of: (c) => values.map((value) => (c === 1 ? value - level : level - value)), winners: [0, 1] };
  const nodes = resolution * resolution;
  const best = new Float32Array(nodes);
  const second = new Float32Array(nodes);
  const winner = new Uint8Array(nodes);
  for (let node = 0; node < nodes; node++) {
    const at = node * outputs;
    let first = Number.NEGATIVE_INFINITY;
    let next = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < outputs; k++) {
      const value = values[at + k] as number;
      if (value > first) {
        next = first;
        first = value;
        winner[node] = k;
      } else if (value > next) next = value;
      else if (Number.isNaN(value)) first = next = Number.NaN;
    }
    best[node] = first;
    second[node] = next;
  }
  return {
    of: (c) =>
      best.map((first, node) => (winner[node] === c ? first - (second[node] as number) : (values[node * outputs + c] as number) - first)),
    winners: [...new Set(winner)].sort((one, other) => one - other),
  };
};

/** The other class of the two that meet at a vertex of class c's contour. */
const rivalAt = (grid: Grid, c: number, vertexX: number, vertexY: number): number => {
  const { resolution } = grid;
  const x = Math.min(resolution - 1, Math.max(0, vertexX - 0.5));
  const y = Math.min(resolution - 1, Math.max(0, vertexY - 0.5));
  for (const column of [Math.floor(x), Math.ceil(x)]) {
    for (const row of [Math.floor(y), Math.ceil(y)]) {
      const winner = classAt(grid, row * resolution + column);
      if (winner !== c) return winner;
    }
  }
  return c;
};

/** Borders between classes: every border of two classes once, without the rim of the grid. */
export const boundaryLines = (grid: Grid): Polyline[] => {
  const { resolution, outputs } = grid;
  const lines: Polyline[] = [];
  const margins = marginsOf(grid);
  // One output: class 1 alone. More: the last class borders only on classes whose contours have been drawn.
  for (const c of outputs === 1 ? [1] : margins.winners.slice(0, -1)) {
    const dropped = (x: number, y: number): boolean => onRim(x, y, resolution) || (outputs > 2 && rivalAt(grid, c, x, y) < c);
    for (const ring of ringsAbove(margins.of(c), resolution)) lines.push(...piecesOf(ring, dropped, resolution));
  }
  return lines;
};

/** Rings of the regions where two grids of the same shape decide differently; fill them with the even-odd rule. */
export const disagreementRings = (chosen: Grid, exact: Grid): Polyline[] => {
  if (chosen.resolution !== exact.resolution || chosen.outputs !== exact.outputs) return [];
  const { resolution } = chosen;
  const rings: Polyline[] = [];
  const margins = marginsOf(chosen);
  const other = marginsOf(exact);
  for (const c of margins.winners) {
    const mine = margins.of(c);
    const theirs = other.of(c);
    let any = false;
    for (let node = 0; node < mine.length; node++) {
      const both = Math.min(mine[node] ?? 0, -(theirs[node] ?? 0));
      mine[node] = both;
      any ||= both > 0;
    }
    // A node where both are undecided is no disagreement.
    if (any) for (const ring of ringsAbove(mine, resolution)) rings.push(wholeRing(ring, resolution));
  }
  return rings;
};

/** From surface to the class's tint by how sure the model is: 0 at the border, 1 where it has no doubt. */
export interface TintColors {
  readonly surface: Rgb;
  readonly tints: readonly Rgb[];
  /** Logit per unit of certainty: 1 for classes; for 'gaussian' the distance from the middle of the labels at which it is sure. */
  readonly gaussianSpread: number | null;
}

/**
 * p(first) − p(second) of the C logits at `at`, whose largest is `best`: 0 between two classes, 1 where there is no doubt. For colours,
 * which show no last bit, so that the language's faster functions do.
 */
export const certainty = (logits: Float32Array | Float64Array, at: number, outputs: number, best: number): number => {
  if (outputs === 1) return Math.abs(Math.tanh((logits[at] as number) / 2));
  const top = logits[at + best] as number;
  let sum = 0;
  let second = 0;
  for (let c = 0; c < outputs; c++) {
    const e = Math.exp((logits[at + c] as number) - top);
    sum += e;
    if (c !== best && e > second) second = e;
  }
  return (1 - second) / sum;
};

const STEPS = 512;
const REACH = 8;

/** Colours of one output: STEPS + 1 of f = −REACH … REACH, three bytes each. */
const tintTable = ({ surface, tints, gaussianSpread }: TintColors): Uint8ClampedArray => {
  const table = new Uint8ClampedArray((STEPS + 1) * 3);
  for (let k = 0; k <= STEPS; k++) {
    const f = ((k / STEPS) * 2 - 1) * REACH;
    const sure = gaussianSpread === null ? certainty(Float64Array.of(f), 0, 1, 0) : Math.min(1, Math.abs(f) / REACH);
    const tint = tints[f > 0 ? 1 : 0] ?? surface;
    surface.forEach((from, channel) => {
      table[3 * k + channel] = from + ((tint[channel] as number) - from) * sure;
    });
  }
  return table;
};

/**
 * The decision map as size × size RGBA, top row first, written into `image`: logits bilinear between the nodes, tinted towards the winning
 * class by p(first) − p(second), which is |2p − 1| for two classes.
 */
export const tintImage = (
  { values, resolution, outputs, level }: Grid,
  size: number,
  colors: TintColors,
  image = new Uint8ClampedArray(size * size * 4),
): Uint8ClampedArray<ArrayBuffer> => {
  const [r0, g0, b0] = colors.surface;
  const table = tintTable(colors);
  const stretch = colors.gaussianSpread === null ? 1 : REACH / colors.gaussianSpread;
  const step = (resolution - 1) / (size - 1);
  const us = Float64Array.from({ length: size }, (_, i) => i * step);
  const row = new Float64Array(size * outputs);
  for (let j = 0; j < size; j++) {
    valuesAlong(values, resolution, outputs, us, (size - 1 - j) * step, row);
    for (let i = 0; i < size; i++) {
      const at = 4 * (j * size + i);
      if (outputs === 1) {
        const f = ((row[i] as number) - level) * stretch;
        const k = 3 * Math.max(0, Math.min(STEPS, Math.round((f / REACH + 1) * (STEPS / 2))));
        image[at] = table[k] as number;
        image[at + 1] = table[k + 1] as number;
        image[at + 2] = table[k + 2] as number;
      } else {
        const best = decision(row, i * outputs, outputs);
        const sure = certainty(row, i * outputs, outputs, best);
        const [r, g, b] = colors.tints[best] ?? colors.surface;
        image[at] = r0 + (r - r0) * sure;
        image[at + 1] = g0 + (g - g0) * sure;
        image[at + 2] = b0 + (b - b0) * sure;
      }
      image[at + 3] = 255;
    }
  }
  return image;
};
