import { classShape } from '../ui/classMarks.ts';
import { Chart } from './Chart.tsx';
import { column } from './columns.ts';
import { defineChart } from './defineChart.ts';
import { Facets } from './Facets.tsx';
import { besideMark, boxAround } from './labels.ts';
import { arrows } from './marks/arrows.tsx';
import { band } from './marks/band.tsx';
import { bars } from './marks/bars.tsx';
import { beyond } from './marks/beyond.tsx';
import { contours } from './marks/contours.tsx';
import { corners } from './marks/corners.tsx';
import { cross } from './marks/cross.tsx';
import { diagonal } from './marks/diagonal.tsx';
import { dot } from './marks/dot.tsx';
import { facets } from './marks/facets.tsx';
import { guide } from './marks/guide.tsx';
import { line } from './marks/line.tsx';
import { names } from './marks/names.tsx';
import { placed } from './marks/placed.tsx';
import { pointed } from './marks/pointed.tsx';
import { region } from './marks/region.tsx';
import { rings } from './marks/rings.tsx';
import { rule } from './marks/rule.tsx';
import { shapes } from './marks/shapes.tsx';
import { specks } from './marks/specks.tsx';
import { stems } from './marks/stems.tsx';
import { tangents } from './marks/tangents.tsx';
import { zero } from './marks/zero.tsx';
import type { Row, Series } from './rows.ts';
import { SeriesTable } from './SeriesTable.tsx';

/** Every mark at once, in both themes: to be looked at in development, at `?marks`. */

interface Sample extends Row {
  readonly series: Series;
  readonly low: number;
  readonly high: number;
}

const SERIES: readonly Series[] = [
  { id: 'one', title: 'one', style: { color: 'var(--class-0)', dash: '', width: 2 } },
  { id: 'two', title: 'two', style: { color: 'var(--class-1)', dash: '8 4', width: 2 } },
  { id: 'double', title: 'double', style: { color: 'var(--class-2)', dash: '', width: 4, double: true } },
];

const samples: readonly Sample[] = SERIES.flatMap((series, s) =>
  Array.from({ length: 9 }, (_, k): Sample => {
    const y = 0.25 * (s + 1) + 0.1 * Math.sin(k + s);
    return { series, x: k, y: s === 1 && k === 4 ? Number.NaN : y, low: y - 0.05, high: y + 0.05, says: `${series.title} at ${k}` };
  }),
);

const lines = defineChart<object, Sample>({
  name: 'Lines, bands, names, guide, rule, dots, tangents',
  rows: () => samples,
  x: { name: 'place', scale: 'linear', domain: [-1.5, 8.5], at: [0, 2, 4, 6, 8] },
  y: { name: 'value', scale: 'linear', domain: [0, 1] },
  marks: [
    band('low', 'high'),
    guide({ x: 2, name: 'guide' }),
    guide({ x: 3, line: 'solid' }),
    line({ knots: true }),
    names(),
    rule({ at: () => 6, name: () => 'rule', grip: 'pill', drag: () => undefined }),
    dot({ of: ({ x }) => x === 6 }),
    cross({ of: ({ x }) => x === 5 }),
    tangents({ of: ({ x }) => x === 7, slope: ({ low }) => low / 8 }),
  ],
  columns: [column('series', ({ series }) => series.title), column('place', ({ x }) => x), column('value', ({ y }) => y)],
  summary: () => 'Samples.',
});

const points = defineChart<object, Sample>({
  name: 'Shapes, rings, stems, region, facets, diagonal',
  rows: () =>
    samples.map((sample) => ({
      ...sample,
      series: { ...sample.series, shape: classShape(SERIES.indexOf(sample.series)) },
    })),
  x: { name: 'place', scale: 'linear', domain: [-1, 9] },
  y: { name: 'value', scale: 'linear', domain: [0, 1] },
  marks: [
    region({ y: () => ['end', 0.15], name: () => 'region' }),
    facets({ at: () => SERIES.map((series, k) => ({ series, x: 3.2 * k - 1 })) }),
    diagonal(),
    stems({ from: ({ y }) => y - 0.1, isPale: ({ x }) => x < 3 }),
    shapes({ of: ({ y }) => Number.isFinite(y), radius: 4, isPale: ({ x }) => x < 3 }),
    rings({ of: ({ x }) => x === 5, radius: 7 }),
    rings({ of: ({ x }) => x === 7, radius: 8, kind: 'selected' }),
    rings({ of: ({ x }) => x === 3, radius: 7, kind: 'boundary' }),
    rings({ of: ({ x }) => x === 6, radius: 7, kind: 'outlier' }),
    rings({ of: ({ x }) => x === 4, radius: 8, kind: 'tip' }),
    dot({ of: ({ x }) => x === 8, radius: 5, isHollow: true }),
    names({ of: ({ y }) => Number.isFinite(y), side: 'end' }),
  ],
  labelRoom: () => 80,
  columns: [column('series', ({ series }) => series.title), column('value', ({ y }) => y)],
  summary: () => 'Samples.',
});

