import { useEffect, useMemo } from 'react';
import { onTheWay } from '../../adaptation/lenses/walk.ts';
import type { Overlay } from '../../store/state.ts';
import type { gradientParts } from '../../studies/gradientParts.ts';
import type { gradientWay } from '../../studies/gradientWay.ts';
import { methodTitle } from '../../ui/catalog.ts';
import type { Shown } from '../../ui/useShown.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
import type { ShownStudy } from '../useStudy.ts';
import type { Choices } from './choices.ts';
import { type Shares, sharesOf } from './shares.ts';
import { memoryInWords, pointInWords, selectionInWords, trialLabel } from './words.ts';

/** Shares of the points for the chosen method; null where the canvas is to show none, or there are none. */
const useShares = ({ halos }: Choices, parts: ShownStudy<typeof gradientParts>, { step, details }: Shown): Shares | null => {
  const method = useStore((state) => state.chosenMethod);
  return useMemo(() => {
    const made = parts.stale ? null : parts.result?.methods[method];
    if (halos === 'none' || !made || !step || !details) return null;
    return sharesOf(made.shares, step.points.length, method === 'exact' ? 'all' : (details.methods[method]?.memory ?? []), details.touched);
  }, [halos, parts.stale, parts.result, method, step, details]);
};

/** Shows on the canvas the boundary at θ(t), and each point's share, as long as the panel is open. */
export const useOverlay = (
  choices: Choices,
  way: ShownStudy<typeof gradientWay>,
  parts: ShownStudy<typeof gradientParts>,
  shown: Shown,
): void => {
  const { place, t, halos, view } = choices;
  const shares = useShares(choices, parts, shown);
  const walked = place === 'walk' && view !== 'landing' && !way.stale ? way.result : null;
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
  useEffect(() => getStore().show({ overlay }), [overlay]);
  useEffect(() => () => getStore().show({ overlay: null }), []);
};

/** What the canvas shows, in words: of the point that is looked at, of those that are selected, or of all. */
export const PointSaid = ({ choices, parts, shown }: { choices: Choices; parts: ShownStudy<typeof gradientParts>; shown: Shown }) => {
  const shares = useShares(choices, parts, shown);
  const hovered = useStore((state) => state.hovered);
  const selected = useStore((state) => state.selected);
  const method = useStore((state) => state.chosenMethod);
  if (choices.halos === 'none') return null;
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
