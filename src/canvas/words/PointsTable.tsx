import { useMemo, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { methodTitle } from '../../ui/catalog.ts';
import { formatNumber } from '../../ui/format.ts';
import { ScrollTable } from '../../ui/ScrollTable.tsx';
import type { CanvasScene } from '../useCanvas.ts';
import { factsOf, meanTitle } from './describe.ts';
import './pointsTable.css';

/** More rows than this are shown a page at a time. */
export const PAGE = 1000;

/** The text counterpart of the canvas. */
const PointsTable = ({ id, scene }: { id: string; scene: CanvasScene }) => {
  const { points, names, classCount, source } = scene;
  const { likelihood, method } = source;
  const title = likelihood !== 'gaussian' && classCount > 2 ? 'probability of its own class' : meanTitle(likelihood, names, classCount, 0);
  const [wanted, setWanted] = useState(0);
  const pages = Math.max(1, Math.ceil(points.length / PAGE));
  const page = Math.min(wanted, pages - 1);
  const first = page * PAGE;
  const last = Math.min(points.length, first + PAGE);
  const body = useMemo(
    () =>
      scene.points.slice(first, last).map((point) => {
        const { title, remembered, fate, prediction, sensitivity } = factsOf(scene, point);
        return (
          <tr key={point.index}>
            <th scope="row">{point.index}</th>
            {(point.inputs ?? [point.x, point.y]).map((value, j) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an input has no other name
              <td key={j}>{formatNumber(value)}</td>
            ))}
            <td className="canvas-points-word">{title}</td>
            <td className="canvas-points-word">{remembered ? 'yes' : 'no'}</td>
            <td className="canvas-points-word">{fate || 'unchanged'}</td>
            <td>{prediction?.before ?? '–'}</td>
            <td>{prediction?.after ?? '–'}</td>
            <td>{sensitivity ?? '–'}</td>
          </tr>
        );
      }),
    [scene, first, last],
  );
  const words = [likelihood === 'gaussian' ? names.label : 'Class', 'Remembered', 'The change'];
  const walk = pages > 1 && (
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
  );
  const caption = `Every point: where it is, its class, whether ${methodTitle(method)} remembers it, and the ${title} before and after the change.`;
  return (
    <ScrollTable id={id} className="canvas-points" label="Table of the points" caption={caption} above={walk}>
      <thead>
        <tr>
          <th scope="col">Point</th>
          {(names.inputs ?? names.axes).map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          {words.map((name) => (
            <th key={name} scope="col" className="canvas-points-word">
              {name}
            </th>
          ))}
          <th scope="col" title={`${title}, before`}>
            h(f*)
          </th>
          <th scope="col" title={`${title}, ${methodTitle(method)}`}>
            h(f)
          </th>
          <th scope="col">Sensitivity</th>
        </tr>
      </thead>
      <tbody>{body}</tbody>
    </ScrollTable>
  );
};

export default PointsTable;
