import { gradientWay } from '../../studies/gradientWay.ts';
import { defineView } from '../view.tsx';
import { Arrows } from './Arrows.tsx';
import { askAbout, placed } from './choices.ts';
import { ownEntries, plotsOf, walkEntries } from './entries.ts';
import { Plots } from './Plots.tsx';
import type { Plotted } from './pairsChart.ts';
import { SharesStatus, useCanvas } from './shares.tsx';

/** True past gradient against each method's reconstruction, weight by weight, wherever θ stands. */
export const components = defineView({
  id: 'components',
  label: 'Components',
  title: 'True against reconstructed past gradient, weight by weight',
  look: 'On the diagonal a method reconstructs the past gradient right.',
  isSmall: true,
  options: placed,
  study: gradientWay,
  what: 'Gradients along the way',
  ask: (given) => {
    const asked = askAbout(given);
    return given.options.place === 'own' && typeof asked !== 'string' ? undefined : asked;
  },
  useAlso: (given) => useCanvas(given),
  drawn: (way, given): Plotted | string | null => {
    const { place, t } = given.options;
    if (place === 'own') return plotsOf(ownEntries(given));
    if (way?.undefinedBecause) return `${way.undefinedBecause} Look at each method’s own solution.`;
    return way && plotsOf(walkEntries(given, way, place === 'exact' ? 1 : t, place === 'walk'));
  },
  isStatusAbove: true,
  Draw: (drawing) => <Plots {...drawing} lead={<Arrows plots={drawing.drawn.plots} details={drawing.shown.details} />} />,
  Note: SharesStatus,
});
