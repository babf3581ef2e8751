import { useMemo, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { type CanvasPoint, type PredictionSource, predictionOf } from '../points/points.ts';
import { classTitle, fateOf, formatMean, influenceOf, meanTitle, type Names, shownMean } from './describe.ts';

export interface PointsTableProps {
  readonly id: string;
  readonly points: readonly CanvasPoint[];
  readonly names: Names;
  readonly classCount: number;
  readonly remembered: ReadonlySet<number>;
  readonly source: PredictionSource;
  readonly methodTitle: string;
}

/** More rows than this are shown a page at a time. */
export const PAGE = 1000;

/** The text counterpart of the canvas. */
export const PointsTable = ({ id, points, names, classCount, remembered, source, methodTitle }: PointsTableProps) => {
  const { likelihood, results } = source;
  const own = likelihood !== 'gaussian' && classCount > 2;
  const title = own ? 'probability of its own class' : meanTitle(likelihood, names, classCount, 0);
  const [wanted, setWanted] = useState(0);
  const pages = Math.max(1, Math.ceil(points.length / PAGE));
  const page = Math.min(wanted, pages - 1);
  const first = page * PAGE;
  const last = Math.min(points.length, first + PAGE);
  const body = useMemo(
    () =>
      points.slice(first, last).map((point) => {
        const prediction = predictionOf(source, point);
        const mean = (values: readonly number[] | undefined): string =>
          values ? formatMean(likelihood, shownMean(likelihood, values, point.label)) : '–';
        const sensitivity = influenceOf(results, 'sensitivity', point);
        return (
          <tr key={point.index}>
            <th scope="row">{point.index}</th>
            {(point.inputs ?? [point.x, point.y]).map((value, j) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an input has no other name
              <td key={j}>{formatNumber(value)}</td>
            ))}
            <td className="canvas-points-word">{classTitle(names, point.label)}</td>
            <td className="canvas-points-word">{remembered.has(point.row) ? 'yes' : 'no'}</td>
            <td className="canvas-points-word">{fateOf(names, point) || 'unchanged'}</td>
            <td>{mean(prediction?.before)}</td>
            <td>{mean(prediction?.after)}</td>
            <td>{sensitivity === null ? '–' : formatNumber(sensitivity, 2)}</td>
          </tr>
        );
      }),
    [points, first, last, names, likelihood, remembered, source, results],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <section id={id} className="canvas-points" tabIndex={0} aria-label="Table of the points">
      {pages > 1 && (
        <p className="canvas-points-pages">
          <Button disabled={page === 0} onClick={() => setWanted(page - 1)}>
            Earlier points
          </Button>
          <span role="status">
            Points {first} to {last - 1} of {points.length}
          </span>
          <Button disabled={page === pages - 1} onClick={() => setWanted(page + 1)}>
            Later points
          </Button>
        </p>
      )}
      <table>
        <caption className="visually-hidden">
          Every point: where it is, its class, whether {methodTitle} remembers it, and the {title} before and after the change.
        </caption>
        <thead>
          <tr>
            <th scope="col">Point</th>
            {(names.inputs ?? names.axes).map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col" className="canvas-points-word">
              {likelihood === 'gaussian' ? names.label : 'Class'}
            </th>
            <th scope="col" className="canvas-points-word">
              Remembered
            </th>
            <th scope="col" className="canvas-points-word">
              The change
            </th>
            <th scope="col" title={`${title}, before`}>
              h(f*)
            </th>
            <th scope="col" title={`${title}, ${methodTitle}`}>
              h(f)
            </th>
            <th scope="col">Sensitivity</th>
          </tr>
        </thead>
        <tbody>{body}</tbody>
      </table>
    </section>
  );
};
