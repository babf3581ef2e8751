import { expect, test } from 'vitest';
import { comparedFigures, FIGURES, figuresAt } from './figures.ts';
import type { MethodResults } from './types.ts';

const results: MethodResults = {
  theta: [1],
  objective: 1,
  gradientNorm: 2,
  converged: true,
  iterations: 3,
  logits: [4],
  pastGradient: { trueNorm: 5, reconstructedNorm: 6, relativeError: 7, cosine: 8, gain: 9 },
  disagreement: 10,
  accuracy: { past: 11, new: 12, all: 13 },
  cost: 14,
  certificate: 15,
  probes: [],
};

test('every figure of the results stands once, in the order of the files', () => {
  expect(Object.entries(FIGURES).map(([key, { id, value }]) => [key === id && id, value(results)])).toEqual([
    ['disagreement', 10],
    ['trueGradientNorm', 5],
    ['reconstructedGradientNorm', 6],
    ['gradientError', 7],
    ['cosine', 8],
    ['gain', 9],
    ['accuracyPast', 11],
    ['accuracyNew', 12],
    ['accuracyAll', 13],
    ['cost', 14],
    ['objective', 1],
    ['gradientNorm', 2],
    ['certificate', 15],
  ]);
  expect(comparedFigures(results)).toEqual({ disagreement: 10, gradientError: 7, accuracyPast: 11, accuracyNew: 12, accuracyAll: 13 });
});

test('cards, table and Python see all but what they leave out', () => {
  const ids = (place: Parameters<typeof figuresAt>[0]): string => figuresAt(place).map(({ id }) => id).join(' '); // biome-ignore format: a row
  const all = 'disagreement gradientError cosine gain accuracyPast accuracyNew accuracyAll cost objective gradientNorm';
  expect([ids('card'), ids('python'), ids('table')]).toEqual([
    all.replace(' gradientError cosine gain', ''),
    all,
    all.replace(' objective', ''),
  ]);
});
