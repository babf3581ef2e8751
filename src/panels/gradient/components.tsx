import { gradientWay } from '../../studies/gradientWay.ts';
import { formatCount } from '../../ui/format.ts';
import { defineView } from '../view.tsx';
import { Arrows } from './Arrows.tsx';
import { askAbout, type Choices, placed, wayText } from './choices.ts';
import { exactEntries, ownEntries, plotsOf, walkEntries } from './entries.ts';
import { Plots } from './Plots.tsx';
import type { Plotted } from './pairsChart.ts';
import { SharesStatus, useCanvas } from './shares.tsx';

/** The θ of the plots, as the first words of a sentence. */
const whereOf = ({ place, t }: Choices): string =>
  place === 'exact'
    ? 'At exact retraining'
    : place === 'own'
      ? 'At each method’s own solution'
      : `On the way from θ* to exact, ${wayText(t)}`;

/** True past gradient against each method's reconstruction, weight by weight, wherever θ stands. */
export const components = defineView({
  id: 'components',
  label: 'Components',
  title: 'True against reconstructed past gradient, weight by weight',
  look: (options, { shown: { details } }) => {
    const weights = details?.gradientAtExact?.length;
    const dots = `Each dot is one weight${weights === undefined ? '' : ` (${formatCount(weights)})`}.`;
    return `${whereOf(options)}: true gradient across, what each method makes of it upwards. On the diagonal it is right. ${dots}`;
  },
  isSmall: true,
  options: placed,
  study: gradientWay,
  what: 'Gradients along the way',
  ask: (given) => {
    const asked = askAbout(given);
    return given.options.place !== 'walk' && typeof asked !== 'string' ? undefined : asked;
  },
  useAlso: (given) => useCanvas(given),
  drawn: (way, given): Plotted | string | null => {
    const { place, t } = given.options;
    const where = `${whereOf(given.options)}.`;
    if (place === 'own') return plotsOf(ownEntries(given), where);
    if (place === 'exact') return given.shown.details && plotsOf(exactEntries(given), where);
    if (way?.undefinedBecause) return `${way.undefinedBecause} Look at each method’s own solution.`;
    return way && plotsOf(walkEntries(given, way, t), where);
  },
  isStatusAbove: true,
  Draw: (drawing) => <Plots {...drawing} isOneScale lead={<Arrows plots={drawing.drawn.plots} details={drawing.shown.details} />} />,
  Note: SharesStatus,
});
