import type { ReactNode } from 'react';
import { SCRATCH } from '../../studies/training.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatCount } from '../../ui/format.ts';
import { LineSample } from '../../ui/LineSample.tsx';
import type { Shown } from '../../ui/useShown.ts';
import type { Against, Curve, Figure } from './curves.ts';
import { useShownStepOfTraining } from './useCourse.ts';
import { whenBeside, writeBeside } from './words.ts';

/** Names and values under a chart that has no room for them at its side. */
export const Legend = ({ curves, frames, figure }: { curves: readonly Curve[]; frames: Float64Array; figure: Figure }) => {
  const step = useShownStepOfTraining();
  return (
    <ul className="training-legend">
      <li>{whenBeside(figure, frames, step)}:</li>
      {curves.map((curve) => (
        <li key={curve.id}>
          {curve.id !== SCRATCH && <LineSample methodId={curve.id} />}
          {curve.title} {writeBeside(figure, curve, frames, step)}
        </li>
      ))}
    </ul>
  );
};

/** 'EWC, K-prior and Replay'. */
const list = new Intl.ListFormat('en-GB');

/** All that the chart does not say by itself. */
export const Notes = ({
  curves,
  against,
  figure,
  broken,
  shown,
  children,
}: {
  curves: readonly Curve[];
  against: Against;
  figure: Figure;
  broken: boolean;
  shown: Shown;
  children: ReactNode;
}) => {
  const diverged = curves.filter(({ divergedAt }) => divergedAt !== null);
  const first = Math.min(...diverged.map(({ divergedAt }) => divergedAt ?? Number.POSITIVE_INFINITY));
  const free = against === 'examples' ? curves.filter(({ cost }) => cost === 0) : [];
  const below = figure === 'objective' ? curves.filter(({ values }) => (values.at(-1) ?? 0) < -1e-4) : [];
  const undefinedHere = Object.entries(shown.step?.methods ?? {}).filter(([, { undefinedBecause }]) => undefinedBecause);
  return (
    <ul className="training-notes">
      {diverged.length > 0 && (
        <li data-bad="">
          {list.format(diverged.map(({ title }) => title))} diverged, first at step {formatCount(first)}, where visible training stops. A
          smaller learning rate, in the settings beside Watch it train, keeps it finite.
        </li>
      )}
      {broken && (
        <li>These are the steps as they were taken: an edit, or another engine, came in between. Reset trains in one go again.</li>
      )}
      {free.length > 0 && <li>{list.format(free.map(({ title }) => title))}: no example is touched, so there is no place on this axis.</li>}
      {below.length > 0 && (
        <li>
          {list.format(below.map(({ title }) => title))}: training has found a lower minimum than the float64 solver, which goes downhill
          from θ*.
        </li>
      )}
      {undefinedHere.map(([id, { undefinedBecause }]) => (
        <li key={id}>
          {methodTitle(id)}: {undefinedBecause}
        </li>
      ))}
      {children}
    </ul>
  );
};