const square = defineChart<object, Sample, number>({
  name: 'Zero, corners, specks, beyond, pointed, arrows',
  rows: () => [],
  x: { name: 'across', scale: 'linear', domain: [-2, 9], apart: 40 },
  y: { name: 'up', scale: 'linear', domain: [-0.2, 0.9], clamps: true },
  marks: [
    zero(),
    corners((series) => series?.id === 'one'),
    specks({ of: ({ y }) => y <= 0.9, cloudAbove: 20 }),
    beyond({ of: ({ y }) => y > 0.9, most: 5 }),
    pointed({ of: ({ x }, now) => x === now, from: () => 0, name: ({ says }) => String(says) }),
    arrows({ methods: ({ series }) => [series.id], isCut: ({ x }) => x === 8 }),
  ],
  columns: [],
  summary: () => 'Samples.',
});

const lanes = defineChart<object, Sample>({
  name: 'Bars',
  rows: () => samples.filter(({ x }) => x < 2),
  x: { name: 'value', scale: 'linear', domain: [0, 1] },
  y: { name: 'series', scale: 'linear', domain: [0, SERIES.length], at: [] },
  marks: [
    bars({
      ends: ({ x, y }) => [x / 4, x / 4 + y],
      isThin: ({ x }) => x === 0,
      fill: ({ series }) => series.style.color,
      word: ({ series }) => ({ text: series.title, ink: 'var(--surface)' }),
      name: ({ series }) => series.title,
      nameFrom: () => null,
    }),
  ],
  labelRoom: () => 80,
  columns: [column('series', ({ series }) => series.title), column('value', ({ y }) => y)],
  summary: () => 'Samples.',
});

const RESOLUTION = 17;

const surface = defineChart<object, Row>({
  name: 'Contours, placed texts',
  rows: () => [],
  x: { name: 'across', scale: 'linear', domain: [0, 1] },
  y: { name: 'up', scale: 'linear', domain: [0, 1] },
  marks: [
    contours(() =>
      SERIES.slice(0, 2).map(({ id, style }, k) => ({
        id,
        values: Float64Array.from({ length: RESOLUTION * RESOLUTION }, (_, node) =>
          Math.hypot((node % RESOLUTION) / (RESOLUTION - 1) - 0.5, (1 + k) * (Math.floor(node / RESOLUTION) / (RESOLUTION - 1) - 0.5)),
        ),
        resolution: RESOLUTION,
        levels: [0.1, 0.2, 0.3],
        style,
        isShaded: k === 0,
      })),
    ),
    placed({
      labels: ({ plot }) =>
        ['here', 'there'].map((text, k) => ({
          id: text,
          text,
          isMuted: k === 1,
          candidates: besideMark(plot.width / 2, plot.height / 2, text, 5),
        })),
      taken: ({ plot }) => [boxAround({ x: plot.width / 2, y: plot.height / 2 }, 5)],
    }),
  ],
  columns: [],
  summary: () => 'Samples.',
});

const Gallery = () =>
  (['light', 'dark'] as const).map((scheme) => (
    <main key={scheme} style={{ colorScheme: scheme, background: 'var(--surface)', color: 'var(--ink)', padding: 16 }}>
      <Chart chart={lines} given={{}} />
      <SeriesTable
        name="Values"
        head="place 3"
        rows={samples.filter(({ x }) => x === 3)}
        columns={[column('value', ({ y }: Sample) => y)]}
      />
      <Chart chart={points} given={{}} />
      <Chart chart={lanes} given={{}} />
      <Chart chart={surface} given={{}} />
      <Facets
        chart={square}
        given={{}}
        now={3}
        rows={samples}
        weight={null}
        looked="one"
        head={({ series }) => <b>{series.title}</b>}
        label={({ series }) => series.title}
        describedBy=""
        onLook={() => undefined}
        alone={null}
        onPress={() => undefined}
      />
    </main>
  ));

export default Gallery;
