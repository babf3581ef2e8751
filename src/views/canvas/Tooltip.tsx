import type { Likelihood } from '../../core/model.ts';
import type { StepResults } from '../../scenario/types.ts';
import { formatNumber } from '../format.ts';
import { classColor, classShape } from '../marks.ts';
import { classTitle, fateOf, formatMean, influenceOf, type Names, shownMean } from './describe.ts';
import type { CanvasPoint, Prediction } from './points.ts';
import { shapePath } from './shapes.ts';

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

const WIDTH = 236;

/** What is known of one point. */
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
  const left = Math.max(4, Math.min(side - WIDTH - 4, x - WIDTH / 2));
  const above = y > side * 0.45;
  return (
    <div className="canvas-tip" style={{ left, width: WIDTH, ...(above ? { bottom: side - y + 16 } : { top: y + 16 }) }} aria-hidden="true">
      <div className="canvas-tip-head">
        <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
          <path d={shapePath(classShape(colorLabel), 4.5)} fill={classColor(colorLabel)} />
        </svg>
        <strong>{classTitle(names, point.label)}</strong>
        <span>
          point {point.index}
          {fate === '' ? '' : ` · ${fate}`}
        </span>
      </div>
      <dl>
        <dt>{names.axes[0]}</dt>
        <dd>{formatNumber(point.x)}</dd>
        <dt>{names.axes[1]}</dt>
        <dd>{formatNumber(point.y)}</dd>
        {prediction && (
          <>
            <dt>
              {likelihood === 'gaussian' ? 'h(f*) → h(f)' : `h(f*) → h(f) of ${names.classes[classCount === 2 ? 1 : point.label] ?? ''}`}
            </dt>
            <dd>
              {formatMean(likelihood, shownMean(likelihood, prediction.before, point.label))} → {prediction.approximate ? '≈ ' : ''}
              {formatMean(likelihood, shownMean(likelihood, prediction.after, point.label))}
            </dd>
          </>
        )}
        {residual !== null && (
          <>
            <dt>residual</dt>
            <dd>{formatNumber(residual, 2)}</dd>
          </>
        )}
        {sensitivity !== null && (
          <>
            <dt>sensitivity</dt>
            <dd>{formatNumber(sensitivity, 2)}</dd>
          </>
        )}
      </dl>
      <div className="canvas-tip-foot">
        {remembered ? '◎ remembered' : point.fate === 'added' ? 'new data' : 'not remembered'}
        {prediction ? ` · ${methodTitle}` : ''}
      </div>
    </div>
  );
};
