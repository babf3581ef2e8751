import { sum } from 'd3-array';
import { useMemo } from 'react';
import { nearestPosition, onTheWay } from '../../adaptation/lenses/walk.ts';
import { runnable, samePast } from '../../scenario/ask.ts';
import { type Overlay, type State, type Stems, shownStep } from '../../store/state.ts';
import { gradientParts } from '../../studies/gradientParts.ts';
import { gradientWay } from '../../studies/gradientWay.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatPercent } from '../../ui/format.ts';
import { useStore } from '../../ui/useStore.ts';
import type { Context } from '../context.ts';
import { StudyStatus } from '../Status.tsx';
import { useOverlay } from '../useOverlay.ts';
import { type ShownStudy, useStudy } from '../useStudy.ts';
import { type Choices, partsRequest } from './choices.ts';
import { keptRows, stemInWords, stemsInWords, stemsOf } from './stems.ts';

/** Shares of the past gradient by row of `results.points`, and by what a method remembers. */
export interface Shares {
  /** Every past point's share; 0 for a new point. */
  readonly all: Float64Array;
  /** The same, but 0 where the method remembers the point. */
  readonly missed: Float64Array;
  readonly remembered: ReadonlySet<number>;
  readonly missedTotal: number;
  readonly rememberedTotal: number;
}

/** Shares of `count` points of which the first are the past. */
export const sharesOf = (past: ArrayLike<number>, count: number, remembered: ReadonlySet<number>): Shares => {
  const all = new Float64Array(count);
  all.set(past);
  const missed = all.map((share, i) => (remembered.has(i) ? 0 : share));
  const missedTotal = sum(missed);
  return { all, missed, remembered, missedTotal, rememberedTotal: sum(all) - missedTotal };
};

/** Sentence on a past point: its signed share of the past gradient, and whether the method remembers it. */
export const pointInWords = (row: number, share: number, method: string, remembered: boolean): string => {
  const size = share === 0 ? 'nothing' : formatPercent(Math.abs(share), 2);
  const pulls = share < 0 ? `Point ${row} takes ${size} from the past gradient` : `Point ${row} carries ${size} of the past gradient`;
  return `${pulls}; ${method} ${remembered ? 'remembers it' : 'does not remember it'}.`;
};

/** Sentence on the selected past points: their share together, and the part of it that the method does not remember. */
export const selectionInWords = (count: number, share: number, missed: number, method: string): string => {
  const points = count === 1 ? 'The selected point carries' : `The ${count} selected points carry`;
  return `${points} ${formatPercent(share, 1)} of the past gradient; ${method} misses ${formatPercent(missed, 1)}.`;
};

const memoryInWords = (method: string, { rememberedTotal, missedTotal }: Shares): string =>
  `${method} remembers ${formatPercent(rememberedTotal, 0)} of the past gradient and misses ${formatPercent(missedTotal, 0)}; the rest is of the weights.`;

/** Figures of the points on the canvas, and the study that the shares come from. Null where the canvas is to show none, or there are none. */
export interface OnCanvas {
  readonly parts: ShownStudy<typeof gradientParts>;
  readonly shares: Shares | null;
  readonly stems: Stems | null;
}

/** Name of the boundary at θ(t). */
const trialLabel = (t: number): string => (t === 0 ? 'θ*' : t === 1 ? 'exact' : `t = ${t.toFixed(2)}`);

/** The figures are of another past than the one that the canvas shows. */
const isOtherPast = (state: State): boolean => {
  const [scenario, step] = [runnable(state.scenario), shownStep(state)];
  const { experimentOf } = state;
  return !experimentOf || experimentOf.steps.length <= step || !samePast(experimentOf, scenario, step);
};

type Asked = Pick<Context, 'scenario' | 'step' | 'known' | 'shown' | 'method'> & { readonly options: Choices };

/**
 * Shows on the canvas the boundary at θ(t) where one walks, and each point's share, as long as the view is open. Not as a view's
 * `overlay`: the boundary stays while the view's own study is asked for the next t.
 */
