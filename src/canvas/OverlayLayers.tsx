import { useLayoutEffect, useMemo, useRef } from 'react';
import type { BoundModel } from '../core/model.ts';
import { createModel } from '../core/models.ts';
import { dimensionOfDomain, gridPoints } from '../data/grid.ts';
import type { Overlay } from '../store/state.ts';
import type { Maps } from '../studies/experiment.ts';
import { useStore } from '../ui/useStore.ts';
import { type Boundary, boundaryOf } from './map/boundaries.ts';
import { clearPlace, haloRadii } from './overlay.ts';
import type { Picture } from './picture.ts';

/** Nodes a side of the grid on which a trial model's boundary is found; fewer where one evaluation is dear. */
const resolutionFor = (parameters: number): number => (parameters <= 120 ? 72 : parameters <= 1000 ? 48 : 28);

/** A model bound to the nodes of a grid over the canvas. */
interface BoundGrid {
  readonly bound: BoundModel;
  readonly parameters: number;
  readonly outputs: number;
  readonly resolution: number;
}

/** The boundary of the model at θ, laid out on the canvas; null where there is no θ or it is another model's. */
const useBoundary = ({ view, source: { level } }: Picture, grid: BoundGrid | null, theta: Float64Array | null) =>
  useMemo(() => {
    if (!grid || theta?.length !== grid.parameters) return null;
    const { bound, outputs, resolution } = grid;
    const values = Float32Array.from(bound.logits(theta));
    const maps: Maps = { step: 0, domain: view.domain, resolution, outputs, before: values, methods: {} };
    return boundaryOf(maps, values, view, level);
  }, [grid, theta, view, level]);

/** The boundary of a model that a panel tries, and its name; where there is one to hold it against, that one as a plain line. */
const Trial = ({ picture, trial }: { picture: Picture; trial: NonNullable<Overlay['trial']> }) => {
  const { view, source } = picture;
  const { details } = source;
  const grid = useMemo((): BoundGrid | null => {
    if (details?.model.dimension !== dimensionOfDomain(view.domain)) return null;
    const { parameters, spec, bind } = createModel(details.model);
    const resolution = resolutionFor(parameters);
    return { bound: bind(gridPoints(view.domain, resolution, details.transform)), parameters, outputs: spec.outputs, resolution };
  }, [details, view.domain]);
  const boundary = useBoundary(picture, grid, trial.theta);
  const against = useBoundary(picture, grid, trial.against?.theta ?? null);
  return (
    <g className="canvas-trial" data-trial={trial.label}>
      {against && <path d={against.path} data-against="" fill="none" stroke="var(--halo)" strokeWidth="4.5" strokeOpacity="0.8" />}
      {against && <path d={against.path} fill="none" stroke="var(--ink)" strokeWidth="1.75" />}
      {boundary && <path d={boundary.path} fill="none" stroke="var(--halo)" strokeWidth="5" strokeOpacity="0.8" />}
      {boundary && <path d={boundary.path} fill="none" stroke="var(--ink)" strokeWidth="2" strokeDasharray="6 3 1.5 3" />}
      {against && <LineName lines={against.lines} picture={picture} at={0.25} text={trial.against?.label ?? ''} />}
      {boundary && <LineName lines={boundary.lines} picture={picture} at={0.5} text={trial.label} />}
    </g>
  );
};

interface LineNameProps {
  readonly lines: Boundary['lines'];
  readonly picture: Picture;
  readonly at: number;
  readonly text: string;
}

/** The name of a line, about at a share of its longest part, where points leave it in sight; kept on the canvas. */
const LineName = ({ lines, picture: { view, positions }, at, text }: LineNameProps) => {
  const { side } = view;
  const half = 4 + 3.4 * text.length;
  const [longest = []] = [...lines].sort((one, other) => other.length - one.length);
  const place = clearPlace(longest, at, half, positions);
  if (!place) return null;
  const [x, y] = place;
  return (
    <text
      x={Math.min(Math.max(x, half), side - half)}
      y={Math.min(Math.max(y - 8, 14), side - 6)}
      textAnchor="middle"
      stroke="var(--halo)"
      strokeWidth="4"
      paintOrder="stroke"
      fill="var(--ink)"
    >
      {text}
    </text>
  );
};

