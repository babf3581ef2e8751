import { useMemo } from 'react';
import { dot, norm } from '../../core/vectors.ts';
import { gradientLanding, type Landing } from '../../studies/gradientLanding.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatCosine, formatNumber } from '../../ui/format.ts';
import { type Drawing, defineView } from '../view.tsx';
import { type OnCanvas, PointSaid, SharesNote, useCanvas } from './canvas.tsx';
import { askAbout, atExact } from './choices.ts';
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

/** Methods with a plot, and those without, with the reason. */
interface Landings {
  readonly entries: readonly PlotEntry[];
  readonly undrawn: readonly { readonly id: string; readonly title: string; readonly why: string }[];
}

type LandingDrawing = Drawing<typeof atExact, unknown, typeof gradientLanding, OnCanvas, Landings>;

const LandingPlots = (drawing: LandingDrawing) => {
  const { drawn, shown, slot } = drawing;
  const { entries, undrawn } = drawn;
  const { details } = shown;
  const p = entries[0]?.pairs.across.length ?? 0;
  const names = useMemo(() => (details && p > 0 ? namesFor(p, [details.model, details.modelBefore]) : []), [details, p]);
  return (
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
      said={<PointSaid {...drawing} />}
    />
  );
};

/** Each method's displacement from exact retraining, predicted from its gradient there, and as it came. */
export const landing = defineView({
  id: 'landing',
  label: 'Landing',
  title: 'Why a method landed where it did',
  look: 'A wrong gradient at exact pulls a method away: where to, and how far.',
  isSmall: true,
  options: atExact,
  study: gradientLanding,
  what: 'Predicted landings',
  ask: askAbout,
  useAlso: (given) => useCanvas(given, false),
  drawn: (result, { shown: { methods }, hidden }): Landings | string | null => {
    if (!result) return null;
    if (result.undefinedBecause) return result.undefinedBecause;
    const made = methods.flatMap((id) => {
      const landed = hidden.includes(id) ? undefined : result.methods[id];
      return landed === undefined ? [] : [{ id, title: methodTitle(id), landed }];
    });
    return {
      entries: made.flatMap(({ id, landed }) => (typeof landed === 'string' ? [] : [entryOf(id, landed)])),
      undrawn: made.flatMap(({ id, title, landed }) => (typeof landed === 'string' ? [{ id, title, why: landed }] : [])),
    };
  },
  isStatusAbove: true,
  Draw: LandingPlots,
  Note: (drawing: LandingDrawing) => <SharesNote {...drawing} said={false} />,
});
