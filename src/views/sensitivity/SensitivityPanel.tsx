import { useShown } from '../cards/shown.ts';
import { PanelHead } from '../panels/PanelHead.tsx';
import { Empty } from '../panels/Status.tsx';
import { Segmented } from '../shared/Segmented.tsx';
import { getStore, useStore } from '../useStore.ts';
import { LeaveOneOutView } from './LeaveOneOutView.tsx';
import { MapView } from './MapView.tsx';
import { RemovalView } from './RemovalView.tsx';
import { SelectionTools } from './SelectionTools.tsx';
import './sensitivity.css';
import { usePastPoints } from './usePast.ts';

const VIEWS = [
  {
    value: 'map',
    label: 'Every point',
    title: 'Error against prediction variance',
    look: 'Up is how wrong the model is about a past point, right is how little it knows there. The product says how far the model would move without the point.',
  },
  {
    value: 'leave-one-out',
    label: 'Leave one out',
    title: 'Predicted against true change, for every point',
    look: 'Each dot is a past point: how far the model moves without it, foretold without training (across) and by retraining without it (up). On the diagonal the two agree.',
  },
  {
    value: 'removal',
    label: 'Take many out',
    title: 'A selection removed: predicted, by K-prior, and exactly',
    look: 'Many points at once: one closed-form step comes near exact retraining; gradient ascent need not.',
  },
] as const;

/** Whom the model depends on: error and variance, leaving one out, taking many out. */
export const SensitivityPanel = () => {
  const points = usePastPoints();
  const { details } = useShown();
  const problem = useStore((state) => state.problem);
  const chosen = useStore((state) => state.panelOptions['sensitivity.view']);
  const view = VIEWS.find(({ value }) => value === chosen) ?? VIEWS[0];
  return (
    <div className="sensitivity">
      <PanelHead panel="sensitivity">{view.look}</PanelHead>
      <div className="sensitivity-bar">
        <Segmented
          label="Sensitivity of what"
          value={view.value}
          options={VIEWS}
          onChange={(value) => getStore().choose('sensitivity.view', value)}
        />
        {points && points.count > 0 && <SelectionTools points={points} />}
      </div>
      {!points ? (
        <Empty>{problem ?? 'The figures of the past points are being computed.'}</Empty>
      ) : points.count === 0 ? (
        <Empty>There are no past points before this change: add some to the data.</Empty>
      ) : view.value === 'map' ? (
        <MapView points={points} />
      ) : view.value === 'leave-one-out' ? (
        <LeaveOneOutView points={points} weights={details?.methods.exact?.thetaStar.length ?? 0} />
      ) : (
        <RemovalView points={points} />
      )}
    </div>
  );
};
