import { useCallback, useEffect, useMemo, useState } from 'react';
import { type Probed, probeOf, type Trial } from '../../adaptation/lenses/probe.ts';
import type { LandscapeResult, landscape } from '../../studies/landscape.ts';
import { landscapeProbe } from '../../studies/landscapeProbe.ts';
import { useKept } from '../../ui/useKept.ts';
import type { Choose, OptionsOf } from '../options.ts';
import { useStudy } from '../useStudy.ts';
import type { Settled } from '../view.tsx';
import type { options } from './options.ts';
import { isAtHand, type Reading, readingOf } from './reading.ts';

export interface ProbePlace {
  readonly x: number;
  readonly y: number;
}

/** The probe of a landscape: its place, what it finds there, and what moves it. */
export interface Probe {
  readonly place: ProbePlace;
  /** Null until it is known: dear gradients come from a worker. */
  readonly reading: Reading | null;
  /** To a place, which is kept inside the view; `done` where the hand lets go. */
  readonly move: (place: ProbePlace, done: boolean) => void;
}

type Options = OptionsOf<typeof options>;

const inside = ({ x0, x1, y0, y1 }: LandscapeResult['window'], { x, y }: ProbePlace): ProbePlace => ({
  x: Math.min(x1, Math.max(x0, x)),
  y: Math.min(y1, Math.max(y0, y)),
});

/** The place that the options say: a model's, or a free one. */
const chosenPlace = ({ places, method }: LandscapeResult, { at, x, y }: Options): ProbePlace => {
  if (at === 'free' && x !== null && y !== null) return { x, y };
  const id = at === 'theta-star' ? at : at === 'chosen' ? method : 'exact';
  return places.find((one) => one.id === id) ?? places[0] ?? { x: 0, y: 0 };
};

const short = (value: number): number => Number(value.toPrecision(6));

/** Gradients that are too dear for the page's own thread: a place is asked for once the one before is answered. */
const useFound = (trial: Trial | null, place: ProbePlace | null): Probed | null => {
  const wanted = useMemo(() => (trial && place ? { trial, ...place } : null), [trial, place]);
  const [asked, setAsked] = useState(wanted);
  const { phase, result, resultOf } = useStudy(landscapeProbe, asked);
  useEffect(() => {
    if (phase !== 'running') setAsked(wanted);
  }, [phase, wanted]);
  return wanted && resultOf?.trial === trial && result?.x === wanted.x && result.y === wanted.y ? result : null;
};

/** The probe of a landscape: it stands where the options say, or where a hand has dragged it. */
export const useProbe = (
  { options: chosen, choose }: { readonly options: Options; readonly choose: Choose<typeof options> },
  { result }: Pick<Settled<typeof landscape>, 'result'>,
): Probe | null => {
  const [held, setHeld] = useState<ProbePlace | null>(null);
  const place = useKept(result && inside(result.window, held ?? chosenPlace(result, chosen)));
  const trial = result?.trial ?? null;
  const compute = useMemo(() => (trial && isAtHand(trial) ? probeOf(trial) : null), [trial]);
  const near = useMemo(() => trial && place && compute && readingOf(trial, compute(place.x, place.y)), [trial, place, compute]);
  const found = useFound(compute ? null : trial, place);
  const far = useMemo(() => trial && found && readingOf(trial, found), [trial, found]);
  const move = useCallback(
    (to: ProbePlace, done: boolean) => {
      if (!result) return;
      const at = inside(result.window, to);
      setHeld(done ? null : at);
      if (!done) return;
      choose('x', short(at.x));
      choose('y', short(at.y));
      choose('at', 'free');
    },
    [result, choose],
  );
  const reading = near ?? far;
  return useMemo(() => place && { place, reading, move }, [place, reading, move]);
};
