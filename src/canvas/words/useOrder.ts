import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { runnable, unweighted } from '../../scenario/ask.ts';
import type { Scenario } from '../../scenario/types.ts';
import { shownStep } from '../../store/state.ts';
import { type MemoryOrderRequest, type MemoryOrderResult, memoryOrder } from '../../studies/memoryOrder.ts';
import { alike, useKept } from '../../ui/useKept.ts';
import { getStore, useStore } from '../../ui/useStore.ts';

/** Order of the first data, as it was asked for and as it came. */
export interface KnownOrder {
  readonly scenario: Scenario;
  readonly step: number;
  /** The figures are of the scenario. */
  readonly isCurrent: boolean;
  readonly request: MemoryOrderRequest;
  /** The newest answer, and the request that it answers. */
  readonly result: MemoryOrderResult | null;
  readonly resultOf: MemoryOrderRequest | null;
}

/** The order of *Which points*, asked for whenever the canvas shows another past. */
export const useOrder = (): KnownOrder => {
  const { studies } = getStore();
  const scenario = runnable(useStore((state) => state.scenario));
  const step = useStore(shownStep);
  const isCurrent = useStore((state) => state.experimentOf === runnable(state.scenario));
  // A past that takes long to learn is not learned again because a pointer went by.
  const mayAsk = useStore((state) => state.gesture === null && !state.work.slow);
  const request = useKept(useMemo(() => ({ scenario: unweighted(scenario), step }), [scenario, step]));
  const { result, resultOf } = useSyncExternalStore(studies.subscribe, () => studies.state(memoryOrder));
  useEffect(() => {
    if (!isCurrent || !mayAsk) return;
    const { phase, request: last } = studies.state(memoryOrder);
    const isAsked = phase !== 'idle' && phase !== 'cancelled' && alike(last, request);
    if (!isAsked) studies.ask(memoryOrder, request);
  }, [studies, request, isCurrent, mayAsk]);
  return { scenario, step, isCurrent, request, result, resultOf };
};
