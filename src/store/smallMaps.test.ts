import { expect, test } from 'vitest';
import type { Outcome } from '../scenario/types.ts';
import type { Experiment, Maps } from '../studies/experiment.ts';
import { createOverview } from './smallMaps.ts';
import type { State } from './state.ts';

const home = { x0: 0, x1: 4, y0: 0, y1: 4 };
const close = { x0: 1, x1: 2, y0: 1, y1: 2 };
const mapsOf = (domain: Maps['domain']): Maps => ({
  step: 0,
  domain,
  resolution: 2,
  outputs: 1,
  before: new Float32Array(4),
  methods: { exact: new Float32Array(4) },
});
const experimentOf = (domain: Maps['domain']): Experiment => ({ outcome: {} as Outcome, maps: mapsOf(domain), elapsedMs: 1 });

const setUp = () => {
  let state = {
    view: null,
    domain: home,
    experiment: experimentOf({ ...home }),
    gesture: null,
    overview: null,
    scenario: { steps: [{}] },
    activeStep: null,
  } as unknown as State;
  const drawn: Outcome[] = [];
  const overview = createOverview({
    get: () => state,
    set: (maps) => {
      state = { ...state, overview: maps };
    },
    draw: async (outcome, { domain }) => {
      drawn.push(outcome);
      return mapsOf(domain);
    },
  });
  const become = async (part: Partial<State>): Promise<void> => {
    state = { ...state, ...part };
    overview(state);
    await Promise.resolve();
  };
  return { become, drawn, state: () => state };
};

test('the small pictures keep the maps of all the data while one looks closer, and follow what is edited there', async () => {
  const { become, drawn, state } = setUp();
  const whole = state().experiment?.maps;
  await become({ view: close, gesture: 'view' });
  expect(state().overview).toBe(whole);
  await become({ gesture: null });
  expect(drawn).toHaveLength(0);

  // The same results with maps of the part: the whole is drawn anew, of the same outcome, once.
  const part = experimentOf(close);
  await become({ experiment: part });
  await become({ hovered: 1 });
  expect(drawn).toEqual([part.outcome]);
  expect(state().overview?.domain).toEqual(home);

  // Under a hand the old ones stay.
  const edited = experimentOf(close);
  await become({ experiment: edited, gesture: 'brush' });
  expect(drawn).toHaveLength(1);
  await become({ gesture: null });
  expect(drawn[1]).toBe(edited.outcome);

  await become({ view: null });
  expect(state().overview).toBeNull();
});

test('what is drawn too late is not shown', async () => {
  const { become, state } = setUp();
  await become({ view: close });
  const late = become({ experiment: experimentOf(close) });
  await become({ view: null });
  await late;
  expect(state().overview).toBeNull();
});
