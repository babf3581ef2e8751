import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { pastScenario, runnable, unweighted } from '../../scenario/ask.ts';
import { shownStep } from '../../store/state.ts';
import { type WithoutPointRequest, type WithoutPointResult, withoutPoint } from '../../studies/withoutPoint.ts';
import { alike, useKept } from '../../ui/useKept.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
import type { Picture } from '../picture.ts';
import type { CanvasPoint } from '../points/points.ts';

/** Above so many points times weights a network is not trained again until one asks. */
const HEAVY = 400_000;

/** A point's prediction by the model without it, as far as it is known. */
export interface Without {
  /** Of the point as it stands now. */
  readonly result: WithoutPointResult | null;
  /** Sentence of why there is none. */
  readonly problem: string | null;
  /** Trains without it; null where that is done or under way. */
  readonly retrain: (() => void) | null;
}

/** Asks for the model without a point when nothing else presses, and leaves it when the point is followed no more. */
export const useWithout = ({ points, source: { details } }: Picture, { index, fate }: CanvasPoint): Without => {
  const { studies } = getStore();
  const scenario = runnable(useStore((state) => state.scenario));
  const step = useStore(shownStep);
  const isCurrent = useStore((state) => state.experimentOf === runnable(state.scenario));
  const mayAsk = useStore((state) => state.gesture === null && !state.work.slow);
  const [wanted, setWanted] = useState<number | null>(null);
  const isNew = fate === 'added';
  const weights = details?.methods.exact?.thetaStar.length ?? 0;
  const isLight = scenario.model.family !== 'mlp' || points.length * weights <= HEAVY;
  const retrain = isLight || wanted === index;
  const request = useKept(
    useMemo(
      (): WithoutPointRequest => ({
        scenario: isNew ? unweighted(scenario) : pastScenario(scenario, step, false),
        step,
        point: index,
        isNew,
        retrain,
      }),
      [scenario, step, index, isNew, retrain],
    ),
  );
  const { phase, result, resultOf, problem } = useSyncExternalStore(studies.subscribe, () => studies.state(withoutPoint));
  useEffect(() => {
    if (!isCurrent || !mayAsk) return;
    const { phase: last, request: asked } = studies.state(withoutPoint);
    const isAsked = last !== 'idle' && last !== 'cancelled' && alike(asked, request);
    if (!isAsked) studies.ask(withoutPoint, request);
  }, [studies, request, isCurrent, mayAsk]);
  useEffect(() => () => studies.cancel(withoutPoint), [studies]);
  const isAnswer = alike(resultOf, request) || (resultOf !== null && alike({ ...resultOf, retrain }, request));
  return {
    result: isAnswer && (!isNew || isCurrent) ? result : null,
    problem: phase === 'failed' ? problem : null,
    retrain: retrain ? null : () => setWanted(index),
  };
};
