import { classShape } from '../../ui/classMarks.ts';
import { drawShape } from '../../ui/shapes.ts';
import { ADDED, type Dots, KEPT, MOVED, PALE, RADIUS_STEP, RELABELLED, REMOVED, RINGED, stepsOf } from './dots.ts';
import type { Pen } from './sheet.ts';
import { type Ink, spritesOf } from './sprites.ts';

/** Opacity of what is not selected, while something is. */
const PALENESS = 0.25;
/** Radius of the small sign of the class that a point had, pixels. */
const WAS = 2.6;

const disc = (context: Pen, x: number, y: number, radius: number): void => {
  context.moveTo(x + radius, y);
  context.arc(x, y, radius, 0, 2 * Math.PI);
};

/** The radius that a dot is drawn with: dots that do not differ look the same to the last pixel. */
const drawnRadius = ({ radii }: Dots, k: number): number => stepsOf(radii[k] as number) * RADIUS_STEP;

/** The members of each fate, in their order. */
const byFate = ({ fates, count }: Dots, members: readonly number[] | null): number[][] => {
  const groups: number[][] = [[], [], [], [], []];
  if (members) for (const k of members) groups[fates[k] as number]?.push(k);
  else for (let k = 0; k < count; k++) groups[fates[k] as number]?.push(k);
  return groups;
};

/** The largest first, so that a point that moved far does not hide its neighbours; of equals the first. */
const largestFirst = (members: readonly number[], radii: Float64Array): number[] => {
  const bySteps: number[][] = [];
  for (const k of members) {
    const steps = stepsOf(radii[k] as number);
    bySteps[steps] ??= [];
    bySteps[steps].push(k);
  }
  return bySteps.reverse().flat();
};

/** Ghosts: one fill for all of a class, so that where many lie over each other they stay ghosts. */
const drawRemoved = (context: Pen, dots: Dots, members: readonly number[], palette: Ink): void => {
  const { positions, labels, flags } = dots;
  const groups = new Map<number, number[]>();
  for (const k of members) {
    const key = 2 * (labels[k] as number) + ((flags[k] as number) & PALE ? 1 : 0);
    const group = groups.get(key);
    if (group) group.push(k);
    else groups.set(key, [k]);
  }
  for (const [key, group] of groups) {
    const label = key >> 1;
    const shape = classShape(label);
    const opacity = key & 1 ? PALENESS : 1;
    context.globalAlpha = 0.3 * opacity;
    context.beginPath();
    for (const k of group) {
      const [x, y, radius] = [positions[2 * k] as number, positions[2 * k + 1] as number, drawnRadius(dots, k)];
      if (shape === 'circle') disc(context, x, y, radius);
      else {
        context.translate(x, y);
        drawShape(context, shape, radius);
        context.translate(-x, -y);
      }
    }
    context.fillStyle = palette.classes[label % 10] ?? palette.ink;
    context.fill();
    context.globalAlpha = 0.85 * opacity;
    context.beginPath();
    for (const k of group) {
      const [x, y] = [positions[2 * k] as number, positions[2 * k + 1] as number];
      const arm = Math.max(3, drawnRadius(dots, k) * 0.8);
      context.moveTo(x - arm, y - arm);
      context.lineTo(x + arm, y + arm);
      context.moveTo(x - arm, y + arm);
      context.lineTo(x + arm, y - arm);
    }
    context.strokeStyle = palette.ink;
    context.lineWidth = 1.25;
    context.stroke();
  }
  context.globalAlpha = 1;
};

/** Draws the old places of moved points, and the ways from there. */
const drawWays = (context: Pen, { positions, labels, origins }: Dots, members: readonly number[], palette: Ink): void => {
  context.lineWidth = 1;
  context.strokeStyle = palette.ink;
  for (const k of members) {
    const from = origins.get(k);
    if (!from) continue;
    context.beginPath();
    context.moveTo(from[0], from[1]);
    context.lineTo(positions[2 * k] as number, positions[2 * k + 1] as number);
    context.globalAlpha = 0.6;
    context.setLineDash([3, 2]);
    context.stroke();
    context.setLineDash([]);
    context.beginPath();
    disc(context, from[0], from[1], 2.5);
    context.fillStyle = palette.classes[(labels[k] as number) % 10] ?? palette.ink;
    context.globalAlpha = 0.4;
    context.fill();
  }
  context.globalAlpha = 1;
};

/**
 * The points, oldest at the bottom: removed as ghosts, past ones, the rings of what is remembered, then what the change brought.
 * `members`: only these, ascending.
 */
export const drawPoints = (context: Pen, dots: Dots, palette: Ink, members: readonly number[] | null = null): void => {
  const { count, positions, radii, labels, oldLabels, flags } = dots;
  const groups = byFate(dots, members);
  const of = (fate: number): readonly number[] => groups[fate] ?? [];
  const sprites = spritesOf(palette, context.getTransform().a);
  const x = (k: number): number => positions[2 * k] as number;
  const y = (k: number): number => positions[2 * k + 1] as number;
  const opacityOf = (k: number): number => ((flags[k] as number) & PALE ? PALENESS : 1);
  context.lineJoin = 'round';

  drawRemoved(context, dots, of(REMOVED), palette);
  for (const k of largestFirst(of(KEPT), radii)) {
    context.globalAlpha = opacityOf(k);
    sprites.past(context, labels[k] as number, x(k), y(k), drawnRadius(dots, k));
  }
  const ring = (k: number): void => {
    if (((flags[k] as number) & RINGED) === 0) return;
    context.globalAlpha = opacityOf(k);
    sprites.ring(context, 0, x(k), y(k), drawnRadius(dots, k) + 3.2);
  };
  if (members) members.forEach(ring);
  else for (let k = 0; k < count; k++) ring(k);
  drawWays(context, dots, of(MOVED), palette);

  for (const fate of [RELABELLED, MOVED, ADDED])
    for (const k of of(fate)) {
      context.globalAlpha = opacityOf(k);
      sprites.brought(context, labels[k] as number, x(k), y(k), drawnRadius(dots, k) + 0.9);
      if (fate !== RELABELLED) continue;
      // The class it had, small, at its shoulder.
      const shoulder = drawnRadius(dots, k) + 2.5;
      sprites.was(context, oldLabels[k] as number, x(k) + shoulder, y(k) - shoulder, WAS);
    }
  context.globalAlpha = 1;
};
