import { useMemo } from 'react';
import { basePoints } from '../../scenario/defaults.ts';
import { labelRange } from '../../scenario/labelRange.ts';
import type { Scenario } from '../../scenario/types.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';

/** Name of a label that has room beside its field, in characters. */
const longestLabel = 12;

/** The number that points get as their label, from as far below those of the past as they reach to as far above. */
const LabelField = ({ data }: Pick<Scenario, 'data'>) => {
  const value = useStore((state) => state.brushClass);
  const [low, high] = useMemo(() => labelRange(basePoints(data)), [data]);
  const name = data.columns?.at(-1);
  const step = 10 ** Math.floor(Math.log10(high - low || 1) - 1);
  const reach = high - low || 1;
  // A browser counts the steps of its arrows from the bound.
  const rounded = (bound: number): number => Number((Math.round(bound / step) * step).toPrecision(12));
  return (
    <NumberField
      label={`${name !== undefined && name.length <= longestLabel ? name : 'Label'} of the points`}
      value={value}
      min={rounded(low - reach)}
      max={rounded(high + reach)}
      step={step}
      onCommit={(brushClass) => getStore().show({ brushClass })}
    />
  );
};

export default LabelField;
