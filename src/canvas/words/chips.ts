import { isInside } from '../../data/grid.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { classColor } from '../../ui/classMarks.ts';
import { methodMark } from '../../ui/methodMarks.ts';
import type { Boundary } from '../map/boundaries.ts';
import type { Picture } from '../picture.ts';
import type { CanvasPoint } from '../points/points.ts';
import { crowding, type LabelRequest, type PlacedLabel, placeLabels, spotsAlong, spotsAround } from './labels.ts';

/** A name on the canvas beside what it names: 'exact', the chosen method, 'new data (12)', 'before'. */
export interface Chip {
  /** A method's id, 'new' or 'before'. */
  readonly id: string;
  readonly text: string;
  readonly color: string;
}

export const CHIP_HEIGHT = 18;
/** Candidate places of a chip along a line. */
const SPOTS = 28;

export const chipsOf = (
  methods: readonly string[],
  chosen: string,
  added: readonly CanvasPoint[],
  colorLabel: (label: number) => number,
): Chip[] => {
  const chips: Chip[] = [];
  if (methods.includes('exact')) chips.push({ id: 'exact', text: 'exact', color: methodMark('exact').color });
  if (chosen !== 'exact' && methods.includes(chosen)) {
    chips.push({ id: chosen, text: methodTitle(chosen), color: methodMark(chosen).color });
  }
  if (added.length > 0) {
    const first = colorLabel(added[0]?.label ?? 0);
    const same = added.every((point) => colorLabel(point.label) === first);
    chips.push({ id: 'new', text: `new data (${added.length})`, color: same ? classColor(first) : 'var(--ink)' });
  }
  chips.push({ id: 'before', text: 'before', color: 'var(--before)' });
  return chips;
};

/** Chips on the screen: groups by `data-label`, each a text on a rectangle. */
export interface ChipsLayer {
  /** Places the chips of a picture along the boundaries that are drawn, clear of its points. */
  draw(picture: Picture, boundaries: ReadonlyMap<string, Boundary>): void;
  dispose(): void;
}

/** `again` is called when a font has come and the chips are wider or narrower than they were. */
export const createChipsLayer = (room: SVGSVGElement, again: () => void): ChipsLayer => {
  /** Widths in pixels. Each text is measured once, its digits as zeros, so that a count may run. */
  const widths = new Map<string, number>();
  const pen = document.createElement('canvas').getContext('2d');
  let placed: ReadonlyMap<string, PlacedLabel> = new Map();

  const widthOf = (text: string): number => {
    if (!pen) return 10 + 7 * text.length;
    const alike = text.replace(/\d/g, '0');
    const known = widths.get(alike);
    if (known !== undefined) return known;
    pen.font = `600 12px ${getComputedStyle(room).fontFamily}`;
    const width = pen.measureText(alike).width + 10;
    widths.set(alike, width);
    return width;
  };
  const assign = (element: Element, attributes: Readonly<Record<string, string>>): void => {
    // What is set anew is laid out anew.
    for (const [name, value] of Object.entries(attributes)) if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };
  const fontsCame = (): void => {
    widths.clear();
    again();
  };
  document.fonts.addEventListener('loadingdone', fontsCame);

  return {
    draw: ({ view, points, positions, chips }, boundaries) => {
      const { side, domain } = view;
      const ink = crowding(side);
      const newPlaces: [number, number][] = [];
      points.forEach(({ fate, x: dataX, y: dataY }, k) => {
        const [x, y] = [positions[2 * k] as number, positions[2 * k + 1] as number];
        const isNew = fate === 'added' && isInside(domain, dataX, dataY);
        ink.add(x, y, isNew ? 3 : 1);
        if (isNew) newPlaces.push([x, y]);
      });
      for (const [id, { lines }] of boundaries)
        for (const line of lines) for (const [x, y] of line) ink.add(x, y, id === 'before' ? 0.15 : 0.35);
      const requests = chips.map(({ id, text }): LabelRequest => {
        const width = widthOf(text);
        const candidates =
          id === 'new' ? spotsAround(newPlaces, width, CHIP_HEIGHT) : spotsAlong(boundaries.get(id)?.lines ?? [], side, SPOTS);
        return { id, width, height: CHIP_HEIGHT, candidates };
      });
      placed = new Map(placeLabels(requests, side, ink, placed).map((label) => [label.id, label]));
      for (const { id, width } of requests) {
        const group = room.querySelector(`[data-label="${id}"]`);
        const label = placed.get(id);
        if (!group) continue;
        assign(group, { visibility: label ? 'visible' : 'hidden' });
        if (!label) continue;
        assign(group, { transform: `translate(${label.x.toFixed(1)} ${label.y.toFixed(1)})` });
        for (const chip of group.querySelectorAll('rect')) assign(chip, { x: String(-width / 2), width: String(width) });
      }
    },
    dispose: () => document.fonts.removeEventListener('loadingdone', fontsCame),
  };
};
