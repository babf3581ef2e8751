import { useLayoutEffect, useMemo, useRef } from 'react';
import { kindPath } from '../chart/paths.ts';
import type { BoundModel } from '../core/model.ts';
import { createModel } from '../core/models.ts';
import { dimensionOfDomain, gridPoints } from '../data/grid.ts';
import type { Overlay } from '../store/state.ts';
import type { Maps } from '../studies/experiment.ts';
import { drawKind } from '../ui/shapes.ts';
import { useStore } from '../ui/useStore.ts';
import { type Boundary, boundaryOf } from './map/boundaries.ts';
import type { Picture } from './picture.ts';
import type { CanvasPoint } from './points/points.ts';
import StemsLegend from './stems/StemsLegend.tsx';
import { clearPlace } from './words/labels.ts';
import './overlay.css';

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
      {against && <TrialLine d={against.path} width={1.75} />}
      {boundary && <TrialLine d={boundary.path} width={2} dash="6 3 1.5 3" />}
      {against && <LineName lines={against.lines} picture={picture} at={0.25} text={trial.against?.label ?? ''} />}
      {boundary && <LineName lines={boundary.lines} picture={picture} at={0.5} text={trial.label} />}
    </g>
  );
};

const TrialLine = ({ d, width, dash }: { d: string; width: number; dash?: string }) => (
  <>
    <path d={d} fill="none" stroke="var(--halo)" strokeWidth={width + 3} strokeOpacity="0.8" />
    <path d={d} fill="none" stroke="var(--ink)" strokeWidth={width} strokeDasharray={dash} />
  </>
);

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

/** Radius of the largest halo, as a share of the canvas's side. */
const LARGEST = 0.045;
/** Halos smaller than this are not drawn, pixels. */
const SMALLEST = 2;

/** Radius of each point's halo, pixels, with the sign of its value; areas are to each other as the values are. 0: none. */
export const haloRadii = (points: readonly Pick<CanvasPoint, 'row'>[], values: ArrayLike<number>, side: number): Float64Array => {
  const known = Float64Array.from(points, ({ row }) => (Number.isFinite(values[row]) ? (values[row] as number) : 0));
  const most = known.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  return known.map((value) => {
    const radius = LARGEST * side * Math.sqrt(Math.abs(value) / most);
    return radius >= SMALLEST ? Math.sign(value) * radius : 0;
  });
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
    if (pixels === 0 && element.width === 0) return;
    // A canvas that gets a size is empty.
    element.width = pixels;
    element.height = pixels;
    const context = element.getContext('2d');
    if (!context || pixels === 0) return;
    const ink = getComputedStyle(element).color;
    context.strokeStyle = ink;
    context.fillStyle = ink;
    const at = (k: number): void => {
      context.setTransform(ratio, 0, 0, ratio, ratio * (positions[2 * k] ?? 0), ratio * (positions[2 * k + 1] ?? 0));
      context.beginPath();
    };
    if (halos) {
      context.lineWidth = 1.25;
      haloRadii(points, halos.values, view.side).forEach((size, k) => {
        if (size === 0) return;
        at(k);
        context.arc(0, 0, Math.abs(size), 0, 2 * Math.PI);
        context.globalAlpha = size > 0 ? 0.28 : 0.85;
        context.setLineDash([3, 2.5]);
        if (size > 0) context.fill();
        else context.stroke();
      });
    }
    if (kinds) {
      context.globalAlpha = 0.9;
      context.setLineDash([]);
      context.lineWidth = 1.5;
      points.forEach(({ row }, k) => {
        at(k);
        drawKind(context, kinds.of[row] ?? -1, (radii[k] ?? 3) + 4);
        context.stroke();
      });
    }
  }, [halos, kinds, points, positions, radii, view, theme]);
  return <canvas ref={canvas} className="canvas-layer" style={{ width: view.side, height: view.side, color: 'var(--ink)' }} />;
};

/** Legend of the overlay's marks, in a corner of the canvas. */
export const OverlayLegend = ({ picture: { view } }: { picture: Picture }) => {
  const overlay = useStore((state) => state.overlay);
  const { halos, kinds, stems } = overlay ?? {};
  if (!halos && !kinds && !stems) return null;
  return (
    <div className="canvas-overlay-legend">
      {stems && <StemsLegend stems={stems} side={view.side} />}
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
                  <path d={kindPath([[8, 7]], kind, kind === 0 ? 5 : 4.6)} fill="none" stroke="var(--ink)" strokeWidth="1.5" />
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
