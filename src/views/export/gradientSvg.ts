import type { MethodResults } from '../../scenario/types.ts';
import { formatCosine, formatGain, formatTick } from '../format.ts';
import { CLOUD_ABOVE, type Components, dotsPath, fitsOneScale, layoutPlot, type Span, sharedSpan, stemsPath } from '../gradient/layout.ts';
import { methodMark } from '../marks.ts';
import { el, type Paint, type Picture, svgFile, text } from './svg.ts';

/** Pixels of a plot's square, and of the room that it has. */
const SIZE = 180;
const CELL = { width: 220, height: 252 };
const COLUMNS = 4;
const LEFT = 24;
const TOP = 60;

export interface GradientEntry {
  readonly id: string;
  readonly title: string;
  readonly results: MethodResults;
  readonly components: Components;
}

const plotOf = ({ id, title, results, components }: GradientEntry, span: Span, paint: Paint): string => {
  const plot = layoutPlot(components, span, SIZE);
  const color = paint(methodMark(id).color);
  const cloud = plot.dots.length > CLOUD_ABOVE;
  const [line, muted] = [paint('var(--line-strong)'), paint('var(--muted)')];
  const inside = plot.dots.filter((dot) => !dot.outside);
  const outside = plot.dots.filter((dot) => dot.outside).slice(0, CLOUD_ABOVE);
  return [
    text(title, 0, -22, { 'font-weight': 600, fill: color }),
    text(`cos ${formatCosine(results.pastGradient.cosine)}   gain ${formatGain(results.pastGradient.gain)}`, 0, -7, {
      fill: muted,
      'font-size': 11,
    }),
    el('rect', { width: SIZE, height: SIZE, fill: 'none', stroke: line }),
    el('path', { d: `M${plot.zero} 0V${SIZE}M0 ${SIZE - plot.zero}H${SIZE}`, stroke: line, 'stroke-width': 0.6 }),
    el('path', { d: `M0 ${SIZE}L${SIZE} 0`, stroke: muted, 'stroke-dasharray': '3 3' }),
    cloud ? '' : el('path', { d: stemsPath(plot.dots), stroke: color, 'stroke-opacity': 0.5 }),
    el('path', {
      d: dotsPath(inside),
      stroke: color,
      'stroke-width': cloud ? 3 : 6,
      'stroke-linecap': 'round',
      'stroke-opacity': cloud ? 0.5 : 1,
    }),
    ...outside.map(({ x, y }) => el('path', { d: y <= 0 ? `M${x - 4} 7h8l-4 -6z` : `M${x - 4} ${SIZE - 7}h8l-4 6z`, fill: color })),
    ...plot.ticks.map(({ value, position }) =>
      text(formatTick(value), position, SIZE + 14, { 'text-anchor': 'middle', 'font-size': 10, fill: muted }),
    ),
  ].join('');
};

/** True against reconstructed past gradient, a plot a method, on one scale where that leaves all readable; null where there is no gradient to draw. */
export const gradientSvg = (title: string, entries: readonly GradientEntry[], paint: Paint): Picture | null => {
  if (entries.length === 0) return null;
  const all = entries.map(({ components }) => components);
  const spanOf = fitsOneScale(all) ? () => sharedSpan(all) : (one: Components) => sharedSpan([one]);
  const columns = Math.min(COLUMNS, Math.max(2, entries.length));
  const rows = Math.ceil(entries.length / columns);
  const plots = entries.map((entry, k) => {
    const [x, y] = [LEFT + (k % columns) * CELL.width, TOP + 36 + Math.floor(k / columns) * CELL.height];
    return el('g', { transform: `translate(${x} ${y})` }, plotOf(entry, spanOf(entry.components), paint));
  });
  const words = 'One dot a weight: true past gradient →, reconstruction ↑ (nats per unit of weight)';
  return svgFile(
    LEFT + columns * CELL.width,
    TOP + rows * CELL.height + 4,
    title,
    paint,
    text(title, LEFT, 20, { 'font-size': 15, 'font-weight': 600 }),
    text(words, LEFT, 38, { fill: paint('var(--muted)') }),
    ...plots,
  );
};
