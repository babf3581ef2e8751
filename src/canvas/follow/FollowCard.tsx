import { type KeyboardEvent, type Ref, useId, useMemo, useSyncExternalStore } from 'react';
import { Button, IconButton } from '../../ui/Button.tsx';
import { classColor, classShape } from '../../ui/classMarks.ts';
import { formatNumber, formatPercent, formatTick } from '../../ui/format.ts';
import { CloseIcon } from '../../ui/icons.tsx';
import { methodMark } from '../../ui/methodMarks.ts';
import { type LineStyle, Stroke } from '../../ui/Stroke.tsx';
import { shapePath } from '../../ui/shapes.ts';
import { getStore } from '../../ui/useStore.ts';
import type { Picture } from '../picture.ts';
import type { CanvasPoint } from '../points/points.ts';
import { meanOf } from '../points/predictions.ts';
import { classTitle, fateOf, formatMean, meanTitle, shownMean } from '../words/describe.ts';
import Why from '../words/Why.tsx';
import { axisOf, type FollowedFigure, followedFigures, lambdaOf, liveLogits, shareOf } from './figures.ts';
import { useWithout, type Without } from './useWithout.ts';

interface FollowCardProps {
  readonly ref: Ref<HTMLElement>;
  readonly picture: Picture;
  readonly point: CanvasPoint;
  /** It lies in the part of the plane that is shown. */
  readonly isSeen: boolean;
  /** Why it is remembered, or not, as a sentence after that of the point. */
  readonly onWhy: (sentence: string, why: string) => void;
  onClose(): void;
}

/** Pixels of the axis, and around it for the marks at its ends. */
const AXIS = { width: 64, around: 5, height: 16 } as const;

const styleOf = (id: string): LineStyle =>
  id === 'before'
    ? { color: 'var(--before)', dash: '0.1 3.8', width: 1.9 }
    : (({ color, dash, width, double }) => ({ color, dash, width, double }))(methodMark(id));

const Figure = ({ figure, at, from }: { figure: FollowedFigure; at: (value: number) => number; from: number }) => {
  const { id, title, value, text } = figure;
  const style = styleOf(id);
  const [x, start] = [at(value), at(from)];
  return (
    <tr>
      <th scope="row">
        <svg width="18" height="8" viewBox="0 0 18 8" strokeLinecap={id === 'before' ? 'round' : 'butt'} aria-hidden="true">
          <Stroke style={style} d="M1 4H17" ground="var(--raised)" />
        </svg>
        {title}
      </th>
      <td className="canvas-follow-axis">
        <svg
          width={AXIS.width + 2 * AXIS.around}
          height={AXIS.height}
          viewBox={`${-AXIS.around} -8 ${AXIS.width + 2 * AXIS.around} ${AXIS.height}`}
          aria-hidden="true"
        >
          <path d={`M0 0H${AXIS.width}`} stroke="var(--line)" />
          {Number.isFinite(start) && <path d={`M${start} -8V8`} stroke="var(--before)" strokeDasharray="2 2" />}
          {Number.isFinite(x) && (
            <>
              {Number.isFinite(start) && <path d={`M${start} 0H${x}`} stroke={style.color} strokeWidth="2" />}
              <circle cx={x} r={id === 'exact' ? 4.5 : 3.5} fill={style.color} stroke="var(--raised)" />
            </>
          )}
        </svg>
      </td>
      <td>{text}</td>
    </tr>
  );
};

interface WithoutWordsProps extends Without {
  readonly picture: Picture;
  readonly point: CanvasPoint;
}

/** 'predicted 0.412, true 0.409', of the model without the point. */
const WithoutWords = ({ result, problem, retrain, picture: { source }, point }: WithoutWordsProps) => {
  if (problem) return problem;
  if (!result) return 'not known yet';
  const { likelihood } = source;
  const words = (logits: Float64Array): string =>
    formatMean(likelihood, shownMean(likelihood, meanOf(likelihood, logits), point.oldLabel ?? point.label));
  const { predicted, truth, converged } = result;
  return (
    <>
      predicted {words(predicted)}
      {truth ? `, true ${words(truth)}${converged ? '' : ' (not converged)'}` : !retrain && ', true: training …'}
      {!truth && retrain && (
        <Button kind="quiet" onClick={retrain}>
          Train without it
        </Button>
      )}
    </>
  );
};