export const useCanvas = (given: Asked, isWalked = true): OnCanvas => {
  const { known, scenario, step, shown, method, options } = given;
  const { place, t, halos } = options;
  const request = known && { scenario, step, known };
  const way = useStudy(gradientWay, place === 'walk' && isWalked ? request : null);
  const parts = useStudy(gradientParts, request && (halos === 'share' || halos === 'missed') ? partsRequest(request, options) : null);
  const { step: results, details } = shown;
  const shares = useMemo(() => {
    const made = parts.stale ? null : parts.result?.methods[method];
    if (halos === 'none' || halos === 'stems' || !made || !results || !details) return null;
    return sharesOf(made.shares, results.points.length, keptRows(method, details, results.points.length));
  }, [halos, parts.stale, parts.result, method, results, details]);
  const walked = place === 'walk' && isWalked && !way.stale && !way.result?.undefinedBecause ? way.result : null;
  // Stems of another past would stand on points that they are not of.
  const isOther = useStore(isOtherPast);
  const stems = useMemo(() => {
    if (halos !== 'stems' || isOther || !results || !details) return null;
    const of = { scenario, method, step: results, details };
    if (place !== 'walk' || !isWalked) return stemsOf(of, isWalked ? place : 'exact', null);
    return walked && stemsOf(of, 'walk', { way: walked, k: nearestPosition(t) });
  }, [halos, isOther, scenario, method, results, details, place, isWalked, walked, t]);
  const overlay = useMemo(
    (): Overlay | null =>
      walked || shares || stems
        ? {
            ...(stems && { stems }),
            ...(walked && { trial: { theta: onTheWay(walked.thetaStar, walked.thetaExact, t), label: trialLabel(t) } }),
            ...(shares && {
              halos: {
                values: halos === 'missed' ? shares.missed : shares.all,
                title: halos === 'missed' ? 'past gradient that memory misses' : 'share of the past gradient',
                positive: 'with it',
                negative: 'against it',
              },
            }),
          }
        : null,
    [walked, t, shares, stems, halos],
  );
  useOverlay(overlay);
  return useMemo(() => ({ parts, shares, stems }), [parts, shares, stems]);
};

export interface SaidProps extends Pick<Context, 'shown' | 'method'> {
  readonly options: Pick<Choices, 'halos'>;
  readonly also: OnCanvas;
}

/** The halos of the canvas in words: of the point that is looked at, of those that are selected, or of all. */
export const PointSaid = ({ shown, method, options: { halos }, also: { parts, shares, stems } }: SaidProps) => {
  const hovered = useStore((state) => state.hovered);
  const selected = useStore((state) => state.selected);
  if (halos === 'none') return null;
  const title = methodTitle(method);
  if (halos === 'stems') {
    if (!stems || hovered === null) return stems && stemsInWords(stems);
    return hovered < (shown.details?.pastCount ?? 0) ? stemInWords(stems, hovered) : 'A new point has no part in the past gradient.';
  }
  if (!shares)
    return parts.result?.undefinedBecause ?? (parts.phase === 'done' && `There is no past gradient to share at this θ of ${title}.`);
  const past = shown.details?.pastCount ?? 0;
  if (hovered !== null)
    return hovered < past
      ? pointInWords(hovered, shares.all[hovered] ?? 0, title, shares.remembered.has(hovered))
      : 'A new point has no part in the past gradient.';
  const caught = selected.filter((row) => row < past);
  if (caught.length === 0) return memoryInWords(title, shares);
  return selectionInWords(
    caught.length,
    sum(caught, (row) => shares.all[row]),
    sum(caught, (row) => shares.missed[row]),
    title,
  );
};

/** The reason why there are no shares, where they could not be computed. */
export const SharesStatus = ({ also: { parts } }: SaidProps) =>
  parts.phase === 'failed' && <StudyStatus study={parts} what="Shares of the points" />;

/** The words under a drawing that has no place for them. */
export const SharesNote = (drawing: SaidProps) => (
  <>
    {drawing.options.halos !== 'none' && (
      <p className="gradient-foot">
        <PointSaid {...drawing} />
      </p>
    )}
    <SharesStatus {...drawing} />
  </>
);
