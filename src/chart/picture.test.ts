import { expect, test } from 'vitest';
import { linesOf } from './picture.ts';

test('a sentence is broken between words, and none is lost', () => {
  const sentence = 'Solid contours: true past loss; dashed: K-prior’s reconstruction.';
  const lines = linesOf(sentence, 24);
  expect(lines.length).toBe(4);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(24);
  expect(lines.join(' ')).toBe(sentence);
  expect(linesOf(sentence, 200)).toEqual([sentence]);
  expect(linesOf('immeasurable', 4)).toEqual(['immeasurable']);
});
