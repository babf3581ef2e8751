import { dot, norm } from '../../core/vectors.ts';
import { gradientLanding, type Landing } from '../../studies/gradientLanding.ts';
import { formatCosine, formatNumber } from '../../ui/format.ts';
import { defineView } from '../view.tsx';
import { askAbout, atExact } from './choices.ts';
import { Plots } from './Plots.tsx';
import type { PlotEntry, Plotted } from './pairsChart.ts';
import { SharesStatus, useCanvas } from './shares.tsx';

/** A displacement as a plot: its length, and the cosine between prediction and landing where both are something. */
const plotOf = (id: string, { predicted, actual }: Landing): PlotEntry => {
  const [expected, came] = [norm(predicted), norm(actual)];
  const cosine = Math.min(expected, came) > 1e-9 ? formatCosine(dot(predicted, actual) / (expected * came)) : '–';
  return {
    id,
    pairs: { across: predicted, up: actual },
    says: `predicted to land ${formatNumber(expected)} from exact, landed ${formatNumber(came)} from it, cosine ${cosine}`,
    notes: [
      {
        text: `distance ${formatNumber(expected, 2)} → ${formatNumber(came, 2)}`,
        meaning: 'Distance from exact retraining in weight space: predicted → actual',
      },
      { text: `cos ${cosine}`, meaning: 'Cosine between predicted and actual displacement; 1 is the right direction' },
    ],
  };
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
  drawn: (result, { shown, hidden }): Plotted | string | null => {
    if (!result || result.undefinedBecause) return result?.undefinedBecause ?? null;
    const landings = shown.methods.flatMap((id) => {
      const landed = hidden.includes(id) ? undefined : result.methods[id];
      return landed === undefined ? [] : [{ id, landed }];
    });
    return {
      name: 'Displacement from exact retraining',
      summary: 'One dot a weight: displacement predicted from the gradient error and the curvature at exact →, actual displacement ↑.',
      across: 'predicted',
      up: 'actual',
      unit: 'weight',
      plots: landings.flatMap(({ id, landed }) => (typeof landed === 'string' ? [] : [plotOf(id, landed)])),
      undrawn: landings.flatMap(({ id, landed }) => (typeof landed === 'string' ? [{ id, why: landed }] : [])),
    };
  },
  isStatusAbove: true,
  // How far methods land differs more than can be read on one scale.
  Draw: (drawing) => <Plots {...drawing} isOneScale={false} />,
  Note: SharesStatus,
});
