import type { Domain } from '../../studies/experiment.ts';
import { classColor, classShape } from '../../ui/classMarks.ts';
import { methodMark } from '../../ui/methodMarks.ts';
import { el, type Paint, type Picture, svgFile, text } from '../../ui/save/svg.ts';
import { shapePath } from '../../ui/shapes.ts';
import { boundaryOf, hatchOf } from '../map/boundaries.ts';
import { radiiOf } from '../picture.ts';
import type { CanvasPoint } from '../points/points.ts';
import { axisTicks, type Projection, projection } from '../projection.ts';
import type { CanvasScene } from '../useCanvas.ts';
import { heldValues } from '../words/describe.ts';

/** Pixels a side of the plot, what is left of and above it, and the width of the legend. */
const SIDE = 600;
const LEFT = 56;
const TOP = 44;
const LEGEND = 210;

export interface CanvasPicture {
  readonly title: string;
  readonly scene: CanvasScene;
  readonly domain: Domain;
  /** The decision map as a data URL; null where there is none. */
  readonly map: string | null;
  readonly methodTitle: (id: string) => string;
  readonly paint: Paint;
}

/** Class by which a label is coloured: numbers as labels are low or high. */
const colorLabelOf =
  ({ source: { likelihood, level } }: CanvasScene) =>
  (label: number): number =>
    likelihood === 'gaussian' ? (label > level ? 1 : 0) : label;

const lineOf = (id: string, d: string, prominent: boolean, paint: Paint): string => {
  const mark = methodMark(id);
  const halo = paint('var(--halo)');
  const wide = { d, 'stroke-width': mark.width, stroke: paint(mark.color), 'stroke-dasharray': mark.dash || undefined };
  return [
    prominent ? el('path', { d, stroke: halo, 'stroke-width': mark.width + 2.5, 'stroke-opacity': 0.65 }) : '',
    el('path', { ...wide, 'stroke-linecap': mark.dash ? 'butt' : 'round' }),
    mark.double ? el('path', { d, stroke: halo, 'stroke-width': Math.max(1.2, mark.width - 2.6) }) : '',
  ].join('');
};

const BEFORE = { 'stroke-width': 1.9, 'stroke-dasharray': '0.1 3.8', 'stroke-linecap': 'round' } as const;

const lines = ({ scene, paint }: CanvasPicture, view: Projection): string => {
  const { maps, level, method: chosen, likelihood } = scene.source;
  if (!maps) return '';
  const onTop = chosen === 'exact' ? ['exact'] : [chosen, 'exact'];
  const order = [...scene.methods.filter((id) => !onTop.includes(id)), ...onTop.filter((id) => scene.methods.includes(id))];
  const hatch = likelihood === 'gaussian' ? '' : hatchOf(maps, chosen, view, level);
  const drawn = order.map((id) => {
    const values = maps.methods[id];
    return values ? lineOf(id, boundaryOf(maps, values, view, level).path, onTop.includes(id), paint) : '';
  });
  return [
    hatch ? el('path', { d: hatch, fill: 'url(#hatch)', 'fill-rule': 'evenodd' }) : '',
    el(
      'g',
      { fill: 'none', 'stroke-linejoin': 'round' },
      el('path', { d: boundaryOf(maps, maps.before, view, level).path, stroke: paint('var(--before)'), ...BEFORE }),
      ...drawn,
    ),
  ].join('');
};

