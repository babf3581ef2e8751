import { column } from '../../chart/columns.ts';
import { defineChart } from '../../chart/defineChart.ts';
import { contours } from '../../chart/marks/contours.tsx';
import { methodTitle } from '../../ui/catalog.ts';
import { StyleSample } from '../../ui/LineSample.tsx';
import { methodMark } from '../../ui/methodMarks.ts';
import { probe } from './probe.tsx';
import { type ModelRow, modelRows } from './rows.ts';
import { type LandscapeGiven, models, surfacesOf, texts, tracks, training } from './terrain.tsx';
import type { Probe } from './useProbe.ts';
import { axisNames, inPlane, lossName, summaryOf } from './words.ts';

/** Contours of the true loss and of its reconstruction, the models and their paths, and the probe over them. */
export const chart = defineChart<LandscapeGiven, ModelRow, Probe>({
  name: (_, { result: { of } }) => (of === 'past' ? 'Landscape of the past' : 'Landscape with the change'),
  rows: ({ result, hidden }) => modelRows(result, hidden),
  x: (_, { result }) => ({
    name: axisNames(result)[0],
    unit: 'distance',
    scale: 'linear',
    domain: [result.window.x0, result.window.x1],
  }),
  y: (_, { result }) => ({
    name: axisNames(result)[1],
    unit: 'distance',
    scale: 'linear',
    domain: [result.window.y0, result.window.y1],
    ticks: 4,
  }),
  aspect: ({ result: { window } }) => (window.x1 - window.x0) / (window.y1 - window.y0),
  marks: [contours(({ result }) => surfacesOf(result)), tracks, models, texts, training, probe],
  columns: (_, { result }) => {
    const [along, across] = axisNames(result);
    const outside = (row: ModelRow): number => (inPlane(row) ? 0 : row.outside);
    return [
      column('model', ({ name }) => name),
      column(`${along} (distance)`, ({ x }) => x),
      column(`${across} (distance)`, ({ y }) => y),
      column('outside the plane (distance)', outside),
      column('from exact (distance)', ({ fromExact }) => fromExact),
      column('outside, share of that', (row) => (row.fromExact > 0 ? outside(row) / row.fromExact : null)),
      column(`true ${lossName(result)} above its lowest (nats)`, ({ truth }) => truth),
      ...(result.reconstruction
        ? [
            column<ModelRow>(
              `${methodTitle(result.method)}’s reconstruction above its lowest (nats)`,
              ({ reconstruction }) => reconstruction,
            ),
          ]
        : []),
    ];
  },
  summary: (_, { result }) => summaryOf(result),
  legend: (rows, { result: { of, method, reconstruction } }) => (
    <>
      <span>
        <StyleSample style={methodMark('exact')} /> {of === 'past' ? 'true past loss' : 'true loss with the change'}, nats above its lowest
      </span>
      {reconstruction && (
        <span>
          <StyleSample style={{ color: methodMark(method).color, dash: '5 3', width: 1.25 }} /> {methodTitle(method)}’s reconstruction, same
          heights
        </span>
      )}
      <span>thin lines: training</span>
      {rows.some((row) => row.isShown && !inPlane(row)) && <span>hollow: foot of a model that lies outside the plane</span>}
      <span>arrows: downhill at the probe, to one scale</span>
    </>
  ),
});
