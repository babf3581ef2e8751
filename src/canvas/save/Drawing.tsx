import type { ReactNode, SVGProps } from 'react';
import type { Domain } from '../../studies/experiment.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { classColor, classShape } from '../../ui/classMarks.ts';
import { shapePath } from '../../ui/shapes.ts';
import { Ticks } from '../map/Axes.tsx';
import { boundaryOf, hatchOf } from '../map/boundaries.ts';
import { BeforeLine, bottomFirst, Hatch, MethodLine } from '../map/Lines.tsx';
import { colorLabelOf, radiiOf } from '../picture.ts';
import type { CanvasPoint } from '../points/points.ts';
import { axisTicks, type Projection, projection } from '../projection.ts';
import type { CanvasScene } from '../useCanvas.ts';
import { heldValues } from '../words/describe.ts';
import './paperDrawing.css';

/** Pixels a side of the plot, what is left of and above it, and the width of the legend. */
const SIDE = 600;
const LEFT = 56;
const TOP = 44;
const LEGEND = 210;
/** Size of the whole drawing. */
export const SIZE = { width: LEFT + SIDE + 24 + LEGEND, height: TOP + SIDE + 44 };

export interface DrawingProps {
  readonly title: string;
  readonly scene: CanvasScene;
  readonly domain: Domain;
  /** The decision map as a data URL; null where there is none. */
  readonly map: string | null;
  /** Methods in the legend, if not those of the scene. */
  readonly listed?: readonly string[];
}

interface Part {
  readonly scene: CanvasScene;
  readonly view: Projection;
}

const Lines = ({ scene, view, hatch: id }: Part & { hatch: string }) => {
  const { maps, level, method: chosen, likelihood } = scene.source;
  if (!maps) return null;
  const hatch = likelihood === 'gaussian' ? '' : hatchOf(maps, chosen, view, level);
  return (
    <>
      {hatch && <path d={hatch} fill={`url(#${id})`} fillRule="evenodd" />}
      <BeforeLine d={boundaryOf(maps, maps.before, view, level).path} />
      {bottomFirst(scene.methods, chosen).map((id) => {
        const values = maps.methods[id];
        const d = values && boundaryOf(maps, values, view, level).path;
        return d && <MethodLine key={id} id={id} d={d} prominent={id === chosen || id === 'exact'} />;
      })}
    </>
  );
};

interface MarkProps extends SVGProps<SVGPathElement> {
  /** Class by colour and shape. */
  readonly label: number;
  readonly radius: number;
  readonly at?: readonly [x: number, y: number];
}

const Mark = ({ label, radius, at: [x, y] = [0, 0], ...look }: MarkProps) => (
  <path
    d={shapePath(classShape(label), radius)}
    transform={`translate(${x.toFixed(2)} ${y.toFixed(2)})`}
    fill={classColor(label)}
    paintOrder="stroke"
    {...look}
  />
);

const Ring = ({ at: [x, y], radius }: { at: readonly [number, number]; radius: number }) => (
  <circle cx={x.toFixed(2)} cy={y.toFixed(2)} r={radius.toFixed(2)} fill="none" stroke="var(--ink)" strokeWidth="1.5" />
);

const Cross = ({ at: [x, y], arm }: { at: readonly [number, number]; arm: number }) => (
  <path
    d={`M${-arm} ${-arm}L${arm} ${arm}M${-arm} ${arm}L${arm} ${-arm}`}
    transform={`translate(${x.toFixed(2)} ${y.toFixed(2)})`}
    stroke="var(--ink)"
    strokeWidth="1.25"
  />
);

