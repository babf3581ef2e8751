import type { LiveChannel } from '../store/live.ts';
import type { Maps } from '../studies/experiment.ts';
import { readPalette } from '../ui/colors.ts';
import { type Boundary, boundaryOf, hatchOf } from './map/boundaries.ts';
import { tintImage } from './map/grids.ts';
import { newRadiusOf, type Picture, radiiOf } from './picture.ts';
import type { CanvasPoint } from './points/points.ts';
import { createPointsDrawer } from './points/pointsDrawer.ts';
import { createPointsLayer } from './points/pointsLayer.ts';
import { isInside, sameDomain } from './projection.ts';
import { CHIP_HEIGHT, createMeasure, onFonts } from './words/chips.ts';
import { crowding, type LabelRequest, type PlacedLabel, placeLabels, spotsAlong, spotsAround } from './words/labels.ts';

/** Elements that React has made and the painter fills in. */
export interface Layers {
  readonly map: HTMLCanvasElement;
  /** Paths by `data-part` and `data-method`. */
  readonly lines: SVGSVGElement;
  readonly points: HTMLCanvasElement;
  /** Chips by `data-label`. */
  readonly overlay: SVGSVGElement;
}

export interface Painter {
  /** Draws what differs from the picture before, in the next animation frame. */
  show(picture: Picture): void;
  dispose(): void;
}

/** Pixels a side of the small picture of the map, at most; a coarse map needs fewer. The browser stretches it. */
const TEXTURE = 288;
/** A frame that has taken this long leaves the rest to the next one, ms. */
const BUDGET_MS = 4;
/** Chips are placed at most so often: between, they stay where they are. */
const CHIPS_EVERY_MS = 100;
/** Candidate places of a chip along a line. */
const SPOTS = 28;

interface Dirty {
  map: boolean;
  lines: boolean;
  points: boolean;
  chips: boolean;
}

/** Sets an attribute where it is another: what is set anew is laid out anew. */
const assign = (element: Element, name: string, value: string): void => {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
};

