import { useEffect } from 'react';
import { pastCount } from '../../scenario/defaults.ts';
import { alike } from '../../ui/useKept.ts';
import type { Picture } from '../picture.ts';
import type { CanvasPoint } from '../points/points.ts';
import { sentenceOf } from './describe.ts';
import { useOrder } from './useOrder.ts';
import { whyOf } from './why.ts';

interface WhyProps {
  readonly picture: Picture;
  readonly point: CanvasPoint;
  /** The reason, as a sentence after that of the point. */
  readonly onWhy: (sentence: string, why: string) => void;
}

/** Why the point is remembered, or not, by the order of *Which points*; null until it is known of what the canvas shows. */
const useWhy = ({ names, remembered }: Picture, point: CanvasPoint): string | null => {
  const { scenario, step, isCurrent, request, result, resultOf } = useOrder();
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
