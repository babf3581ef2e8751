import { useCallback } from 'react';
import { nearestOfProfile, PROFILE } from '../../adaptation/lenses/profile.ts';
import { onTheWay } from '../../adaptation/lenses/walk.ts';
import { column, perSeries } from '../../chart/columns.ts';
import { DeclaredChart } from '../../chart/DeclaredChart.tsx';
import { defineChart } from '../../chart/defineChart.ts';
import { guide } from '../../chart/marks/guide.tsx';
import { line } from '../../chart/marks/line.tsx';
import { rule } from '../../chart/marks/rule.tsx';
import { tangents } from '../../chart/marks/tangents.tsx';
import { type ProfileResult, profile as study } from '../../studies/profile.ts';
import type { ChangeRequest } from '../../studies/study.ts';
import { StyleSample } from '../../ui/LineSample.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';
import { choice, range } from '../options.ts';
import { type Drawing, defineView, defineViews } from '../view.tsx';
import './profile.css';
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

interface Curves {
  readonly result: ProfileResult;
  readonly rows: readonly ProfileRow[];
}

type ProfileDrawing = Drawing<typeof options, unknown, typeof study, unknown, Curves>;

const ProfileChart = ({ drawn: { rows }, options: { of, t, tangents: shown }, method, choose }: ProfileDrawing) => {
  const walkTo = useCallback((to: number) => choose('t', to), [choose]);
  return <DeclaredChart chart={profileChart} given={{ rows, of, method, walkTo }} now={{ t, tangents: shown, method }} />;
};

/** Height and slope of every curve at t, the truth first. */
const Slopes = ({ drawn: { rows }, options: { t }, method }: ProfileDrawing) => {
  const looked = useStore((state) => state.looked.method);
  return (
    <table className="profile-slopes" aria-label={`Loss above θ* and slope at ${placeText(t)}`}>
      <thead>
        <tr>
          <th scope="col">{placeText(t)}</th>
          <th scope="col">nats</th>
          <th scope="col">slope</th>
        </tr>
      </thead>
      <tbody>
        {rowsAt(rows, t).map(({ series: { id, title, style }, y, slope }) => (
          <tr
            key={id}
            data-method={id}
            data-chosen={id === method || undefined}
            data-looked={id === looked || undefined}
            onPointerEnter={() => getStore().lookAt({ method: id })}
            onPointerLeave={() => getStore().lookAt({})}
          >
            <th scope="row">
              <StyleSample style={style} /> {title}
            </th>
            <td>{natsText(y)}</td>
            <td>{natsText(slope)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Note = ({ options: { of } }: ProfileDrawing) => (
  <p className="panel-note">
    A slope is a curve’s gradient along the way: where it is not the true one, training is pulled to another place.{' '}
    {of === 'whole'
      ? 'The dotted curve is the part of the true loss that the prior has.'
      : 'Of every curve the prior’s part is taken away: left is what a method makes of the past data.'}{' '}
    Drag anywhere to walk; the canvas shows the model there.
  </p>
);

const view = defineView({
  id: 'way',
  label: 'Profile',
  look: 'Each method’s picture of the past loss, along the straight way from the old model through exact retraining. The slope is the gradient.',
  options,
  study,
  what: 'Losses along the way',
  ask: ({ scenario, step, known }): ChangeRequest | null => known && { scenario, step, known },
  drawn: (result, { shown: { methods }, hidden, options: { of } }): Curves | string | null => {
    if (!result) return null;
    if (result.undefinedBecause) return result.undefinedBecause;
    const drawn = methods.filter((id) => id !== 'exact' && !hidden.includes(id));
    return { result, rows: profileRows(result, drawn, of) };
  },
  overlay: ({ result: { thetaStar, thetaExact } }, { options: { t } }) => ({
    trial: { theta: onTheWay(thetaStar, thetaExact, t), label: placeText(t) },
  }),
  Draw: ProfileChart,
  Beside: Slopes,
  Note,
});

export default defineViews({ views: [view] });