/** Draws finished results and frames of training alike, outside of React, and only what has changed. */
export const createPainter = ({ map, lines, points, overlay }: Layers, live: LiveChannel): Painter => {
  let picture: Picture | null = null;
  const dirty: Dirty = { map: false, lines: false, points: false, chips: false };
  let asked = 0;
  let chipsAt = Number.NEGATIVE_INFINITY;
  let chipsLater: ReturnType<typeof setTimeout> | undefined;
  let image: ImageData | null = null;
  let drawn: ReadonlyMap<string, Boundary> = new Map();
  let placed: ReadonlyMap<string, PlacedLabel> = new Map();
  const pointsLayer = createPointsLayer({ canvas: points, drawer: createPointsDrawer(), again: () => ask({ points: true }) });
  const measure = createMeasure(overlay);

  /** Maps on the screen: the frame of training if there is one, over the finished results. */
  const mapsOf = ({ source }: Picture): { maps: Maps | null; training: boolean } => {
    const finished = source.maps;
    const now = live.current()?.maps ?? null;
    if (!now) return { maps: finished, training: false };
    const fits =
      finished && finished.outputs === now.outputs && finished.resolution === now.resolution && sameDomain(finished.domain, now.domain);
    return { maps: fits ? { ...now, methods: { ...finished.methods, ...now.methods } } : now, training: true };
  };

  const paintMap = ({ source, view }: Picture, maps: Maps | null): void => {
    const values = maps?.methods[source.method];
    map.style.visibility = values ? 'visible' : 'hidden';
    if (!maps || !values) return;
    const across = Math.min(TEXTURE, 3 * maps.resolution);
    if (image?.width !== across) {
      image = new ImageData(across, across);
      map.width = across;
      map.height = across;
    }
    const { unsure, tints } = readPalette();
    const colors = { surface: unsure, tints, gaussianSpread: source.likelihood === 'gaussian' ? source.spread / 2 : null };
    const grid = { values, resolution: maps.resolution, outputs: maps.outputs, level: source.level };
    tintImage(grid, across, colors, image.data as Uint8ClampedArray<ArrayBuffer>);
    map.getContext('2d')?.putImageData(image, 0, 0);
    const [left, top] = [view.x(maps.domain.x0), view.y(maps.domain.y1)];
    Object.assign(map.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${view.x(maps.domain.x1) - left}px`,
      height: `${view.y(maps.domain.y0) - top}px`,
    });
  };

  const paintLines = ({ source, view, methods }: Picture, maps: Maps | null): void => {
    const boundaries = new Map<string, Boundary>();
    if (maps) {
      boundaries.set('before', boundaryOf(maps, maps.before, view, source.level));
      for (const id of methods) {
        const values = maps.methods[id];
        if (values) boundaries.set(id, boundaryOf(maps, values, view, source.level));
      }
    }
    const hatch = maps && source.likelihood !== 'gaussian' ? hatchOf(maps, source.method, view, source.level) : '';
    for (const path of lines.querySelectorAll<SVGPathElement>('path[data-part], path[data-method]')) {
      const { part, method } = path.dataset;
      const d = part === 'hatch' ? hatch : (boundaries.get(part ?? method ?? '')?.path ?? '');
      assign(path, 'd', d);
    }
    drawn = boundaries;
  };

  const paintPoints = (of: Picture, maps: Maps | null, training: boolean): void => {
    const { view, source, points: shown } = of;
    const { side } = view;
    const radii = (): Float64Array => (training ? radiiOf(shown, { ...source, maps }, side, true) : of.radii);
    const look = { ...of, radii, sized: training ? maps : source, newRadius: newRadiusOf(shown.length, side) };
    pointsLayer.draw(look, readPalette());
  };

  const paintChips = ({ view, points: shown, positions, chips }: Picture): void => {
    const { side, domain } = view;
    const ink = crowding(side);
    const newPlaces: [number, number][] = [];
    for (let k = 0; k < shown.length; k++) {
      const { fate, x: dataX, y: dataY } = shown[k] as CanvasPoint;
      const x = positions[2 * k] as number;
      const y = positions[2 * k + 1] as number;
      const isNew = fate === 'added' && isInside(domain, dataX, dataY);
      ink.add(x, y, isNew ? 3 : 1);
      if (isNew) newPlaces.push([x, y]);
    }
    for (const [id, boundary] of drawn) {
      const weight = id === 'before' ? 0.15 : 0.35;
      for (const line of boundary.lines) for (const [x, y] of line) ink.add(x, y, weight);
    }
    const requests = chips.map(({ id, text }): LabelRequest => {
      const width = measure.widthOf(text);
      const candidates = id === 'new' ? spotsAround(newPlaces, width, CHIP_HEIGHT) : spotsAlong(drawn.get(id)?.lines ?? [], side, SPOTS);
      return { id, width, height: CHIP_HEIGHT, candidates };
    });
    placed = new Map(placeLabels(requests, side, ink, placed).map((label) => [label.id, label]));
    for (const group of overlay.querySelectorAll<SVGGElement>('[data-label]')) {
      const id = group.dataset.label ?? '';
      const label = placed.get(id);
      const width = requests.find((request) => request.id === id)?.width ?? 0;
      assign(group, 'visibility', label ? 'visible' : 'hidden');
      if (!label) continue;
      assign(group, 'transform', `translate(${label.x.toFixed(1)} ${label.y.toFixed(1)})`);
      const chip = group.querySelector('rect');
      if (!chip) continue;
      assign(chip, 'x', String(-width / 2));
      assign(chip, 'width', String(width));
    }
  };

  /** Work that may wait for the next frame, each in its turn. */
  const turns: (() => void)[] = [
    () => {
      if (picture && dirty.lines) paintLines(picture, mapsOf(picture).maps);
      dirty.lines = false;
    },
    () => {
      if (picture && dirty.map) paintMap(picture, mapsOf(picture).maps);
      dirty.map = false;
    },
    () => {
      if (!picture || !dirty.chips) return;
      const wait = chipsAt + CHIPS_EVERY_MS - performance.now();
      clearTimeout(chipsLater);
      if (wait > 0) chipsLater = setTimeout(request, wait);
      else {
        chipsAt = performance.now();
        dirty.chips = false;
        paintChips(picture);
      }
    },
  ];
  const paint = (): void => {
    asked = 0;
    if (!picture) return;
    const startedAt = performance.now();
    if (dirty.points) {
      // What a hand does is seen at once.
      const { maps, training } = mapsOf(picture);
      dirty.points = false;
      paintPoints(picture, maps, training);
    }
    for (let done = 0; done < turns.length; done++) {
      if (done > 0 && performance.now() - startedAt > BUDGET_MS) {
        request();
        return;
      }
      const turn = turns.shift() as () => void;
      turns.push(turn);
      turn();
    }
  };
  const request = (): void => {
    if (asked === 0) asked = requestAnimationFrame(paint);
  };
  const ask = (what: Partial<Dirty>): void => {
    for (const part of ['map', 'lines', 'points', 'chips'] as const) dirty[part] ||= what[part] ?? false;
    if (Object.values(dirty).includes(true)) request();
  };
  const all: Dirty = { map: true, lines: true, points: true, chips: true };

  const leaveLive = live.subscribe(() => ask(all));
  const leaveFonts = onFonts(() => {
    measure.forget();
    ask({ chips: true });
  });

  return {
    show(next) {
      const before = picture;
      picture = next;
      if (!before) {
        ask(all);
        return;
      }
      const differs = (...keys: readonly (keyof Picture)[]): boolean => keys.some((key) => next[key] !== before[key]);
      const { source } = next;
      const map = source.maps !== before.source.maps || source.method !== before.source.method || source.level !== before.source.level;
      const lines = map || differs('view', 'methods');
      ask({
        map: map || differs('view', 'theme'),
        lines,
        points: differs('view', 'theme', 'points', 'radii', 'remembered', 'selected', 'colorLabel'),
        chips: lines || differs('chips'),
      });
    },
    dispose() {
      cancelAnimationFrame(asked);
      clearTimeout(chipsLater);
      pointsLayer.dispose();
      leaveLive();
      leaveFonts();
    },
  };
};
