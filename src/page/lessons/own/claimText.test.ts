import { expect, test } from 'vitest';
import type { Claim } from '../../../lessons/claim.ts';
import { claimText, quantityText } from './claimText.ts';

const left = { method: 'k-prior', figure: 'disagreement' } as const;
const claim = (part: Partial<Claim>): string => claimText({ left, op: '<', right: 0.01, ...part }).replaceAll('\u00a0', ' ');

test('a claim is a sentence with its figures as the cards write them', () => {
  expect(claim({})).toBe('the difference from exact of K-prior is less than 1.0 %');
  expect(claim({ op: '>', right: { method: 'ewc-diagonal', figure: 'disagreement' } })).toBe(
    'the difference from exact of K-prior is more than the difference from exact of EWC',
  );
  expect(claim({ op: 'about', right: { ...left, method: 'replay' }, times: 2 })).toBe(
    'the difference from exact of K-prior is about 2.00 times the difference from exact of Replay',
  );
  expect(claim({ left: { method: 'replay', figure: 'cost' }, right: 60 })).toBe('the points a gradient of Replay is less than 60');
  expect(quantityText(left, () => 0.032).replaceAll('\u00a0', ' ')).toBe('the difference from exact of K-prior is 3.2 %');
  expect(quantityText(left, () => null)).toBe('the difference from exact of K-prior is not defined');
});
