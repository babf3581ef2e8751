import { formatQuantity } from '../format.ts';
import { Button } from '../shared/Button.tsx';
import { getStore } from '../useStore.ts';
import { largest } from './layout.ts';
import { type PastPoints, useSelected } from './usePast.ts';

/** How many points the button takes. */
export const TAKEN = 10;

/** Selects the past points whose removal is predicted to move them most. */
export const takeMostSensitive = ({ influence }: PastPoints): void =>
  getStore().show({ selected: largest(influence.sensitivity, TAKEN).sort((a, b) => a - b) });

/** What is selected, here and on the canvas. */
export const SelectionTools = ({ points }: { points: PastPoints }) => {
  const selected = useSelected(points.count);
  return (
    <div className="sensitivity-selection">
      <output>{selected.length > 0 ? `${formatQuantity(selected.length, 'point')} selected` : 'nothing selected'}</output>
      <Button kind="quiet" onClick={() => takeMostSensitive(points)} title="Selects the points with the largest |v e|">
        Take the {Math.min(TAKEN, points.count)} most sensitive
      </Button>
      {selected.length > 0 && (
        <Button kind="quiet" onClick={() => getStore().show({ selected: [] })}>
          Select nothing
        </Button>
      )}
    </div>
  );
};
