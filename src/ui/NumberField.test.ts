import { expect, test } from 'vitest';
import { takenAs } from './NumberField.tsx';

test('a number that cannot be taken as it is says what became of it', () => {
  expect(takenAs('Points', 240, 240)).toBeNull();
  expect(takenAs('Points', 2, 10)).toBe('Points: 2 became 10, the least there is.');
  expect(takenAs('Points', 1e6, 20_000)).toBe('Points: 1000000 became 20000, the most there is.');
  expect(takenAs('Seed', 2.4, 2)).toBe('Seed: 2.4 became 2, a whole number.');
});
