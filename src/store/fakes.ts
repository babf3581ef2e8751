import type { EnginePreference } from '../engine/choose.ts';
import type { Engine } from '../engine/engine.ts';
import type { Experiment, ExperimentRequest, ExperimentRunner } from '../engine/experiment.ts';
import type { Scenario } from '../scenario/types.ts';
import { createPlaygroundStore } from './store.ts';

/** Stand-ins for the tests of this room. */

export const smallScenario = (part: Partial<Scenario> = {}): Scenario => ({
  version: 1,
  data: {
    points: [
      [0, 0, 0],
      [1, 1, 1],
      [2, 0.5, 0],
      [0.5, 2, 1],
    ],
  },
  model: { family: 'glm' },
  prior: { precision: 1 },
  memory: { rule: 'lambda', size: 2 },
  steps: [{ kind: 'add', points: [[1, 0, 1]] }],
  methods: ['exact', 'k-prior'],
  ...part,
});

export const idleEngine: Engine = {
  id: 'reference',
  precision: 'float64',
  description: 'CPU',
  evaluate: () => Promise.reject(new Error('unused')),
  solve: () => Promise.reject(new Error('unused')),
  train: () => Promise.reject(new Error('unused')),
  map: () => Promise.reject(new Error('unused')),
  dispose: () => {},
};

/** A store whose runs answer at once, the requests they were, and the engines that were asked for. */
export const fakeStore = (initial: Scenario = smallScenario()) => {
  const requests: ExperimentRequest[] = [];
  const enginesAsked: EnginePreference[] = [];
  const runner: ExperimentRunner = {
    run: async (request) => {
      requests.push(request);
      return { outcome: { results: { version: 1, steps: [] }, details: [] }, maps: null, elapsedMs: 1 } as unknown as Experiment;
    },
  };
  const store = createPlaygroundStore({
    initial,
    runner,
    pastRows: ({ data }) => data.points ?? [],
    reference: idleEngine,
    chooseEngine: async (preference) => {
      enginesAsked.push(preference);
      return { engine: idleEngine, note: null };
    },
  });
  return { store, requests, enginesAsked };
};
