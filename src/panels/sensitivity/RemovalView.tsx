import { Fragment, useId, useMemo } from 'react';
import { REMOVAL_WAYS, type RemovalWay } from '../../adaptation/lenses/removal.ts';
import { type Overlay, shownStep } from '../../store/state.ts';
import type { RemovalFigures, RemovalRequest } from '../../studies/removal.worker.ts';
import { Button } from '../../ui/Button.tsx';
import { formatNorm, formatNumber, formatPercent, formatQuantity } from '../../ui/format.ts';
import { useShown } from '../../ui/useShown.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
import { Empty, StudyStatus } from '../Status.tsx';
import { useStudy } from '../useStudy.ts';
import { Bar, SelectionTools } from './SelectionTools.tsx';
import { type PastPoints, useKept, useOverlay, usePastScenario, useSelected } from './usePast.ts';

interface Column {
  readonly id: string;
  readonly head: string;
  readonly unit: string;
  readonly meaning: string;
  readonly say: (way: RemovalFigures) => string;
}

const COLUMNS: readonly Column[] = [
  {
    id: 'disagreement',
    head: 'differs',
    unit: 'from exact',
    meaning: 'Share of the map that it decides differently from exact retraining without the points',
    say: ({ disagreement }) => formatPercent(disagreement),
  },
  {
    id: 'missed',
    head: 'misses h by',
    unit: 'mean of points',
    meaning: 'Mean over all past points of how far its prediction is from exact retraining’s',
    say: ({ missed }) => formatNumber(missed, 2),
  },
  {
    id: 'map-change',
    head: 'changes',
    unit: 'of the old map',
    meaning: 'Share of the map that it decides differently from the model with the points',
    say: ({ mapChange }) => formatPercent(mapChange),
  },
  {
    id: 'moved',
    head: 'moves h by',
    unit: 'mean of points',
    meaning: 'Mean over all past points of how far its prediction is from the old model’s',
    say: ({ moved }) => formatNumber(moved, 2),
  },
  {
    id: 'accuracy',
    head: 'accuracy',
    unit: 'of the rest',
    meaning: 'Share of the points that stay whose class it decides for',
    say: ({ accuracy }) => formatPercent(accuracy),
  },
  {
    id: 'displacement',
    head: '‖θ − θ*‖',
    unit: 'of the weights',
    meaning: 'How far the weights are from those of the model with the points',
    say: ({ displacement }) => formatNumber(displacement),
  },
];

const aboutWay = (id: string): RemovalWay | undefined => REMOVAL_WAYS.find((way) => way.id === id);

/** What is to be known of how a way ended, in words. */
const remark = (way: RemovalFigures, exact: RemovalFigures | undefined): string => {
  if (way.ranAway)
    return exact && exact.displacement > 0 ? `runs away, ${formatNumber(way.displacement / exact.displacement, 2)}× exact` : 'runs away';
  return way.converged ? '' : `not converged, ‖∇F‖ ${formatNorm(way.gradientNorm)}`;
};

/** A formula in which R stands below the line after an underscore. */
const Formula = ({ text }: { text: string }) => (
  <span className="sensitivity-formula">
    {text.split('_R').map((part, k) => (
      <Fragment key={part}>
        {k > 0 && <sub>R</sub>}
        {part}
      </Fragment>
    ))}
  </span>
);

/** The figures of all ways as a file. */
const save = async (ways: readonly RemovalFigures[]): Promise<void> => {
  const [{ toCsv }, { saveFile }] = await Promise.all([import('../../scenario/tables.ts'), import('../../ui/save/saveFile.ts')]);
  const rows = ways.map((way) => [
    aboutWay(way.id)?.title ?? way.id,
    way.disagreement,
    way.missed,
    way.mapChange,
    way.moved,
    way.accuracy,
    way.displacement,
    way.gradientNorm,
    `${way.converged}`,
    `${way.ranAway}`,
  ]);
  const columns = [
    'way',
    'differs from exact, share of the map',
    'mean distance of h from exact',
    'differs from the old model, share of the map',
    'mean distance of h from the old model',
    'accuracy of the rest',
    'distance of the weights from θ*',
    'gradient norm',
    'converged',
    'ran away',
  ];
  saveFile('replayground-points-taken-out.csv', 'text/csv', toCsv([columns, ...rows]));
};

