import { Fragment, useId, useMemo } from 'react';
import { REMOVAL_WAYS, type RemovalWay } from '../../adaptation/lenses/removal.ts';
import { FIGURES, type Row } from '../../scenario/figures.ts';
import { type Overlay, shownStep } from '../../store/state.ts';
import { type RemovalFigures, type RemovalRequest, removal } from '../../studies/removal.ts';
import { Button } from '../../ui/Button.tsx';
import { formatFigure, formatNorm, formatNumber, formatQuantity } from '../../ui/format.ts';
import { useShown } from '../../ui/useShown.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
import { Empty, StudyStatus } from '../Status.tsx';
import { useStudy } from '../useStudy.ts';
import { Bar, SelectionTools } from './SelectionTools.tsx';
import { type PastPoints, useKept, useOverlay, usePastScenario, useSelected } from './usePast.ts';

interface Column extends Row<RemovalFigures> {
  /** Head of its column in the file. */
  readonly inFile: string;
}

const COLUMNS: readonly Column[] = [
  {
    id: 'disagreement',
    name: FIGURES.disagreement.name,
    of: FIGURES.disagreement.of,
    unit: 'share',
    inFile: 'differs from exact, share of the map',
    meaning: 'Share of the map that it decides differently from exact retraining without the points',
    value: ({ disagreement }) => disagreement,
  },
  {
    id: 'missed',
    name: 'misses h by',
    of: 'mean of points',
    unit: 'mean',
    inFile: 'mean distance of h from exact',
    meaning: 'Mean over all past points of how far its prediction is from exact retraining’s',
    value: ({ missed }) => missed,
  },
  {
    id: 'map-change',
    name: 'changes',
    of: 'of the old map',
    unit: 'share',
    inFile: 'differs from the old model, share of the map',
    meaning: 'Share of the map that it decides differently from the model with the points',
    value: ({ mapChange }) => mapChange,
  },
  {
    id: 'moved',
    name: 'moves h by',
    of: 'mean of points',
    unit: 'mean',
    inFile: 'mean distance of h from the old model',
    meaning: 'Mean over all past points of how far its prediction is from the old model’s',
    value: ({ moved }) => moved,
  },
  {
    id: 'accuracy',
    name: FIGURES.accuracyAll.name,
    of: 'of the rest',
    unit: 'share',
    inFile: 'accuracy of the rest',
    meaning: 'Share of the points that stay whose class it decides for',
    value: ({ accuracy }) => accuracy,
  },
  {
    id: 'displacement',
    name: '‖θ − θ*‖',
    of: 'of the weights',
    unit: 'length',
    inFile: 'distance of the weights from θ*',
    meaning: 'How far the weights are from those of the model with the points',
    value: ({ displacement }) => displacement,
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
    ...COLUMNS.map(({ value }) => value(way)),
    way.gradientNorm,
    `${way.converged}`,
    `${way.ranAway}`,
  ]);
  const columns = ['way', ...COLUMNS.map(({ inFile }) => inFile), 'gradient norm', 'converged', 'ran away'];
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
            {COLUMNS.map(({ id, name: head, of, meaning }) => (
              <th key={id} scope="col" title={meaning}>
                {head} <small>{of}</small>
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
                {COLUMNS.map(({ id, unit, value }) => (
                  <td key={id} data-figure={id}>
                    {formatFigure(unit, value(one))}
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
  const study = useStudy(removal, request);
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
