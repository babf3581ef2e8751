import { type CSSProperties, useId, useLayoutEffect, useRef } from 'react';
import { createTurns, type Part } from '../../ui/turns.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
import { boundaryOf, hatchOf } from '../map/boundaries.ts';
import { BeforeLine, Hatch, MethodLine } from '../map/Lines.tsx';
import { createMapPainter } from '../map/mapPainter.ts';
import type { Picture } from '../picture.ts';
import { type Sides, sidesOf } from './sides.ts';
import './curtain.css';

/** A frame that has taken this long leaves the rest to the next one, ms. */
const BUDGET_MS = 4;

/** Draws both sides into the elements of `room`: what is in training where something is, else the finished results. */
const createSides = (room: HTMLElement, picture: () => Picture): Part => {
  const { live } = getStore();
  const draw = new Map([...room.querySelectorAll('canvas')].map((canvas) => [canvas.dataset.side ?? '', createMapPainter(canvas)]));
  const part = createTurns(BUDGET_MS)(() => {
    const of = picture();
    const { source, view } = of;
    const maps = live.current()?.maps ?? source.maps;
    const sides: Readonly<Record<string, string>> = { ...sidesOf(source.method) };
    const valuesOf = (id = '') => (id === 'before' ? maps?.before : maps?.methods[id]);
    for (const [side, drawMap] of draw) drawMap(of, maps, valuesOf(sides[side]));
    const lineOf = (id: string): string => {
      const values = valuesOf(id);
      return maps && values ? boundaryOf(maps, values, view, source.level).path : '';
    };
    for (const path of room.querySelectorAll<SVGPathElement>('path[data-part], [data-part] path')) {
      const id = path.closest<SVGElement>('[data-part]')?.dataset.part ?? '';
      const hatched = maps && source.likelihood !== 'gaussian' ? hatchOf(maps, source.method, view, source.level) : '';
      const d = id === 'hatch' ? hatched : lineOf(id);
      if (path.getAttribute('d') !== d) path.setAttribute('d', d);
    }
  });
  const leave = live.subscribe(part.ask);
  return {
    ...part,
    stop: () => {
      leave();
      part.stop();
    },
  };
};

const SideLine = ({ side, id, size }: { side: keyof Sides; id: string; size: number }) => (
  <svg className={`canvas-layer canvas-curtain-${side}`} width={size} height={size} aria-hidden="true">
    {id !== 'before' && (
      <g data-part={id}>
        <MethodLine id={id} prominent />
      </g>
    )}
  </svg>
);

/**
 * Two maps in one picture: left of the curtain the chosen method's, with its boundary, right of it exact retraining's. Hatch and the boundary
 * before the change are on both sides.
 */
const Curtain = ({ picture }: { picture: Picture }) => {
  const share = useStore((state) => state.curtain) ?? 0;
  const room = useRef<HTMLDivElement>(null);
  const hatch = `${useId().replace(/[^\w-]/g, '')}-hatch`;
  const latest = useRef(picture);
  latest.current = picture;
  const sides = useRef<Part>(undefined);
  useLayoutEffect(() => {
    if (!room.current) return;
    const drawn = createSides(room.current, () => latest.current);
    sides.current = drawn;
    return drawn.stop;
  }, []);
  const { left, right } = sidesOf(picture.source.method);
  const { source, view, theme } = picture;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the sides are drawn from
  useLayoutEffect(() => sides.current?.ask(), [source, view, theme]);
  const { side } = view;
  return (
    <div ref={room} className="canvas-layer canvas-curtain" style={{ '--curtain': `${100 * share}%` } as CSSProperties} aria-hidden="true">
      <div className="canvas-layer canvas-curtain-left">
        <canvas data-side="left" className="canvas-map" />
      </div>
      <div className="canvas-layer canvas-curtain-right">
        <canvas data-side="right" className="canvas-map" />
      </div>
      <svg className="canvas-layer" width={side} height={side} aria-hidden="true">
        <defs>
          <Hatch id={hatch} stroke="var(--hatch)" opacity={0.8} />
        </defs>
        <path data-part="hatch" fill={`url(#${hatch})`} fillRule="evenodd" />
        <BeforeLine />
      </svg>
      <SideLine side="left" id={left} size={side} />
      <SideLine side="right" id={right} size={side} />
    </div>
  );
};

export default Curtain;
