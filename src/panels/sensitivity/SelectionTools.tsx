import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { formatQuantity } from '../../ui/format.ts';
import { getStore } from '../../ui/useStore.ts';
import { largest } from './layout.ts';
import type { Past } from './past.ts';

/** How many points the button takes. */
const TAKEN = 10;

interface SelectionToolsProps {
  readonly past: Past;
  /** What is meant where nothing is selected. */
  readonly otherwise?: string;
  readonly children?: ReactNode;
}

/** The points that are selected, here and on the canvas. */
export const SelectionTools = ({ past: { points, selected }, otherwise = 'nothing selected', children }: SelectionToolsProps) => {
  if (!points || points.count === 0) return null;
  const select = (rows: readonly number[]) => (): void => getStore().show({ selected: rows });
  const most = largest(points.influence.sensitivity, TAKEN).sort((a, b) => a - b);
  return (
    <>
      <output>{selected.length > 0 ? `${formatQuantity(selected.length, 'point')} selected` : otherwise}</output>
      {points.problem === null && (
        <Button
          kind="quiet"
          onClick={select(most)}
          title="Selects the past points with the largest |v e|: those that the model would move most without"
        >
          {most.length} most sensitive
        </Button>
      )}
      {selected.length > 0 && (
        <Button kind="quiet" title="Selects nothing" onClick={select([])}>
          Clear
        </Button>
      )}
      {children}
    </>
  );
};