/** The followed point in figures: each model's prediction on one axis, and its weight in the past. */
export const FollowCard = ({ ref, picture, point, isSeen, onWhy, onClose }: FollowCardProps) => {
  const heading = useId();
  const { names, classCount, source, remembered } = picture;
  const { likelihood } = source;
  const { live: channel } = getStore();
  const frame = useSyncExternalStore(channel.subscribe, channel.current);
  const figures = useMemo(() => followedFigures(picture, point, frame ? liveLogits(frame, point) : {}), [picture, point, frame]);
  const [low, high] = axisOf(picture, point.label, figures);
  const at = (value: number): number => (high > low ? ((value - low) / (high - low)) * AXIS.width : AXIS.width / 2);
  const lambda = useMemo(() => lambdaOf(picture, point), [picture, point]);
  const share = useMemo(() => shareOf(picture, point), [picture, point]);
  const without = useWithout(picture, point);
  const label = picture.colorLabel(point.label);
  const isRemembered = remembered.has(point.row);
  const memory = isRemembered ? 'remembered' : point.fate === 'added' ? 'at hand for this change' : 'not remembered';
  const rest = [fateOf(names, point), !isSeen && 'out of view', frame && `step ${frame.step} of its training`].filter(Boolean);
  const of = meanTitle(likelihood, names, classCount, point.label);
  const short = likelihood === 'gaussian' ? names.label : `p(${names.classes[classCount === 2 ? 1 : point.label] ?? ''})`;
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    <section ref={ref} className="canvas-follow raised" aria-labelledby={heading} onKeyDown={keys}>
      <div className="canvas-follow-head line">
        <h3 id={heading}>
          <svg width="13" height="13" viewBox="-6.5 -6.5 13 13" aria-hidden="true">
            <path d={shapePath(classShape(label), 4.5)} fill={classColor(label)} />
          </svg>
          Point {point.index} <span>{classTitle(names, point.label)}</span>
        </h3>
        <IconButton kind="quiet" label="Follow it no more" shortcut="Esc" icon={<CloseIcon />} onClick={onClose} />
      </div>
      <p>
        {memory}
        {(isRemembered || point.fate === 'kept') && <Why picture={picture} point={point} onWhy={onWhy} />}
        {rest.map((words) => ` · ${words}`)}
      </p>
      <table>
        <caption className="visually-hidden">
          {of} at point {point.index}, by each model
        </caption>
        <thead>
          <tr>
            <th scope="col" title={of}>
              {short}
            </th>
            <td className="canvas-follow-axis">
              <span>{formatTick(low)}</span>
              <span>{formatTick(high)}</span>
            </td>
            <td />
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <Figure key={figure.id} figure={figure} at={at} from={figures[0]?.value ?? Number.NaN} />
          ))}
        </tbody>
      </table>
      <dl>
        <div title="λ = h′(f*), how unsure the model before the change is of it">
          <dt>λ</dt>
          <dd>{lambda === null ? 'not known yet' : formatNumber(lambda)}</dd>
        </div>
        <div title="Its signed share of the true past gradient at exact retraining; all shares, the prior’s too, add up to 100 %">
          <dt>share of the past gradient</dt>
          <dd>{typeof share === 'number' ? formatPercent(share) : (share ?? 'not known yet')}</dd>
        </div>
        <div
          title={
            point.fate === 'added'
              ? 'Exact retraining without this point: predicted by the memory-perturbation equation, and trained'
              : 'The model before the change without this point: predicted by the memory-perturbation equation, and trained'
          }
        >
          <dt>{point.fate === 'added' ? 'exact' : 'before'} without it</dt>
          <dd>
            <WithoutWords {...without} picture={picture} point={point} />
          </dd>
        </div>
      </dl>
    </section>
  );
};
