import { useShown } from '../../ui/useShown.ts';
import { useStore } from '../../ui/useStore.ts';
import { PanelHead } from '../PanelHead.tsx';
import { Empty } from '../Status.tsx';
import { LeaveOneOutView } from './LeaveOneOutView.tsx';
import { MapView } from './MapView.tsx';
import { RemovalView } from './RemovalView.tsx';
import { Bar, useView, type View } from './SelectionTools.tsx';
import './sensitivity.css';
import { usePastPoints } from './usePast.ts';

/** What to look for. */
const LOOK: Readonly<Record<View, string>> = {
  map: 'Up: how wrong the model is. Right: how little it knows there. Their product: how far it moves without the point.',
  'leave-one-out': 'How far the model moves without a point: foretold without training (across), and by retraining (up).',
  removal: 'Many points at once: one closed-form step, K-prior, and exact retraining. A row draws its boundary on the canvas.',
};

/** Whom the model depends on: error and variance, leaving one out, taking many out. */
export const SensitivityPanel = () => {
  const points = usePastPoints();
  const { details } = useShown();
  const problem = useStore((state) => state.problem);
  const view = useView();
  return (
    <div className="sensitivity">
      <PanelHead panel="sensitivity">{LOOK[view]}</PanelHead>
      {!points || points.count === 0 ? (
        <>
          <Bar />
          <Empty>
            {points
              ? 'There are no past points before this change: add some to the data.'
              : (problem ?? 'The figures of the past points are being computed.')}
          </Empty>
        </>
      ) : view === 'map' ? (
        <MapView points={points} />
      ) : view === 'leave-one-out' ? (
        <LeaveOneOutView points={points} weights={details?.methods.exact?.thetaStar.length ?? 0} />
      ) : (
        <RemovalView points={points} />
      )}
    </div>
  );
};