interface Drawn {
  readonly point: CanvasPoint;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

const shape = (label: number, radius: number, x: number, y: number, attributes: Record<string, string | number>): string =>
  el('path', { d: shapePath(classShape(label), radius), transform: `translate(${x.toFixed(2)} ${y.toFixed(2)})`, ...attributes });

/** The points, in the order of the page: removed, past, rings, then what the change brought. */
const points = ({ scene, paint }: CanvasPicture, view: Projection): string => {
  const colorLabel = colorLabelOf(scene);
  const [ink, halo] = [paint('var(--ink)'), paint('var(--halo)')];
  const color = (label: number): string => paint(classColor(colorLabel(label)));
  const radii = radiiOf(scene.points, scene.source, SIDE);
  const all = scene.points.map((point, k): Drawn => ({ point, x: view.x(point.x), y: view.y(point.y), radius: radii[k] ?? 3 }));
  const of = (...fates: CanvasPoint['fate'][]): Drawn[] => all.filter(({ point }) => fates.includes(point.fate));

  const removed = of('removed').map(({ point, x, y, radius }) => {
    const arm = Math.max(3, radius * 0.8);
    const cross = `M${x - arm} ${y - arm}L${x + arm} ${y + arm}M${x - arm} ${y + arm}L${x + arm} ${y - arm}`;
    return `${shape(colorLabel(point.label), radius, x, y, { fill: color(point.label), opacity: 0.3 })}${el('path', { d: cross, stroke: ink, 'stroke-width': 1.25 })}`;
  });
  const kept = of('kept')
    .sort((one, other) => other.radius - one.radius)
    .map(({ point, x, y, radius }) =>
      shape(colorLabel(point.label), radius, x, y, {
        fill: color(point.label),
        stroke: halo,
        'stroke-width': 0.9,
        'paint-order': 'stroke',
      }),
    );
  const rings = all
    .filter(({ point }) => scene.remembered.has(point.row))
    .map(({ x, y, radius }) => el('circle', { cx: x, cy: y, r: radius + 3.2, fill: 'none', stroke: ink, 'stroke-width': 1.5 }));
  const moves = of('moved').flatMap(({ point: { from }, x, y }) =>
    from
      ? [el('path', { d: `M${view.x(from[0])} ${view.y(from[1])}L${x} ${y}`, stroke: ink, opacity: 0.6, 'stroke-dasharray': '3 2' })]
      : [],
  );
  const brought = [...of('relabelled'), ...of('moved'), ...of('added')].map(({ point, x, y, radius }) => {
    const outlined = { fill: color(point.label), stroke: ink, 'stroke-width': 2.5, 'paint-order': 'stroke' };
    const now = shape(colorLabel(point.label), radius + 0.9, x, y, outlined);
    if (point.oldLabel === null || point.fate !== 'relabelled') return now;
    const shoulder = radius + 2.5;
    const was = { fill: color(point.oldLabel), stroke: halo, 'stroke-width': 2.5, 'paint-order': 'stroke' };
    return `${now}${shape(colorLabel(point.oldLabel), 2.6, x + shoulder, y - shoulder, was)}`;
  });
  return [...removed, ...kept, ...rings, ...moves, ...brought].join('');
};

const axes = ({ scene: { names }, paint }: CanvasPicture, view: Projection): string => {
  const ticks = axisTicks(view);
  const line = paint('var(--line-strong)');
  return el(
    'g',
    { fill: paint('var(--muted)'), 'font-size': 11 },
    el('rect', { width: SIDE, height: SIDE, fill: 'none', stroke: line }),
    ...ticks.x.map(
      ({ text: label, at }) =>
        el('path', { d: `M${at} ${SIDE}v4`, stroke: line }) + text(label, at, SIDE + 17, { 'text-anchor': 'middle' }),
    ),
    ...ticks.y.map(
      ({ text: label, at }) => el('path', { d: `M0 ${at}h-4`, stroke: line }) + text(label, -7, at + 4, { 'text-anchor': 'end' }),
    ),
    text(`${names.axes[0]} →`, SIDE, SIDE + 34, { 'text-anchor': 'end' }),
    text(`${names.axes[1]} →`, -36, 0, { 'text-anchor': 'end', transform: 'rotate(-90 -36 0)' }),
  );
};

/** Legend of every mark, one a line. */
const legend = ({ scene, methodTitle, paint }: CanvasPicture): string => {
  const { points: shown, names, remembered, source } = scene;
  const ink = paint('var(--ink)');
  const entries: { readonly mark: (y: number) => string; readonly words: string }[] = [];
  names.classes.forEach((name, label) => {
    entries.push({ words: name, mark: (y) => shape(label, 4.5, 14, y, { fill: paint(classColor(label)) }) });
  });
  const has = (fate: CanvasPoint['fate']): boolean => shown.some((point) => point.fate === fate);
  const outlined = { fill: paint('var(--surface)'), stroke: ink, 'stroke-width': 2 };
  if (has('added')) entries.push({ words: 'new point', mark: (y) => shape(0, 4.5, 14, y, outlined) });
  if (has('relabelled')) entries.push({ words: 'relabelled point', mark: (y) => shape(0, 4.5, 14, y, outlined) });
  if (has('moved')) entries.push({ words: 'moved point', mark: (y) => shape(0, 4.5, 14, y, outlined) });
  if (has('removed'))
    entries.push({
      words: 'removed point',
      mark: (y) => el('path', { d: `M10 ${y - 4}l8 8m-8 0l8 -8`, stroke: ink, 'stroke-width': 1.25 }),
    });
  if (remembered.size > 0)
    entries.push({
      words: 'remembered',
      mark: (y) => el('circle', { cx: 14, cy: y, r: 6, fill: 'none', stroke: ink, 'stroke-width': 1.5 }),
    });
  if (source.method !== 'exact' && source.likelihood !== 'gaussian' && source.maps)
    entries.push({
      words: 'decides differently from exact',
      mark: (y) => el('rect', { x: 4, y: y - 6, width: 20, height: 12, fill: 'url(#hatch)' }),
    });
  if (source.maps) {
    const before = { stroke: paint('var(--before)'), fill: 'none', ...BEFORE };
    entries.push({ words: 'before the change', mark: (y) => el('path', { d: `M0 ${y}h28`, ...before }) });
    for (const id of scene.methods)
      entries.push({ words: methodTitle(id), mark: (y) => el('g', { fill: 'none' }, lineOf(id, `M0 ${y}h28`, false, paint)) });
  }
  return entries.map(({ mark, words }, k) => `${mark(8 + 22 * k)}${text(words, 38, 12 + 22 * k)}`).join('');
};

/** Sentence on the plane among more inputs than two; '' for two. */
const planeOf = ({ names, slice }: CanvasScene): string => {
  if (!slice) return '';
  const held = heldValues(names, slice.held);
  return held.length > 4 ? `The other ${held.length} inputs are at their means.` : `Here ${held.join(', ')}.`;
};

/** The canvas as a picture of its own: map, boundaries, points, axes and a legend, in the colours of `paint`. */
export const canvasSvg = (picture: CanvasPicture): Picture => {
  const { title, scene, domain, map, methodTitle, paint } = picture;
  const view = projection(domain, SIDE);
  const { maps } = scene.source;
  const place = maps && {
    x: view.x(maps.domain.x0),
    y: view.y(maps.domain.y1),
    width: view.x(maps.domain.x1) - view.x(maps.domain.x0),
    height: view.y(maps.domain.y0) - view.y(maps.domain.y1),
  };
  const hatchLine = el('path', { d: 'M1 0V6', stroke: paint('var(--ink)'), 'stroke-width': 1.2, 'stroke-opacity': 0.45 });
  return svgFile(
    LEFT + SIDE + 24 + LEGEND,
    TOP + SIDE + 44,
    title,
    paint,
    el(
      'defs',
      {},
      el('clipPath', { id: 'frame' }, el('rect', { width: SIDE, height: SIDE })),
      el('pattern', { id: 'hatch', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }, hatchLine),
    ),
    text(title, LEFT, 20, { 'font-size': 15, 'font-weight': 600 }),
    text([`The map is that of ${methodTitle(scene.source.method)}.`, planeOf(scene)].join(' '), LEFT, 36, { fill: paint('var(--muted)') }),
    el(
      'g',
      { transform: `translate(${LEFT} ${TOP})` },
      el(
        'g',
        { 'clip-path': 'url(#frame)' },
        map && place ? el('image', { ...place, href: map, preserveAspectRatio: 'none' }) : '',
        lines(picture, view),
        points(picture, view),
      ),
      axes(picture, view),
    ),
    el('g', { transform: `translate(${LEFT + SIDE + 24} ${TOP})` }, legend(picture)),
  );
};