/** The points, in the order of the page: removed, past, rings, then what the change brought. */
const Points = ({ scene, view }: Part) => {
  const colorLabel = colorLabelOf(scene.source);
  const radii = radiiOf(scene.points, scene.source, view.side);
  const all = scene.points.map((point, k) => ({
    point,
    key: point.index,
    label: colorLabel(point.label),
    at: [view.x(point.x), view.y(point.y)] as const,
    radius: radii[k] ?? 3,
  }));
  const of = (fate: CanvasPoint['fate']) => all.filter(({ point }) => point.fate === fate);
  return (
    <>
      {of('removed').map(({ key, label, at, radius }) => (
        <g key={key}>
          <Mark label={label} radius={radius} at={at} opacity="0.3" />
          <Cross at={at} arm={Math.max(3, radius * 0.8)} />
        </g>
      ))}
      {of('kept')
        .sort((one, other) => other.radius - one.radius)
        .map(({ key, label, at, radius }) => (
          <Mark key={key} label={label} radius={radius} at={at} stroke="var(--halo)" strokeWidth="0.9" />
        ))}
      {all
        .filter(({ point }) => scene.remembered.has(point.row))
        .map(({ key, at, radius }) => (
          <Ring key={key} at={at} radius={radius + 3.2} />
        ))}
      {of('moved').map(({ key, point: { from }, at: [x, y] }) => {
        const way = from && `M${view.x(from[0])} ${view.y(from[1])}L${x} ${y}`;
        return way && <path key={key} d={way} stroke="var(--ink)" opacity="0.6" strokeDasharray="3 2" />;
      })}
      {[...of('relabelled'), ...of('moved'), ...of('added')].map(({ key, point, label, at, radius }) => {
        const shoulder = radius + 2.5;
        return (
          <g key={key}>
            <Mark label={label} radius={radius + 0.9} at={at} stroke="var(--ink)" strokeWidth="2.5" />
            {point.oldLabel !== null && point.fate === 'relabelled' && (
              <Mark
                label={colorLabel(point.oldLabel)}
                radius={2.6}
                at={[at[0] + shoulder, at[1] - shoulder]}
                stroke="var(--halo)"
                strokeWidth="2.5"
              />
            )}
          </g>
        );
      })}
    </>
  );
};

const Axes = ({ scene: { names }, view }: Part) => (
  <g fill="var(--muted)" fontSize="12">
    <rect width={view.side} height={view.side} fill="none" stroke="var(--line-strong)" />
    <Ticks {...axisTicks(view)} side={view.side} below={17} />
    <text x={view.side} y={view.side + 34} textAnchor="end">
      {`${names.axes[0]} →`}
    </text>
    <text x="-36" y="0" textAnchor="end" transform="rotate(-90 -36 0)">
      {`${names.axes[1]} →`}
    </text>
  </g>
);

const FATES = { added: 'new point', relabelled: 'relabelled point', moved: 'moved point' } as const;

/** Every mark of a scene with its words. `hatch` is the id of the pattern. */
const legendOf = ({ points, names, remembered, source, methods }: CanvasScene, hatch: string) => {
  const has = (fate: CanvasPoint['fate']): boolean => points.some((point) => point.fate === fate);
  const middle = [14, 0] as const;
  const entries: (readonly [words: string, mark: ReactNode])[] = [
    ...names.classes.map((name, label) => [name, <Mark key={name} label={label} radius={4.5} at={middle} />] as const),
    ...(['added', 'relabelled', 'moved'] as const).filter(has).map((fate) => {
      const mark = (
        <Mark key={fate} label={0} radius={4.5} at={middle} fill="var(--surface)" stroke="var(--ink)" strokeWidth="2" paintOrder="" />
      );
      return [FATES[fate], mark] as const;
    }),
  ];
  if (has('removed')) entries.push(['removed point', <Cross key="removed" at={middle} arm={4} />]);
  if (remembered.size > 0) entries.push(['remembered', <Ring key="remembered" at={middle} radius={6} />]);
  if (source.maps) {
    if (source.method !== 'exact' && source.likelihood !== 'gaussian')
      entries.push(['decides differently from exact', <rect key="hatch" x="4" y="-6" width="20" height="12" fill={`url(#${hatch})`} />]);
    entries.push(['before the change', <BeforeLine key="before" d="M0 0h28" />]);
    for (const id of methods) entries.push([methodTitle(id), <MethodLine key={id} id={id} d="M0 0h28" prominent={false} />]);
  }
  return entries;
};

