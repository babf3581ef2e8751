import { useMemo } from 'react';
import type { Axis } from '../../chart/axis.ts';
import { Chart } from '../../chart/Chart.tsx';
import type { Spot } from '../../chart/spots.ts';
import type { LandscapeResult } from '../../studies/landscape.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { LineSample } from '../../ui/LineSample.tsx';
import { methodMark } from '../../ui/methodMarks.ts';
import { LiveLayer } from './LiveLayer.tsx';
import { ProbeLayer } from './ProbeLayer.tsx';
import type { Probe, ProbePlace } from './probe.ts';
import { Terrain } from './Terrain.tsx';
import { axisNames, inPlane, placeSays, summaryOf, tableOf } from './words.ts';

interface LandscapeChartProps {
  readonly result: LandscapeResult;
  readonly shown: readonly string[];
  readonly probe: Probe;
  readonly onMove: (place: ProbePlace, done: boolean) => void;
}

/** The landscape as a chart: contours, models, paths, and the probe over them. */
export const LandscapeChart = ({ result, shown, probe, onMove }: LandscapeChartProps) => {
  const { window, method, reconstruction, of } = result;
  const { x0, x1, y0, y1 } = window;
  const [along, across] = axisNames(result);
  const x = useMemo((): Axis => ({ name: along, unit: 'distance', scale: 'linear', domain: [x0, x1] }), [along, x0, x1]);
  const y = useMemo((): Axis => ({ name: across, unit: 'distance', scale: 'linear', domain: [y0, y1], ticks: 4 }), [across, y0, y1]);
  const spots = useMemo(
    () =>
      result.places
        .filter(({ id }) => id === 'theta-star' || shown.includes(id))
        .map((place): Spot => {
          const spot = { key: place.id, x: place.x, y: place.y, says: placeSays(place, result) };
          return place.id === 'theta-star' ? spot : { ...spot, method: place.id };
        }),
    [result, shown],
  );
  const table = useMemo(() => tableOf(result), [result]);
  const beside = result.places.some((place) => shown.includes(place.id) && !inPlane(place));
  return (
    <Chart
      name={of === 'past' ? 'Landscape of the past' : 'Landscape with the change'}
      summary={summaryOf(result)}
      x={x}
      y={y}
      spots={spots}
      table={table}
      aspect={(x1 - x0) / (y1 - y0)}
      onPlace={(px, py, done) => onMove({ x: px, y: py }, done)}
      legend={
        <>
          <span>
            <LineSample methodId="exact" /> {of === 'past' ? 'true past loss' : 'true loss with the change'}, nats above its lowest
          </span>
          {reconstruction && (
            <span>
              <svg className="line-sample" width={24} height={10} aria-hidden="true">
                <line x1={1} x2={23} y1={5} y2={5} strokeWidth={1.75} strokeDasharray="5 3" style={{ stroke: methodMark(method).color }} />
              </svg>{' '}
              {methodTitle(method)}’s reconstruction, same heights
            </span>
          )}
          <span>thin lines: training</span>
          {beside && <span>hollow: foot of a model that lies outside the plane</span>}
          <span>arrows: downhill at the probe, to one scale</span>
        </>
      }
    >
      {(plot) => (
        <>
          <Terrain result={result} plot={plot} shown={shown} />
          <LiveLayer result={result} plot={plot} shown={shown} />
          <ProbeLayer result={result} plot={plot} probe={probe} onMove={(place) => onMove(place, true)} />
        </>
      )}
    </Chart>
  );
};
