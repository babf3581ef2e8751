import { describe, expect, it } from 'vitest';
import type { MethodResults, StepResults } from '../../scenario/types.ts';
import type { Maps } from '../../studies/experiment.ts';
import { baseSentence, nearestMethods, worseSentence, worseThanKeepingOld } from './verdicts.ts';

const method = (disagreement: number | null): MethodResults => ({
  theta: [],
  objective: 0,
  gradientNorm: 0,
  converged: true,
  iterations: 1,
  logits: [],
  pastGradient: { trueNorm: 1, reconstructedNorm: 1, relativeError: 0, cosine: 1, gain: 1 },
  disagreement,
  accuracy: { past: 1, new: null, all: 1 },
  cost: 1,
  certificate: null,
  probes: [],
});

const step = (figures: Record<string, number | null>): StepResults => ({
  change: 'add',
  memory: [],
  points: [],
  methods: Object.fromEntries(Object.entries(figures).map(([id, figure]) => [id, method(figure)])),
  influence: { residual: [], variance: [], sensitivity: [] },
});

const maps = (before: number[], methods: Record<string, number[]>): Maps => ({
  step: 0,
  domain: { x0: 0, x1: 1, y0: 0, y1: 1 },
  resolution: 2,
  outputs: 1,
  before: Float32Array.from(before),
  methods: Object.fromEntries(Object.entries(methods).map(([id, map]) => [id, Float32Array.from(map)])),
});

it('the nearest is one, or all that are exact on the whole map', () => {
  const of = (figures: Record<string, number | null>) => nearestMethods(step(figures).methods);
  expect(of({ exact: 0, 'keep-old': 0.01, replay: 0.3, 'k-prior': 0.02 })).toEqual({ ids: ['k-prior'], share: 0.02 });
  expect(of({ exact: 0, 'keep-old': 0, replay: 0, 'k-prior': 0, 'ewc-full': 0.1 })).toEqual({ ids: ['replay', 'k-prior'], share: 0 });
  expect(of({ exact: 0, replay: null })).toBeNull();
});

describe('worseThanKeepingOld', () => {
  it('goes by the figures', () => {
    const ids = ['exact', 'keep-old', 'replay', 'k-prior', 'ewc-full'];
    expect(worseThanKeepingOld(ids, step({ exact: 0, 'keep-old': 0.1, replay: 0.6, 'k-prior': 0.03, 'ewc-full': null }), null)).toEqual([
      'replay',
    ]);
  });

  it('goes by the maps where the old model is not among the methods', () => {
    const picture = maps([1, 1, 1, -1], { exact: [1, 1, 1, 1], replay: [-1, -1, 1, 1], 'k-prior': [1, 1, 1, -1] });
    expect(worseThanKeepingOld(['exact', 'replay', 'k-prior'], step({ exact: 0, replay: 0.5, 'k-prior': 0.25 }), picture)).toEqual([
      'replay',
    ]);
    expect(worseThanKeepingOld(['exact', 'replay'], step({ exact: 0, replay: 0.5 }), null)).toEqual([]);
  });
});

describe('sentences', () => {
  it('names one method and counts several', () => {
    expect(worseSentence([])).toBeNull();
    const replay = { title: 'Replay', remembers: true };
    const tuned = { title: 'Fine-tune', remembers: false };
    expect(worseSentence([replay])).toBe('Replay does worse here, with this memory, than keeping the old model.');
    expect(worseSentence([tuned])).toBe('Fine-tune does worse here than keeping the old model.');
    expect(worseSentence([replay, replay])).toBe('2 methods do worse here, with this memory, than keeping the old model.');
    expect(worseSentence([replay, tuned, replay])).toBe('3 methods do worse here than keeping the old model.');
  });

  it('says when the base model is not at its optimum', () => {
    const base = { theta: [], objective: 0, converged: true, iterations: 3 };
    expect(baseSentence({ ...base, gradientNorm: 3e-11 })).toBeNull();
    expect(baseSentence({ ...base, gradientNorm: 0.0213 })).toBe('The base model is not at its optimum: ‖∇‖ = 0.02.');
    expect(baseSentence({ ...base, gradientNorm: Number.NaN })).toBe('The base model is not at its optimum: ‖∇‖ = not defined.');
  });
});
