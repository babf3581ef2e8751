import { expect, test } from 'vitest';
import { probeOf } from '../../adaptation/lenses/probe.ts';
import { tableOf } from '../../chart/columns.ts';
import { made } from '../../chart/defineChart.ts';
import { createReference } from '../../engine/reference/reference.ts';
import { twelvePoints } from '../../lessons/twelvePoints.ts';
import type { LandscapeRequest, LandscapeResult } from '../../studies/landscape.ts';
import landscape from '../../studies/landscape.worker.ts';
import { chart } from './chart.tsx';
import { isAtHand, readingOf } from './reading.ts';
import { placeSays } from './rows.ts';
import { axisNames, outsideWords, placeText, planeSentence, readingWords, shortName, summaryOf } from './words.ts';

const drawn = (part: Partial<LandscapeRequest> = {}): Promise<LandscapeResult> => {
  const engine = createReference();
  return landscape(
    {
      scenario: twelvePoints,
      step: 0,
      method: 'k-prior',
      of: 'past',
      reach: 'near',
      aspect: 2,
      optimizer: { kind: 'adam', learningRate: 0.05 },
      steps: 4,
      ...part,
    },
    { engine, reference: engine, cache: {}, signal: new AbortController().signal, report: () => {} },
  );
};

const usual = await drawn();
const everything = await drawn({ scenario: { ...twelvePoints, memory: { ...twelvePoints.memory, size: 240 } }, of: 'change' });
const placeOf = ({ places }: LandscapeResult, id: string) => {
  const place = places.find((one) => one.id === id);
  if (!place) throw new Error(id);
  return place;
};

test('which plane it is, and how much lies outside', () => {
  expect(planeSentence(usual)).toBe('The plane through θ*, exact retraining and K-prior. 5 solutions lie 0.473 to 3.31 outside of it.');
  expect(planeSentence(everything)).toMatch(
    /^The plane through θ\*, exact retraining and EWC\. K-prior lies on the line from θ\* to exact retraining, so EWC spans the plane with it\. 2 solutions lie /,
  );
  expect(outsideWords(placeOf(usual, 'k-prior'))).toBe('in the plane');
  expect(outsideWords(placeOf(usual, 'k-prior+ewc'))).toBe('0.473 outside the plane, 81\u00a0% of its 0.584 from exact');
  expect(axisNames(usual)).toEqual(['from θ* towards exact retraining', 'across, towards K-prior']);
});

test('where nothing moves, the plane says so', async () => {
  const still = await drawn({ scenario: { ...twelvePoints, steps: [{ kind: 'add', points: [] }], methods: ['exact', 'k-prior'] } });
  expect(planeSentence(still)).toBe(
    'The plane through θ*, weight 1 and weight 2. Exact retraining stays where it was, so other directions span the plane. All solutions lie in it.',
  );
  const old = await drawn({ method: 'keep-old' });
  expect(planeSentence(old)).toMatch(/Keep the old model does not move, so K-prior spans the plane with exact retraining\./);
});

test('what is said of a place, and of the whole', () => {
  expect(placeSays(placeOf(usual, 'exact'), usual)).toBe('Exact retraining at 2.77, 0, in the plane: true 8.96 nats, K-prior’s 5.64');
  expect(summaryOf(usual)).toBe(
    'Solid contours: true past loss; dashed: K-prior’s reconstruction, at the same heights above each one’s lowest in view. Both are lowest at the same place. K-prior lands 1.45 from exact retraining.',
  );
  expect(summaryOf(everything)).toMatch(/true loss with the change.*K-prior lands \S+\s×\s10⁻¹⁵ from exact retraining\.$/);
  expect(['exact', 'k-prior', 'functional', 'theta-star', 'keep-old'].map(shortName)).toEqual([
    'exact',
    'K-prior',
    'functional',
    'θ*',
    'keep old',
  ]);
});

test('the table has every model, with the distances and heights of the study', () => {
  const given = { result: usual, hidden: ['replay'], move: () => undefined };
  const models = chart.rows(given);
  const { columns, rows } = tableOf(models, made(chart.columns, models, given));
  // One whose line is off cannot be read off the chart.
  expect(models.filter(({ says }) => says === undefined).map(({ id }) => id)).toEqual(['replay']);
  expect(rows).toHaveLength(usual.places.length);
  for (const row of rows) expect(row).toHaveLength(columns.length);
  const place = placeOf(usual, 'replay');
  expect(rows.find(([name]) => name === 'Replay')).toEqual([
    'Replay',
    place.x,
    place.y,
    place.outside,
    place.fromExact,
    place.outside / place.fromExact,
    place.truth,
    place.reconstruction,
  ]);
  expect(rows[1]?.slice(0, 6)).toEqual(['Exact retraining', placeOf(usual, 'exact').x, 0, 0, 0, null]);
});

test('the probe reads both gradients', () => {
  const { trial } = usual;
  expect(isAtHand(trial)).toBe(true);
  const { x, y } = placeOf(usual, 'exact');
  expect(readingWords(readingOf(trial, probeOf(trial)(x, y)))).toBe(
    'True gradient 14.4 nats per unit; its reconstruction: cosine 0.926, gain 0.45, error 58\u00a0%.',
  );
  const still = readingOf(trial, probeOf(trial)(0, 0));
  expect(readingWords(still)).toBe('The true gradient is zero here, its reconstruction too.');
  expect(still.share).toBeNull();
  expect([placeText(usual, 1e-15), placeText(usual, -1e-15), placeText(usual, 0.5)]).toEqual(['0', '0', '0.500']);
  expect(readingWords(null)).toBe('Gradients are being computed.');
});
