import { Fragment, useId } from 'react';
import { REMOVAL_WAYS, type RemovalWay } from '../../adaptation/lenses/removal.ts';
import { type Column, column, tableOf } from '../../chart/columns.ts';
import { saveFigures } from '../../chart/saveFigures.ts';
import { pastScenario } from '../../scenario/ask.ts';
import { FIGURES, type Row } from '../../scenario/figures.ts';
import { shownStep } from '../../store/state.ts';
import { type RemovalFigures, type RemovalRequest, removal as study } from '../../studies/removal.ts';
import { Button } from '../../ui/Button.tsx';
import { formatFigure, formatNorm, formatNumber, formatQuantity } from '../../ui/format.ts';
import { ScrollTable } from '../../ui/ScrollTable.tsx';
import { useKept } from '../../ui/useKept.ts';
import { getStore } from '../../ui/useStore.ts';
import type { Context } from '../context.ts';
import { FigureHeads } from '../FigureHeads.tsx';
import { choice } from '../options.ts';
import { type Drawing, defineView, type Given } from '../view.tsx';
import { NO_POINTS, type Past, usePast, WAITING } from './past.ts';
import { SelectionTools } from './SelectionTools.tsx';

const options = {
  way: choice(
    'Drawn on the canvas',
    REMOVAL_WAYS.map(({ id, title }) => ({ value: id, label: title })),
    { default: 'downdated', at: 'none' },
  ),
};

interface WayFigure extends Row<RemovalFigures> {
  /** Head of its column in the file. */
  readonly inFile: string;
}

