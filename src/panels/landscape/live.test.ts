import { expect, test } from 'vitest';
import type { Plane } from '../../adaptation/lenses/plane.ts';
import type { LiveFrame } from '../../store/live.ts';
import { NONE, withFrame } from './live.tsx';

const plane: Plane = {
  origin: Float64Array.of(1, 0, 0),
  along: Float64Array.of(1, 0, 0),
  across: Float64Array.of(0, 1, 0),
};

const frameOf = (step: number, theta: readonly number[]): LiveFrame => ({
  step,
  changeStep: 0,
  model: { family: 'glm', likelihood: 'bernoulli', dimension: 2, outputs: 1, degree: 1, hidden: [], activation: 'tanh', seed: 0 },
  transform: { shift: [0, 0], scale: [1, 1] },
  thetas: { exact: Float64Array.from(theta) },
  values: {},
  gradientNorms: {},
  maps: null,
});

test('frames leave a trail of their feet; going back in time goes back along it', () => {
  let trail = withFrame(NONE, frameOf(0, [1, 0, 0]), plane);
  trail = withFrame(trail, frameOf(4, [2, 0.5, 7]), plane);
  trail = withFrame(trail, frameOf(8, [3, 1, 0]), plane);
  expect(trail).toEqual({ steps: [0, 4, 8], feet: { exact: [0, 0, 1, 0.5, 2, 1] } });
  expect(withFrame(trail, frameOf(4, [2, 0.5, 7]), plane)).toEqual({ steps: [0, 4], feet: { exact: [0, 0, 1, 0.5] } });
  expect(withFrame(trail, frameOf(0, [1, 0, 0]), plane)).toEqual({ steps: [0], feet: { exact: [0, 0] } });
});

test('weights of another model leave none', () => {
  expect(withFrame(NONE, frameOf(0, [1, 2]), plane)).toEqual({ steps: [0], feet: {} });
});
