import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { formatQuantity } from '../../ui/format.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';
import { largest } from './layout.ts';
import { type PastPoints, useSelected } from './usePast.ts';

export const VIEWS = [
  { value: 'map', label: 'Every point', title: 'Error against prediction variance' },
  { value: 'leave-one-out', label: 'Leave one out', title: 'Predicted against true change, for every point' },
  { value: 'removal', label: 'Take many out', title: 'A selection removed: predicted, by K-prior, and exactly' },
] as const;

export type View = (typeof VIEWS)[number]['value'];

/** The view that is chosen; the first where nonsense is. */
export const useView = (): View => {
  const chosen = useStore((state) => state.panelOptions['sensitivity.view']);
  return VIEWS.find(({ value }) => value === chosen)?.value ?? 'map';
};

/** Which view is open, and its own controls. */
export const Bar = ({ children }: { children?: ReactNode }) => (
  <div className="sensitivity-bar">
    <Segmented
      label="Sensitivity of what"
      value={useView()}
      options={VIEWS}
      onChange={(value) => getStore().choose('sensitivity.view', value)}
    />
    <div className="sensitivity-tools">{children}</div>
  </div>
);

/** How many points the button takes. */
const TAKEN = 10;

interface SelectionToolsProps {
  readonly points: PastPoints;
  /** What is meant where nothing is selected. */
  readonly otherwise?: string;
  readonly children?: ReactNode;
}

/** What is selected, here and on the canvas. */
export const SelectionTools = ({ points, otherwise = 'nothing selected', children }: SelectionToolsProps) => {
  const { count, influence } = points;
  const selected = useSelected(count);
  const take = (): void => getStore().show({ selected: largest(influence.sensitivity, TAKEN).sort((a, b) => a - b) });
  return (
    <>
      <output>{selected.length > 0 ? `${formatQuantity(selected.length, 'point')} selected` : otherwise}</output>
      <Button
        kind="quiet"
        onClick={take}
        title="Selects the past points with the largest |v e|: those that the model would move most without"
      >
        {Math.min(TAKEN, count)} most sensitive
      </Button>
      {selected.length > 0 && (
        <Button kind="quiet" title="Selects nothing" onClick={() => getStore().show({ selected: [] })}>
          Clear
        </Button>
      )}
      {children}
    </>
  );
};