const WAY_FIGURES: readonly WayFigure[] = [
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

const COLUMNS: readonly Column<RemovalFigures>[] = [
  column('way', ({ id }) => titleOf(id)),
  ...WAY_FIGURES.map(({ inFile, value }) => column(inFile, value)),
  column('gradient norm', ({ gradientNorm }) => gradientNorm),
  column('converged', ({ converged }) => `${converged}`),
  column('ran away', ({ ranAway }) => `${ranAway}`),
];

const aboutWay = (id: string): RemovalWay | undefined => REMOVAL_WAYS.find((way) => way.id === id);
const titleOf = (id: string): string => aboutWay(id)?.title ?? id;

/** The way a removal ended, where there is something to be known of it, in words. */
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

interface Own extends Past {
  /** R: the rows that are selected, else those that the change removes. */
  readonly removed: readonly number[];
}

interface Ways {
  readonly ways: readonly RemovalFigures[];
  /** The one on the canvas; null until it is there. */
  readonly way: RemovalFigures | null;
  readonly exact: RemovalFigures | undefined;
}

type RemovalGiven = Given<typeof options, Own>;
type RemovalDrawing = Drawing<typeof options, Own, typeof study, unknown, Ways>;

/** The change brings another model, of which the canvas shows the boundaries. */
const isOtherModel = ({ shown }: Context): boolean => shown.step?.change === 'model';

const useRemoved = (context: Context): Own => {
  const past = usePast(context);
  const { step, details } = context.shown;
  const gone = useKept(step?.change === 'remove' ? (details?.touched ?? []) : []);
  return { ...past, removed: past.selected.length > 0 ? past.selected : gone };
};

const Tools = ({ own }: RemovalGiven) => {
  const { points, selected, removed } = own;
  const everything = removed.length >= (points?.count ?? 0);
  const makeChange = (): void => {
    const store = getStore();
    const { scenario } = store.getState();
    const index = shownStep(store.getState());
    store.chooseStep(null);
    store.edit({ ...scenario, steps: [...scenario.steps.slice(0, index), { kind: 'remove', indices: [...removed] }] });
    store.chooseChangeTab('remove');
  };
  return (
    <SelectionTools
      past={own}
      otherwise={removed.length > 0 ? `the ${formatQuantity(removed.length, 'point')} of the change` : 'nothing selected'}
    >
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
  );
};

/** The ways in figures; the chosen one is drawn on the canvas. */
const Draw = ({ drawn: { ways, way, exact }, own: { removed }, choose }: RemovalDrawing) => {
  const name = useId();
  return (
    <ScrollTable
      className="sensitivity-ways"
      label="Ways to remove the points"
      caption={`What removing ${formatQuantity(removed.length, 'point')} comes to, in ${REMOVAL_WAYS.length} ways`}
    >
      <thead>
        <tr>
          <th scope="col">way</th>
          <FigureHeads figures={WAY_FIGURES} />
        </tr>
      </thead>
      <tbody>
        {ways.map((one) => {
          const words = remark(one, exact);
          return (
            <tr key={one.id} data-way={one.id} data-chosen={one === way || undefined}>
              <th scope="row">
                <label>
                  <input type="radio" name={name} checked={one === way} onChange={() => choose('way', one.id)} />
                  <span>
                    {titleOf(one.id)}
                    <span className="visually-hidden"> without the points</span>
                  </span>
                </label>
              </th>
              {WAY_FIGURES.map(({ id, unit, value }) => (
                <td key={id} data-figure={id}>
                  {formatFigure(unit, value(one))}
                  {id === 'displacement' && words && <small>{words}</small>}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </ScrollTable>
  );
};

const Note = (drawing: RemovalDrawing) => {
  const { ways, way } = drawing.drawn;
  if (!way) return null;
  return (
    <p className="hint sensitivity-note">
      <span>
        {titleOf(way.id)}: <Formula text={aboutWay(way.id)?.formula ?? ''} />
        {way.ranAway && '. What it keeps of the other points does not hold it back: it leaves, and takes the map along.'}
        {isOtherModel(drawing) && '. The canvas shows the other model that the change brings, so that no boundary of this one is drawn.'}
      </span>
      <Button kind="quiet" onClick={() => saveFigures('Points taken out', tableOf(ways, COLUMNS))}>
        Save figures (CSV)
      </Button>
    </p>
  );
};

/** Points taken back out of the model before the change: predicted, by K-prior, and by exact retraining. */
export const removalView = defineView({
  id: 'removal',
  label: 'Take many out',
  isOfPast: true,
  title: 'A selection removed: predicted, by K-prior, and exactly',
  look: 'Many points at once: one closed-form step, K-prior, and exact retraining.',
  lookOnCanvas: 'A row draws its boundary on the canvas.',
  options,
  useOwn: useRemoved,
  study,
  waiting: WAITING,
  what: ({ own: { removed } }) => `Taking ${formatQuantity(removed.length, 'point')} out in ${REMOVAL_WAYS.length} ways`,
  ask: ({ scenario, step, own: { points, removed } }): RemovalRequest | string | null => {
    if (!points) return null;
    if (points.count === 0) return NO_POINTS;
    return removed.length === 0
      ? 'Catch past points with the lasso on the canvas, draw a rectangle in the chart of every point, or take the most sensitive ones: then this says what the model would be without them.'
      : { scenario: pastScenario(scenario, step, true), step, points: removed };
  },
  drawn: (result, { options: { way: chosen } }): Ways | null => {
    if (!result) return null;
    const { ways } = result;
    const way = ways.find(({ id }) => id === chosen) ?? ways.find(({ id }) => id === 'downdated') ?? null;
    return { ways, way, exact: ways.find(({ id }) => id === 'exact') };
  },
  overlay: ({ way, exact }, given) => {
    if (!given.own.fits || isOtherModel(given) || !way?.theta.every(Number.isFinite)) return null;
    const against = exact && exact !== way ? { against: { theta: exact.theta, label: 'exact, without them' } } : {};
    return { trial: { theta: way.theta, label: titleOf(way.id), ...against } };
  },
  isStatusAbove: true,
  Tools,
  Draw,
  Note,
});
