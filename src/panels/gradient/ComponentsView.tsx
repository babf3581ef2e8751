import { type ReactNode, useMemo } from 'react';
import type { gradientWay } from '../../studies/gradientWay.ts';
import { formatRelativeError } from '../../ui/format.ts';
import type { Shown } from '../../ui/useShown.ts';
import { Empty, StudyStatus } from '../Status.tsx';
import type { ShownStudy } from '../useStudy.ts';
import { Arrows } from './Arrows.tsx';
import { arrowsOf } from './arrows.ts';
import type { Choices } from './choices.ts';
import { isDrawn, ownEntries, plotOf, roomsOf, WORDS, walkEntries } from './entries.ts';
import { Plots } from './Plots.tsx';
import { namesFor } from './weightNames.ts';

interface ComponentsViewProps {
  readonly shown: Shown;
  readonly hidden: readonly string[];
  readonly choices: Choices;
  readonly way: ShownStudy<typeof gradientWay>;
  readonly slot: Element | null;
  readonly said: ReactNode;
}

/** True past gradient against each method's reconstruction, weight by weight, wherever θ stands. */
export const ComponentsView = ({ shown, hidden, choices: { place, t }, way, slot, said }: ComponentsViewProps) => {
  const { methods, step, details } = shown;
  const walked = place === 'own' ? null : way.result;
  const entries = useMemo(() => {
    if (place === 'own') return ownEntries(methods, step, details, hidden);
    return walked && !walked.undefinedBecause ? walkEntries(methods, step, walked, place === 'exact' ? 1 : t, hidden) : [];
  }, [place, t, methods, step, details, hidden, walked]);
  const rooms = useMemo(() => (walked && !walked.undefinedBecause ? roomsOf(walked) : null), [walked]);
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

  if (place !== 'own' && (!walked || way.phase === 'failed')) return <StudyStatus study={way} what="Gradients along the way" />;
  if (walked?.undefinedBecause) return <Empty>{walked.undefinedBecause} Look at each method’s own solution.</Empty>;
  const least = best ? ` ${best.title} has the least error, ${formatRelativeError(best.figures.relativeError)}.` : '';
  return (
    <>
      {place !== 'own' && way.stale && <StudyStatus study={way} what="Gradients along the way" />}
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
        said={said}
      />
    </>
  );
};
