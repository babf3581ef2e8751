import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { runnable, unweighted } from '../../scenario/ask.ts';
import { pastCount } from '../../scenario/defaults.ts';
import { shownStep } from '../../store/state.ts';
import { memoryOrder } from '../../studies/memoryOrder.ts';
import { alike, useKept } from '../../ui/useKept.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
import type { Picture } from '../picture.ts';
import type { CanvasPoint } from '../points/points.ts';
import { sentenceOf } from './describe.ts';
import { whyOf } from './why.ts';

interface WhyProps {
  readonly picture: Picture;
  readonly point: CanvasPoint;
  /** The reason, as a sentence after that of the point. */
  readonly onWhy: (sentence: string, why: string) => void;
}

/** Why the point is remembered, or not, by the order of *Which points*; null until it is known of what the canvas shows. */
const useWhy = ({ names, remembered }: Picture, point: CanvasPoint): string | null => {
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
  const isAnswer = isCurrent && result !== null && alike(resultOf, request) && result.points.length === pastCount(scenario);
  return isAnswer ? whyOf({ order: result, scenario, step, names }, point, remembered.has(point.row)) : null;
};

/** Reason after the words 'remembered' and 'not remembered'. */
const Why = (props: WhyProps) => {
  const { picture, point, onWhy } = props;
  const why = useWhy(picture, point);
  useEffect(() => {
    const verdict = picture.remembered.has(point.row) ? 'Remembered' : 'Not remembered';
    if (why !== null) onWhy(sentenceOf(picture, point), `${verdict}: ${why}.`);
  }, [picture, point, why, onWhy]);
  return why !== null && `: ${why}`;
};

export default Why;
