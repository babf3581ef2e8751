import type { EnginePreference } from '../engine/choose.ts';
import type { Engine } from '../engine/engine.ts';
import type { Scenario } from '../scenario/types.ts';
import { createPlaygroundStore, type StoreParts } from '../store/store.ts';
import type { Experiment, ExperimentRequest, ExperimentRunner } from '../studies/experiment.ts';

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
  terms: 'all',
  evaluate: () => Promise.reject(new Error('unused')),
  solve: () => Promise.reject(new Error('unused')),
  train: () => Promise.reject(new Error('unused')),
  map: () => Promise.reject(new Error('unused')),
  dispose: () => {},
};

/** A store whose runs answer at once, the requests they were, and the engines that were asked for. */
export const fakeStore = (initial: Scenario = smallScenario(), over: Partial<StoreParts> = {}) => {
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
    panels: ['gradient', 'landscape', 'memory'],
    tools: [{ id: 'erase', tab: 'remove' }],
    runner,
    pastRows: ({ data }) => data.points ?? [],
    reference: idleEngine,
    chooseEngine: async (preference) => {
      enginesAsked.push(preference);
      return { engine: idleEngine, note: null };
    },
    ...over,
  });
  return { store, requests, enginesAsked };
};

/** A storage that lives as long as the test. */
export const fakeStorage = (): Storage => {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  };
};

/** Locks that tabs hold until they end; who does not want to wait, or whose signal ends the wait, gets none. */
export const fakeLocks = () => {
  const held = new Set<string>();
  const tab = () => {
    const mine = new Set<string>();
    const request = async (name: string, options: LockOptions, granted: (lock: Lock | null) => unknown): Promise<unknown> => {
      if (held.has(name)) {
        if (options.ifAvailable) return granted(null);
        throw new DOMException('waited', 'TimeoutError');
      }
      held.add(name);
      mine.add(name);
      return granted({ name, mode: 'exclusive' });
    };
    return {
      locks: { request: request as LockManager['request'] },
      end: () => {
        for (const name of mine) held.delete(name);
      },
    };
  };
  return { tab };
};
