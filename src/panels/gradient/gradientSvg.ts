import { formatTick } from '../../ui/format.ts';
import { methodMark } from '../../ui/methodMarks.ts';
import { el, type Paint, type Picture, svgFile, text } from '../../ui/save/svg.ts';
import { CLOUD_ABOVE, dotsPath, fitsOneScale, layoutPlot, type Pairs, type Span, sharedSpan, stemsPath } from './layout.ts';

/** Pixels of a plot's square, and of the room that it has. */
const SIZE = 180;
const CELL = { width: 220, height: 252 };
const COLUMNS = 4;
const LEFT = 24;
const TOP = 60;

export interface PlotPicture {
  readonly id: string;
  readonly title: string;
  readonly pairs: Pairs;
  /** What stands above the plot. */
  readonly notes: readonly { readonly text: string }[];
}

interface PlotsPicture {
  readonly title: string;
  /** What the plots show, in one sentence. */
  readonly words: string;
  readonly entries: readonly PlotPicture[];
  /** All plots on one scale; where that leaves all readable when left out. */
  readonly oneScale?: boolean;
  /** What a scale has to hold, by method, where it is more than is drawn. */
  readonly room?: ReadonlyMap<string, Pairs> | undefined;
  readonly paint: Paint;
}

const plotOf = ({ id, title, pairs, notes }: PlotPicture, span: Span, paint: Paint): string => {
  const plot = layoutPlot(pairs, span, SIZE);
  const color = paint(methodMark(id).color);
  const cloud = plot.dots.length > CLOUD_ABOVE;
  const [line, muted] = [paint('var(--line-strong)'), paint('var(--muted)')];
  const inside = plot.dots.filter((dot) => !dot.outside);
  const outside = plot.dots.filter((dot) => dot.outside).slice(0, CLOUD_ABOVE);
  return [
    text(title, 0, -22, { 'font-weight': 600, fill: color }),
    text(notes.map((note) => note.text).join('   '), 0, -7, { fill: muted, 'font-size': 11 }),
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

/** Plots with a dot a weight, one a method, as a file; null where there are none. */
export const plotsSvg = ({ title, words, entries, oneScale, room, paint }: PlotsPicture): Picture | null => {
  if (entries.length === 0) return null;
  const heldBy = ({ id, pairs }: PlotPicture): Pairs => room?.get(id) ?? pairs;
  const all = entries.map(heldBy);
  const shared = (oneScale ?? fitsOneScale(all)) ? sharedSpan(all) : null;
  const columns = Math.min(COLUMNS, Math.max(2, entries.length));
  const rows = Math.ceil(entries.length / columns);
  const plots = entries.map((entry, k) => {
    const [x, y] = [LEFT + (k % columns) * CELL.width, TOP + 36 + Math.floor(k / columns) * CELL.height];
    return el('g', { transform: `translate(${x} ${y})` }, plotOf(entry, shared ?? sharedSpan([heldBy(entry)]), paint));
  });
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