/** Legend of every mark, one a line. */
const Legend = ({ scene }: { scene: CanvasScene }) =>
  legendOf(scene, 'hatch').map(([words, mark], k) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity but their place
    <g key={k} transform={`translate(0 ${8 + 22 * k})`}>
      {mark}
      <text x="38" y="4">
        {words}
      </text>
    </g>
  ));

/** Sentence on the plane among more inputs than two; '' for two. */
const planeOf = ({ names, slice }: CanvasScene): string => {
  if (!slice) return '';
  const held = heldValues(names, slice.held);
  return held.length > 4 ? `The other ${held.length} inputs are at their means.` : `Here ${held.join(', ')}.`;
};

interface PlotProps extends Omit<DrawingProps, 'title' | 'listed'> {
  readonly side: number;
  /** Of this drawing alone, behind its ids. */
  readonly name?: string;
}

/** Map, boundaries, points and axes, from the corner of the plot. */
const Plot = ({ scene, domain, map, side, name = '' }: PlotProps) => {
  const view = projection(domain, side);
  const { maps } = scene.source;
  return (
    <>
      <defs>
        <clipPath id={`frame${name}`}>
          <rect width={side} height={side} />
        </clipPath>
        <Hatch id={`hatch${name}`} stroke="var(--ink)" opacity={0.45} />
      </defs>
      <g clipPath={`url(#frame${name})`}>
        {map && maps && <image {...view.boxOf(maps.domain)} href={map} preserveAspectRatio="none" />}
        <Lines scene={scene} view={view} hatch={`hatch${name}`} />
        <Points scene={scene} view={view} />
      </g>
      <Axes scene={scene} view={view} />
    </>
  );
};

/** The canvas as a picture of its own: map, boundaries, points, axes and a legend. */
export const Drawing = ({ title, scene, domain, map, listed = scene.methods }: DrawingProps) => (
  <svg {...SIZE} aria-hidden="true">
    <text x={LEFT} y="20" fontSize="15" fontWeight="600">
      {title}
    </text>
    <text x={LEFT} y="36" fill="var(--muted)">
      {`The map is that of ${methodTitle(scene.source.method)}. ${planeOf(scene)}`}
    </text>
    <g transform={`translate(${LEFT} ${TOP})`}>
      <Plot scene={scene} domain={domain} map={map} side={SIDE} />
    </g>
    <g transform={`translate(${LEFT + SIDE + 24} ${TOP})`}>
      <Legend scene={{ ...scene, methods: listed }} />
    </g>
  </svg>
);

/** Room beside a plot on paper for its numbers and names, pixels. */
const BESIDE = { left: 46, right: 8, top: 6, bottom: 40 } as const;

/** The canvas on a sheet of paper among its words: the plot, and under it what its marks are, in type of 9 points. */
export const PaperDrawing = ({ title, side, name = '', ...props }: PlotProps & { title: string }) => {
  const { scene } = props;
  const plane = planeOf(scene);
  return (
    <figure className="paper-drawing">
      <svg
        width={BESIDE.left + side + BESIDE.right}
        height={BESIDE.top + side + BESIDE.bottom}
        fontSize="12"
        fill="var(--ink)"
        role="img"
        aria-label={title}
      >
        <g transform={`translate(${BESIDE.left} ${BESIDE.top})`}>
          <Plot {...props} side={side} name={name} />
        </g>
      </svg>
      <figcaption>
        {`The map is that of ${methodTitle(scene.source.method)}. ${plane}`}
        <ul>
          {legendOf(scene, `hatch${name}`).map(([words, mark], k) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity but their place
            <li key={k}>
              <svg width="28" height="14" viewBox="0 -7 28 14" aria-hidden="true">
                {mark}
              </svg>{' '}
              {words}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
};
