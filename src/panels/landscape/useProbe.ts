import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { LandscapeResult } from '../../studies/landscape.ts';
import { landscapeProbe } from '../../studies/landscapeProbe.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
import { useStudy } from '../useStudy.ts';
import { createProbe, isAtHand, type Probe, type ProbePlace, readingOf } from './probe.ts';

/** How often a probe that needs the worker asks it, milliseconds. */
const PACE_MS = 90;

/** Where the probe stands when nobody has moved it: on a model, by 'landscape.at'; elsewhere by 'landscape.x' and 'landscape.y'. */
const startOf = ({ places, method, window }: LandscapeResult, at: unknown, x: unknown, y: unknown): ProbePlace => {
  if (at === 'free' && typeof x === 'number' && typeof y === 'number') return inside(window, { x, y });
  const id = at === 'theta-star' ? 'theta-star' : at === 'chosen' ? method : 'exact';
  const place = places.find((one) => one.id === id) ?? places[0];
  return inside(window, { x: place?.x ?? 0, y: place?.y ?? 0 });
};

const inside = ({ x0, x1, y0, y1 }: LandscapeResult['window'], { x, y }: ProbePlace): ProbePlace => ({
  x: Math.min(x1, Math.max(x0, x)),
  y: Math.min(y1, Math.max(y0, y)),
});

const short = (value: number): number => Number(value.toPrecision(6));

/**
 * The probe of a landscape: what moves it, once a frame at most. The canvas draws the boundary of the model at the probe for as long as the
 * panel is open.
 */
export const useProbe = (
  result: LandscapeResult | null,
): { probe: Probe; move(place: ProbePlace, done: boolean): void; put(id: string): void } | null => {
  const at = useStore((state) => state.panelOptions['landscape.at']);
  const x = useStore((state) => state.panelOptions['landscape.x']);
  const y = useStore((state) => state.panelOptions['landscape.y']);
  const trial = result?.trial;
  // A finer answer to the same question is the same landscape: the probe stays where it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a probe lasts as long as its trial
  const probe = useMemo(() => (result ? createProbe(result.trial, startOf(result, at, x, y)) : null), [trial]);

  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  useEffect(() => {
    if (result && probe) probe.move(startOf(result, at, x, y));
  }, [result, probe, at, x, y]);

  const move = useCallback(
    (wanted: ProbePlace, done: boolean) => {
      if (!result || !probe) return;
      const place = inside(result.window, wanted);
      cancelAnimationFrame(frame.current);
      frame.current = requestAnimationFrame(() => probe.move(place));
      if (!done) return;
      const store = getStore();
      store.choose('landscape.x', short(place.x));
      store.choose('landscape.y', short(place.y));
      store.choose('landscape.at', 'free');
    },
    [result, probe],
  );
  const put = useCallback((id: string) => getStore().choose('landscape.at', id === 'theta-star' || id === 'exact' ? id : 'chosen'), []);

  useOverlay(probe);
  useWorker(result, probe);
  return useMemo(() => probe && { probe, move, put }, [probe, move, put]);
};

/** Draws the boundary of the model at the probe on the canvas. */
const useOverlay = (probe: Probe | null): void => {
  const scenario = useStore((state) => state.scenario);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an edit takes the overlay away
  useEffect(() => {
    if (!probe) return;
    const show = (): void => getStore().show({ overlay: { trial: { theta: probe.theta(), label: 'probe' } } });
    show();
    return probe.subscribe(show);
  }, [probe, scenario]);
  useEffect(() => () => getStore().show({ overlay: null }), []);
};

/** Gradients that are too dear for this thread come from the studies' worker, at a pace. */
const useWorker = (result: LandscapeResult | null, probe: Probe | null): void => {
  const trial = result && !isAtHand(result.trial) ? result.trial : null;
  const [asked, setAsked] = useState<ProbePlace | null>(null);
  useEffect(() => {
    if (!trial || !probe) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = (): void => {
      if (probe.reading() && samePlace(probe.reading(), probe.place())) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        setAsked(probe.place());
      }, PACE_MS);
    };
    ask();
    const leave = probe.subscribe(ask);
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [trial, probe]);
  const request = useMemo(() => (trial && asked ? { trial, x: asked.x, y: asked.y } : null), [trial, asked]);
  const { result: found } = useStudy(landscapeProbe, request);
  useEffect(() => {
    if (trial && probe && found) probe.answer(readingOf(trial, found, found));
  }, [trial, probe, found]);
};

const samePlace = (one: ProbePlace | null, other: ProbePlace): boolean => one?.x === other.x && one.y === other.y;
