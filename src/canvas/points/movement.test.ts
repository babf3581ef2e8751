import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { StepDetails, StepResults } from '../../scenario/types.ts';
import type { Maps } from '../../studies/experiment.ts';
import { movedOf } from './movement.ts';
import { canvasPoints, type PredictionSource, predictionOf } from './points.ts';

const PAST = [
  [0.25, 0.5, 0],
  [0.9, 0.1, 1],
  [3, 3, 1],
];

const logits = fc.double({ min: -30, max: 30, noNaN: true });

it('is what the whole prediction says', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('bernoulli', 'gaussian', 'categorical'),
      fc.array(logits, { minLength: 24, maxLength: 24 }),
      fc.boolean(),
      fc.boolean(),
      (likelihood, values, preferMaps, withResults) => {
        const outputs = likelihood === 'categorical' ? 3 : 1;
        const grid = (from: number) => Float32Array.from({ length: 4 * outputs }, (_, k) => values[(from + k) % 24] as number);
        const maps = { domain: { x0: 0, x1: 1, y0: 0, y1: 1 }, resolution: 2, outputs, before: grid(0), methods: { replay: grid(12) } };
        const results = { points: PAST, methods: { replay: { logits: values.slice(0, 3 * outputs) } } };
        const details = { methods: { replay: { logitsStar: values.slice(9, 9 + 3 * outputs) } } };
        const source: PredictionSource = {
          likelihood,
          outputs,
          level: 0,
          spread: 4,
          results: withResults ? (results as unknown as StepResults) : null,
          details: withResults ? (details as unknown as StepDetails) : null,
          maps: maps as unknown as Maps,
          method: 'replay',
        };
        for (const point of canvasPoints(PAST, undefined))
          expect(movedOf(source, point, preferMaps)).toBeCloseTo(predictionOf(source, point, preferMaps)?.moved ?? 0, 12);
      },
    ),
  );
});
