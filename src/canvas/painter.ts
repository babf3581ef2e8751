import type { LiveChannel } from '../store/live.ts';
import type { Maps } from '../studies/experiment.ts';
import { readPalette } from '../ui/colors.ts';
import { createTurns, type Part } from '../ui/turns.ts';
import { type Boundary, boundaryOf, hatchOf } from './map/boundaries.ts';
import { createMapPainter } from './map/mapPainter.ts';
import { newRadiusOf, type Picture, radiiOf } from './picture.ts';
import { createPointsLayer } from './points/pointsLayer.ts';
import { createChipsLayer } from './words/chips.ts';

export interface Painter {
  /** Draws what differs from the picture before, in the next animation frame. */
  show(picture: Picture): void;
  dispose(): void;
}

/** A frame that has taken this long leaves the rest to the next one, ms. */
const BUDGET_MS = 4;
/** Chips are placed at most so often: between, they stay where they are. */
const CHIPS_EVERY_MS = 100;

type PartName = 'points' | 'lines' | 'map' | 'chips';
/** Parts of the picture that each is made of, beside the maps. */
const MADE_OF: Readonly<Record<PartName, readonly (keyof Picture)[]>> = {
  points: ['view', 'theme', 'points', 'radii', 'remembered', 'selected', 'colorLabel'],
  lines: ['view', 'methods'],
  map: ['view', 'theme'],
  chips: ['chips'],
};
const PARTS = Object.keys(MADE_OF) as PartName[];

/**
 * Draws finished results and frames of training alike, outside of React, and only what has changed: into the elements of `frame` that are
 * named by `data-layer`; lines into its paths by `data-part`, a method's id, 'before' or 'hatch'.
 */
export const createPainter = (frame: HTMLElement, live: LiveChannel): Painter => {
  const layer = <E extends Element>(name: string): E => frame.querySelector(`[data-layer="${name}"]`) as E;
  const drawMap = createMapPainter(layer('map'));
  const lines = layer<SVGSVGElement>('lines');
  let picture: Picture | null = null;
  let drawn: ReadonlyMap<string, Boundary> = new Map();
  let lining: { readonly of: Picture; readonly maps: Maps | null } | null = null;

  /** Maps on the screen: the frame of training if there is one, else the finished results. */
  const mapsOf = ({ source }: Picture): { maps: Maps | null; training: boolean } => {
    const now = live.current()?.maps ?? null;
    return { maps: now ?? source.maps, training: now !== null };
  };

  const paintMap = (of: Picture): void => {
    const { maps } = mapsOf(of);
    drawMap(of, maps, maps?.methods[of.source.method]);
  };

  /** Lines that are begun are finished before newer ones of the same kind, which may come faster than they are found. */
  const begun = (newest: Picture): { of: Picture; maps: Maps | null } => {
    const isAlike =
      lining?.maps &&
      mapsOf(newest).maps &&
      (['view', 'methods'] as const).every((key) => newest[key] === lining?.of[key]) &&
      (['likelihood', 'level', 'method'] as const).every((key) => newest.source[key] === lining?.of.source[key]);
    return isAlike && lining ? lining : { of: newest, maps: mapsOf(newest).maps };
  };

  const paintLines = (newest: Picture): void => {
    const { of, maps } = begun(newest);
    const { source, view, methods } = of;
    const boundaries = new Map<string, Boundary>();
    const start = performance.now();
    if (maps) {
      for (const id of ['before', ...methods]) {
        const values = id === 'before' ? maps.before : maps.methods[id];
        if (!values) continue;
        if (performance.now() - start > BUDGET_MS) {
          lining = { of, maps };
          linesPart.ask();
          return;
        }
        boundaries.set(id, boundaryOf(maps, values, view, source.level));
      }
    }
    // Against a line that is off nothing is compared.
    const isCompared = methods.includes('exact') && source.likelihood !== 'gaussian';
    const hatch = maps && isCompared ? hatchOf(maps, source.method, view, source.level) : '';
    lining = null;
    if (of !== newest || maps !== mapsOf(newest).maps) linesPart.ask();
    for (const path of lines.querySelectorAll<SVGPathElement>('path[data-part], [data-part] path')) {
      const part = path.closest<SVGElement>('[data-part]')?.dataset.part ?? '';
      const d = part === 'hatch' ? hatch : (boundaries.get(part)?.path ?? '');
      // What is set anew is laid out anew.
      if (path.getAttribute('d') !== d) path.setAttribute('d', d);
    }
    drawn = boundaries;
    // Names are placed anew now and then only: until then they stay on their lines.
    chipsLayer.follow(of, drawn);
  };

  const paintPoints = (of: Picture): void => {
    const { source, points: shown } = of;
    const { maps, training } = mapsOf(of);
    const { side } = of.view;
    const radii = (): Float64Array => (training ? radiiOf(shown, { ...source, maps }, side, true) : of.radii);
    const look = { ...of, radii, sized: training ? maps : source, newRadius: newRadiusOf(shown.length, side) };
    pointsLayer.draw(look, readPalette());
  };

  const painted = (paint: (of: Picture) => void) => () => {
    if (picture) paint(picture);
  };
  const turns = createTurns(BUDGET_MS);
  const linesPart = turns(painted(paintLines));
  const parts: Readonly<Record<PartName, Part>> = {
    // What a hand does is seen at once.
    points: turns(painted(paintPoints), { atOnce: true }),
    lines: linesPart,
    map: turns(painted(paintMap)),
    chips: turns(
      painted((of) => chipsLayer.draw(of, drawn)),
      { after: [linesPart], every: CHIPS_EVERY_MS },
    ),
  };
  const pointsLayer = createPointsLayer(layer('points'), parts.points.ask);
  const chipsLayer = createChipsLayer(layer('chips'), parts.chips.ask);
  const leaveLive = live.subscribe(() => {
    for (const part of PARTS) parts[part].ask();
  });

  return {
    show(next) {
      const before = picture;
      picture = next;
      const otherMap = (['maps', 'method', 'level'] as const).some((key) => next.source[key] !== before?.source[key]);
      for (const part of PARTS)
        if (!before || (otherMap && (part === 'map' || part === 'lines')) || MADE_OF[part].some((key) => next[key] !== before[key]))
          parts[part].ask();
    },
    dispose() {
      for (const part of PARTS) parts[part].stop();
      pointsLayer.dispose();
      chipsLayer.dispose();
      leaveLive();
    },
  };
};
