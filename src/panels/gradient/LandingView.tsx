import { type ReactNode, useMemo } from 'react';
import { dot, norm } from '../../core/vectors.ts';
import { gradientLanding, type Landing } from '../../studies/gradientLanding.ts';
import type { ChangeRequest } from '../../studies/study.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatCosine, formatNumber } from '../../ui/format.ts';
import type { Shown } from '../../ui/useShown.ts';
import { Empty, StudyStatus } from '../Status.tsx';
import { useStudy } from '../useStudy.ts';
import { type PlotEntry, Plots } from './Plots.tsx';
import { namesFor } from './weightNames.ts';

/** Lengths of the predicted and of the actual displacement, and the cosine between them; null where one of them is nothing. */
export const landingFigures = ({ predicted, actual }: Pick<Landing, 'predicted' | 'actual'>) => {
  const [expected, came] = [norm(predicted), norm(actual)];
  const cosine = Math.min(expected, came) > 1e-9 ? dot(predicted, actual) / (expected * came) : null;
  return { expected, came, cosine };
};

const entryOf = (id: string, landing: Landing): PlotEntry => {
  const { expected, came, cosine } = landingFigures(landing);
  const text = cosine === null ? '–' : formatCosine(cosine);
  return {
    id,
    title: methodTitle(id),
    pairs: { across: landing.predicted, up: landing.actual },
    says: `predicted to land ${formatNumber(expected)} from exact, landed ${formatNumber(came)} from it, cosine ${text}`,
    notes: [
      {
        text: `distance ${formatNumber(expected, 2)} → ${formatNumber(came, 2)}`,
        meaning: 'Distance from exact retraining in weight space: predicted → actual',
      },
      { text: `cos ${text}`, meaning: 'Cosine between predicted and actual displacement; 1 is the right direction' },
    ],
  };
};

interface LandingViewProps {
  readonly request: ChangeRequest | null;
  readonly shown: Shown;
  readonly hidden: readonly string[];
  readonly slot: Element | null;
  readonly said: ReactNode;
}

/** Why a method landed where it did: its displacement from exact retraining, predicted from its gradient there, and as it came. */
export const LandingView = ({ request, shown: { methods, details }, hidden, slot, said }: LandingViewProps) => {
  const study = useStudy(gradientLanding, request);
  const { result } = study;
  const { entries, undrawn } = useMemo(() => {
    const made = methods.flatMap((id) => {
      const landing = hidden.includes(id) ? undefined : result?.methods[id];
      return landing === undefined ? [] : [{ id, title: methodTitle(id), landing }];
    });
    return {
      entries: made.flatMap(({ id, landing }) => (typeof landing === 'string' ? [] : [entryOf(id, landing)])),
      undrawn: made.flatMap(({ id, title, landing }) => (typeof landing === 'string' ? [{ id, title, why: landing }] : [])),
    };
  }, [result, methods, hidden]);
  const p = entries[0]?.pairs.across.length ?? 0;
  const names = useMemo(() => (details && p > 0 ? namesFor(p, [details.model, details.modelBefore]) : []), [details, p]);
  if (!result || study.phase === 'failed') return <StudyStatus study={study} what="Predicted landings" />;
  if (result.undefinedBecause) return <Empty>{result.undefinedBecause}</Empty>;
  return (
    <>
      {study.stale && <StudyStatus study={study} what="Predicted landings" />}
      <Plots
        name="Displacement from exact retraining"
        summary="One dot a weight: displacement predicted from the gradient error and the curvature at exact →, actual displacement ↑."
        entries={entries}
        names={names}
        across="predicted"
        up="actual"
        unit="weight"
        undrawn={undrawn}
        slot={slot}
        said={said}
      />
    </>
  );
};