/** The ways in figures; the chosen one is drawn on the canvas. */
const Ways = ({
  ways,
  way,
  exact,
  count,
  stale,
}: {
  ways: readonly RemovalFigures[];
  way: RemovalFigures | null;
  exact: RemovalFigures | undefined;
  count: string;
  stale: boolean;
}) => {
  const name = useId();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="sensitivity-ways" data-stale={stale || undefined} aria-label="Ways to remove the points" tabIndex={0}>
      <table>
        <caption className="visually-hidden">
          What removing {count} comes to, in {REMOVAL_WAYS.length} ways
        </caption>
        <thead>
          <tr>
            <th scope="col">way</th>
            {COLUMNS.map(({ id, head, unit, meaning }) => (
              <th key={id} scope="col" title={meaning}>
                {head} <small>{unit}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ways.map((one) => {
            const words = remark(one, exact);
            return (
              <tr key={one.id} data-way={one.id} data-chosen={one === way || undefined}>
                <th scope="row">
                  <label>
                    <input type="radio" name={name} checked={one === way} onChange={() => getStore().choose('sensitivity.way', one.id)} />
                    <span>
                      {aboutWay(one.id)?.title}
                      <span className="visually-hidden"> without the points</span>
                    </span>
                  </label>
                </th>
                {COLUMNS.map(({ id, say }) => (
                  <td key={id} data-figure={id}>
                    {say(one)}
                    {id === 'displacement' && words && <small className="sensitivity-remark">{words}</small>}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
};

/** Points taken back out of the model before the change: predicted, by K-prior, and by exact retraining. */
export const RemovalView = ({ points }: { points: PastPoints }) => {
  const { step, details } = useShown();
  const selected = useSelected(points.count);
  const gone = useKept(step?.change === 'remove' ? (details?.touched ?? null) : null);
  const removed = useKept(selected.length > 0 ? selected : (gone ?? []));
  const past = usePastScenario(true);
  const request = useMemo((): RemovalRequest | null => (removed.length > 0 ? { ...past, points: [...removed] } : null), [past, removed]);
  const study = useStudy('removal', request);
  const { stale } = study;
  const otherModel = step?.change === 'model';
  const chosen = useStore((state) => state.panelOptions['sensitivity.way']);
  const ways = request && study.result ? study.result.ways : null;
  const way = ways?.find(({ id }) => id === chosen) ?? ways?.find(({ id }) => id === 'downdated') ?? null;
  const exact = ways?.find(({ id }) => id === 'exact');

  useOverlay(
    useMemo((): Overlay | null => {
      if (stale || otherModel || !way?.theta.every(Number.isFinite)) return null;
      const against = exact && exact !== way ? { against: { theta: exact.theta, label: 'exact, without them' } } : {};
      return { trial: { theta: way.theta, label: aboutWay(way.id)?.title ?? way.id, ...against } };
    }, [way, exact, stale, otherModel]),
  );

  const makeChange = (): void => {
    const store = getStore();
    const { scenario } = store.getState();
    const index = shownStep(store.getState());
    store.chooseStep(null);
    store.edit({ ...scenario, steps: [...scenario.steps.slice(0, index), { kind: 'remove', indices: [...removed] }] });
    store.chooseChangeTab('remove');
  };
  const count = formatQuantity(removed.length, 'point');
  const everything = removed.length >= points.count;
  return (
    <div className="sensitivity-view">
      <Bar>
        <SelectionTools points={points} otherwise={removed.length > 0 ? `the ${count} of the change` : 'nothing selected'}>
          {selected.length > 0 && (
            <Button
              onClick={makeChange}
              disabled={everything}
              title={everything ? 'One point at least must stay' : 'Removes them in place of the change that is shown; undo brings it back'}
            >
              Make it the change
            </Button>
          )}
        </SelectionTools>
      </Bar>
      {removed.length === 0 && (
        <Empty>
          Catch past points with the lasso on the canvas, draw a rectangle in the chart of every point, or take the most sensitive ones:
          then this says what the model would be without them.
        </Empty>
      )}
      <StudyStatus study={study} what={`Taking ${count} out in ${REMOVAL_WAYS.length} ways`} />
      {ways && <Ways ways={ways} way={way} exact={exact} count={count} stale={stale} />}
      {ways && way && (
        <p className="panel-look sensitivity-note">
          <span>
            {aboutWay(way.id)?.title}: <Formula text={aboutWay(way.id)?.formula ?? ''} />
            {way.ranAway && '. What it keeps of the other points does not hold it back: it leaves, and takes the map along.'}
            {otherModel && '. The canvas shows the other model that the change brings, so that no boundary of this one is drawn.'}
          </span>
          <Button kind="quiet" onClick={() => void save(ways)}>
            Save figures (CSV)
          </Button>
        </p>
      )}
    </div>
  );
};
