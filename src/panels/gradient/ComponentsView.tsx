import { useMemo } from 'react';
import { type GradientWayResult, gradientWay } from '../../studies/gradientWay.ts';
import { formatRelativeError } from '../../ui/format.ts';
import { type Drawing, defineView } from '../view.tsx';
import { Arrows } from './Arrows.tsx';
import { arrowsOf } from './arrows.ts';
import { type OnCanvas, PointSaid, SharesNote, useCanvas } from './canvas.tsx';
import { askAbout, placed } from './choices.ts';
import { isDrawn, ownEntries, plotOf, roomsOf, WORDS, walkEntries } from './entries.ts';
import { Plots } from './Plots.tsx';
import { namesFor } from './weightNames.ts';

/** The gradients along the way; null where each method stands at its own solution. */
interface Walked {
  readonly way: GradientWayResult | null;
}

type ComponentsDrawing = Drawing<typeof placed, unknown, typeof gradientWay, OnCanvas, Walked>;

const Components = (drawing: ComponentsDrawing) => {
  const { drawn: made, shown, hidden, options, slot } = drawing;
  const { methods, step, details } = shown;
  const { place, t } = options;
  const { way } = made;
  const entries = useMemo(
    () => (way ? walkEntries(methods, step, way, place === 'exact' ? 1 : t, hidden) : ownEntries(methods, step, details, hidden)),
    [way, place, t, methods, step, details, hidden],
  );
  const rooms = useMemo(() => way && roomsOf(way), [way]);
  const room = useMemo(() => (place === 'walk' ? rooms?.(t) : undefined), [place, rooms, t]);
  const drawn = useMemo(() => entries.filter(isDrawn), [entries]);
  const plots = useMemo(() => drawn.map(plotOf), [drawn]);
  const p = drawn[0]?.pairs.across.length ?? 0;
  const names = useMemo(() => (details && p > 0 ? namesFor(p, [details.model, details.modelBefore]) : []), [details, p]);
  const arrows = useMemo(() => (details ? arrowsOf(details.model, drawn) : null), [details, drawn]);
  const best = drawn.reduce<(typeof drawn)[number] | null>(
    (least, entry) => ((entry.figures.relativeError ?? Infinity) < (least?.figures.relativeError ?? Infinity) ? entry : least),
    null,
  );

  const least = best ? ` ${best.title} has the least error, ${formatRelativeError(best.figures.relativeError)}.` : '';
  return (
    <Plots
      name="True against reconstructed past gradient"
      summary={`${WORDS}${least}`}
      entries={plots}
      names={names}
      across="true"
      up="reconstruction"
      unit="nats per unit of weight"
      room={room}
      undrawn={entries.filter((entry) => !isDrawn(entry))}
      lead={arrows && <Arrows arrows={arrows} />}
      slot={slot}
      said={<PointSaid {...drawing} />}
    />
  );
};

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
  drawn: (way, { options: { place } }): Walked | string | null => {
    if (place === 'own') return { way: null };
    return way?.undefinedBecause ? `${way.undefinedBecause} Look at each method’s own solution.` : way && { way };
  },
  isStatusAbove: true,
  Draw: Components,
  Note: (drawing: ComponentsDrawing) => <SharesNote {...drawing} said={false} />,
});
