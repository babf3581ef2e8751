import { useMemo } from 'react';
import { onTheWay } from '../../adaptation/lenses/walk.ts';
import type { Overlay } from '../../store/state.ts';
import { gradientParts } from '../../studies/gradientParts.ts';
import { gradientWay } from '../../studies/gradientWay.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { useStore } from '../../ui/useStore.ts';
import type { Context } from '../context.ts';
import { StudyStatus } from '../Status.tsx';
import { useOverlay } from '../useOverlay.ts';
import { type ShownStudy, useStudy } from '../useStudy.ts';
import type { Choices } from './choices.ts';
import { type Shares, sharesOf } from './shares.ts';
import { memoryInWords, pointInWords, selectionInWords, trialLabel } from './words.ts';

/** A view's own part of the canvas: each point's share of the past gradient, and the study that they come from. */
export interface OnCanvas {
  readonly parts: ShownStudy<typeof gradientParts>;
  /** Null where the canvas is to show none, or there are none. */
  readonly shares: Shares | null;
}

type Asked = Pick<Context, 'scenario' | 'step' | 'known' | 'shown' | 'method'> & { readonly options: Choices };

/** Shows on the canvas the boundary at θ(t) where one walks, and each point's share, as long as the view is open. */
export const useCanvas = ({ scenario, step, known, shown, method, options }: Asked, isWalked = true): OnCanvas => {
  const { place, t, halos } = options;
  const request = known && { scenario, step, known };
  const way = useStudy(gradientWay, place === 'walk' && isWalked ? request : null);
  const at = place === 'walk' ? t : 1;
  const parts = useStudy(gradientParts, halos === 'none' ? null : request && { ...request, place, t: at });
  const { step: results, details } = shown;
  const shares = useMemo(() => {
    const made = parts.stale ? null : parts.result?.methods[method];
    if (halos === 'none' || !made || !results || !details) return null;
    const memory = method === 'exact' ? 'all' : (details.methods[method]?.memory ?? []);
    return sharesOf(made.shares, results.points.length, memory, details.touched);
  }, [halos, parts.stale, parts.result, method, results, details]);
  const walked = place === 'walk' && isWalked && !way.stale ? way.result : null;
  const overlay = useMemo((): Overlay | null => {
    const trial =
      walked && !walked.undefinedBecause ? { theta: onTheWay(walked.thetaStar, walked.thetaExact, t), label: trialLabel(t) } : undefined;
    const marks = shares && {
      values: halos === 'missed' ? shares.missed : shares.all,
      title: halos === 'missed' ? 'past gradient that memory misses' : 'share of the past gradient',
      positive: 'with it',
      negative: 'against it',
    };
    return trial || marks ? { ...(trial ? { trial } : {}), ...(marks ? { halos: marks } : {}) } : null;
  }, [walked, t, shares, halos]);
  useOverlay(overlay);
  return useMemo(() => ({ parts, shares }), [parts, shares]);
};

type SaidProps = Pick<Asked, 'shown' | 'method' | 'options'> & { readonly also: OnCanvas };

/** The halos of the canvas in words: of the point that is looked at, of those that are selected, or of all. */
export const PointSaid = ({ shown, method, options: { halos }, also: { parts, shares } }: SaidProps) => {
  const hovered = useStore((state) => state.hovered);
  const selected = useStore((state) => state.selected);
  if (halos === 'none') return null;
  const title = methodTitle(method);
  if (!shares) {
    const why = parts.result?.undefinedBecause;
    if (why) return <>{why}</>;
    return parts.phase === 'done' ? <>There is no past gradient to share at this θ of {title}.</> : null;
  }
  const past = shown.details?.pastCount ?? 0;
  if (hovered !== null && hovered < past)
    return <>{pointInWords(hovered, shares.all[hovered] ?? 0, title, shares.remembered.has(hovered))}</>;
  if (hovered !== null) return <>A new point has no part in the past gradient.</>;
  const caught = selected.filter((row) => row < past);
  const sum = (of: Float64Array): number => caught.reduce((total, row) => total + (of[row] ?? 0), 0);
  if (caught.length > 0) return <>{selectionInWords(caught.length, sum(shares.all), sum(shares.missed), title)}</>;
  return <>{memoryInWords(title, shares.rememberedTotal, shares.missedTotal)}</>;
};

/** Under a view whose study is another one: the words, where the drawing has no place for them, and why there are none. */
export const SharesNote = ({ said, ...given }: SaidProps & { readonly said: boolean }) => (
  <>
    {said && given.options.halos !== 'none' && (
      <p className="gradient-foot">
        <PointSaid {...given} />
      </p>
    )}
    {given.also.parts.phase === 'failed' && <StudyStatus study={given.also.parts} what="Shares of the points" />}
  </>
);
