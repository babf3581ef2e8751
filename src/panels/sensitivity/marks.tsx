import { memo, useMemo } from 'react';
import { POINT_KINDS } from '../../adaptation/lenses/pointKinds.ts';
import type { Plot } from '../../chart/Chart.tsx';
import { kindPath, type Place, ringsPath, shapesPath } from '../../chart/paths.ts';
import { classColor, classShape } from '../../ui/classMarks.ts';
import { markRadius } from './layout.ts';
import type { PastPoints } from './usePast.ts';

interface PointMarksProps {
  readonly plot: Plot;
  readonly points: PastPoints;
  /** Rows that are drawn, and where each of them lies in the units of the axes. */
  readonly rows: ArrayLike<number>;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly remembered: readonly number[];
  readonly selected: readonly number[];
  /** Kinds that are outlined, as on the canvas. */
  readonly kinds?: readonly number[];
}

const NONE: readonly number[] = [];

/** Points by class, with rings around those that are remembered: a path a class, however many there are. */
export const PointMarks = memo(({ plot, points, rows, x, y, remembered, selected, kinds = NONE }: PointMarksProps) => {
  const places = useMemo(() => {
    const at = new Map<number, Place>();
    for (let k = 0; k < rows.length; k++) at.set(rows[k] as number, [plot.x.at(x[k] as number), plot.y.at(y[k] as number)]);
    return at;
  }, [plot, rows, x, y]);
  const radius = markRadius(rows.length);
  const paths = useMemo(() => {
    const byClass = new Map<number, Place[]>();
    const byKind = POINT_KINDS.map((): Place[] => []);
    for (const [row, place] of places) {
      const label = points.likelihood === 'gaussian' ? 0 : (points.labels[row] ?? 0);
      const members = byClass.get(label);
      if (members) members.push(place);
      else byClass.set(label, [place]);
      byKind[points.kinds[row] ?? -1]?.push(place);
    }
    return {
      classes: [...byClass]
        .sort(([one], [other]) => one - other)
        .map(([label, members]) => [label, shapesPath(members, classShape(label), radius)] as const),
      kinds: kinds.map((kind) => [POINT_KINDS[kind], kindPath(byKind[kind] ?? [], kind, radius + 3)] as const),
    };
  }, [places, points, radius, kinds]);
  const ringed = (members: readonly number[], wider: number): string =>
    ringsPath(
      members.flatMap((row) => {
        const place = places.get(row);
        return place ? [place] : [];
      }),
      radius + wider,
    );
  return (
    <g className="sensitivity-points">
      {paths.classes.map(([label, path]) => (
        <path key={label} d={path} fill={classColor(label)} stroke="var(--surface)" strokeWidth="0.75" />
      ))}
      <path className="sensitivity-ring" d={ringed(remembered, 1.6)} />
      {paths.kinds.map(([kind, path]) => (
        <path key={kind} className="sensitivity-kind" data-kind={kind} d={path} />
      ))}
      <path className="sensitivity-selected" d={ringed(selected, 4.5)} />
    </g>
  );
});
