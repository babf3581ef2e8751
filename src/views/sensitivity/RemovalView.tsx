import { useId, useMemo } from 'react';
import { REMOVAL_WAYS } from '../../adaptation/removal.ts';
import type { RemovalFigures, RemovalRequest } from '../../engine/studies/removal.ts';
import { type Overlay, shownStep } from '../../store/state.ts';
import { useShown } from '../cards/shown.ts';
import { formatNorm, formatNumber, formatPercent, formatQuantity } from '../format.ts';
import { Empty, StudyStatus } from '../panels/Status.tsx';
import { Button } from '../shared/Button.tsx';
import { getStore, useStore } from '../useStore.ts';
import { useStudy } from '../useStudy.ts';
import { TAKEN, takeMostSensitive } from './SelectionTools.tsx';
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
    unit: 'mean over points',
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
    unit: 'mean over points',
    meaning: 'Mean over all past points of how far its prediction is from the old model’s',
    say: ({ moved }) => formatNumber(moved, 2),
  },
  {
    id: 'displacement',
    head: '‖θ − θ*‖',
    unit: 'weights move by',
    meaning: 'How far the weights are from those of the model with the points',
    say: ({ displacement }) => formatNumber(displacement),
  },
  {
    id: 'accuracy',
    head: 'accuracy',
    unit: 'of the rest',
    meaning: 'Share of the points that stay whose class it decides for',
    say: ({ accuracy }) => formatPercent(accuracy),
  },
];

/** What is to be known of how a way ended, in words. */
const remark = (way: RemovalFigures, exact: RemovalFigures | undefined): string => {
  if (way.ranAway) {
    const times =
      exact && exact.displacement > 0 ? `: ${formatNumber(way.displacement / exact.displacement, 2)} times as far as exact` : '';
    return `runs away${times}`;
  }
  return way.converged ? '' : `not converged, ‖∇F‖ = ${formatNorm(way.gradientNorm)}`;
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
  const name = useId();
  const chosen = useStore((state) => state.panelOptions['sensitivity.way']);
  const ways = request && study.result && study.result.removed === removed.length ? study.result.ways : null;
  const way = ways?.find(({ id }) => id === chosen) ?? ways?.find(({ id }) => id === 'downdated') ?? null;
  const exact = ways?.find(({ id }) => id === 'exact');

  useOverlay(
    useMemo((): Overlay | null => {
      if (!way?.theta.every(Number.isFinite)) return null;
      const label = REMOVAL_WAYS.find(({ id }) => id === way.id)?.title ?? way.id;
      const against = exact && exact !== way ? { against: { theta: exact.theta, label: 'exact, without them' } } : {};
      return { trial: { theta: way.theta, label, ...against } };
    }, [way, exact]),
  );

  if (removed.length === 0)
    return (
      <Empty action={{ label: `Take the ${Math.min(TAKEN, points.count)} most sensitive`, run: () => takeMostSensitive(points) }}>
        Catch past points with the lasso on the canvas, or draw a rectangle in the map of points; then see what taking them back out comes
        to.
      </Empty>
    );

  const makeChange = (): void => {
    const store = getStore();
    const { scenario } = store.getState();
    const index = shownStep(store.getState());
    store.chooseStep(null);
    store.edit({ ...scenario, steps: [...scenario.steps.slice(0, index), { kind: 'remove', indices: [...removed] }] });
    store.chooseChangeTab('remove');
  };
  const already = selected.length === 0;
  const count = formatQuantity(removed.length, 'point');
  const runaways = ways?.filter(({ ranAway }) => ranAway) ?? [];
  return (
    <div className="sensitivity-view">
      <div className="sensitivity-bar">
        <p className="panel-look">
          {already ? `The ${count} that the change removes` : `The selected ${count}`}, taken back out of the model with all points. A row
          draws its boundary on the canvas, beside exact retraining’s.
        </p>
        {!already && (
          <Button
            onClick={makeChange}
            disabled={removed.length >= points.count}
            title={
              removed.length >= points.count
                ? 'One point at least must stay'
                : 'Removes them in place of the change that is shown; undo brings it back'
            }
          >
            Make it the change
          </Button>
        )}
      </div>
      <StudyStatus study={study} what={`Taking ${count} out in ${REMOVAL_WAYS.length} ways`} />
      {ways && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className="sensitivity-ways" aria-label="Ways to remove the points" tabIndex={0}>
          <table>
            <caption className="visually-hidden">What removing {count} comes to, in seven ways</caption>
            <thead>
              <tr>
                <th scope="col">way</th>
                {COLUMNS.map(({ id, head, unit, meaning }) => (
                  <th key={id} scope="col" title={meaning}>
                    {head} <small>{unit}</small>
                  </th>
                ))}
                <th scope="col">
                  <span className="visually-hidden">how it ended</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {ways.map((one) => {
                const about = REMOVAL_WAYS.find(({ id }) => id === one.id);
                return (
                  <tr key={one.id} data-way={one.id} data-chosen={one === way || undefined}>
                    <th scope="row">
                      <label title={about?.formula}>
                        <input
                          type="radio"
                          name={name}
                          checked={one === way}
                          onChange={() => getStore().choose('sensitivity.way', one.id)}
                        />
                        {about?.title}
                      </label>
                      <small>{about?.formula}</small>
                    </th>
                    {COLUMNS.map(({ id, say }) => (
                      <td key={id} data-figure={id}>
                        {say(one)}
                      </td>
                    ))}
                    <td className="sensitivity-remark" data-figure="remark">
                      {remark(one, exact)}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
      {runaways.length > 0 && study.phase === 'done' && (
        <p className="panel-look">
          What runs away raises the loss of the points that go and finds nothing of the other points to hold it: the further it leaves, the
          less that loss costs.
        </p>
      )}
      {way && details && way.theta.length !== (details.methods.exact?.theta?.length ?? way.theta.length) && (
        <p className="panel-look">The canvas shows the model after the change, which has other weights: no boundary is drawn for a row.</p>
      )}
    </div>
  );
};
