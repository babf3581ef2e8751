import type { Likelihood } from '../../core/model.ts';
import type { StepResults } from '../../scenario/types.ts';
import { classColor, classShape } from '../../ui/classMarks.ts';
import { formatNumber } from '../../ui/format.ts';
import { shapePath } from '../../ui/shapes.ts';
import type { CanvasPoint, Prediction } from '../points/points.ts';
import { besidesOf, classTitle, fateOf, formatMean, influenceOf, type Names, shownMean } from './describe.ts';

export interface TooltipProps {
  readonly point: CanvasPoint;
  readonly names: Names;
  readonly likelihood: Likelihood;
  readonly classCount: number;
  readonly remembered: boolean;
  readonly prediction: Prediction | null;
  readonly results: StepResults | null;
  readonly methodTitle: string;
  /** Class 0 or 1 for numeric labels, for the colour. */
  readonly colorLabel: number;
  /** Position of the point in the frame, and the frame's side. */
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

const WIDTH = 232;
const AWAY = 14;

/** Facts of one point, beside it and inside the frame. */
export const Tooltip = ({
  point,
  names,
  likelihood,
  classCount,
  remembered,
  prediction,
  results,
  methodTitle,
  colorLabel,
  x,
  y,
  side,
}: TooltipProps) => {
  const fate = fateOf(names, point);
  const residual = influenceOf(results, 'residual', point);
  const sensitivity = influenceOf(results, 'sensitivity', point);
  const width = Math.min(WIDTH, side - 8);
  const left = Math.max(4, Math.min(side - width - 4, x < side / 2 ? x + AWAY : x - AWAY - width));
  const of = likelihood === 'gaussian' ? names.label : `p(${names.classes[classCount === 2 ? 1 : point.label] ?? ''})`;
  const shown = (mean: readonly number[]): string => formatMean(likelihood, shownMean(likelihood, mean, point.label));
  return (
    <div
      className="canvas-tip"
      style={{ left, width, ...(y < side / 2 ? { top: y + AWAY } : { bottom: side - y + AWAY }) }}
      aria-hidden="true"
    >
      <p className="canvas-tip-head">
        <svg width="13" height="13" viewBox="-6.5 -6.5 13 13" aria-hidden="true">
          <path d={shapePath(classShape(colorLabel), 4.5)} fill={classColor(colorLabel)} />
        </svg>
        <strong>{classTitle(names, point.label)}</strong> <span>point {point.index}</span>
      </p>
      <p>
        {remembered ? '◎ remembered' : point.fate === 'added' ? '' : 'not remembered'}
        {fate === '' ? '' : `${remembered || point.fate !== 'added' ? ' · ' : ''}${fate}`}
      </p>
      <p>
        <span>{names.axes[0]}</span> {formatNumber(point.x)} <span>{names.axes[1]}</span> {formatNumber(point.y)}
      </p>
      <p>
        <span>{besidesOf(names, point)}</span>
      </p>
      {prediction && (
        <p>
          <span>{of}</span> {shown(prediction.before)} → {prediction.approximate ? '≈ ' : ''}
          {shown(prediction.after)} <span>{methodTitle}</span>
        </p>
      )}
      {residual !== null && sensitivity !== null && (
        <p>
          <span>residual</span> {formatNumber(residual, 2)} <span>sensitivity</span> {formatNumber(sensitivity, 2)}
        </p>
      )}
    </div>
  );
};
