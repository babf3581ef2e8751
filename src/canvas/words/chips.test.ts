import { expect, test } from 'vitest';
import { chipsOf } from './chips.ts';

const told = (methods: string[], isUnchanged: boolean): string[] =>
  chipsOf(methods, 'k-prior', [], (label) => label, isUnchanged).map(({ text }) => text);

test('where nothing has changed one name says that exact and before are one line', () => {
  expect(told(['exact', 'k-prior'], true)).toEqual(['exact = before', 'K-prior']);
  expect(told(['exact', 'k-prior'], false)).toEqual(['exact', 'K-prior', 'before']);
  // Exact is switched off: the other name stands alone.
  expect(told(['k-prior'], true)).toEqual(['K-prior', 'before']);
});
