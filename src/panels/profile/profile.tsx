import { useCallback } from 'react';
import { nearestOfProfile, PROFILE } from '../../adaptation/lenses/profile.ts';
import { onTheWay } from '../../adaptation/lenses/walk.ts';
import { Chart } from '../../chart/Chart.tsx';
import { type Column, column, perSeries } from '../../chart/columns.ts';
import { defineChart } from '../../chart/defineChart.ts';
import { guide } from '../../chart/marks/guide.tsx';
import { line } from '../../chart/marks/line.tsx';
import { rule } from '../../chart/marks/rule.tsx';
import { tangents } from '../../chart/marks/tangents.tsx';
import { SeriesTable } from '../../chart/SeriesTable.tsx';
import { type ProfileResult, profile as study } from '../../studies/profile.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { choice, range } from '../options.ts';
import { defineView, defineViews } from '../view.tsx';
import { heightsOf, inWords, natsText, type Of, PRIOR, type ProfileRow, placeText, profileRows, rowsAt, TRUTH } from './rows.ts';

const options = {
  of: choice('Loss', [
    { value: 'whole', label: 'whole', title: 'The loss of the past data, and the prior' },
    { value: 'data', label: 'data alone', title: 'Less the prior’s part, ½ δ‖θ‖²' },
  ]),
  tangents: choice(
    'Tangents',
    [
      { value: 'chosen', label: 'chosen', title: 'Of the true loss and of the chosen method' },
      { value: 'all', label: 'all' },
    ],
    { look: 'inline' },
  ),
  t: range({
    label: 'Place on the way',
    min: PROFILE.from,
    max: PROFILE.to,
    step: 1 / PROFILE.steps,
    default: 1,
    text: placeText,
    snap: nearestOfProfile,
    at: 'none',
  }),
};

interface Given {
  readonly rows: readonly ProfileRow[];
  readonly of: Of;
  readonly method: string;
  readonly walkTo: (t: number) => void;
}

interface Now {
  /** A position of the way. */
  readonly t: number;
  readonly tangents: 'chosen' | 'all';
  readonly method: string;
}

const LAST = (PROFILE.to - PROFILE.from) * PROFILE.steps;

const hasTangent = ({ series, x }: ProfileRow, { t, tangents: of, method }: Now): boolean =>
  x === t && series.id !== PRIOR && (of === 'all' || series.id === TRUTH || series.id === method);

const profileChart = defineChart<Given, ProfileRow, Now>({
  name: (_, { of }) => (of === 'whole' ? 'Past loss along the way' : 'Loss of the past data along the way'),
  rows: ({ rows }) => rows,
  x: { name: 'way from θ* to exact, t', scale: 'linear', domain: [PROFILE.from, PROFILE.to], at: [0, 0.5, 1, 1.5] },
  y: (rows) => ({ name: 'above θ*', unit: 'nats', scale: 'linear', domain: heightsOf(rows) }),
  marks: [
    guide({ x: 0, name: 'θ*' }),
    guide({ x: 1, name: 'exact' }),
    line({ clips: true, look: 'lift' }),
    rule({
      at: (_, { t }) => t,
      grip: 'foot',
      drag: ({ x }, { given }) => given.walkTo(x),
      keys: (rows, { walkTo }, { t }) => ({
        label: 'Place on the way, t',
        value: Math.round((t - PROFILE.from) * PROFILE.steps),
        max: LAST,
        text: rowsAt(rows, t)
          .filter(({ series }) => series.id === TRUTH)
          .map(inWords)
          .join(),
        move: (to) => walkTo(PROFILE.from + to / PROFILE.steps),
      }),
    }),
    tangents({ of: hasTangent, slope: ({ slope }) => slope }),
  ],
  columns: (rows) => [
    column('t', ({ x }) => x),
    ...perSeries(rows, ({ title }) => [
      column(`${title} (nats above θ*)`, ({ y }) => y),
      column(`${title}: slope (nats)`, ({ slope }) => slope),
    ]),
  ],
  line: ({ x }) => x,
  summary: (rows, { method }, { t }) => {
    const here = rowsAt(rows, t);
    const said = here.filter(({ series }) => series.id === TRUTH || series.id === method).map(inWords);
    return `${(said.length > 1 ? said : here.slice(0, 2).map(inWords)).join('; ')}.`;
  },
});

const VALUES: readonly Column<ProfileRow>[] = [column('nats', ({ y }) => natsText(y)), column('slope', ({ slope }) => natsText(slope))];

interface Curves {
  readonly result: ProfileResult;
  readonly rows: readonly ProfileRow[];
  /** Methods that are shown, and have no curve. */
  readonly without: readonly string[];
}

const view = defineView({
  id: 'way',
  label: 'Profile',
  look: 'Each method’s picture of the past loss, along the straight way from the old model through exact retraining. The slope is the gradient.',
  options,
  study,
  what: 'Losses along the way',
  ask: ({ scenario, step, known }) => known && { scenario, step, known },
  drawn: (result, { shown: { methods }, hidden, options: { of } }): Curves | string | null => {
    if (!result) return null;
    if (result.undefinedBecause) return result.undefinedBecause;
    const drawn = methods.filter((id) => id !== 'exact' && !hidden.includes(id));
    return { result, rows: profileRows(result, drawn, of), without: drawn.filter((id) => !result.methods[id]) };
  },
  overlay: ({ result: { thetaStar, thetaExact } }, { options: { t } }) => ({
    trial: { theta: onTheWay(thetaStar, thetaExact, t), label: placeText(t) },
  }),
  Draw: ({ drawn: { rows }, options: { of, t, tangents: shown }, method, choose }) => {
    const walkTo = useCallback((to: number) => choose('t', to), [choose]);
    return <Chart chart={profileChart} given={{ rows, of, method, walkTo }} now={{ t, tangents: shown, method }} />;
  },
  Beside: ({ drawn: { rows }, options: { t } }) => (
    <SeriesTable name={`Loss above θ* and slope at ${placeText(t)}`} head={placeText(t)} rows={rowsAt(rows, t)} columns={VALUES} />
  ),
  Note: ({ drawn: { without }, options: { of } }) => (
    <p className="hint">
      A slope is a curve’s gradient along the way: where it is not the true one, training is pulled to another place.{' '}
      {of === 'whole'
        ? 'The dotted curve is the part of the true loss that the prior has.'
        : 'Of every curve the prior’s part is taken away: left is what a method makes of the past data.'}{' '}
      {without.length > 0 &&
        `${without.map(methodTitle).join(', ')} ${without.length > 1 ? 'have' : 'has'} no reconstruction of the past loss, and so no curve. `}
      Drag anywhere to walk<span className="of-canvas">; the canvas shows the model there</span>.
    </p>
  ),
});

export default defineViews({ views: [view] });
