import { expect, test } from 'vitest';
import type { Snapshot } from '../../engine/engine.ts';
import type { StepDetails, StepResults } from '../../scenario/types.ts';
import type { Recording } from '../../store/live.ts';
import { curvesOf } from './curves.ts';
import { extend, takenOf, traceAhead } from './taken.ts';
import { writeBeside } from './words.ts';

const frame = (step: number): Snapshot => ({ step, thetas: [], values: [60 - step, 50 - step], gradientNorms: [] });
const frames = [0, 4, 8, 12, 16].map(frame);
/** All but the last two were on the screen. */
const recording: Recording = {
  changeStep: 0,
  optimizer: { kind: 'adam', learningRate: 0.1 },
  steps: 400,
  unbroken: true,
  ids: ['exact', 'k-prior'],
  frames,
  shares: new Map(frames.slice(0, 4).map((one) => [one, { exact: one.step / 100, 'k-prior': one.step / 10 }])),
};
const results = {
  methods: {
    exact: { cost: 260, objective: 40, disagreement: 0, converged: true, pastGradient: { relativeError: 0 } },
    'k-prior': { cost: 60, objective: 30, disagreement: 0.007, converged: true, pastGradient: { relativeError: 0.085 } },
    'no-change': { cost: 0, objective: null, disagreement: 0.09, converged: true, pastGradient: { relativeError: null } },
  },
} as unknown as StepResults;
const objective = {};
const details = {
  methods: { exact: { objective }, 'k-prior': { objective }, 'no-change': { objective: null } },
} as unknown as StepDetails;

test('before any study has answered, the chart goes as far as the picture', () => {
  const ahead = traceAhead(results, details);
  expect(ahead.levels).toEqual([{ id: 'no-change', disagreement: 0.09 }]);
  const trace = extend(ahead, takenOf(recording) ?? expect.fail('frames were shown'));
  expect([...trace.frames]).toEqual([0, 4, 8, 12]);
  const [exact, kPrior] = curvesOf(trace, 'disagreement', [], false);
  expect([...(exact?.values ?? [])]).toEqual([0, 0.04, 0.08, 0.12]);
  expect(kPrior?.solved).toBe(0.007);
  expect([...(curvesOf(trace, 'objective', [], false)[1]?.values ?? [])]).toEqual([Number.NaN, 16, 12, 8]);
});

test('a study that lags is gone on with, and what it knows stays', () => {
  const behind = extend(traceAhead(results, details), {
    steps: Float64Array.of(0, 4),
    disagreement: { exact: Float64Array.of(0.5, 0.4) },
    objective: {},
  });
  const trace = extend(behind, takenOf(recording) ?? expect.fail('frames were shown'));
  expect([...trace.frames]).toEqual([0, 4, 8, 12]);
  expect([...(trace.lines[0]?.disagreement ?? [])]).toEqual([0.5, 0.4, 0.08, 0.12]);
  // It is ahead of the picture: nothing is added.
  expect(extend(trace, { steps: Float64Array.of(0, 4), disagreement: {}, objective: {} })).toBe(trace);
});

test('a course that an edit broke begins elsewhere, and is left to the study', () => {
  expect(takenOf({ ...recording, unbroken: false })).toBeNull();
  expect(takenOf({ ...recording, shares: new Map() })).toBeNull();
});

test('where no figure is there yet, not even at the start, it is not yet', () => {
  const ahead = traceAhead(results, details);
  const [kPrior] = curvesOf(ahead, 'gradient', [], false);
  expect([0, 4].map((step) => kPrior && writeBeside('gradient', kPrior, ahead.frames, step))).toEqual(['not yet', 'not yet']);
});
