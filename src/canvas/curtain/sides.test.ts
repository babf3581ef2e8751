import { expect, test } from 'vitest';
import { curtainAfter, sidesOf } from './sides.ts';

test('exact retraining is always on the right: against the chosen method, or against the model before where it is chosen itself', () => {
  expect(sidesOf('k-prior')).toEqual({ left: 'k-prior', right: 'exact' });
  expect(sidesOf('exact')).toEqual({ left: 'before', right: 'exact' });
});

test('keys move the curtain by a hundredth, a tenth, and to both ends, and never beyond', () => {
  expect(curtainAfter('ArrowRight', false, 0.5)).toBe(0.51);
  expect(curtainAfter('ArrowLeft', true, 0.5)).toBe(0.4);
  expect(curtainAfter('PageUp', false, 0.95)).toBe(1);
  expect(curtainAfter('ArrowDown', false, 0)).toBe(0);
  expect([curtainAfter('Home', false, 0.3), curtainAfter('End', false, 0.3)]).toEqual([0, 1]);
  expect(curtainAfter('Enter', false, 0.3)).toBeNull();
});
