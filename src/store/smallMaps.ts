import { sameDomain } from '../data/grid.ts';
import type { Outcome } from '../scenario/types.ts';
import type { Maps } from '../studies/experiment.ts';
import { type State, shownStep } from './state.ts';

/** Nodes a side of the maps behind small pictures. */
const RESOLUTION = 64;

export interface OverviewParts {
  get(): State;
  set(overview: Maps | null): void;
  draw(outcome: Outcome, view: { step: number; domain: Maps['domain']; resolution: number }): Promise<Maps | null>;
}

/**
 * Keeps maps of all the data for the small pictures while the canvas looks at a part of them: those that were there before, then, once
 * a hand is still, those of the newest results. Returns what follows every change of the state.
 */
export const createOverview = ({ get, set, draw }: OverviewParts): ((state: State) => void) => {
  let drawn: { readonly outcome: Outcome; readonly step: number; readonly domain: Maps['domain'] } | null = null;
  return (state) => {
    const { view, domain, experiment, gesture, overview } = state;
    if (view === null || domain === null) {
      if (overview) set(null);
      drawn = null;
      return;
    }
    if (!experiment) return;
    const { outcome, maps } = experiment;
    const step = shownStep(state);
    if (drawn?.outcome === outcome && drawn.step === step && drawn.domain === domain) return;
    if (maps?.step === step && sameDomain(maps.domain, domain)) {
      drawn = { outcome, step, domain };
      set(maps);
      return;
    }
    if (gesture !== null) return;
    const mine = { outcome, step, domain };
    drawn = mine;
    const put = (next: Maps | null): void => {
      if (drawn === mine && get().view !== null) set(next);
    };
    draw(outcome, { step, domain, resolution: RESOLUTION }).then(put, () => put(null));
  };
};