/** Lines of a panel on the canvas: over the boundaries, under the points. */
export const OverlayLines = ({ picture }: { picture: Picture }) => {
  const trial = useStore((state) => state.overlay?.trial);
  const { side } = picture.view;
  return (
    <svg className="canvas-layer" width={side} height={side} aria-hidden="true">
      {trial && <Trial picture={picture} trial={trial} />}
    </svg>
  );
};

/** Marks of a panel at the points: halos by size and sign, outlines by kind. */
export const OverlayHalos = ({ picture }: { picture: Picture }) => {
  const overlay = useStore((state) => state.overlay);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { positions, points, view, radii, theme } = picture;
  const { halos, kinds } = overlay ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ink is another one in another theme
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const ratio = Math.min(3, window.devicePixelRatio || 1);
    const pixels = halos || kinds ? Math.round(view.side * ratio) : 0;
    if (element.width !== pixels || element.height !== pixels) {
      element.width = pixels;
      element.height = pixels;
    }
    const context = pixels > 0 ? element.getContext('2d') : null;
    if (!context) return;
    const style = getComputedStyle(element);
    const ink = style.getPropertyValue('color');
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, view.side, view.side);
    context.strokeStyle = ink;
    context.fillStyle = ink;
    if (halos) {
      const sizes = haloRadii(points, halos.values, view.side);
      points.forEach((_, k) => {
        const size = sizes[k] ?? 0;
        if (size === 0) return;
        context.beginPath();
        context.arc(positions[2 * k] ?? 0, positions[2 * k + 1] ?? 0, Math.abs(size), 0, 2 * Math.PI);
        context.globalAlpha = size > 0 ? 0.28 : 0.85;
        context.setLineDash(size > 0 ? [] : [3, 2.5]);
        context.lineWidth = 1.25;
        if (size > 0) context.fill();
        else context.stroke();
      });
    }
    if (kinds) {
      context.globalAlpha = 0.9;
      context.setLineDash([]);
      context.lineWidth = 1.5;
      points.forEach(({ row }, k) => {
        const kind = kinds.of[row] ?? -1;
        if (kind !== 0 && kind !== 1) return;
        kindPath(context, kind, positions[2 * k] ?? 0, positions[2 * k + 1] ?? 0, (radii[k] ?? 3) + 4);
      });
    }
  }, [halos, kinds, points, positions, radii, view, theme]);
  return <canvas ref={canvas} className="canvas-layer canvas-halos" style={{ width: view.side, height: view.side, color: 'var(--ink)' }} />;
};

/** Outline of a kind around a point: a square, a diamond; the third kind, of which there are most, has none. The legend draws the same. */
const kindPath = (context: CanvasRenderingContext2D, kind: number, x: number, y: number, r: number): void => {
  context.beginPath();
  if (kind === 0) context.rect(x - r, y - r, 2 * r, 2 * r);
  else {
    context.moveTo(x, y - r * 1.4);
    context.lineTo(x + r * 1.4, y);
    context.lineTo(x, y + r * 1.4);
    context.lineTo(x - r * 1.4, y);
    context.closePath();
  }
  context.stroke();
};

/** Legend of the overlay's marks, in a corner of the canvas. */
export const OverlayLegend = () => {
  const overlay = useStore((state) => state.overlay);
  const { halos, kinds } = overlay ?? {};
  if (!halos && !kinds) return null;
  return (
    <div className="canvas-overlay-legend">
      {halos && (
        <p>
          <b>{halos.title}</b>
          <svg width="14" height="12" aria-hidden="true">
            <circle cx="6" cy="6" r="5" fill="var(--ink)" fillOpacity="0.28" />
          </svg>
          {halos.positive}
          <svg width="14" height="12" aria-hidden="true">
            <circle cx="6" cy="6" r="5" fill="none" stroke="var(--ink)" strokeDasharray="3 2.5" />
          </svg>
          {halos.negative}
        </p>
      )}
      {kinds && (
        <p>
          {kinds.names.map((name, kind) => (
            <span key={name}>
              {kind < 2 && (
                <svg width="16" height="14" aria-hidden="true">
                  <path
                    d={kind === 0 ? 'M3 2h10v10h-10z' : 'M8 0.5l6.5 6.5l-6.5 6.5l-6.5 -6.5z'}
                    fill="none"
                    stroke="var(--ink)"
                    strokeWidth="1.5"
                  />
                </svg>
              )}
              {kind < 2 ? name : `no outline: ${name}`}
            </span>
          ))}
        </p>
      )}
    </div>
  );
};
